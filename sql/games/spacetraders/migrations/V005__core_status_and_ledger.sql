-- The status of the reset, and the client's own ledger of credits.

-- One row per status answer, so that the counts can be charted over the week.
CREATE TABLE core.server_status (
    fetched_at TIMESTAMPTZ NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL,
    reset_date DATE,
    next_reset_at TIMESTAMPTZ,
    reset_frequency TEXT,
    status TEXT,
    version TEXT,
    accounts BIGINT,
    agents BIGINT,
    ships BIGINT,
    systems BIGINT,
    waypoints BIGINT,
    PRIMARY KEY (fetched_at, source_hash)
);
CREATE INDEX server_status_reset_date ON core.server_status (reset_date, fetched_at);

CREATE TABLE core.leaderboard_entries (
    fetched_at TIMESTAMPTZ NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL,
    -- most_credits or most_submitted_charts.
    board TEXT NOT NULL,
    rank INTEGER NOT NULL,
    agent_symbol TEXT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (fetched_at, source_hash, board, rank),
    FOREIGN KEY (fetched_at, source_hash) REFERENCES core.server_status (fetched_at, source_hash)
);
CREATE INDEX leaderboard_entries_agent ON core.leaderboard_entries (board, agent_symbol, fetched_at);

-- A run begins with TreasuryCreated and is named by that entry's id (0: its beginning was not recorded).
CREATE TABLE core.ledger_runs (
    run_id BIGINT PRIMARY KEY,
    entries BIGINT NOT NULL,
    treasury_plays BIGINT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ NOT NULL,
    treasury_balance BIGINT NOT NULL,
    agent_credits BIGINT NOT NULL
);

CREATE TABLE core.fleets (
    run_id BIGINT NOT NULL REFERENCES core.ledger_runs (run_id),
    fleet_id INTEGER NOT NULL,
    entries BIGINT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ NOT NULL,
    -- Credits the fleet has, the part of them promised to open tickets, and the two limits set for it.
    capital BIGINT NOT NULL,
    reserved BIGINT NOT NULL,
    budget BIGINT,
    operating_reserve BIGINT,
    PRIMARY KEY (run_id, fleet_id)
);

CREATE TABLE core.ledger_entries (
    entry_id BIGINT PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    -- NULL: concerns the treasury alone.
    fleet_id INTEGER,
    ticket_id TEXT,
    ticket_kind TEXT,
    ship_symbol TEXT,
    waypoint_symbol TEXT,
    trade_symbol TEXT,
    contract_id TEXT,
    units BIGINT,
    price_per_unit BIGINT,
    -- What the entry changed.
    treasury_delta BIGINT NOT NULL DEFAULT 0,
    fleet_delta BIGINT NOT NULL DEFAULT 0,
    reserved_delta BIGINT NOT NULL DEFAULT 0,
    new_budget BIGINT,
    new_operating_reserve BIGINT,
    -- What was after it. The fleet's columns are NULL where the entry names no fleet.
    run_id BIGINT NOT NULL DEFAULT 0,
    treasury_balance BIGINT NOT NULL DEFAULT 0,
    agent_credits BIGINT NOT NULL DEFAULT 0,
    fleet_capital BIGINT,
    fleet_reserved BIGINT,
    fleet_budget BIGINT,
    fleet_operating_reserve BIGINT,
    -- Positions in the two play logs.
    treasury_play BIGINT,
    fleet_play BIGINT,
    payload JSONB NOT NULL,
    request_key TEXT NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL,
    fetched_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX ledger_entries_at ON core.ledger_entries (at, entry_id);
CREATE INDEX ledger_entries_kind ON core.ledger_entries (kind, at, entry_id);
CREATE INDEX ledger_entries_ship ON core.ledger_entries (ship_symbol, at, entry_id);
CREATE INDEX ledger_entries_ticket ON core.ledger_entries (ticket_id);
CREATE INDEX ledger_entries_fleet_play ON core.ledger_entries (run_id, fleet_id, fleet_play);
CREATE INDEX ledger_entries_treasury_play ON core.ledger_entries (run_id, treasury_play) WHERE treasury_play IS NOT NULL;

CREATE TABLE core.tickets (
    ticket_id TEXT PRIMARY KEY,
    fleet_id INTEGER,
    kind TEXT NOT NULL,
    ship_symbol TEXT,
    waypoint_symbol TEXT,
    trade_symbol TEXT,
    quantity BIGINT,
    expected_price_per_unit BIGINT,
    expected_total BIGINT,
    allocated_credits BIGINT,
    purchase_reason TEXT,
    contract_id TEXT,
    matching_purchase_ticket TEXT,
    -- NULL: the ticket's creation was not recorded.
    created_entry_id BIGINT REFERENCES core.ledger_entries (entry_id),
    created_at TIMESTAMPTZ,
    -- NULL: still open.
    completed_entry_id BIGINT REFERENCES core.ledger_entries (entry_id),
    completed_at TIMESTAMPTZ,
    actual_units BIGINT,
    actual_price_per_unit BIGINT,
    -- Signed: a purchase is negative.
    total BIGINT,
    -- Fuel and the like, booked on this ticket.
    expenses BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX tickets_created_entry ON core.tickets (created_entry_id);
CREATE INDEX tickets_completed_entry ON core.tickets (completed_entry_id);
CREATE INDEX tickets_ship ON core.tickets (ship_symbol, created_at);
CREATE INDEX tickets_matching_purchase ON core.tickets (matching_purchase_ticket);
