-- The world as it was before a reset. The reference names this migration but not its columns; these are those of a
-- snapshot, and why it was taken.

CREATE TABLE public.reset_backups (
    id BIGSERIAL PRIMARY KEY,
    reason TEXT NOT NULL,
    tick_number BIGINT NOT NULL,
    game_time TIMESTAMPTZ NOT NULL,
    state JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now()
);
CREATE INDEX idx_reset_backups_created ON public.reset_backups (created_at, id);
