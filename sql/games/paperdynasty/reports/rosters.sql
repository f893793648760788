-- Who may play in a game ($2), or in all of them, the latest first: of a league ($1), a team ($3), at a position ($4), with a
-- text in the name ($5), or all. PD rosters name cards, SBA rosters players. Somebody in no line-up is on the bench.
SELECT
    pg_catalog.upper(g.league_id) AS league,
    g.external_id AS game,
    t.code AS team,
    p.name AS player,
    CASE
        WHEN l.is_starter THEN 'starter'
        WHEN l.is_starter IS NULL THEN 'bench'
        ELSE 'substitute'
    END AS role,
    l.positions AS position,
    l.batting_order,
    COALESCE(l.is_active, FALSE) AS in_line_up_now,
    r.card_id,
    r.player_id,
    p.code
FROM public.roster_links AS r
JOIN public.games AS g ON g.id = r.game_id
JOIN public.teams AS t ON t.id = r.team_id
LEFT JOIN public.cards AS c ON c.id = r.card_id
JOIN public.players AS p ON p.id = COALESCE(r.player_id, c.player_id)
LEFT JOIN LATERAL (
    SELECT
        pg_catalog.string_agg(e.position, '-' ORDER BY e.after_play NULLS FIRST, e.id) AS positions,
        pg_catalog.array_agg(e.position) AS all_positions,
        pg_catalog.min(e.batting_order) AS batting_order,
        pg_catalog.bool_or(e.is_starter) AS is_starter,
        pg_catalog.bool_or(e.is_active) AS is_active
    FROM public.lineups AS e
    WHERE e.game_id = r.game_id
        AND e.team_id = r.team_id
        AND (e.card_id = r.card_id OR e.player_id = r.player_id)
) AS l ON TRUE
WHERE ($1::TEXT IS NULL OR g.league_id = $1::TEXT)
    AND ($2::UUID IS NULL OR r.game_id = $2::UUID)
    AND ($3::TEXT IS NULL OR t.code = $3::TEXT)
    AND ($4::TEXT IS NULL OR $4::TEXT = ANY (l.all_positions))
    AND ($5::TEXT IS NULL
        OR pg_catalog.strpos(pg_catalog.lower(pg_catalog.concat_ws(' ', p.name, p.code)), pg_catalog.lower($5::TEXT)) > 0)
ORDER BY g.started_at DESC NULLS LAST, g.id, t.code, l.is_starter DESC NULLS LAST, l.batting_order NULLS LAST, p.name, r.id
LIMIT 2000
