-- Markets: what they deal in (told always), prices (told only while a ship is there) and transactions.
CREATE TEMPORARY TABLE pg_temp.market_observations ON COMMIT DROP AS
SELECT DISTINCT ON (r.path[4], r.fetched_at)
    r.path[4] AS waypoint_symbol,
    r.fetched_at,
    r.source_hash,
    pg_catalog.jsonb_typeof(e.payload #> '{data,tradeGoods}') = 'array'
        AND e.payload #> '{data,tradeGoods}' <> '[]'::JSONB AS priced,
    e.payload -> 'data' AS data
FROM pg_temp.responses AS r
JOIN raw.answers AS e ON e.id = r.id
WHERE r.route = 'systems/{}/waypoints/{}/market' AND pg_catalog.jsonb_typeof(e.payload -> 'data') = 'object'
ORDER BY r.path[4], r.fetched_at, r.source_hash DESC;

CREATE TEMPORARY TABLE pg_temp.price_observations ON COMMIT DROP AS
SELECT DISTINCT ON (o.waypoint_symbol, g.good ->> 'symbol', o.fetched_at)
    o.waypoint_symbol,
    g.good ->> 'symbol' AS trade_symbol,
    o.fetched_at,
    o.source_hash,
    g.good ->> 'type' AS kind,
    g.good ->> 'supply' AS supply,
    g.good ->> 'activity' AS activity,
    (g.good ->> 'tradeVolume')::INTEGER AS trade_volume,
    (g.good ->> 'purchasePrice')::BIGINT AS purchase_price,
    (g.good ->> 'sellPrice')::BIGINT AS sell_price
FROM pg_temp.market_observations AS o
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(o.data -> 'tradeGoods') AS g (good)
WHERE o.priced AND g.good ->> 'symbol' IS NOT NULL AND g.good ->> 'type' IN ('EXPORT', 'IMPORT', 'EXCHANGE')
ORDER BY o.waypoint_symbol, g.good ->> 'symbol', o.fetched_at;

CREATE TEMPORARY TABLE pg_temp.latest_markets ON COMMIT DROP AS
SELECT DISTINCT ON (o.waypoint_symbol)
    o.waypoint_symbol, o.fetched_at, o.source_hash, o.data
FROM pg_temp.market_observations AS o
ORDER BY o.waypoint_symbol, o.fetched_at DESC, o.source_hash DESC;

INSERT INTO core.markets AS t (waypoint_symbol, fetched_at, source_hash)
SELECT o.waypoint_symbol, o.fetched_at, o.source_hash
FROM pg_temp.latest_markets AS o
ON CONFLICT (waypoint_symbol) DO UPDATE SET
    fetched_at = EXCLUDED.fetched_at,
    source_hash = EXCLUDED.source_hash
WHERE (t.fetched_at, t.source_hash) < (EXCLUDED.fetched_at, EXCLUDED.source_hash);

-- What each market deals in, from its newest answer; the kind of a good listed twice is the first of the three.
CREATE TEMPORARY TABLE pg_temp.listed_goods ON COMMIT DROP AS
SELECT DISTINCT ON (o.waypoint_symbol, g.good ->> 'symbol')
    o.waypoint_symbol,
    g.good ->> 'symbol' AS trade_symbol,
    k.kind,
    g.good ->> 'name' AS name,
    g.good ->> 'description' AS description
FROM pg_temp.latest_markets AS o
JOIN core.markets AS m
    ON m.waypoint_symbol = o.waypoint_symbol AND m.fetched_at = o.fetched_at AND m.source_hash = o.source_hash
CROSS JOIN (VALUES (1, 'EXPORT', 'exports'), (2, 'IMPORT', 'imports'), (3, 'EXCHANGE', 'exchange')) AS k (position, kind, key)
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
    CASE WHEN pg_catalog.jsonb_typeof(o.data -> k.key) = 'array' THEN o.data -> k.key END
) AS g (good)
WHERE g.good ->> 'symbol' IS NOT NULL
ORDER BY o.waypoint_symbol, g.good ->> 'symbol', k.position;

INSERT INTO core.trade_goods AS t (symbol, name, description)
SELECT g.trade_symbol, pg_catalog.max(g.name), pg_catalog.max(g.description)
FROM (
    SELECT l.trade_symbol, l.name, l.description FROM pg_temp.listed_goods AS l
    UNION ALL
    SELECT DISTINCT p.trade_symbol, NULL::TEXT, NULL::TEXT FROM pg_temp.price_observations AS p
) AS g
GROUP BY g.trade_symbol
ON CONFLICT (symbol) DO UPDATE SET
    name = GREATEST(t.name, EXCLUDED.name),
    description = GREATEST(t.description, EXCLUDED.description)
WHERE (t.name, t.description) IS DISTINCT FROM (GREATEST(t.name, EXCLUDED.name), GREATEST(t.description, EXCLUDED.description));

INSERT INTO core.market_prices AS t (
    waypoint_symbol, trade_symbol, fetched_at, source_hash, kind, supply, activity, trade_volume, purchase_price, sell_price
)
SELECT
    p.waypoint_symbol, p.trade_symbol, p.fetched_at, p.source_hash, p.kind, p.supply, p.activity, p.trade_volume,
    p.purchase_price, p.sell_price
FROM pg_temp.price_observations AS p
WHERE p.purchase_price IS NOT NULL AND p.sell_price IS NOT NULL
ON CONFLICT (waypoint_symbol, trade_symbol, fetched_at) DO UPDATE SET
    source_hash = EXCLUDED.source_hash,
    kind = EXCLUDED.kind,
    supply = EXCLUDED.supply,
    activity = EXCLUDED.activity,
    trade_volume = EXCLUDED.trade_volume,
    purchase_price = EXCLUDED.purchase_price,
    sell_price = EXCLUDED.sell_price
WHERE t.source_hash < EXCLUDED.source_hash;

-- The goods as listed, with the newest prices on record for them.
CREATE TEMPORARY TABLE pg_temp.current_goods ON COMMIT DROP AS
SELECT DISTINCT ON (l.waypoint_symbol, l.trade_symbol)
    l.waypoint_symbol,
    l.trade_symbol,
    l.kind,
    p.supply,
    p.activity,
    p.trade_volume,
    p.purchase_price,
    p.sell_price,
    p.fetched_at AS priced_at
FROM pg_temp.listed_goods AS l
LEFT JOIN core.market_prices AS p ON p.waypoint_symbol = l.waypoint_symbol AND p.trade_symbol = l.trade_symbol
ORDER BY l.waypoint_symbol, l.trade_symbol, p.fetched_at DESC;

DELETE FROM core.market_goods AS t
USING pg_temp.latest_markets AS o, core.markets AS m
WHERE t.waypoint_symbol = o.waypoint_symbol
    AND m.waypoint_symbol = o.waypoint_symbol
    AND m.fetched_at = o.fetched_at
    AND m.source_hash = o.source_hash
    AND NOT EXISTS (
        SELECT 1
        FROM pg_temp.current_goods AS c
        WHERE c.waypoint_symbol = t.waypoint_symbol AND c.trade_symbol = t.trade_symbol
    );

INSERT INTO core.market_goods AS t (
    waypoint_symbol, trade_symbol, kind, supply, activity, trade_volume, purchase_price, sell_price, priced_at
)
SELECT
    c.waypoint_symbol, c.trade_symbol, c.kind, c.supply, c.activity, c.trade_volume, c.purchase_price, c.sell_price,
    c.priced_at
FROM pg_temp.current_goods AS c
ON CONFLICT (waypoint_symbol, trade_symbol) DO UPDATE SET
    kind = EXCLUDED.kind,
    supply = EXCLUDED.supply,
    activity = EXCLUDED.activity,
    trade_volume = EXCLUDED.trade_volume,
    purchase_price = EXCLUDED.purchase_price,
    sell_price = EXCLUDED.sell_price,
    priced_at = EXCLUDED.priced_at
WHERE t.* IS DISTINCT FROM EXCLUDED.*;

UPDATE core.markets AS t
SET priced_at = p.priced_at
FROM (
    SELECT o.waypoint_symbol, pg_catalog.max(o.fetched_at) AS priced_at
    FROM pg_temp.market_observations AS o
    WHERE o.priced
    GROUP BY o.waypoint_symbol
) AS p
WHERE t.waypoint_symbol = p.waypoint_symbol AND (t.priced_at IS NULL OR t.priced_at < p.priced_at);

-- A transaction comes with the answer to one's own action and again in the market's list; it is the same one.
INSERT INTO core.market_transactions (
    waypoint_symbol, ship_symbol, at, trade_symbol, type, units, price_per_unit, total_price
)
SELECT DISTINCT ON (x.ship_symbol, x.at, x.waypoint_symbol, x.trade_symbol, x.type)
    x.waypoint_symbol, x.ship_symbol, x.at, x.trade_symbol, x.type, x.units, x.price_per_unit, x.total_price
FROM (
    SELECT
        t.data ->> 'waypointSymbol' AS waypoint_symbol,
        t.data ->> 'shipSymbol' AS ship_symbol,
        (t.data ->> 'timestamp')::TIMESTAMPTZ AS at,
        t.data ->> 'tradeSymbol' AS trade_symbol,
        t.data ->> 'type' AS type,
        (t.data ->> 'units')::BIGINT AS units,
        (t.data ->> 'pricePerUnit')::BIGINT AS price_per_unit,
        (t.data ->> 'totalPrice')::BIGINT AS total_price
    FROM (
        SELECT y.data
        FROM pg_temp.market_observations AS o
        CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
            CASE WHEN pg_catalog.jsonb_typeof(o.data -> 'transactions') = 'array' THEN o.data -> 'transactions' END
        ) AS y (data)
        UNION ALL
        SELECT e.payload #> '{data,transaction}'
        FROM pg_temp.responses AS r
        JOIN raw.answers AS e ON e.id = r.id
        WHERE r.route LIKE 'my/ships/{}/%'
    ) AS t
    WHERE t.data ? 'tradeSymbol' AND t.data ? 'type'
) AS x
WHERE x.type IN ('PURCHASE', 'SELL')
    AND pg_catalog.num_nulls(
        x.waypoint_symbol, x.ship_symbol, x.at, x.trade_symbol, x.units, x.price_per_unit, x.total_price
    ) = 0
ORDER BY x.ship_symbol, x.at, x.waypoint_symbol, x.trade_symbol, x.type, x.units, x.price_per_unit, x.total_price
ON CONFLICT DO NOTHING;

DROP TABLE
    pg_temp.market_observations,
    pg_temp.price_observations,
    pg_temp.latest_markets,
    pg_temp.listed_goods,
    pg_temp.current_goods;
