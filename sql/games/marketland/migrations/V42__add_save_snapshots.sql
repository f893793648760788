-- Saves of the game client. The newest five of each player stay.

CREATE TABLE public.save_snapshots (
    snapshot_id BIGSERIAL PRIMARY KEY,
    player_id UUID NOT NULL REFERENCES public.players (player_id) ON DELETE CASCADE,
    -- Of the client, such as 3.0.1.
    version VARCHAR(16) NOT NULL,
    snapshot_data JSONB NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.now()
);
CREATE INDEX idx_snapshots_player ON public.save_snapshots (player_id, created_at DESC);
-- Keyset paging: everything, and one player.
CREATE INDEX idx_snapshots_time ON public.save_snapshots (created_at, snapshot_id);
CREATE INDEX idx_snapshots_subject_time ON public.save_snapshots ((player_id::TEXT), created_at, snapshot_id);

COMMENT ON COLUMN public.save_snapshots.checksum IS
    'SHA-256 (hex) of the canonical JSON of snapshot_data: keys sorted, no white space, characters not escaped. The text '
    'that a client sent is no use for it: JSONB does not keep it';

-- The reference ranks a player's saves by created_at alone, once for each new row. Rows of one INSERT have the same
-- created_at, so which of them were "the last five" was chance and the newest could go. Here the id decides between
-- equals, and an INSERT of many rows prunes each player once.
CREATE FUNCTION public.prune_old_snapshots() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM public.save_snapshots AS s
    USING (SELECT DISTINCT i.player_id FROM inserted AS i) AS player
    CROSS JOIN LATERAL (
        SELECT k.snapshot_id
        FROM public.save_snapshots AS k
        WHERE k.player_id = player.player_id
        ORDER BY k.created_at DESC, k.snapshot_id DESC
        OFFSET 5
    ) AS surplus
    WHERE s.snapshot_id = surplus.snapshot_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER trg_prune_snapshots
AFTER INSERT ON public.save_snapshots
REFERENCING NEW TABLE AS inserted
FOR EACH STATEMENT EXECUTE FUNCTION public.prune_old_snapshots();
