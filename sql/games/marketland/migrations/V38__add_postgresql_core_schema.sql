-- Marketland's core tables. UUID keys for players, numbers for everything that belongs to one; removing a player removes
-- all of it. Numbers that are counted and compared are columns with checks, layouts that are only shown are JSONB.

CREATE TABLE public.players (
    player_id UUID PRIMARY KEY DEFAULT pg_catalog.gen_random_uuid(),
    username VARCHAR(32) NOT NULL UNIQUE,
    email VARCHAR(255) UNIQUE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now(),
    last_login_at TIMESTAMPTZ,
    level SMALLINT NOT NULL DEFAULT 1 CHECK (level BETWEEN 1 AND 200),
    xp INTEGER NOT NULL DEFAULT 0,
    -- The wallet: plain numbers, so that an UPDATE with "coins >= price" can never overdraw it.
    coins BIGINT NOT NULL DEFAULT 0 CHECK (coins >= 0),
    cash INTEGER NOT NULL DEFAULT 0 CHECK (cash >= 0),
    farm_tokens INTEGER NOT NULL DEFAULT 0 CHECK (farm_tokens >= 0),
    luxury_points INTEGER NOT NULL DEFAULT 0 CHECK (luxury_points >= 0),
    prestige_level SMALLINT NOT NULL DEFAULT 0,
    -- ios, android
    platform VARCHAR(16),
    device_id VARCHAR(128),
    is_banned BOOLEAN NOT NULL DEFAULT FALSE,
    settings JSONB NOT NULL DEFAULT '{}',
    -- Where the player would live among eight shards: by the first byte of the id.
    shard_key SMALLINT GENERATED ALWAYS AS (
        ('x' || pg_catalog.substr(player_id::TEXT, 1, 2))::BIT(8)::INTEGER % 8
    ) STORED
);
CREATE INDEX idx_players_level ON public.players (level);
CREATE INDEX idx_players_last_login ON public.players (last_login_at);

CREATE TABLE public.farm_state (
    player_id UUID PRIMARY KEY REFERENCES public.players (player_id) ON DELETE CASCADE,
    -- 0 to 9
    unlocked_zones SMALLINT[] NOT NULL DEFAULT '{0}',
    -- spring, summer, autumn, winter
    active_season VARCHAR(16) NOT NULL DEFAULT 'spring',
    -- rain, storm, heatwave, fog, rainbow; NULL: fair
    active_weather VARCHAR(16),
    weather_ends_at TIMESTAMPTZ,
    layout_snapshot JSONB NOT NULL DEFAULT '{}',
    updated_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now()
);

CREATE TABLE public.crop_plots (
    plot_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    zone_index SMALLINT NOT NULL,
    grid_x SMALLINT NOT NULL,
    grid_y SMALLINT NOT NULL,
    -- The side of the square.
    plot_size SMALLINT NOT NULL DEFAULT 1 CHECK (plot_size BETWEEN 1 AND 4),
    -- NULL: empty
    crop_type VARCHAR(32),
    planted_at TIMESTAMPTZ,
    ready_at TIMESTAMPTZ,
    -- NULL: cannot wilt
    wilts_at TIMESTAMPTZ,
    fertilised BOOLEAN NOT NULL DEFAULT FALSE,
    mastery_harvests INTEGER NOT NULL DEFAULT 0,
    UNIQUE (player_id, zone_index, grid_x, grid_y)
);
CREATE INDEX idx_crop_plots_player ON public.crop_plots (player_id);
CREATE INDEX idx_crop_plots_ready ON public.crop_plots (ready_at) WHERE crop_type IS NOT NULL;

CREATE TABLE public.animal_pens (
    pen_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    zone_index SMALLINT NOT NULL,
    -- chicken, cow, sheep, pig, bee, goat, duck, rabbit, deer
    animal_type VARCHAR(32) NOT NULL,
    capacity SMALLINT NOT NULL DEFAULT 2,
    current_count SMALLINT NOT NULL DEFAULT 0,
    upgrade_tier SMALLINT NOT NULL DEFAULT 1 CHECK (upgrade_tier BETWEEN 1 AND 3),
    happiness SMALLINT NOT NULL DEFAULT 100 CHECK (happiness BETWEEN 0 AND 100),
    next_collect_at TIMESTAMPTZ,
    mastery_collections INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX idx_animal_pens_player ON public.animal_pens (player_id);

CREATE TABLE public.processing_jobs (
    job_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    -- barn, dairy, bakery, juicer, cannery, gourmet_kitchen, ...
    building_type VARCHAR(32) NOT NULL,
    recipe VARCHAR(64) NOT NULL,
    queued_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now(),
    starts_at TIMESTAMPTZ NOT NULL,
    finishes_at TIMESTAMPTZ NOT NULL,
    is_complete BOOLEAN NOT NULL DEFAULT FALSE,
    output_qty SMALLINT NOT NULL,
    xp_reward SMALLINT NOT NULL
);
CREATE INDEX idx_jobs_player_active ON public.processing_jobs (player_id, finishes_at) WHERE NOT is_complete;
CREATE INDEX idx_jobs_finishes ON public.processing_jobs (finishes_at) WHERE NOT is_complete;

CREATE TABLE public.store_state (
    player_id UUID PRIMARY KEY REFERENCES public.players (player_id) ON DELETE CASCADE,
    -- 1 to 8
    unlocked_zones SMALLINT[] NOT NULL DEFAULT '{1}',
    -- flash_sale, double_points, fresh_market, luxury_event, vip_night
    active_campaign VARCHAR(32),
    campaign_ends_at TIMESTAMPTZ,
    floor_type VARCHAR(32) NOT NULL DEFAULT 'basic_tile',
    wall_type VARCHAR(32) NOT NULL DEFAULT 'basic_wall',
    layout_snapshot JSONB NOT NULL DEFAULT '{}',
    updated_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now()
);

CREATE TABLE public.displays (
    display_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    display_type VARCHAR(64) NOT NULL,
    zone_index SMALLINT NOT NULL,
    grid_x SMALLINT NOT NULL,
    grid_y SMALLINT NOT NULL,
    -- farm, supplier, hybrid
    supply_mode VARCHAR(16) NOT NULL DEFAULT 'supplier',
    stock_qty SMALLINT NOT NULL DEFAULT 0,
    max_capacity SMALLINT NOT NULL,
    upgrade_tier SMALLINT NOT NULL DEFAULT 1,
    mastery_stars SMALLINT NOT NULL DEFAULT 0 CHECK (mastery_stars BETWEEN 0 AND 3),
    UNIQUE (player_id, zone_index, grid_x, grid_y)
);
CREATE INDEX idx_displays_player ON public.displays (player_id);

CREATE TABLE public.inventory (
    inventory_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    location VARCHAR(16) NOT NULL CHECK (location IN ('barn', 'stockroom')),
    item_type VARCHAR(64) NOT NULL,
    quantity INTEGER NOT NULL DEFAULT 0 CHECK (quantity >= 0),
    is_fresh BOOLEAN NOT NULL DEFAULT FALSE,
    origin VARCHAR(16) NOT NULL DEFAULT 'supplier' CHECK (origin IN ('farm', 'supplier')),
    harvested_at TIMESTAMPTZ,
    UNIQUE (player_id, location, item_type, is_fresh)
);
CREATE INDEX idx_inventory_player ON public.inventory (player_id, location);

CREATE TABLE public.quests (
    quest_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    quest_type VARCHAR(16) NOT NULL CHECK (quest_type IN ('daily', 'story', 'farm')),
    quest_key VARCHAR(64) NOT NULL,
    progress INTEGER NOT NULL DEFAULT 0,
    target INTEGER NOT NULL,
    is_complete BOOLEAN NOT NULL DEFAULT FALSE,
    completed_at TIMESTAMPTZ,
    -- Midnight for daily quests; NULL: never
    expires_at TIMESTAMPTZ,
    xp_reward SMALLINT NOT NULL,
    UNIQUE (player_id, quest_key, expires_at)
);
CREATE INDEX idx_quests_player_active ON public.quests (player_id) WHERE NOT is_complete;
-- The constraint above does not bind quests that never expire, because two NULLs are different to it: a player could get
-- the same story quest, and its reward, any number of times. (NULLS NOT DISTINCT would say it in one place, but only
-- from PostgreSQL 15 on.)
CREATE UNIQUE INDEX uq_quests_without_expiry ON public.quests (player_id, quest_key) WHERE expires_at IS NULL;

CREATE TABLE public.player_cards (
    card_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    card_type VARCHAR(32) NOT NULL CHECK (card_type IN ('shopper', 'quick_delivery', 'product', 'harvest')),
    card_key VARCHAR(64) NOT NULL,
    acquired_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now(),
    used_at TIMESTAMPTZ,
    is_active BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX idx_cards_player ON public.player_cards (player_id, card_type);

CREATE TABLE public.achievements (
    achievement_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    achievement_key VARCHAR(64) NOT NULL,
    progress INTEGER NOT NULL DEFAULT 0,
    is_unlocked BOOLEAN NOT NULL DEFAULT FALSE,
    unlocked_at TIMESTAMPTZ,
    UNIQUE (player_id, achievement_key)
);

CREATE TABLE public.collection_progress (
    collection_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    collection_key VARCHAR(64) NOT NULL,
    items_collected JSONB NOT NULL DEFAULT '[]',
    is_complete BOOLEAN NOT NULL DEFAULT FALSE,
    completed_at TIMESTAMPTZ,
    UNIQUE (player_id, collection_key)
);

CREATE TABLE public.shipments (
    shipment_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    supplier_key VARCHAR(64) NOT NULL,
    -- [{item_type, qty, cost_coins}]
    items JSONB NOT NULL,
    ordered_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now(),
    arrives_at TIMESTAMPTZ NOT NULL,
    is_received BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX idx_shipments_arrives ON public.shipments (arrives_at) WHERE NOT is_received;

CREATE TABLE public.social_neighbours (
    id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    neighbour_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    added_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now(),
    last_gift_sent TIMESTAMPTZ,
    UNIQUE (player_id, neighbour_id),
    CHECK (player_id <> neighbour_id)
);
CREATE INDEX idx_neighbours_player ON public.social_neighbours (player_id);
CREATE INDEX idx_neighbours_neighbour ON public.social_neighbours (neighbour_id);

CREATE TABLE public.farm_market_listings (
    listing_id BIGSERIAL PRIMARY KEY,
    seller_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    item_type VARCHAR(64) NOT NULL,
    quantity SMALLINT NOT NULL CHECK (quantity > 0),
    price_coins INTEGER NOT NULL CHECK (price_coins > 0),
    listed_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now(),
    expires_at TIMESTAMPTZ NOT NULL,
    is_sold BOOLEAN NOT NULL DEFAULT FALSE
);
-- The cheapest that is for sale, by good.
CREATE INDEX idx_market_active ON public.farm_market_listings (item_type, price_coins) WHERE NOT is_sold;

-- Layouts and lists are asked "who has one of these".
CREATE INDEX idx_farm_layout ON public.farm_state USING GIN (layout_snapshot jsonb_path_ops);
CREATE INDEX idx_store_layout ON public.store_state USING GIN (layout_snapshot jsonb_path_ops);
CREATE INDEX idx_collection_items ON public.collection_progress USING GIN (items_collected jsonb_path_ops);
CREATE INDEX idx_shipments_items ON public.shipments USING GIN (items jsonb_path_ops);

-- Tables that are mostly updated gather dead rows quickly.
ALTER TABLE public.crop_plots SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.005);
ALTER TABLE public.processing_jobs SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.005);
ALTER TABLE public.inventory SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.01);
