-- The whole world by tick; it belongs to nobody alone, so the subject is the same for all.
SELECT
    s.id::BIGINT AS id,
    s.tick_number AS seq,
    s.game_time AS at,
    'world'::TEXT AS subject,
    s.state AS payload,
    s.created_at
FROM public.snapshots AS s
