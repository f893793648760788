-- Every game and how it stands.
SELECT g.id, g.status, g.current_inning, g.current_half, g.away_score, g.home_score FROM public.games AS g ORDER BY g.id
