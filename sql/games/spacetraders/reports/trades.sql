-- What is worth carrying now: a good bought at one market of a system and sold at another one, by the last prices
-- known. A trip carries as much as both markets deal in at once; the price moves beyond that.
SELECT
    b.trade_symbol AS good,
    b.waypoint_symbol AS buy_at,
    s.waypoint_symbol AS sell_at,
    v.units * (s.sell_price - b.purchase_price) AS profit_per_trip,
    s.sell_price - b.purchase_price AS profit_per_unit,
    pg_catalog.round((s.sell_price - b.purchase_price) / GREATEST(d.distance, 1), 2) AS per_unit_and_distance,
    d.distance,
    v.units AS units_per_trip,
    b.purchase_price AS buy_price,
    s.sell_price,
    b.supply AS supply_there,
    s.supply AS supply_here,
    LEAST(b.priced_at, s.priced_at) AS priced_at
FROM core.market_goods AS b
JOIN core.market_goods AS s ON s.trade_symbol = b.trade_symbol AND s.sell_price > b.purchase_price
JOIN core.waypoints AS f ON f.symbol = b.waypoint_symbol
JOIN core.waypoints AS t ON t.symbol = s.waypoint_symbol AND t.system_symbol = f.system_symbol
CROSS JOIN LATERAL (
    SELECT pg_catalog.round(pg_catalog.sqrt((t.x - f.x) ^ 2 + (t.y - f.y) ^ 2)::NUMERIC, 1) AS distance
) AS d
CROSS JOIN LATERAL (SELECT LEAST(b.trade_volume, s.trade_volume) AS units) AS v
ORDER BY profit_per_trip DESC NULLS LAST, good, buy_at, sell_at
LIMIT 1000
