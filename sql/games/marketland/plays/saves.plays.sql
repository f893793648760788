-- The saves of the player $1 with what they say. The play number is the save's id: it stays when retention takes older
-- ones away. kind tells a new version of the client from an ordinary save.
SELECT
    s.snapshot_id AS play_number,
    s.created_at AS at,
    CASE
        WHEN pg_catalog.lag(s.version) OVER w <> s.version THEN 'first save of ' || s.version
        ELSE 'save'
    END AS kind,
    pg_catalog.format('Save %s, level %s', s.snapshot_data ->> 'save', s.snapshot_data -> 'player' ->> 'level') AS title,
    s.version,
    s.snapshot_data -> 'player' ->> 'level' AS level,
    s.snapshot_data -> 'player' ->> 'xp' AS xp,
    s.snapshot_data -> 'player' ->> 'coins' AS coins,
    s.snapshot_data -> 'player' ->> 'cash' AS cash,
    s.snapshot_data -> 'player' ->> 'farm_tokens' AS farm_tokens,
    s.snapshot_data -> 'farm' ->> 'weather' AS weather,
    s.snapshot_data -> 'farm' -> 'zones' AS farm_zones,
    s.snapshot_data -> 'farm' -> 'plots' AS plots,
    s.snapshot_data -> 'farm' -> 'pens' AS pens,
    s.snapshot_data -> 'store' -> 'zones' AS store_zones,
    s.snapshot_data -> 'store' -> 'displays' AS displays,
    s.snapshot_data -> 'inventory' AS inventory,
    s.snapshot_data -> 'jobs' AS jobs
FROM public.save_snapshots AS s
WHERE s.player_id::TEXT = $1::TEXT
WINDOW w AS (ORDER BY s.created_at, s.snapshot_id)
