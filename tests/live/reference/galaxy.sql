-- # a player registers
INSERT INTO players (id, username, password_hash) VALUES ('a0000000-0000-4000-8000-000000000001', 'Ada_01', 'x')

-- # an administrator
INSERT INTO players (username, password_hash, is_admin) VALUES ('root', 'x', TRUE)

-- # a name that is none
-- fails: 23514
INSERT INTO players (username, password_hash) VALUES ('a b', 'x')

-- # the players service stores the ship's id
INSERT INTO ships (id, player_id, name)
VALUES ('b0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'Ada_01')

-- # a second ship
INSERT INTO ships (player_id, name, ship_class, system_id)
VALUES ('a0000000-0000-4000-8000-000000000001', 'Runabout', 'fast_frigate', 'sol')

-- # a player's ships have different names
-- fails: 23505
INSERT INTO ships (player_id, name) VALUES ('a0000000-0000-4000-8000-000000000001', 'Runabout')

-- # get_ships
-- gives: Ada_01, Runabout
SELECT string_agg(name, ', ') FROM (
    SELECT * FROM ships WHERE player_id = 'a0000000-0000-4000-8000-000000000001' ORDER BY created_at
) AS s

-- # the keys of game_config
INSERT INTO game_config (key, value)
VALUES ('tick_rate', '1.0'), ('start_date', '"2025-01-15T00:00:00Z"'), ('snapshot_interval', '60')

-- # game_config is updated
UPDATE game_config SET value = '2.0', updated_at = NOW() WHERE key = 'tick_rate'

-- # the tick engine stores a snapshot
INSERT INTO snapshots (tick_number, game_time, state)
VALUES (123456, '2025-01-15T10:30:00Z', '{"tick_number": 123456, "game_time": "2025-01-15T10:30:00Z", "total_spawns": 42,
    "paused": false, "tick_rate": 1.0, "bodies": [{"name": "Earth", "position": [1, 2, 3], "velocity": [1, 2, 3]}],
    "ships": [{"ship_id": "b0000000-0000-4000-8000-000000000001", "player_id": "a0000000-0000-4000-8000-000000000001",
    "name": "Ada_01", "position": [1, 2, 3], "velocity": [1, 2, 3], "attitude": [1, 0, 0, 0],
    "angular_velocity": [0, 0, 0], "rotation_input": [0, 0, 0], "fuel": 25000.0, "thrust_level": 0.0,
    "wheel_momentum": [0, 0, 0]}]}')

-- # 110 snapshots of two hours ago
INSERT INTO snapshots (tick_number, game_time, state, created_at)
SELECT n, TIMESTAMPTZ '2025-01-15 00:00:00+00' + n * INTERVAL '1 minute', '{}', NOW() - INTERVAL '2 hours'
FROM generate_series(1, 110) AS n

-- # recovery: the latest snapshot
-- gives: 123456
SELECT tick_number FROM (SELECT * FROM snapshots ORDER BY tick_number DESC LIMIT 1) AS latest

-- # pruning: count
-- gives: 111
SELECT COUNT(*) FROM snapshots

-- # pruning: delete
DELETE FROM snapshots WHERE id IN (SELECT id FROM snapshots WHERE created_at < NOW() - INTERVAL '1 hour' ORDER BY tick_number ASC LIMIT (111 - 100))

-- # pruning leaves the newest hundred
-- gives: 100 12
SELECT COUNT(*) || ' ' || MIN(tick_number) FROM snapshots

-- # a manoeuvre's event with all it may say
INSERT INTO maneuver_events (ship_id, maneuver_type, event_type, phase, from_phase, tick, game_time, element_errors,
    distance, effectivity, status_text, extra)
VALUES ('b0000000-0000-4000-8000-000000000001', 'rendezvous', 'phase_transition', 'approach', 'transfer', 5,
    '2025-01-15T10:30:00Z', '[{"label": "e", "value": 0.1, "ok": false}]', 12.5, 0.9, 'on the way', '{"any": "data"}')

-- # a manoeuvre's event with no more than it must say
INSERT INTO maneuver_events (ship_id, maneuver_type, event_type, tick, game_time)
VALUES ('b0000000-0000-4000-8000-000000000002', 'circularize', 'maneuver_started', 1, '2025-01-15T10:30:00Z')

-- # 1005 events of one ship
INSERT INTO maneuver_events (ship_id, maneuver_type, event_type, tick, game_time)
SELECT 'b0000000-0000-4000-8000-000000000002', 'set_inclination', 'phase_transition', 1 + n, '2025-01-15T10:30:00Z'
FROM generate_series(1, 1005) AS n

-- # 1000 rows per ship stay, pruned on insert
-- gives: 1000 7 1006
SELECT concat_ws(' ', COUNT(*), MIN(tick), MAX(tick)) FROM maneuver_events
WHERE ship_id = 'b0000000-0000-4000-8000-000000000002'

-- # the other ship's rows stay
-- gives: 1
SELECT COUNT(*) FROM maneuver_events WHERE ship_id = 'b0000000-0000-4000-8000-000000000001'

-- # a player goes, and the ships with the player
DELETE FROM players WHERE id = 'a0000000-0000-4000-8000-000000000001'

-- # no ship without its player
-- gives: 0
SELECT COUNT(*) FROM ships
