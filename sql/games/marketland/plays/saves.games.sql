-- One game per player who has a save; its plays are the saves that retention left.
SELECT
    p.player_id::TEXT AS game_id,
    p.username::TEXT AS title,
    s.first_time AS started_at,
    s.plays,
    pg_catalog.format('level %s, %s coins', p.level, p.coins) AS status,
    p.xp,
    p.platform
FROM (
    SELECT v.player_id, pg_catalog.min(v.created_at) AS first_time, pg_catalog.count(*) AS plays
    FROM public.save_snapshots AS v
    GROUP BY v.player_id
) AS s
JOIN public.players AS p ON p.player_id = s.player_id
