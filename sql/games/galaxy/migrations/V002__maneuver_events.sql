-- What became of each manoeuvre, for looking into it later: few rows, one for each step of its life and none per tick.

CREATE TABLE public.maneuver_events (
    id BIGSERIAL PRIMARY KEY,
    -- No foreign key: what a ship did is still of interest when the ship is gone.
    ship_id UUID NOT NULL,
    -- circularize, set_inclination, rendezvous
    maneuver_type VARCHAR(32) NOT NULL,
    -- maneuver_started, phase_transition, maneuver_completed, maneuver_aborted
    event_type VARCHAR(32) NOT NULL,
    phase VARCHAR(32),
    -- The phase before, at transitions.
    from_phase VARCHAR(32),
    tick BIGINT NOT NULL,
    game_time TIMESTAMPTZ NOT NULL,
    -- [{label, value, ok}, ...]
    element_errors JSONB,
    distance DOUBLE PRECISION,
    effectivity DOUBLE PRECISION,
    status_text TEXT,
    extra JSONB,
    created_at TIMESTAMPTZ DEFAULT pg_catalog.now()
);
CREATE INDEX idx_maneuver_events_ship ON public.maneuver_events (ship_id, created_at DESC);
CREATE INDEX idx_maneuver_events_tick ON public.maneuver_events (tick DESC);

-- Keeps the newest 1,000 events of each ship. Once for a statement, not for each row: an INSERT of many rows prunes each
-- ship once. Rows of one statement have the same created_at, so the id decides between them; without it the newest would
-- go as often as the oldest. Two inserts at the same time may leave a few more until the next one.
CREATE FUNCTION public.prune_maneuver_events() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM public.maneuver_events AS e
    USING (SELECT DISTINCT i.ship_id FROM inserted AS i) AS ship
    CROSS JOIN LATERAL (
        SELECT k.id
        FROM public.maneuver_events AS k
        WHERE k.ship_id = ship.ship_id
        ORDER BY k.created_at DESC NULLS LAST, k.id DESC
        OFFSET 1000
    ) AS surplus
    WHERE e.id = surplus.id;
    RETURN NULL;
END
$$;

CREATE TRIGGER trg_prune_maneuver_events
AFTER INSERT ON public.maneuver_events
REFERENCING NEW TABLE AS inserted
FOR EACH STATEMENT EXECUTE FUNCTION public.prune_maneuver_events();
