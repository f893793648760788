-- One game per ship: those that are registered, those of the newest snapshot, and those that ever made a manoeuvre.
WITH flying AS (
    SELECT x.ship ->> 'ship_id' AS ship_id, pg_catalog.min(x.ship ->> 'name') AS name
    FROM (
        SELECT s.state
        FROM public.snapshots AS s
        ORDER BY s.tick_number DESC, s.id DESC
        LIMIT 1
    ) AS newest
    CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(newest.state -> 'ships') AS x (ship)
    GROUP BY 1
), known AS (
    SELECT h.id::TEXT AS ship_id
    FROM public.ships AS h
    UNION
    SELECT f.ship_id
    FROM flying AS f
    UNION
    SELECT e.ship_id::TEXT
    FROM public.maneuver_events AS e
), snapshot_ticks AS (
    SELECT pg_catalog.count(DISTINCT s.tick_number) AS ticks, pg_catalog.min(s.game_time) AS first_time
    FROM public.snapshots AS s
), event_ticks AS (
    SELECT
        e.ship_id::TEXT AS ship_id,
        pg_catalog.count(DISTINCT e.tick) FILTER (WHERE NOT EXISTS (
            SELECT FROM public.snapshots AS s WHERE s.tick_number = e.tick)) AS ticks,
        pg_catalog.min(e.game_time) AS first_time,
        pg_catalog.count(*) AS events
    FROM public.maneuver_events AS e
    GROUP BY 1
)
SELECT
    k.ship_id AS game_id,
    COALESCE(h.name || ' of ' || p.username, f.name, 'Ship ' || k.ship_id) AS title,
    LEAST(t.first_time, e.first_time) AS started_at,
    t.ticks + COALESCE(e.ticks, 0) AS plays,
    COALESCE(h.ship_class || ' in ' || h.system_id, 'not registered') AS status,
    COALESCE(e.events, 0) AS events
FROM known AS k
CROSS JOIN snapshot_ticks AS t
LEFT JOIN event_ticks AS e ON e.ship_id = k.ship_id
LEFT JOIN flying AS f ON f.ship_id = k.ship_id
LEFT JOIN public.ships AS h ON h.id::TEXT = k.ship_id
LEFT JOIN public.players AS p ON p.id = h.player_id
WHERE k.ship_id IS NOT NULL
