-- Refused by the server while there is a player, whose rows all others belong to: nothing else has them.

ALTER TABLE public.players ADD CONSTRAINT "players has rows that exist nowhere else" CHECK (FALSE);
DROP TABLE
    public.farm_market_listings,
    public.social_neighbours,
    public.shipments,
    public.collection_progress,
    public.achievements,
    public.player_cards,
    public.quests,
    public.inventory,
    public.displays,
    public.store_state,
    public.processing_jobs,
    public.animal_pens,
    public.crop_plots,
    public.farm_state,
    public.players;
