-- One game per star system. Snapshots do not tell systems apart, so each has them all; manoeuvres of ships that nobody
-- registered count to the first system, the default of ships.system_id.
WITH snapshot_ticks AS (
    SELECT pg_catalog.count(DISTINCT s.tick_number) AS ticks, pg_catalog.min(s.game_time) AS first_time
    FROM public.snapshots AS s
), event_ticks AS (
    SELECT
        COALESCE(h.system_id, 'sol') AS system_id,
        pg_catalog.count(DISTINCT e.tick) FILTER (WHERE NOT EXISTS (
            SELECT FROM public.snapshots AS s WHERE s.tick_number = e.tick)) AS ticks,
        pg_catalog.min(e.game_time) AS first_time
    FROM public.maneuver_events AS e
    LEFT JOIN public.ships AS h ON h.id = e.ship_id
    GROUP BY 1
), systems AS (
    SELECT h.system_id, pg_catalog.count(*) AS ships
    FROM public.ships AS h
    GROUP BY 1
    UNION ALL
    SELECT 'sol', 0
    WHERE NOT EXISTS (SELECT FROM public.ships AS h WHERE h.system_id = 'sol')
)
SELECT
    y.system_id::TEXT AS game_id,
    'System ' || y.system_id AS title,
    LEAST(t.first_time, e.first_time) AS started_at,
    t.ticks + COALESCE(e.ticks, 0) AS plays,
    pg_catalog.format('%s ships', y.ships) AS status
FROM systems AS y
CROSS JOIN snapshot_ticks AS t
LEFT JOIN event_ticks AS e ON e.system_id = y.system_id
WHERE t.ticks + COALESCE(e.ticks, 0) > 0
