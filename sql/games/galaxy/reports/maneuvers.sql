-- Manoeuvres of a ship ($1), or of all, of a type ($2), or of all types, the latest first: when each began and ended, how, and
-- what it took. An event of an unknown type stands for itself.
WITH events AS (
    SELECT
        e.*,
        pg_catalog.count(*) FILTER (
            WHERE e.event_type NOT IN ('phase_transition', 'maneuver_completed', 'maneuver_aborted')
        ) OVER (PARTITION BY e.ship_id ORDER BY e.tick, e.id) AS number
    FROM public.maneuver_events AS e
    WHERE ($1::UUID IS NULL OR e.ship_id = $1::UUID)
),
maneuvers AS (
    SELECT
        e.ship_id,
        e.number,
        pg_catalog.min(e.tick) AS from_tick,
        pg_catalog.max(e.tick) AS last_tick,
        pg_catalog.min(e.game_time) AS began_at,
        pg_catalog.max(e.game_time) AS last_at,
        pg_catalog.count(*) AS events,
        (pg_catalog.array_agg(e.maneuver_type ORDER BY e.tick, e.id))[1] AS type,
        (pg_catalog.array_agg(e.event_type ORDER BY e.tick DESC, e.id DESC))[1] AS last_event,
        (pg_catalog.array_agg(e.phase ORDER BY e.tick DESC, e.id DESC))[1] AS phase,
        (pg_catalog.array_agg(e.effectivity ORDER BY e.tick DESC, e.id DESC))[1] AS effectivity,
        (pg_catalog.array_agg(e.distance ORDER BY e.tick DESC, e.id DESC))[1] AS distance,
        (pg_catalog.array_agg(e.status_text ORDER BY e.tick DESC, e.id DESC))[1] AS status_text
    FROM events AS e
    GROUP BY e.ship_id, e.number
)
SELECT
    COALESCE(h.name, m.ship_id::TEXT) AS ship,
    p.username AS player,
    m.type,
    CASE m.last_event
        WHEN 'maneuver_completed' THEN 'completed'
        WHEN 'maneuver_aborted' THEN 'aborted'
        WHEN 'maneuver_started' THEN 'under way'
        WHEN 'phase_transition' THEN 'under way'
        ELSE m.last_event
    END AS outcome,
    CASE WHEN m.last_event = 'maneuver_aborted' THEN 'aborted' END AS alert,
    m.from_tick,
    m.last_tick,
    m.last_tick - m.from_tick AS ticks,
    m.phase,
    m.effectivity,
    m.distance AS distance_km,
    m.events,
    m.began_at,
    m.last_at,
    m.status_text
FROM maneuvers AS m
LEFT JOIN public.ships AS h ON h.id = m.ship_id
LEFT JOIN public.players AS p ON p.id = h.player_id
WHERE $2::TEXT IS NULL OR m.type = $2::TEXT
ORDER BY m.last_tick DESC, ship, m.number DESC
LIMIT 1000
