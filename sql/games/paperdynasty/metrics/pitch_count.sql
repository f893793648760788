-- Pitches that the pitcher on the mound has thrown in the game so far, a series per pitcher.
SELECT
    p.created_at AS at,
    p.pitch_count AS value,
    pg_catalog.format('%s (%s)', w.name, w.code) AS series,
    p.game_id,
    p.play_number
FROM public.plays AS p
JOIN public.lineup_people AS w ON w.lineup_id = p.pitcher_id
WHERE p.pitch_count IS NOT NULL
