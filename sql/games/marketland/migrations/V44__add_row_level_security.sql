-- A role that is neither the owner nor has BYPASSRLS sees and writes the rows of one player: the one that its
-- transaction names with SET LOCAL app.current_player_id.

-- NULL if no player is named, and then no row passes. The reference asks current_setting() for a setting that must exist
-- and casts the answer: a session that never named a player got an error from every query, and so did the next user of a
-- pooled connection, where the setting is left as an empty text once it has been set. What is no UUID is still an error.
CREATE FUNCTION public.current_player_id() RETURNS UUID LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT NULLIF(pg_catalog.current_setting('app.current_player_id', TRUE), '')::UUID
$$;

ALTER TABLE public.crop_plots ENABLE ROW LEVEL SECURITY;
CREATE POLICY crop_plots_isolation ON public.crop_plots USING (player_id = public.current_player_id());

ALTER TABLE public.animal_pens ENABLE ROW LEVEL SECURITY;
CREATE POLICY animal_pens_isolation ON public.animal_pens USING (player_id = public.current_player_id());

ALTER TABLE public.processing_jobs ENABLE ROW LEVEL SECURITY;
CREATE POLICY processing_jobs_isolation ON public.processing_jobs USING (player_id = public.current_player_id());

ALTER TABLE public.displays ENABLE ROW LEVEL SECURITY;
CREATE POLICY displays_isolation ON public.displays USING (player_id = public.current_player_id());

ALTER TABLE public.inventory ENABLE ROW LEVEL SECURITY;
CREATE POLICY inventory_isolation ON public.inventory USING (player_id = public.current_player_id());

ALTER TABLE public.quests ENABLE ROW LEVEL SECURITY;
CREATE POLICY quests_isolation ON public.quests USING (player_id = public.current_player_id());

ALTER TABLE public.player_cards ENABLE ROW LEVEL SECURITY;
CREATE POLICY player_cards_isolation ON public.player_cards USING (player_id = public.current_player_id());

ALTER TABLE public.achievements ENABLE ROW LEVEL SECURITY;
CREATE POLICY achievements_isolation ON public.achievements USING (player_id = public.current_player_id());

ALTER TABLE public.mastery_records ENABLE ROW LEVEL SECURITY;
CREATE POLICY mastery_records_isolation ON public.mastery_records USING (player_id = public.current_player_id());

ALTER TABLE public.collection_progress ENABLE ROW LEVEL SECURITY;
CREATE POLICY collection_progress_isolation ON public.collection_progress USING (player_id = public.current_player_id());

ALTER TABLE public.shipments ENABLE ROW LEVEL SECURITY;
CREATE POLICY shipments_isolation ON public.shipments USING (player_id = public.current_player_id());

ALTER TABLE public.supply_lane_queue ENABLE ROW LEVEL SECURITY;
CREATE POLICY supply_lane_queue_isolation ON public.supply_lane_queue USING (player_id = public.current_player_id());

ALTER TABLE public.save_snapshots ENABLE ROW LEVEL SECURITY;
CREATE POLICY save_snapshots_isolation ON public.save_snapshots USING (player_id = public.current_player_id());

-- "Every player-scoped table", says the reference; its list leaves these out. Of the partitions only the parent is
-- granted to players' roles, and its policy holds for what is read through it.
ALTER TABLE public.farm_state ENABLE ROW LEVEL SECURITY;
CREATE POLICY farm_state_isolation ON public.farm_state USING (player_id = public.current_player_id());

ALTER TABLE public.store_state ENABLE ROW LEVEL SECURITY;
CREATE POLICY store_state_isolation ON public.store_state USING (player_id = public.current_player_id());

ALTER TABLE public.player_events ENABLE ROW LEVEL SECURITY;
CREATE POLICY player_events_isolation ON public.player_events USING (player_id = public.current_player_id());

ALTER TABLE public.processing_jobs_archive ENABLE ROW LEVEL SECURITY;
CREATE POLICY processing_jobs_archive_isolation ON public.processing_jobs_archive USING (player_id = public.current_player_id());
