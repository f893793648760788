-- The saves of all players; the subject is the player, and a later save of one player has a greater number.
SELECT
    s.snapshot_id AS id,
    s.snapshot_id AS seq,
    s.created_at AS at,
    s.player_id::TEXT AS subject,
    s.snapshot_data AS payload,
    s.checksum::TEXT AS checksum,
    s.version::TEXT AS version
FROM public.save_snapshots AS s
