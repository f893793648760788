-- Agents and the map: systems, waypoints and what stands on them.
-- `fetched_at` with `source_hash` says which answer a row was made from; an older answer never replaces a newer one.

CREATE TABLE core.agents (
    symbol TEXT PRIMARY KEY,
    account_id TEXT,
    headquarters TEXT,
    starting_faction TEXT,
    credits BIGINT,
    ship_count INTEGER,
    fetched_at TIMESTAMPTZ NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL
);

-- Credits as each answer told them.
CREATE TABLE core.agent_credits (
    agent_symbol TEXT NOT NULL REFERENCES core.agents (symbol),
    fetched_at TIMESTAMPTZ NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL,
    credits BIGINT NOT NULL,
    PRIMARY KEY (agent_symbol, fetched_at, source_hash)
);

CREATE TABLE core.systems (
    symbol TEXT PRIMARY KEY,
    sector_symbol TEXT,
    type TEXT,
    x INTEGER,
    y INTEGER,
    -- NULL: only named by something else, never fetched.
    fetched_at TIMESTAMPTZ,
    source_hash TEXT COLLATE "C"
);

CREATE TABLE core.waypoints (
    symbol TEXT PRIMARY KEY,
    system_symbol TEXT NOT NULL REFERENCES core.systems (symbol),
    type TEXT,
    x INTEGER,
    y INTEGER,
    orbits TEXT,
    faction_symbol TEXT,
    modifiers TEXT[] NOT NULL DEFAULT '{}',
    is_under_construction BOOLEAN,
    charted_by TEXT,
    charted_at TIMESTAMPTZ,
    -- FALSE: known from a system's list or a ship's route only, without traits.
    detailed BOOLEAN NOT NULL DEFAULT FALSE,
    fetched_at TIMESTAMPTZ,
    source_hash TEXT COLLATE "C"
);
CREATE INDEX waypoints_system_symbol ON core.waypoints (system_symbol);
CREATE INDEX waypoints_orbits ON core.waypoints (orbits);

CREATE TABLE core.traits (
    symbol TEXT PRIMARY KEY,
    name TEXT,
    description TEXT
);

CREATE TABLE core.waypoint_traits (
    waypoint_symbol TEXT NOT NULL REFERENCES core.waypoints (symbol),
    trait_symbol TEXT NOT NULL REFERENCES core.traits (symbol),
    PRIMARY KEY (waypoint_symbol, trait_symbol)
);
CREATE INDEX waypoint_traits_trait_symbol ON core.waypoint_traits (trait_symbol);

CREATE TABLE core.trade_goods (
    symbol TEXT PRIMARY KEY,
    name TEXT,
    description TEXT
);

CREATE TABLE core.markets (
    waypoint_symbol TEXT PRIMARY KEY REFERENCES core.waypoints (symbol),
    fetched_at TIMESTAMPTZ NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL,
    -- The newest answer that had prices; the API gives them only while a ship is there.
    priced_at TIMESTAMPTZ
);

-- What a market deals in now, with the last prices known.
CREATE TABLE core.market_goods (
    waypoint_symbol TEXT NOT NULL REFERENCES core.markets (waypoint_symbol),
    trade_symbol TEXT NOT NULL REFERENCES core.trade_goods (symbol),
    kind TEXT NOT NULL CHECK (kind IN ('EXPORT', 'IMPORT', 'EXCHANGE')),
    supply TEXT,
    activity TEXT,
    trade_volume INTEGER,
    purchase_price BIGINT,
    sell_price BIGINT,
    priced_at TIMESTAMPTZ,
    PRIMARY KEY (waypoint_symbol, trade_symbol)
);
CREATE INDEX market_goods_trade_symbol ON core.market_goods (trade_symbol);

-- Every price ever seen.
CREATE TABLE core.market_prices (
    waypoint_symbol TEXT NOT NULL REFERENCES core.markets (waypoint_symbol),
    trade_symbol TEXT NOT NULL REFERENCES core.trade_goods (symbol),
    fetched_at TIMESTAMPTZ NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('EXPORT', 'IMPORT', 'EXCHANGE')),
    supply TEXT,
    activity TEXT,
    trade_volume INTEGER,
    purchase_price BIGINT NOT NULL,
    sell_price BIGINT NOT NULL,
    PRIMARY KEY (waypoint_symbol, trade_symbol, fetched_at)
);
CREATE INDEX market_prices_trade_symbol ON core.market_prices (trade_symbol, fetched_at);

-- Purchases and sales, from the market's own list and from the answers to one's own actions; each once.
CREATE TABLE core.market_transactions (
    waypoint_symbol TEXT NOT NULL,
    ship_symbol TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    trade_symbol TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('PURCHASE', 'SELL')),
    units BIGINT NOT NULL,
    price_per_unit BIGINT NOT NULL,
    total_price BIGINT NOT NULL,
    PRIMARY KEY (ship_symbol, at, waypoint_symbol, trade_symbol, type)
);
CREATE INDEX market_transactions_at ON core.market_transactions (at);
CREATE INDEX market_transactions_market ON core.market_transactions (waypoint_symbol, trade_symbol, at);

CREATE TABLE core.shipyards (
    waypoint_symbol TEXT PRIMARY KEY REFERENCES core.waypoints (symbol),
    modifications_fee BIGINT,
    fetched_at TIMESTAMPTZ NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL
);

CREATE TABLE core.shipyard_ships (
    waypoint_symbol TEXT NOT NULL REFERENCES core.shipyards (waypoint_symbol),
    ship_type TEXT NOT NULL,
    name TEXT,
    supply TEXT,
    activity TEXT,
    purchase_price BIGINT,
    priced_at TIMESTAMPTZ,
    PRIMARY KEY (waypoint_symbol, ship_type)
);

CREATE TABLE core.shipyard_transactions (
    waypoint_symbol TEXT NOT NULL,
    agent_symbol TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    ship_type TEXT NOT NULL,
    price BIGINT NOT NULL,
    PRIMARY KEY (waypoint_symbol, agent_symbol, at, ship_type)
);

CREATE TABLE core.jump_gates (
    waypoint_symbol TEXT PRIMARY KEY REFERENCES core.waypoints (symbol),
    fetched_at TIMESTAMPTZ NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL
);

-- The other end lies in another system, which need not be known.
CREATE TABLE core.jump_gate_connections (
    waypoint_symbol TEXT NOT NULL REFERENCES core.jump_gates (waypoint_symbol),
    connected_symbol TEXT NOT NULL,
    PRIMARY KEY (waypoint_symbol, connected_symbol)
);
CREATE INDEX jump_gate_connections_connected_symbol ON core.jump_gate_connections (connected_symbol);

CREATE TABLE core.construction_sites (
    waypoint_symbol TEXT PRIMARY KEY REFERENCES core.waypoints (symbol),
    is_complete BOOLEAN NOT NULL,
    fetched_at TIMESTAMPTZ NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL
);

CREATE TABLE core.construction_materials (
    waypoint_symbol TEXT NOT NULL REFERENCES core.construction_sites (waypoint_symbol),
    trade_symbol TEXT NOT NULL,
    required BIGINT NOT NULL,
    fulfilled BIGINT NOT NULL,
    PRIMARY KEY (waypoint_symbol, trade_symbol)
);
