-- Dice rolls as events; the subject is the game. One table, so that keys and
-- filters reach its indexes; the payload is put together only for rows shown.
SELECT
    r.id,
    r.rolled_at AS at,
    r.roll_type AS kind,
    r.game_id::TEXT AS subject,
    jsonb_build_object(
        'roll_id', r.roll_id,
        'game_id', r.game_id,
        'play_number', r.play_number,
        'league_id', r.league_id,
        'team_id', r.team_id,
        'player_id', r.player_id,
        'roll', r.roll_data,
        'context', r.context
    ) AS payload
FROM public.rolls AS r
