-- The first four tables of a galaxy: players, their administrators, snapshots of the world, and the server's settings.
-- IF NOT EXISTS because a database may have been set up by the server's own start script before migrations were kept.

CREATE TABLE IF NOT EXISTS public.players (
    id UUID PRIMARY KEY DEFAULT pg_catalog.gen_random_uuid(),
    username VARCHAR(20) UNIQUE NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    -- The player's one ship.
    ship_id UUID UNIQUE NOT NULL DEFAULT pg_catalog.gen_random_uuid(),
    created_at TIMESTAMPTZ DEFAULT pg_catalog.now(),
    CONSTRAINT username_format CHECK (username ~ '^[a-zA-Z0-9_]{3,20}$')
);
CREATE INDEX IF NOT EXISTS idx_players_username ON public.players (username);

CREATE TABLE IF NOT EXISTS public.admins (
    id UUID PRIMARY KEY DEFAULT pg_catalog.gen_random_uuid(),
    username VARCHAR(20) UNIQUE NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    created_at TIMESTAMPTZ DEFAULT pg_catalog.now()
);

CREATE TABLE IF NOT EXISTS public.snapshots (
    id SERIAL PRIMARY KEY,
    tick_number BIGINT NOT NULL,
    game_time TIMESTAMPTZ NOT NULL,
    state JSONB NOT NULL,
    created_at TIMESTAMPTZ DEFAULT pg_catalog.now()
);
CREATE INDEX IF NOT EXISTS idx_snapshots_tick ON public.snapshots (tick_number DESC);

COMMENT ON COLUMN public.snapshots.state IS
    'tick_number, game_time, total_spawns, paused, tick_rate, bodies [{name, position, velocity}] and ships [{ship_id, '
    'player_id, name, position, velocity, attitude, angular_velocity, rotation_input, fuel, thrust_level, wheel_momentum}]; '
    'km, km/s, kg';

CREATE TABLE IF NOT EXISTS public.game_config (
    key VARCHAR(50) PRIMARY KEY,
    value JSONB NOT NULL,
    updated_at TIMESTAMPTZ DEFAULT pg_catalog.now()
);

COMMENT ON TABLE public.game_config IS
    'tick_rate (ticks per second), start_date (ISO 8601), snapshot_interval (seconds). The current tick and whether the '
    'game is paused are kept in Redis and in snapshots only, so that they cannot contradict each other here';
