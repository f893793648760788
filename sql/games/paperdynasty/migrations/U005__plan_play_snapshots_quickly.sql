-- The view as V003 made it.
CREATE OR REPLACE VIEW public.play_snapshots AS
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
