-- How far the transforms have come, so that they read what is new; and the cooldowns of ships as they were told.

CREATE TABLE core.transform_mark (
    single BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (single),
    -- Answers up to this id are in core.
    last_id BIGINT NOT NULL,
    -- The newest time among them, the status left aside: it is stored before answers that came earlier.
    last_at TIMESTAMPTZ NOT NULL
);

COMMENT ON TABLE core.transform_mark IS 'Up to where raw.api_events is in core; no row: nothing is';

-- Each cooldown once, from the answer that told it first.
CREATE TABLE core.ship_cooldowns (
    ship_symbol TEXT NOT NULL REFERENCES core.ships (symbol),
    expires_at TIMESTAMPTZ NOT NULL,
    total_seconds BIGINT,
    fetched_at TIMESTAMPTZ NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (ship_symbol, expires_at)
);

COMMENT ON TABLE core.ship_cooldowns IS 'When ships could act again';
