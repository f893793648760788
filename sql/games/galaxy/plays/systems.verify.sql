-- Where the snapshots contradict themselves in what concerns the system $1 or the whole game; no row: all agrees. With the
-- ticks the time and the number of spawns only grow; no ship is there twice, and there are no more ships, and no more new
-- ones, than were spawned; the snapshots say the tick and time of their rows. Single ships are in ships.verify.sql.
WITH worlds AS MATERIALIZED (
    -- Of snapshots with one tick the last counts; ships that nobody registered count to the first system.
    SELECT DISTINCT ON (s.tick_number)
        s.tick_number AS tick,
        s.game_time,
        s.state ->> 'tick_number' AS state_tick,
        s.state ->> 'game_time' AS state_time,
        CASE pg_catalog.jsonb_typeof(s.state -> 'total_spawns')
            WHEN 'number' THEN (s.state ->> 'total_spawns')::NUMERIC END AS spawns,
        ARRAY(
            SELECT e.ship ->> 'ship_id'
            FROM pg_catalog.jsonb_array_elements(
                CASE pg_catalog.jsonb_typeof(s.state -> 'ships') WHEN 'array' THEN s.state -> 'ships' END) AS e (ship)
            LEFT JOIN public.ships AS h ON h.id::TEXT = e.ship ->> 'ship_id'
            WHERE COALESCE(h.system_id, 'sol') = $1::TEXT
        ) AS ships
    FROM public.snapshots AS s
    ORDER BY s.tick_number, s.id DESC
), measures AS (
    SELECT w.tick, m.*
    FROM worlds AS w
    CROSS JOIN LATERAL (
        VALUES
            ('/game_time', pg_catalog.date_part('epoch', w.game_time)::NUMERIC, w.game_time::TEXT),
            ('/total_spawns', w.spawns, w.spawns::TEXT)
    ) AS m (path, value, text)
    WHERE m.value IS NOT NULL
), neighbours AS (
    SELECT
        m.*,
        pg_catalog.lag(m.value, 2) OVER w AS value_before_last,
        pg_catalog.lag(m.value) OVER w AS last_value,
        pg_catalog.lag(m.text) OVER w AS last_text,
        pg_catalog.lag(m.tick) OVER w AS last_tick
    FROM measures AS m
    WINDOW w AS (PARTITION BY m.path ORDER BY m.tick)
), counted AS (
    SELECT
        w.*,
        GREATEST(w.spawns - w.last_spawns, 0) AS spawned,
        pg_catalog.cardinality(w.ships) AS here,
        (SELECT pg_catalog.count(DISTINCT i.ship) FROM pg_catalog.unnest(w.ships) AS i (ship)) AS different,
        (SELECT pg_catalog.count(*) FROM pg_catalog.unnest(w.ships) AS i (ship) WHERE i.ship <> ALL (w.last_ships)) AS new_ships
    FROM (
        SELECT v.*, pg_catalog.lag(v.spawns) OVER o AS last_spawns, pg_catalog.lag(v.ships) OVER o AS last_ships
        FROM worlds AS v
        WINDOW o AS (ORDER BY v.tick)
    ) AS w
)
-- Of two neighbours in the wrong order the one that also fits the one before them is right.
SELECT
    CASE WHEN n.value >= n.value_before_last THEN n.last_tick ELSE n.tick END AS play_number,
    n.path,
    CASE WHEN n.value >= n.value_before_last THEN 'at most ' || n.text ELSE 'at least ' || n.last_text END AS expected,
    CASE WHEN n.value >= n.value_before_last THEN n.last_text ELSE n.text END AS found
FROM neighbours AS n
WHERE n.value < n.last_value
UNION ALL
SELECT c.tick, d.path, d.expected, d.found
FROM counted AS c
CROSS JOIN LATERAL (
    VALUES
        ('/snapshot/tick_number', c.tick::TEXT, c.state_tick, c.tick::TEXT = c.state_tick),
        ('/snapshot/game_time', c.game_time::TEXT, c.state_time,
            c.game_time = CASE WHEN c.state_time ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)$'
                THEN c.state_time::TIMESTAMPTZ END),
        ('/ships', c.different || ' different', c.here::TEXT, c.different = c.here),
        ('/ships', 'at most ' || c.spawns, c.here::TEXT, COALESCE(c.here <= c.spawns, TRUE)),
        ('/new_ships', 'at most ' || c.spawned, c.new_ships::TEXT, COALESCE(c.new_ships <= c.spawned, TRUE))
) AS d (path, expected, found, is_right)
WHERE d.is_right IS NOT TRUE
ORDER BY play_number
