-- The state AFTER each play, from the situation before it and where everybody
-- ended. After the third out the half-inning is still the current one, with three
-- outs and the runners who were left on base: the next play starts the next one.
CREATE VIEW public.play_states AS
SELECT
    p.game_id,
    p.play_number,
    p.created_at,
    p.inning,
    p.half,
    p.outs_before + p.outs_recorded AS outs,
    p.away_score + CASE p.half WHEN 'top' THEN p.runs_scored ELSE 0 END AS away_score,
    p.home_score + CASE p.half WHEN 'top' THEN 0 ELSE p.runs_scored END AS home_score,
    p.batting_order,
    p.batter_id,
    p.pitcher_id,
    p.catcher_id,
    CASE 1
        WHEN p.on_third_final THEN p.on_third_id
        WHEN p.on_second_final THEN p.on_second_id
        WHEN p.on_first_final THEN p.on_first_id
        WHEN p.batter_final THEN p.batter_id
    END AS on_first_id,
    CASE 2
        WHEN p.on_third_final THEN p.on_third_id
        WHEN p.on_second_final THEN p.on_second_id
        WHEN p.on_first_final THEN p.on_first_id
        WHEN p.batter_final THEN p.batter_id
    END AS on_second_id,
    CASE 3
        WHEN p.on_third_final THEN p.on_third_id
        WHEN p.on_second_final THEN p.on_second_id
        WHEN p.on_first_final THEN p.on_first_id
        WHEN p.batter_final THEN p.batter_id
    END AS on_third_id,
    p.balls,
    p.strikes,
    p.pitches,
    p.pitch_count,
    p.dice_roll,
    p.result,
    p.result_description,
    p.summary,
    p.runs_scored,
    p.rbi
FROM public.plays AS p;

-- The name and code behind each line-up entry, in both leagues.
CREATE VIEW public.lineup_people AS
SELECT
    l.id AS lineup_id,
    l.game_id,
    l.team_id,
    player.id AS player_id,
    player.code,
    player.name,
    jsonb_build_object('lineup_id', l.id, 'code', player.code, 'name', player.name) AS summary
FROM public.lineups AS l
LEFT JOIN public.cards AS card ON card.id = l.card_id
JOIN public.players AS player ON player.id = COALESCE(l.player_id, card.player_id);

-- The same state as the JSON document that a game session keeps.
CREATE VIEW public.play_snapshots AS
SELECT
    s.game_id,
    s.play_number,
    s.created_at,
    jsonb_build_object(
        'game_id', s.game_id,
        'play_number', s.play_number,
        'inning', s.inning,
        'half', s.half,
        'outs', s.outs,
        'away_score', s.away_score,
        'home_score', s.home_score,
        'on_first', first_base.summary,
        'on_second', second_base.summary,
        'on_third', third_base.summary,
        'current_batter', batter.summary,
        'current_pitcher', pitcher.summary,
        'current_catcher', catcher.summary,
        'last_result', s.result_description
    ) AS state_snapshot
FROM public.play_states AS s
JOIN public.lineup_people AS batter ON batter.lineup_id = s.batter_id
JOIN public.lineup_people AS pitcher ON pitcher.lineup_id = s.pitcher_id
LEFT JOIN public.lineup_people AS catcher ON catcher.lineup_id = s.catcher_id
LEFT JOIN public.lineup_people AS first_base ON first_base.lineup_id = s.on_first_id
LEFT JOIN public.lineup_people AS second_base ON second_base.lineup_id = s.on_second_id
LEFT JOIN public.lineup_people AS third_base ON third_base.lineup_id = s.on_third_id;
