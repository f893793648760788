CREATE TABLE players (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    username VARCHAR(20) UNIQUE NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    is_admin BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),
    CONSTRAINT username_format CHECK (username ~ '^[a-zA-Z0-9_]{3,20}$')
);

CREATE INDEX idx_players_username ON players(username);

CREATE TABLE ships (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    player_id UUID NOT NULL REFERENCES players(id) ON DELETE CASCADE,
    name VARCHAR(32) NOT NULL,
    ship_class VARCHAR(32) NOT NULL DEFAULT 'fast_frigate',
    system_id VARCHAR(32) NOT NULL DEFAULT 'sol',
    created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW(),
    CONSTRAINT uq_ships_player_name UNIQUE (player_id, name)
);

CREATE INDEX idx_ships_player_created ON ships(player_id, created_at);

CREATE INDEX idx_ships_system_id ON ships(system_id);

CREATE TABLE snapshots (
    id SERIAL PRIMARY KEY,
    tick_number BIGINT NOT NULL,
    game_time TIMESTAMP WITH TIME ZONE NOT NULL,
    state JSONB NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW()
);

CREATE INDEX idx_snapshots_tick ON snapshots(tick_number DESC);

CREATE TABLE game_config (
    key VARCHAR(50) PRIMARY KEY,
    value JSONB NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT NOW()
);

CREATE TABLE maneuver_events (
    id BIGSERIAL PRIMARY KEY,
    ship_id UUID NOT NULL,
    maneuver_type VARCHAR(32) NOT NULL,
    event_type VARCHAR(32) NOT NULL,
    phase VARCHAR(32),
    from_phase VARCHAR(32),
    tick BIGINT NOT NULL,
    game_time TIMESTAMP WITH TIME ZONE NOT NULL,
    element_errors JSONB,
    distance DOUBLE PRECISION,
    effectivity DOUBLE PRECISION,
    status_text TEXT,
    extra JSONB,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT NOW()
);

CREATE INDEX idx_maneuver_events_ship ON maneuver_events(ship_id, created_at DESC);

CREATE INDEX idx_maneuver_events_tick ON maneuver_events(tick DESC);
