-- Pitches that the pitcher on the mound has thrown in the game so far, a series per pitcher.
SELECT
    p.created_at AS at,
    p.pitch_count AS value,
    pg_catalog.format('%s (%s)', w.name, w.code) AS series,
    t.code AS team,
    p.game_id,
    p.play_number
FROM public.plays AS p
JOIN public.lineup_people AS w ON w.lineup_id = p.pitcher_id
JOIN public.games AS g ON g.id = p.game_id
JOIN public.teams AS t ON t.id = CASE p.half WHEN 'top' THEN g.home_team_id ELSE g.away_team_id END
WHERE p.pitch_count IS NOT NULL
