-- By how much the home team leads after each play, a series per game.
SELECT
    p.created_at AS at,
    p.home_score - p.away_score + CASE p.half WHEN 'top' THEN -p.runs_scored ELSE p.runs_scored END AS value,
    COALESCE(g.external_id, g.id::TEXT) AS series,
    t.code AS home,
    p.game_id,
    p.play_number
FROM public.plays AS p
JOIN public.games AS g ON g.id = p.game_id
JOIN public.teams AS t ON t.id = g.home_team_id
