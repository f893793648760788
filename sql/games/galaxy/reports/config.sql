-- The server's settings beside what the newest snapshot says of the same.
WITH newest AS (
    SELECT s.state
    FROM public.snapshots AS s
    ORDER BY s.tick_number DESC, s.id DESC
    LIMIT 1
)
SELECT
    c.key,
    CASE WHEN n.state ? c.key AND n.state -> c.key IS DISTINCT FROM c.value THEN 'not as in the snapshot' END AS alert,
    c.value,
    n.state -> c.key AS in_newest_snapshot,
    CASE c.key
        WHEN 'tick_rate' THEN 'ticks per second'
        WHEN 'start_date' THEN 'when the game''s clock began'
        WHEN 'snapshot_interval' THEN 'seconds between snapshots'
    END AS meaning,
    c.updated_at
FROM public.game_config AS c
LEFT JOIN newest AS n ON TRUE
ORDER BY c.key
