-- What is on its way from a player's farm to the store.

CREATE TABLE public.supply_lane_queue (
    lane_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    item_type VARCHAR(64) NOT NULL,
    quantity SMALLINT NOT NULL,
    is_fresh BOOLEAN NOT NULL DEFAULT TRUE,
    dispatched_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now(),
    arrives_at TIMESTAMPTZ NOT NULL,
    is_delivered BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX idx_supply_lane_arrives ON public.supply_lane_queue (arrives_at) WHERE NOT is_delivered;
