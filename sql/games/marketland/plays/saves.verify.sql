-- Where the saves of the player $1 contradict each other, the player's events or the player's row; no row: all agrees.
-- Saves are counted without gaps and in the order of time, experience only grows, the level follows from it, and coins and
-- experience are those after the player's last event until then. The row is what the newest save says or, if something
-- happened since, what the newest event left. (Checksums are of the canonical JSON, which SQL cannot write in general.)
WITH saves AS MATERIALIZED (
    SELECT s.*, v.*, pg_catalog.lag(v.save) OVER w AS last_save, pg_catalog.lag(s.created_at) OVER w AS last_created_at,
        pg_catalog.lag(v.xp) OVER w AS last_xp
    FROM public.save_snapshots AS s
    CROSS JOIN LATERAL (
        SELECT
            CASE pg_catalog.jsonb_typeof(s.snapshot_data -> 'save')
                WHEN 'number' THEN (s.snapshot_data ->> 'save')::NUMERIC END AS save,
            CASE pg_catalog.jsonb_typeof(s.snapshot_data #> '{player,xp}')
                WHEN 'number' THEN (s.snapshot_data #>> '{player,xp}')::NUMERIC END AS xp
    ) AS v
    WHERE s.player_id::TEXT = $1::TEXT
    WINDOW w AS (ORDER BY s.snapshot_id)
), newest AS (
    SELECT
        s.snapshot_id,
        CASE pg_catalog.jsonb_typeof(s.snapshot_data -> 'player') WHEN 'object' THEN s.snapshot_data -> 'player' END AS saved,
        p.level,
        p.xp,
        pg_catalog.to_jsonb(p) AS have,
        e.event_data AS left_behind,
        COALESCE(e.occurred_at > s.created_at, FALSE) AS went_on
    FROM (SELECT * FROM saves ORDER BY snapshot_id DESC LIMIT 1) AS s
    JOIN public.players AS p ON p.player_id = s.player_id
    -- The newest by id: two players' clocks can overlap, when one buys what the other sells.
    LEFT JOIN LATERAL (
        SELECT v.event_data, v.occurred_at
        FROM public.player_events AS v
        WHERE v.player_id = s.player_id
        ORDER BY v.event_id DESC
        LIMIT 1
    ) AS e ON TRUE
)
SELECT s.snapshot_id AS play_number, d.path, d.expected, d.found
FROM saves AS s
LEFT JOIN LATERAL (
    SELECT v.event_data
    FROM public.player_events AS v
    WHERE v.player_id = s.player_id AND v.occurred_at <= s.created_at
    ORDER BY v.occurred_at DESC, v.event_id DESC
    LIMIT 1
) AS e ON TRUE
CROSS JOIN LATERAL (
    VALUES
        ('/save', (s.last_save + 1)::TEXT, s.snapshot_data ->> 'save'),
        ('/created_at', GREATEST(s.created_at, s.last_created_at)::TEXT, s.created_at::TEXT),
        ('/xp', COALESCE(e.event_data ->> 'xp', GREATEST(s.xp, s.last_xp)::TEXT), s.snapshot_data #>> '{player,xp}'),
        ('/coins', e.event_data ->> 'coins', s.snapshot_data #>> '{player,coins}'),
        -- The level is worked out from the experience that is saved.
        ('/level',
            CASE WHEN s.xp >= 0
                THEN pg_catalog.floor((pg_catalog.sqrt(200 * s.xp::DOUBLE PRECISION + 62500) - 150) / 100)::TEXT END,
            s.snapshot_data #>> '{player,level}')
) AS d (path, expected, found)
WHERE d.expected IS NOT NULL AND d.expected IS DISTINCT FROM d.found
UNION ALL
SELECT n.snapshot_id, '/player/' || k.key, COALESCE(n.left_behind -> k.key, n.saved -> k.key) #>> '{}', n.have ->> k.key
FROM newest AS n
CROSS JOIN LATERAL pg_catalog.jsonb_object_keys(n.saved) AS k (key)
WHERE n.have ? k.key
    AND k.key <> 'level'
    AND n.have -> k.key <> n.saved -> k.key
    AND n.have -> k.key IS DISTINCT FROM n.left_behind -> k.key
    -- What the events do not tell may have changed since the save.
    AND (n.left_behind ? k.key OR NOT n.went_on)
UNION ALL
SELECT n.snapshot_id, '/player/level', w.level::TEXT, n.level::TEXT
FROM newest AS n
CROSS JOIN LATERAL (
    SELECT CASE WHEN n.xp >= 0
        THEN pg_catalog.floor((pg_catalog.sqrt(200 * n.xp::DOUBLE PRECISION + 62500) - 150) / 100) END AS level
) AS w
WHERE w.level <> n.level
ORDER BY play_number
