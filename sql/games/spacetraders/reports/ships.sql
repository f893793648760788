-- Where each ship is, and the waypoints that they are at or travel between. A ship in transit is as far on its way as
-- the time since its departure says, seen from the newest answer. Coordinates are those of the system if all ships
-- are in one, else those of the galaxy.
WITH clock AS (
    SELECT pg_catalog.max(e.fetched_at) AS now FROM raw.api_events AS e
),
spread AS (
    SELECT pg_catalog.count(DISTINCT s.system_symbol) > 1 AS is_wide FROM core.ships AS s
),
places AS (
    SELECT
        w.symbol,
        w.type,
        w.fetched_at,
        CASE WHEN p.is_wide THEN y.x + w.x / 1000.0 ELSE w.x END AS x,
        CASE WHEN p.is_wide THEN y.y + w.y / 1000.0 ELSE w.y END AS y
    FROM core.waypoints AS w
    JOIN core.systems AS y ON y.symbol = w.system_symbol
    CROSS JOIN spread AS p
),
moving AS (
    SELECT
        s.*,
        COALESCE(s.nav_status = 'IN_TRANSIT' AND s.arrival_at > c.now, FALSE) AS is_moving,
        LEAST(GREATEST(
            EXTRACT(EPOCH FROM c.now - s.departed_at) / NULLIF(EXTRACT(EPOCH FROM s.arrival_at - s.departed_at), 0), 0), 1
        )::DOUBLE PRECISION AS part
    FROM core.ships AS s
    CROSS JOIN clock AS c
)
SELECT
    'ship' AS kind,
    m.symbol,
    m.role AS type,
    CASE WHEN m.nav_status = 'IN_TRANSIT' AND NOT m.is_moving THEN 'ARRIVED' ELSE m.nav_status END AS status,
    CASE WHEN m.is_moving THEN m.origin_symbol END AS coming_from,
    m.waypoint_symbol AS waypoint,
    m.arrival_at,
    pg_catalog.round((CASE WHEN m.is_moving THEN f.x + (t.x - f.x) * m.part ELSE t.x END)::NUMERIC, 3) AS x,
    pg_catalog.round((CASE WHEN m.is_moving THEN f.y + (t.y - f.y) * m.part ELSE t.y END)::NUMERIC, 3) AS y,
    m.fuel_current AS fuel,
    m.fuel_capacity,
    m.cargo_units AS cargo,
    m.cargo_capacity,
    m.nav_at AS told_at
FROM moving AS m
LEFT JOIN places AS f ON f.symbol = m.origin_symbol
LEFT JOIN places AS t ON t.symbol = m.waypoint_symbol
UNION ALL
SELECT 'waypoint', p.symbol, p.type, NULL, NULL, NULL, NULL, p.x, p.y, NULL, NULL, NULL, NULL, NULL
FROM places AS p
WHERE EXISTS (SELECT FROM moving AS m WHERE p.symbol IN (m.waypoint_symbol, m.origin_symbol))
ORDER BY 1, 2
LIMIT 5000
