-- Who batted and who pitched, play by play; the subject is the person. Each part reads one table, so that times reach
-- its index; names are looked up for rows shown.
SELECT
    p.id * 2 AS id,
    p.created_at AS at,
    'batted' AS kind,
    (SELECT w.name || ' (' || w.code || ')' FROM public.lineup_people AS w WHERE w.lineup_id = p.batter_id) AS subject,
    jsonb_build_object(
        'game_id', p.game_id,
        'play_number', p.play_number,
        'result', p.result,
        'summary', p.summary
    ) AS payload
FROM public.plays AS p
UNION ALL
SELECT
    p.id * 2 + 1,
    p.created_at,
    'pitched',
    (SELECT w.name || ' (' || w.code || ')' FROM public.lineup_people AS w WHERE w.lineup_id = p.pitcher_id),
    jsonb_build_object(
        'game_id', p.game_id,
        'play_number', p.play_number,
        'result', p.result,
        'summary', p.summary
    )
FROM public.plays AS p
