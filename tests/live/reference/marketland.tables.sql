CREATE TABLE players (
    player_id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    username VARCHAR(32) NOT NULL UNIQUE,
    email VARCHAR(255) UNIQUE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    last_login_at TIMESTAMPTZ,
    level SMALLINT NOT NULL DEFAULT 1 CHECK (level BETWEEN 1 AND 200),
    xp INTEGER NOT NULL DEFAULT 0,
    coins BIGINT NOT NULL DEFAULT 0 CHECK (coins >= 0),
    cash INTEGER NOT NULL DEFAULT 0 CHECK (cash >= 0),
    farm_tokens INTEGER NOT NULL DEFAULT 0 CHECK (farm_tokens >= 0),
    luxury_points INTEGER NOT NULL DEFAULT 0 CHECK (luxury_points >= 0),
    prestige_level SMALLINT NOT NULL DEFAULT 0,
    platform VARCHAR(16),
    device_id VARCHAR(128),
    is_banned BOOLEAN NOT NULL DEFAULT FALSE,
    settings JSONB NOT NULL DEFAULT '{}',
    shard_key SMALLINT GENERATED ALWAYS AS (
        ('x' || substr(player_id::text, 1, 2))::bit(8)::int % 8
    ) STORED
);

CREATE INDEX idx_players_level ON players(level);

CREATE INDEX idx_players_last_login ON players(last_login_at);

CREATE TABLE farm_state (
    player_id UUID PRIMARY KEY REFERENCES players(player_id) ON DELETE CASCADE,
    unlocked_zones SMALLINT[] NOT NULL DEFAULT '{0}',
    active_season VARCHAR(16) NOT NULL DEFAULT 'spring',
    active_weather VARCHAR(16),
    weather_ends_at TIMESTAMPTZ,
    layout_snapshot JSONB NOT NULL DEFAULT '{}',
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE crop_plots (
    plot_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    zone_index SMALLINT NOT NULL,
    grid_x SMALLINT NOT NULL,
    grid_y SMALLINT NOT NULL,
    plot_size SMALLINT NOT NULL DEFAULT 1 CHECK (plot_size BETWEEN 1 AND 4),
    crop_type VARCHAR(32),
    planted_at TIMESTAMPTZ,
    ready_at TIMESTAMPTZ,
    wilts_at TIMESTAMPTZ,
    fertilised BOOLEAN NOT NULL DEFAULT FALSE,
    mastery_harvests INTEGER NOT NULL DEFAULT 0,
    UNIQUE (player_id, zone_index, grid_x, grid_y)
);

CREATE INDEX idx_crop_plots_player ON crop_plots(player_id);

CREATE INDEX idx_crop_plots_ready ON crop_plots(ready_at)
    WHERE crop_type IS NOT NULL;

CREATE TABLE animal_pens (
    pen_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    zone_index SMALLINT NOT NULL,
    animal_type VARCHAR(32) NOT NULL,
    capacity SMALLINT NOT NULL DEFAULT 2,
    current_count SMALLINT NOT NULL DEFAULT 0,
    upgrade_tier SMALLINT NOT NULL DEFAULT 1 CHECK (upgrade_tier BETWEEN 1 AND 3),
    happiness SMALLINT NOT NULL DEFAULT 100 CHECK (happiness BETWEEN 0 AND 100),
    next_collect_at TIMESTAMPTZ,
    mastery_collections INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX idx_animal_pens_player ON animal_pens(player_id);

CREATE TABLE processing_jobs (
    job_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    building_type VARCHAR(32) NOT NULL,
    recipe VARCHAR(64) NOT NULL,
    queued_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    starts_at TIMESTAMPTZ NOT NULL,
    finishes_at TIMESTAMPTZ NOT NULL,
    is_complete BOOLEAN NOT NULL DEFAULT FALSE,
    output_qty SMALLINT NOT NULL,
    xp_reward SMALLINT NOT NULL
);

CREATE INDEX idx_jobs_player_active ON processing_jobs(player_id, finishes_at)
    WHERE NOT is_complete;

CREATE INDEX idx_jobs_finishes ON processing_jobs(finishes_at)
    WHERE NOT is_complete;

CREATE TABLE store_state (
    player_id UUID PRIMARY KEY REFERENCES players(player_id) ON DELETE CASCADE,
    unlocked_zones SMALLINT[] NOT NULL DEFAULT '{1}',
    active_campaign VARCHAR(32),
    campaign_ends_at TIMESTAMPTZ,
    floor_type VARCHAR(32) NOT NULL DEFAULT 'basic_tile',
    wall_type VARCHAR(32) NOT NULL DEFAULT 'basic_wall',
    layout_snapshot JSONB NOT NULL DEFAULT '{}',
    updated_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE TABLE displays (
    display_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    display_type VARCHAR(64) NOT NULL,
    zone_index SMALLINT NOT NULL,
    grid_x SMALLINT NOT NULL,
    grid_y SMALLINT NOT NULL,
    supply_mode VARCHAR(16) NOT NULL DEFAULT 'supplier',
    stock_qty SMALLINT NOT NULL DEFAULT 0,
    max_capacity SMALLINT NOT NULL,
    upgrade_tier SMALLINT NOT NULL DEFAULT 1,
    mastery_stars SMALLINT NOT NULL DEFAULT 0 CHECK (mastery_stars BETWEEN 0 AND 3),
    UNIQUE (player_id, zone_index, grid_x, grid_y)
);

CREATE INDEX idx_displays_player ON displays(player_id);

CREATE TABLE inventory (
    inventory_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    location VARCHAR(16) NOT NULL CHECK (location IN ('barn', 'stockroom')),
    item_type VARCHAR(64) NOT NULL,
    quantity INTEGER NOT NULL DEFAULT 0 CHECK (quantity >= 0),
    is_fresh BOOLEAN NOT NULL DEFAULT FALSE,
    origin VARCHAR(16) NOT NULL DEFAULT 'supplier'
    CHECK (origin IN ('farm', 'supplier')),
    harvested_at TIMESTAMPTZ,
    UNIQUE (player_id, location, item_type, is_fresh)
);

CREATE INDEX idx_inventory_player ON inventory(player_id, location);

CREATE TABLE quests (
    quest_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    quest_type VARCHAR(16) NOT NULL CHECK (quest_type IN ('daily', 'story', 'farm')),
    quest_key VARCHAR(64) NOT NULL,
    progress INTEGER NOT NULL DEFAULT 0,
    target INTEGER NOT NULL,
    is_complete BOOLEAN NOT NULL DEFAULT FALSE,
    completed_at TIMESTAMPTZ,
    expires_at TIMESTAMPTZ,
    xp_reward SMALLINT NOT NULL,
    UNIQUE (player_id, quest_key, expires_at)
);

CREATE INDEX idx_quests_player_active ON quests(player_id)
    WHERE NOT is_complete;

CREATE TABLE player_cards (
    card_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    card_type VARCHAR(32) NOT NULL
    CHECK (card_type IN ('shopper', 'quick_delivery', 'product', 'harvest')),
    card_key VARCHAR(64) NOT NULL,
    acquired_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    used_at TIMESTAMPTZ,
    is_active BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE INDEX idx_cards_player ON player_cards(player_id, card_type);

CREATE TABLE achievements (
    achievement_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    achievement_key VARCHAR(64) NOT NULL,
    progress INTEGER NOT NULL DEFAULT 0,
    is_unlocked BOOLEAN NOT NULL DEFAULT FALSE,
    unlocked_at TIMESTAMPTZ,
    UNIQUE (player_id, achievement_key)
);

CREATE TABLE mastery_records (
    mastery_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    subject_type VARCHAR(16) NOT NULL
    CHECK (subject_type IN ('crop', 'animal', 'building', 'store_display')),
    subject_key VARCHAR(64) NOT NULL,
    star_level SMALLINT NOT NULL DEFAULT 0 CHECK (star_level BETWEEN 0 AND 3),
    action_count INTEGER NOT NULL DEFAULT 0,
    UNIQUE (player_id, subject_type, subject_key)
);

CREATE TABLE collection_progress (
    collection_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    collection_key VARCHAR(64) NOT NULL,
    items_collected JSONB NOT NULL DEFAULT '[]',
    is_complete BOOLEAN NOT NULL DEFAULT FALSE,
    completed_at TIMESTAMPTZ,
    UNIQUE (player_id, collection_key)
);

CREATE TABLE shipments (
    shipment_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    supplier_key VARCHAR(64) NOT NULL,
    items JSONB NOT NULL,
    ordered_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    arrives_at TIMESTAMPTZ NOT NULL,
    is_received BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE INDEX idx_shipments_arrives ON shipments(arrives_at)
    WHERE NOT is_received;

CREATE TABLE supply_lane_queue (
    lane_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    item_type VARCHAR(64) NOT NULL,
    quantity SMALLINT NOT NULL,
    is_fresh BOOLEAN NOT NULL DEFAULT TRUE,
    dispatched_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    arrives_at TIMESTAMPTZ NOT NULL,
    is_delivered BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE INDEX idx_supply_lane_arrives ON supply_lane_queue(arrives_at)
    WHERE NOT is_delivered;

CREATE TABLE social_neighbours (
    id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    neighbour_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    added_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    last_gift_sent TIMESTAMPTZ,
    UNIQUE (player_id, neighbour_id),
    CHECK (player_id <> neighbour_id)
);

CREATE INDEX idx_neighbours_player ON social_neighbours(player_id);

CREATE INDEX idx_neighbours_neighbour ON social_neighbours(neighbour_id);

CREATE TABLE farm_market_listings (
    listing_id BIGSERIAL PRIMARY KEY,
    seller_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    item_type VARCHAR(64) NOT NULL,
    quantity SMALLINT NOT NULL CHECK (quantity > 0),
    price_coins INTEGER NOT NULL CHECK (price_coins > 0),
    listed_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    expires_at TIMESTAMPTZ NOT NULL,
    is_sold BOOLEAN NOT NULL DEFAULT FALSE
);

CREATE INDEX idx_market_active ON farm_market_listings(item_type, price_coins)
    WHERE NOT is_sold;

CREATE TABLE player_events (
    event_id BIGSERIAL,
    player_id UUID NOT NULL,
    event_type VARCHAR(64) NOT NULL,
    event_data JSONB,
    occurred_at TIMESTAMPTZ NOT NULL DEFAULT now()
) PARTITION BY RANGE (occurred_at);

CREATE TABLE player_events_2026_03 PARTITION OF player_events
    FOR VALUES FROM ('2026-03-01') TO ('2026-04-01');

CREATE INDEX idx_events_player_time ON player_events(player_id, occurred_at DESC);

CREATE INDEX idx_events_type_time ON player_events(event_type, occurred_at DESC);

CREATE TABLE save_snapshots (
    snapshot_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES players(player_id) ON DELETE CASCADE,
    version VARCHAR(16) NOT NULL,
    snapshot_data JSONB NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

CREATE INDEX idx_snapshots_player ON save_snapshots(player_id, created_at DESC);
