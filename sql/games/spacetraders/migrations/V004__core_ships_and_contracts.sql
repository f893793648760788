-- Ships, their cargo and their life, and contracts.

-- The parts of a ship arrive in different answers (a refuel tells the fuel only), so each part has its own time.
CREATE TABLE core.ships (
    symbol TEXT PRIMARY KEY,
    agent_symbol TEXT NOT NULL,
    name TEXT,
    role TEXT,
    faction_symbol TEXT,
    frame_symbol TEXT,
    -- Conditions and integrities are ratios 0..1 whatever the API's version.
    frame_condition NUMERIC,
    frame_integrity NUMERIC,
    engine_symbol TEXT,
    engine_speed INTEGER,
    engine_condition NUMERIC,
    engine_integrity NUMERIC,
    reactor_symbol TEXT,
    reactor_power_output INTEGER,
    reactor_condition NUMERIC,
    reactor_integrity NUMERIC,
    crew_current INTEGER,
    crew_capacity INTEGER,
    details_at TIMESTAMPTZ,
    details_hash TEXT COLLATE "C",
    system_symbol TEXT,
    -- While in transit this is where the ship is going, as in the API.
    waypoint_symbol TEXT REFERENCES core.waypoints (symbol),
    nav_status TEXT,
    flight_mode TEXT,
    origin_symbol TEXT,
    departed_at TIMESTAMPTZ,
    arrival_at TIMESTAMPTZ,
    nav_at TIMESTAMPTZ,
    nav_hash TEXT COLLATE "C",
    fuel_current BIGINT,
    fuel_capacity BIGINT,
    fuel_at TIMESTAMPTZ,
    fuel_hash TEXT COLLATE "C",
    cargo_units BIGINT,
    cargo_capacity BIGINT,
    cargo_at TIMESTAMPTZ,
    cargo_hash TEXT COLLATE "C"
);
CREATE INDEX ships_agent_symbol ON core.ships (agent_symbol);
CREATE INDEX ships_waypoint_symbol ON core.ships (waypoint_symbol);

CREATE TABLE core.ship_cargo (
    ship_symbol TEXT NOT NULL REFERENCES core.ships (symbol),
    trade_symbol TEXT NOT NULL,
    name TEXT,
    units BIGINT NOT NULL,
    PRIMARY KEY (ship_symbol, trade_symbol)
);
CREATE INDEX ship_cargo_trade_symbol ON core.ship_cargo (trade_symbol);

CREATE TABLE core.contracts (
    id TEXT PRIMARY KEY,
    faction_symbol TEXT,
    type TEXT,
    accepted BOOLEAN NOT NULL,
    fulfilled BOOLEAN NOT NULL,
    payment_on_accepted BIGINT,
    payment_on_fulfilled BIGINT,
    deadline_to_accept TIMESTAMPTZ,
    deadline TIMESTAMPTZ,
    fetched_at TIMESTAMPTZ NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL
);

CREATE TABLE core.contract_deliveries (
    contract_id TEXT NOT NULL REFERENCES core.contracts (id),
    trade_symbol TEXT NOT NULL,
    destination_symbol TEXT NOT NULL,
    units_required BIGINT NOT NULL,
    units_fulfilled BIGINT NOT NULL,
    PRIMARY KEY (contract_id, trade_symbol, destination_symbol)
);

-- One row per ship that has a life to replay; a ship may be known from the ledger only.
CREATE TABLE core.ship_logs (
    ship_symbol TEXT PRIMARY KEY,
    events BIGINT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ NOT NULL
);

-- The life of a ship: what happened, and the state after it as far as it is known.
CREATE TABLE core.ship_events (
    ship_symbol TEXT NOT NULL REFERENCES core.ship_logs (ship_symbol),
    play_number BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('api', 'ledger')),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    nav_status TEXT,
    waypoint_symbol TEXT,
    flight_mode TEXT,
    arrival_at TIMESTAMPTZ,
    fuel BIGINT,
    fuel_capacity BIGINT,
    cargo_units BIGINT,
    cargo_capacity BIGINT,
    cargo TEXT,
    frame_condition NUMERIC,
    credits BIGINT,
    credits_delta BIGINT,
    traded_total BIGINT NOT NULL,
    booked_total BIGINT NOT NULL,
    -- Finds the answer in raw.api_events.
    request_key TEXT NOT NULL,
    payload_hash TEXT NOT NULL,
    PRIMARY KEY (ship_symbol, play_number)
);
CREATE INDEX ship_events_at ON core.ship_events (ship_symbol, at);
