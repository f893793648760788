-- # create_game without optional arguments (Example 1)
INSERT INTO games (id, league_id, home_team_id, away_team_id, game_mode, visibility)
VALUES ('6f1d5f5e-0000-4000-8000-000000000001', 'sba', 1, 2, 'friendly', 'public')

-- # create_game with nothing but what a game is
INSERT INTO games (id, league_id, home_team_id, away_team_id)
VALUES ('6f1d5f5e-0000-4000-8000-000000000002', 'pd', 3, 4)

-- # create_game as an ORM sends it: NULL where nothing was given
INSERT INTO games (id, league_id, home_team_id, away_team_id, game_mode, visibility, current_inning, current_half,
    winner_team_id, started_at, completed_at)
VALUES ('6f1d5f5e-0000-4000-8000-000000000003', 'pd', 1, 4, 'friendly', 'public', NULL, NULL, NULL, NULL, NULL)

-- # the defaults of a game
-- gives: ranked public pending 0 0 t
SELECT concat_ws(' ', game_mode, visibility, status, home_score, away_score, created_at IS NOT NULL) FROM games
WHERE id = '6f1d5f5e-0000-4000-8000-000000000002'

-- # get_game
-- gives: sba
SELECT league_id FROM games WHERE games.id = '6f1d5f5e-0000-4000-8000-000000000001'

-- # add_sba_lineup_player for the home team: P, 2B, 3B and on to 9B
INSERT INTO lineups (game_id, team_id, card_id, player_id, position, batting_order, is_starter)
VALUES
    ('6f1d5f5e-0000-4000-8000-000000000001', 1, NULL, 101, 'P', 1, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 1, NULL, 102, '2B', 2, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 1, NULL, 103, '3B', 3, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 1, NULL, 104, '4B', 4, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 1, NULL, 105, '5B', 5, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 1, NULL, 106, '6B', 6, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 1, NULL, 107, '7B', 7, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 1, NULL, 108, '8B', 8, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 1, NULL, 109, '9B', 9, true)
RETURNING lineups.id

-- # add_sba_lineup_player for the away team
INSERT INTO lineups (game_id, team_id, card_id, player_id, position, batting_order, is_starter, is_active)
VALUES
    ('6f1d5f5e-0000-4000-8000-000000000001', 2, NULL, 201, 'P', 1, true, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 2, NULL, 202, '2B', 2, true, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 2, NULL, 203, '3B', 3, true, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 2, NULL, 204, '4B', 4, true, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 2, NULL, 205, '5B', 5, true, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 2, NULL, 206, '6B', 6, true, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 2, NULL, 207, '7B', 7, true, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 2, NULL, 208, '8B', 8, true, true),
    ('6f1d5f5e-0000-4000-8000-000000000001', 2, NULL, 209, '9B', 9, true, true)
RETURNING lineups.id

-- # add_pd_lineup_card
INSERT INTO lineups (game_id, team_id, card_id, player_id, position, batting_order, is_starter)
VALUES ('6f1d5f5e-0000-4000-8000-000000000002', 3, 5001, NULL, 'P', 1, true)
RETURNING lineups.id

-- # a line-up entry is a card or a player and not both
-- fails: 23514
INSERT INTO lineups (game_id, team_id, card_id, player_id, position, batting_order, is_starter)
VALUES ('6f1d5f5e-0000-4000-8000-000000000002', 3, 5002, 102, 'C', 2, true)

-- # get_active_lineup
-- gives: 9
SELECT count(*) FROM (
    SELECT lineups.id FROM lineups
    WHERE lineups.game_id = '6f1d5f5e-0000-4000-8000-000000000001' AND lineups.team_id = 1 AND lineups.is_active = true
    ORDER BY lineups.batting_order
) AS active

-- # lineups IN a list of ids
-- gives: 5
SELECT count(*) FROM lineups
WHERE lineups.game_id = '6f1d5f5e-0000-4000-8000-000000000001' AND lineups.id IN (1, 2, 3, 4, 5)

-- # add_pd_roster_card
INSERT INTO roster_links (game_id, card_id, player_id, team_id)
VALUES ('6f1d5f5e-0000-4000-8000-000000000002', 5001, NULL, 3)
RETURNING roster_links.id

-- # add_sba_roster_player
INSERT INTO roster_links (game_id, card_id, player_id, team_id)
VALUES ('6f1d5f5e-0000-4000-8000-000000000001', NULL, 101, 1)
RETURNING roster_links.id

-- # a roster link has exactly one of the two ids: both
-- fails: 23514
INSERT INTO roster_links (game_id, card_id, player_id, team_id)
VALUES ('6f1d5f5e-0000-4000-8000-000000000001', 5001, 101, 1)

-- # a roster link has exactly one of the two ids: none
-- fails: 23514
INSERT INTO roster_links (game_id, card_id, player_id, team_id)
VALUES ('6f1d5f5e-0000-4000-8000-000000000001', NULL, NULL, 1)

-- # get_pd_roster with a team
-- gives: 5001
SELECT card_id FROM roster_links
WHERE roster_links.game_id = '6f1d5f5e-0000-4000-8000-000000000002' AND roster_links.card_id IS NOT NULL
    AND roster_links.team_id = 3

-- # get_sba_roster
-- gives: 101
SELECT player_id FROM roster_links
WHERE roster_links.game_id = '6f1d5f5e-0000-4000-8000-000000000001' AND roster_links.player_id IS NOT NULL

-- # remove_roster_entry
DELETE FROM roster_links WHERE roster_links.id = 1

-- # create_game_session
INSERT INTO game_sessions (game_id) VALUES ('6f1d5f5e-0000-4000-8000-000000000001')

-- # create_game_session as an ORM sends it
INSERT INTO game_sessions (game_id, connected_users, last_action_at, state_snapshot)
VALUES ('6f1d5f5e-0000-4000-8000-000000000002', '{}', now(), NULL)

-- # save_play (Example 2): a single
INSERT INTO plays (game_id, play_number, inning, half, outs_before, batter_id, pitcher_id, dice_roll, result_description,
    pa, ab, hit, homerun, complete)
VALUES ('6f1d5f5e-0000-4000-8000-000000000001', 1, 1, 'top', 0, 10, 1, '14', 'Single to left', 1, 1, 1, 0, true)
RETURNING plays.id

-- # update_game_state
UPDATE games SET current_inning = 1, current_half = 'top', home_score = 0, away_score = 0
WHERE games.id = '6f1d5f5e-0000-4000-8000-000000000001'

-- # save_play (Example 2): a home run
INSERT INTO plays (game_id, play_number, inning, half, outs_before, batter_id, pitcher_id, dice_roll, result_description,
    pa, ab, hit, homerun, complete)
VALUES ('6f1d5f5e-0000-4000-8000-000000000001', 2, 1, 'top', 0, 11, 1, '20', 'Home run', 1, 1, 1, 1, true)
RETURNING plays.id

-- # update_game_state after the home run
UPDATE games SET current_inning = 1, current_half = 'top', home_score = 0, away_score = 2
WHERE games.id = '6f1d5f5e-0000-4000-8000-000000000001'

-- # save_play (Example 2) as an ORM sends it: an out, NULL where nothing was given
INSERT INTO plays (game_id, play_number, inning, half, outs_before, batter_id, pitcher_id, catcher_id, on_first_id,
    on_second_id, on_third_id, dice_roll, result_description, pa, ab, hit, homerun, complete)
VALUES ('6f1d5f5e-0000-4000-8000-000000000001', 3, 1, 'top', 0, 12, 1, NULL, NULL, NULL, NULL, '3', 'Groundout',
    1, 1, 0, 0, true)
RETURNING plays.id

-- # the situation before a play is where its game stood
-- gives: 0-0 1, 0-0 2, 2-0 3
SELECT string_agg(away_score || '-' || home_score || ' ' || batting_order, ', ' ORDER BY play_number) FROM plays
WHERE plays.game_id = '6f1d5f5e-0000-4000-8000-000000000001'

-- # get_plays
-- gives: 3
SELECT count(*) FROM (
    SELECT * FROM plays WHERE plays.game_id = '6f1d5f5e-0000-4000-8000-000000000001' ORDER BY plays.play_number
) AS saved

-- # update_session_snapshot
UPDATE game_sessions SET state_snapshot = '{"inning": 1, "half": "top"}', last_action_at = now()
WHERE game_sessions.game_id = '6f1d5f5e-0000-4000-8000-000000000001'

-- # save_rolls_batch with the fields that the document shows
INSERT INTO rolls (roll_id, game_id, roll_type, play_number)
VALUES
    ('roll-1', '6f1d5f5e-0000-4000-8000-000000000001', 'ab', 1),
    ('roll-2', '6f1d5f5e-0000-4000-8000-000000000001', 'ab', 2),
    ('roll-3', '6f1d5f5e-0000-4000-8000-000000000001', 'jump', 3),
    ('roll-4', '6f1d5f5e-0000-4000-8000-000000000001', 'd20', NULL)

-- # save_rolls_batch with all that a roll has
INSERT INTO rolls (roll_id, game_id, play_number, roll_type, league_id, team_id, player_id, roll_data, context, rolled_at)
VALUES ('roll-5', '6f1d5f5e-0000-4000-8000-000000000001', 3, 'fielding', 'sba', NULL, NULL, '{"d20": 11}', '{}', now())

-- # get_rolls_for_game
-- gives: 5
SELECT count(*) FROM rolls WHERE rolls.game_id = '6f1d5f5e-0000-4000-8000-000000000001'

-- # get_pitcher_stats
-- gives: 0 2 0 0
SELECT concat_ws(' ', sum(plays.outs_recorded), sum(plays.hit), sum(plays.bb), sum(plays.so)) FROM plays
WHERE plays.game_id = '6f1d5f5e-0000-4000-8000-000000000001' AND plays.pitcher_id = 1

-- # aggregate statistics of a batter
-- gives: 1 1 1
SELECT concat_ws(' ', sum(plays.ab), sum(plays.hit), sum(plays.homerun)) FROM plays WHERE plays.batter_id = 11

-- # load_game_state: game, line-ups, plays
-- gives: 1 18 3
SELECT concat_ws(' ',
    (SELECT count(*) FROM games WHERE games.id = '6f1d5f5e-0000-4000-8000-000000000001'),
    (SELECT count(*) FROM lineups
        WHERE lineups.game_id = '6f1d5f5e-0000-4000-8000-000000000001' AND lineups.is_active = true),
    (SELECT count(*) FROM plays WHERE plays.game_id = '6f1d5f5e-0000-4000-8000-000000000001'))

-- # a substitution of the game server
INSERT INTO lineups (game_id, team_id, card_id, player_id, position, batting_order, is_starter, is_active, after_play)
VALUES ('6f1d5f5e-0000-4000-8000-000000000001', 2, NULL, 210, 'PH', 3, false, true, 2)
RETURNING lineups.id

-- # delete_plays_after (Example 5): before the rolls of these plays
DELETE FROM plays WHERE plays.game_id = '6f1d5f5e-0000-4000-8000-000000000001' AND plays.play_number > 1

-- # delete_substitutions_after (Example 5)
DELETE FROM lineups WHERE lineups.game_id = '6f1d5f5e-0000-4000-8000-000000000001' AND lineups.after_play > 1

-- # delete_rolls_after (Example 5)
DELETE FROM rolls WHERE rolls.game_id = '6f1d5f5e-0000-4000-8000-000000000001' AND rolls.play_number > 1

-- # what the rollback of Example 5 leaves
-- gives: 1 plays, 18 in the line-ups, 2 rolls
SELECT format('%s plays, %s in the line-ups, %s rolls', (SELECT count(*) FROM plays),
    (SELECT count(*) FROM lineups WHERE game_id = '6f1d5f5e-0000-4000-8000-000000000001'), (SELECT count(*) FROM rolls))

-- # the feed's own teams and people do not meet the game server's
WITH teams_of_the_feed AS (
    INSERT INTO teams (code, name) VALUES ('BOS', 'Boston') RETURNING id
)
INSERT INTO players (code, name) SELECT 'somebody', 'Somebody' FROM teams_of_the_feed
