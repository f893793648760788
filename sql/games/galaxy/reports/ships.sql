-- Ships of a player ($1), or of everybody, in a star system ($2), or in all: who owns each, and its fuel and motion in the
-- newest snapshot. Below the fuel limit ($3, kg) a ship warns. One that no snapshot has yet was built since, or is gone.
WITH newest AS (
    SELECT s.tick_number, s.state
    FROM public.snapshots AS s
    ORDER BY s.tick_number DESC, s.id DESC
    LIMIT 1
),
flying AS (
    SELECT
        n.tick_number,
        e.ship ->> 'ship_id' AS ship_id,
        (e.ship ->> 'fuel')::NUMERIC AS fuel,
        (e.ship ->> 'thrust_level')::NUMERIC AS thrust,
        e.ship -> 'position' AS position,
        e.ship -> 'velocity' AS velocity
    FROM newest AS n
    CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(n.state -> 'ships') AS e (ship)
)
SELECT
    p.username AS player,
    h.name AS ship,
    CASE
        WHEN f.ship_id IS NULL THEN 'in no snapshot'
        WHEN f.fuel <= 0 THEN 'no fuel'
        WHEN f.fuel < $3::NUMERIC THEN 'low fuel'
    END AS alert,
    h.ship_class,
    h.system_id AS system,
    f.fuel AS fuel_kg,
    f.thrust,
    f.tick_number AS tick,
    m.tick AS last_manoeuvre_tick,
    pg_catalog.round(pg_catalog.sqrt(
        (f.velocity ->> 0)::DOUBLE PRECISION ^ 2 + (f.velocity ->> 1)::DOUBLE PRECISION ^ 2
        + (f.velocity ->> 2)::DOUBLE PRECISION ^ 2)::NUMERIC, 3) AS speed_km_s,
    h.created_at,
    h.id AS ship_id
FROM public.ships AS h
JOIN public.players AS p ON p.id = h.player_id
LEFT JOIN flying AS f ON f.ship_id = h.id::TEXT
LEFT JOIN LATERAL (
    SELECT e.tick
    FROM public.maneuver_events AS e
    WHERE e.ship_id = h.id
    ORDER BY e.tick DESC
    LIMIT 1
) AS m ON TRUE
WHERE ($1::UUID IS NULL OR h.player_id = $1::UUID)
    AND ($2::TEXT IS NULL OR h.system_id = $2::TEXT)
ORDER BY p.username, h.created_at, h.id
LIMIT 2000
