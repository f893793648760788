-- Where what is stored of the ship $1 contradicts itself; no row: all agrees. Time never goes back and fuel never comes
-- back (both from snapshots and from manoeuvre events, which round it); each manoeuvre's steps follow from the one before;
-- the snapshots say the tick and time of their rows; the ship's row is what the newest snapshot says. Ships may be flown
-- by hand, so fuel that goes outside of manoeuvres is no contradiction.
WITH worlds AS MATERIALIZED (
    -- Of snapshots with one tick the last counts.
    SELECT DISTINCT ON (s.tick_number)
        s.tick_number AS tick,
        s.id,
        s.game_time,
        s.created_at,
        s.state ->> 'tick_number' AS state_tick,
        s.state ->> 'game_time' AS state_time,
        x.ship
    FROM public.snapshots AS s
    LEFT JOIN LATERAL (
        SELECT e.ship
        FROM pg_catalog.jsonb_array_elements(
            CASE pg_catalog.jsonb_typeof(s.state -> 'ships') WHEN 'array' THEN s.state -> 'ships' END) AS e (ship)
        WHERE e.ship ->> 'ship_id' = $1::TEXT
        LIMIT 1
    ) AS x ON TRUE
    ORDER BY s.tick_number, s.id DESC
), steps AS MATERIALIZED (
    SELECT
        e.*,
        CASE pg_catalog.jsonb_typeof(e.extra -> 'dv_m_s') WHEN 'number' THEN (e.extra ->> 'dv_m_s')::NUMERIC END AS spent,
        CASE pg_catalog.jsonb_typeof(e.extra -> 'fuel_kg') WHEN 'number' THEN (e.extra ->> 'fuel_kg')::NUMERIC END AS fuel
    FROM public.maneuver_events AS e
    WHERE e.ship_id::TEXT = $1::TEXT
), measures AS (
    -- What only grows, in the order of ticks; a step comes before the snapshot of its tick.
    SELECT
        '/game_time' AS path, t.tick, t.place, t.id, pg_catalog.date_part('epoch', t.game_time)::NUMERIC AS value,
        0.0 AS slack, t.game_time::TEXT AS text
    FROM (
        SELECT w.tick, 1 AS place, w.id, w.game_time FROM worlds AS w
        UNION ALL
        SELECT e.tick, 0, e.id, e.game_time FROM steps AS e
    ) AS t
    UNION ALL
    SELECT '/fuel', f.tick, f.place, f.id, -f.fuel, 0.06, f.fuel::TEXT
    FROM (
        SELECT w.tick, 1 AS place, w.id,
            CASE pg_catalog.jsonb_typeof(w.ship -> 'fuel') WHEN 'number' THEN (w.ship ->> 'fuel')::NUMERIC END AS fuel
        FROM worlds AS w
        UNION ALL
        SELECT e.tick, 0, e.id, e.fuel FROM steps AS e
    ) AS f
    WHERE f.fuel IS NOT NULL
), neighbours AS (
    SELECT
        m.*,
        pg_catalog.lag(m.value, 2) OVER w AS value_before_last,
        pg_catalog.lag(m.value) OVER w AS last_value,
        pg_catalog.lag(m.text) OVER w AS last_text,
        pg_catalog.lag(m.tick) OVER w AS last_tick
    FROM measures AS m
    WINDOW w AS (PARTITION BY m.path ORDER BY m.tick, m.place, m.id)
), lives AS (
    SELECT
        e.*,
        pg_catalog.lag(e.event_type) OVER w AS last_event,
        pg_catalog.lag(e.maneuver_type) OVER w AS last_type,
        pg_catalog.lag(e.phase) OVER w AS last_phase,
        pg_catalog.lag(e.spent) OVER w AS last_spent
    FROM steps AS e
    WHERE e.event_type IN ('maneuver_started', 'phase_transition', 'maneuver_completed', 'maneuver_aborted')
    WINDOW w AS (ORDER BY e.tick, e.id)
), newest AS (
    -- Registered before the snapshot before the newest: what is being put into the world need not be there yet.
    SELECT w.tick, w.ship, h.name, h.player_id, h.created_at < w.created_before AS must_be_there
    FROM (SELECT n.*, pg_catalog.lag(n.created_at) OVER (ORDER BY n.tick) AS created_before FROM worlds AS n) AS w
    JOIN public.ships AS h ON h.id::TEXT = $1::TEXT
    ORDER BY w.tick DESC
    LIMIT 1
)
-- Of two neighbours in the wrong order the one that also fits the one before them is right.
SELECT
    CASE WHEN n.value >= n.value_before_last - n.slack THEN n.last_tick ELSE n.tick END AS play_number,
    n.path,
    CASE WHEN n.value >= n.value_before_last - n.slack
        THEN CASE n.path WHEN '/fuel' THEN 'at least ' ELSE 'at most ' END || n.text
        ELSE CASE n.path WHEN '/fuel' THEN 'at most ' ELSE 'at least ' END || n.last_text
    END AS expected,
    CASE WHEN n.value >= n.value_before_last - n.slack THEN n.last_text ELSE n.text END AS found
FROM neighbours AS n
WHERE n.value < n.last_value - n.slack
UNION ALL
SELECT w.tick, d.path, d.expected, d.found
FROM worlds AS w
CROSS JOIN LATERAL (
    VALUES
        ('/snapshot/tick_number', w.tick::TEXT, w.state_tick, w.tick::TEXT = w.state_tick),
        ('/snapshot/game_time', w.game_time::TEXT, w.state_time,
            w.game_time = CASE WHEN w.state_time ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)$'
                THEN w.state_time::TIMESTAMPTZ END)
) AS d (path, expected, found, is_right)
WHERE d.is_right IS NOT TRUE
UNION ALL
SELECT l.tick, d.path, d.expected, d.found
FROM lives AS l
CROSS JOIN LATERAL (
    SELECT l.last_event IN ('maneuver_started', 'phase_transition') AS was_running, l.event_type = 'maneuver_started' AS begins
) AS was
CROSS JOIN LATERAL (
    VALUES
        ('/maneuver_event',
            CASE WHEN was.was_running THEN 'phase_transition, maneuver_completed or maneuver_aborted' ELSE 'maneuver_started' END,
            l.event_type, was.was_running <> was.begins),
        ('/maneuver_type', l.last_type, l.maneuver_type, was.begins OR l.maneuver_type = l.last_type),
        (CASE l.event_type WHEN 'phase_transition' THEN '/from_phase' ELSE '/phase' END, l.last_phase,
            CASE l.event_type WHEN 'phase_transition' THEN l.from_phase ELSE l.phase END,
            was.begins OR CASE l.event_type WHEN 'phase_transition' THEN l.from_phase ELSE l.phase END
                IS NOT DISTINCT FROM l.last_phase),
        ('/dv_m_s', 'at least ' || l.last_spent, l.spent::TEXT, was.begins OR COALESCE(l.spent >= l.last_spent, TRUE))
) AS d (path, expected, found, is_right)
-- Of the oldest step nobody knows what went before: retention may have taken it. After a step out of turn all differs.
WHERE l.last_event IS NOT NULL AND NOT d.is_right AND (d.path = '/maneuver_event' OR was.was_running <> was.begins)
UNION ALL
SELECT n.tick, d.path, d.expected, d.found
FROM newest AS n
CROSS JOIN LATERAL (
    VALUES
        ('/ship', n.name::TEXT, NULL, n.ship IS NOT NULL OR n.must_be_there IS NOT TRUE),
        ('/ship/name', n.ship ->> 'name', n.name, n.ship IS NULL OR n.ship ->> 'name' = n.name),
        ('/ship/player_id', n.ship ->> 'player_id', n.player_id::TEXT,
            n.ship IS NULL OR n.ship ->> 'player_id' = n.player_id::TEXT)
) AS d (path, expected, found, is_right)
WHERE NOT d.is_right
ORDER BY play_number
