-- Players who have saves. One look at the index for each that is found: there may be many times more saves.
SELECT
    p.player_id::TEXT AS id,
    p.username::TEXT AS name,
    pg_catalog.concat_ws(', ', 'level ' || p.level, p.platform) AS detail
FROM public.players AS p
CROSS JOIN LATERAL (
    SELECT FROM public.save_snapshots AS v
    WHERE v.player_id = p.player_id
    LIMIT 1
) AS saved
