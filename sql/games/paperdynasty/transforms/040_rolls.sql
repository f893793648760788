-- Dice from /games/rolls, one response for each half-inning. A roll waits in raw
-- until the play that it decided is there.
INSERT INTO public.rolls (
    roll_id, game_id, play_number, roll_type, league_id, team_id, player_id, roll_data, context, rolled_at)
SELECT DISTINCT ON (r.rolled_at, r.roll_id)
    r.roll_id,
    g.id,
    p.play_number,
    r.roll_type,
    g.league_id,
    CASE r.team_side WHEN 'away' THEN g.away_team_id WHEN 'home' THEN g.home_team_id END,
    player.id,
    r.data,
    COALESCE(r.context, '{}'),
    r.rolled_at
FROM raw.api_events AS e
JOIN public.games AS g ON g.external_id = e.payload ->> 'game_id'
CROSS JOIN LATERAL jsonb_to_recordset(e.payload -> 'rolls') AS r (
    roll_id TEXT, play_number TEXT, roll_type TEXT, team_side TEXT, player TEXT,
    data JSONB, context JSONB, rolled_at TIMESTAMPTZ)
JOIN public.plays AS p
    ON p.game_id = g.id
    AND p.play_number = CASE WHEN r.play_number ~ '^[0-9]{1,18}$' THEN r.play_number::BIGINT END
LEFT JOIN public.players AS player ON player.code = r.player
WHERE e.endpoint = '/games/rolls'
    AND e.status_code BETWEEN 200 AND 299
    -- What a rollback took back stays away.
    AND (g.cut_at_event_id IS NULL OR e.id > g.cut_at_event_id OR p.play_number <= g.cut_after_play)
    AND NOT EXISTS (SELECT FROM raw.cut_events AS k WHERE k.event_id = e.id AND p.play_number > k.after_play)
    AND NOT EXISTS (SELECT FROM public.rolls AS known WHERE known.roll_id = r.roll_id)
ORDER BY r.rolled_at, r.roll_id, e.fetched_at, e.id
ON CONFLICT DO NOTHING;
