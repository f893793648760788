-- Where the saves of the player $1 contradict each other, the player's events or the player's row; no row: all agrees.
-- "plays" are the saves with what game.json says is in them; of what a save does not tell nothing is said. Saves are
-- counted without gaps and in the order of time, level and experience never fall, and coins and experience are those after
-- the player's last event until then. The row is what the newest save says or, if something happened since, what the
-- newest event left. (Checksums are of the canonical JSON, which SQL cannot write in general.)
WITH events AS MATERIALIZED (
    SELECT v.event_data, v.occurred_at, v.event_id
    FROM public.player_events AS v
    WHERE v.player_id::TEXT = $1::TEXT
), saves AS MATERIALIZED (
    SELECT
        p.*,
        n.*,
        pg_catalog.max(n.save_number) OVER before AS last_save,
        pg_catalog.max(p.at) OVER before AS last_at,
        pg_catalog.max(n.xp_number) OVER before AS last_xp,
        pg_catalog.max(n.level_number) OVER before AS last_level
    FROM plays AS p
    CROSS JOIN LATERAL (
        SELECT
            CASE WHEN p.save ~ '^[0-9]{1,18}$' THEN p.save::BIGINT END AS save_number,
            CASE WHEN p.xp ~ '^[0-9]{1,18}$' THEN p.xp::BIGINT END AS xp_number,
            CASE WHEN p.level ~ '^[0-9]{1,18}$' THEN p.level::BIGINT END AS level_number
    ) AS n
    WINDOW before AS (ORDER BY p.play_number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), newest AS (
    SELECT
        s.play_number,
        pg_catalog.to_jsonb(s) AS saved,
        pg_catalog.to_jsonb(p) AS have,
        COALESCE(e.event_data, '{}') AS left_behind,
        COALESCE(e.occurred_at > s.at, FALSE) AS went_on
    FROM (SELECT * FROM saves ORDER BY play_number DESC LIMIT 1) AS s
    JOIN public.players AS p ON p.player_id::TEXT = $1::TEXT
    -- The newest by id: two players' clocks can overlap, when one buys what the other sells.
    LEFT JOIN LATERAL (
        SELECT v.event_data, v.occurred_at
        FROM events AS v
        ORDER BY v.event_id DESC
        LIMIT 1
    ) AS e ON TRUE
)
SELECT s.play_number, d.path, d.expected, d.found
FROM saves AS s
LEFT JOIN LATERAL (
    SELECT v.event_data
    FROM events AS v
    WHERE v.occurred_at <= s.at
    ORDER BY v.occurred_at DESC, v.event_id DESC
    LIMIT 1
) AS e ON TRUE
CROSS JOIN LATERAL (
    VALUES
        ('/save', (s.last_save + 1)::TEXT, s.save),
        ('/created_at', GREATEST(s.at, s.last_at)::TEXT, s.at::TEXT),
        ('/xp', COALESCE(e.event_data ->> 'xp', GREATEST(s.xp_number, s.last_xp)::TEXT), s.xp),
        ('/coins', e.event_data ->> 'coins', s.coins),
        ('/level', GREATEST(s.level_number, s.last_level)::TEXT, s.level)
) AS d (path, expected, found)
WHERE d.expected <> d.found
UNION ALL
SELECT n.play_number, '/player/' || k.key, COALESCE(n.left_behind ->> k.key, n.saved ->> k.key), n.have ->> k.key
FROM newest AS n
CROSS JOIN LATERAL (VALUES ('level'), ('xp'), ('coins'), ('cash'), ('farm_tokens'), ('luxury_points')) AS k (key)
WHERE n.have ->> k.key <> n.saved ->> k.key
    AND n.have ->> k.key IS DISTINCT FROM n.left_behind ->> k.key
    -- What the events do not tell may have changed since the save, but neither level nor experience falls.
    AND (n.left_behind ? k.key OR NOT n.went_on OR (
        k.key IN ('level', 'xp') AND n.saved ->> k.key ~ '^[0-9]{1,18}$'
        AND (n.have ->> k.key)::BIGINT < (CASE WHEN n.saved ->> k.key ~ '^[0-9]{1,18}$' THEN n.saved ->> k.key END)::BIGINT))
ORDER BY play_number
