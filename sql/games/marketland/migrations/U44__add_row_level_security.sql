-- Every role that may read a table reads the rows of all players again.

DROP POLICY crop_plots_isolation ON public.crop_plots;
ALTER TABLE public.crop_plots DISABLE ROW LEVEL SECURITY;

DROP POLICY animal_pens_isolation ON public.animal_pens;
ALTER TABLE public.animal_pens DISABLE ROW LEVEL SECURITY;

DROP POLICY processing_jobs_isolation ON public.processing_jobs;
ALTER TABLE public.processing_jobs DISABLE ROW LEVEL SECURITY;

DROP POLICY displays_isolation ON public.displays;
ALTER TABLE public.displays DISABLE ROW LEVEL SECURITY;

DROP POLICY inventory_isolation ON public.inventory;
ALTER TABLE public.inventory DISABLE ROW LEVEL SECURITY;

DROP POLICY quests_isolation ON public.quests;
ALTER TABLE public.quests DISABLE ROW LEVEL SECURITY;

DROP POLICY player_cards_isolation ON public.player_cards;
ALTER TABLE public.player_cards DISABLE ROW LEVEL SECURITY;

DROP POLICY achievements_isolation ON public.achievements;
ALTER TABLE public.achievements DISABLE ROW LEVEL SECURITY;

DROP POLICY mastery_records_isolation ON public.mastery_records;
ALTER TABLE public.mastery_records DISABLE ROW LEVEL SECURITY;

DROP POLICY collection_progress_isolation ON public.collection_progress;
ALTER TABLE public.collection_progress DISABLE ROW LEVEL SECURITY;

DROP POLICY shipments_isolation ON public.shipments;
ALTER TABLE public.shipments DISABLE ROW LEVEL SECURITY;

DROP POLICY supply_lane_queue_isolation ON public.supply_lane_queue;
ALTER TABLE public.supply_lane_queue DISABLE ROW LEVEL SECURITY;

DROP POLICY save_snapshots_isolation ON public.save_snapshots;
ALTER TABLE public.save_snapshots DISABLE ROW LEVEL SECURITY;

DROP POLICY farm_state_isolation ON public.farm_state;
ALTER TABLE public.farm_state DISABLE ROW LEVEL SECURITY;

DROP POLICY store_state_isolation ON public.store_state;
ALTER TABLE public.store_state DISABLE ROW LEVEL SECURITY;

DROP POLICY player_events_isolation ON public.player_events;
ALTER TABLE public.player_events DISABLE ROW LEVEL SECURITY;

DROP POLICY processing_jobs_archive_isolation ON public.processing_jobs_archive;
ALTER TABLE public.processing_jobs_archive DISABLE ROW LEVEL SECURITY;

DROP FUNCTION public.current_player_id();
