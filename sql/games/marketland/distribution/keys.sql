-- What Citus asks of tables that are distributed by the player: a key has the player's column, a foreign key leads to a row
-- of the same player, and no trigger writes. game.json says what is lost by it.

ALTER TABLE public.players DROP CONSTRAINT players_username_key, DROP CONSTRAINT players_email_key;
CREATE INDEX idx_players_username ON public.players (username);
CREATE INDEX idx_players_email ON public.players (email);

ALTER TABLE public.social_neighbours
    DROP CONSTRAINT social_neighbours_neighbour_id_fkey,
    DROP CONSTRAINT social_neighbours_pkey,
    ADD PRIMARY KEY (player_id, id);

ALTER TABLE public.crop_plots DROP CONSTRAINT crop_plots_pkey, ADD PRIMARY KEY (player_id, plot_id);
ALTER TABLE public.animal_pens DROP CONSTRAINT animal_pens_pkey, ADD PRIMARY KEY (player_id, pen_id);
ALTER TABLE public.processing_jobs DROP CONSTRAINT processing_jobs_pkey, ADD PRIMARY KEY (player_id, job_id);
ALTER TABLE public.processing_jobs_archive DROP CONSTRAINT processing_jobs_archive_pkey, ADD PRIMARY KEY (player_id, job_id);
ALTER TABLE public.displays DROP CONSTRAINT displays_pkey, ADD PRIMARY KEY (player_id, display_id);
ALTER TABLE public.inventory DROP CONSTRAINT inventory_pkey, ADD PRIMARY KEY (player_id, inventory_id);
ALTER TABLE public.quests DROP CONSTRAINT quests_pkey, ADD PRIMARY KEY (player_id, quest_id);
ALTER TABLE public.player_cards DROP CONSTRAINT player_cards_pkey, ADD PRIMARY KEY (player_id, card_id);
ALTER TABLE public.achievements DROP CONSTRAINT achievements_pkey, ADD PRIMARY KEY (player_id, achievement_id);
ALTER TABLE public.collection_progress DROP CONSTRAINT collection_progress_pkey, ADD PRIMARY KEY (player_id, collection_id);
ALTER TABLE public.shipments DROP CONSTRAINT shipments_pkey, ADD PRIMARY KEY (player_id, shipment_id);
ALTER TABLE public.mastery_records DROP CONSTRAINT mastery_records_pkey, ADD PRIMARY KEY (player_id, mastery_id);
ALTER TABLE public.supply_lane_queue DROP CONSTRAINT supply_lane_queue_pkey, ADD PRIMARY KEY (player_id, lane_id);
ALTER TABLE public.save_snapshots DROP CONSTRAINT save_snapshots_pkey, ADD PRIMARY KEY (player_id, snapshot_id);
ALTER TABLE public.farm_market_listings DROP CONSTRAINT farm_market_listings_pkey, ADD PRIMARY KEY (seller_id, listing_id);
ALTER TABLE public.player_events DROP CONSTRAINT player_events_pkey, ADD PRIMARY KEY (occurred_at, event_id, player_id);

-- One of them is looked up by its number alone.
CREATE INDEX idx_snapshots_id ON public.save_snapshots (snapshot_id);

DROP TRIGGER trg_prune_snapshots ON public.save_snapshots;
DROP FUNCTION public.prune_old_snapshots();
