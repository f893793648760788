-- What to do next, seen from a moment ($1): first what warns, then contracts to fulfil, ships to refuel, contracts to accept,
-- cargo to sell, trades, markets to look at, and ships without a task. Within one kind what ends first comes first, then what
-- brings most, then the ship's name. A contract warns when its deadline is within some hours ($2), a ship when it has less
-- than so much of its fuel ($3, percent); a market's prices are old after some minutes ($4).
WITH ships AS (
    SELECT
        s.symbol,
        s.agent_symbol,
        s.waypoint_symbol AS place,
        s.system_symbol,
        w.x,
        w.y,
        COALESCE(s.fuel_current, 0) AS fuel,
        COALESCE(s.fuel_capacity, 0) AS tank,
        GREATEST(COALESCE(s.cargo_capacity, 0) - COALESCE(s.cargo_units, 0), 0) AS space,
        COALESCE(s.cargo_units, 0) AS cargo,
        a.credits,
        NOT COALESCE(s.nav_status = 'IN_TRANSIT' AND s.arrival_at > $1::TIMESTAMPTZ, FALSE) AS is_free,
        CASE WHEN s.nav_status = 'IN_TRANSIT' THEN s.arrival_at ELSE s.nav_at END AS since
    FROM core.ships AS s
    LEFT JOIN core.waypoints AS w ON w.symbol = s.waypoint_symbol
    LEFT JOIN core.agents AS a ON a.symbol = s.agent_symbol
),
offers AS (
    SELECT g.*, w.system_symbol, w.x, w.y
    FROM core.market_goods AS g
    JOIN core.waypoints AS w ON w.symbol = g.waypoint_symbol
),
deliveries AS (
    SELECT
        c.id AS contract,
        c.accepted,
        c.deadline,
        c.deadline_to_accept,
        COALESCE(c.payment_on_fulfilled, 0) + CASE WHEN c.accepted THEN 0 ELSE COALESCE(c.payment_on_accepted, 0) END AS payment,
        d.trade_symbol AS good,
        d.destination_symbol AS destination,
        d.units_required - d.units_fulfilled AS units,
        h.units AS in_holds,
        h.ship AS holder,
        m.waypoint_symbol AS cheapest_at,
        m.purchase_price AS price,
        m.x,
        m.y,
        GREATEST(d.units_required - d.units_fulfilled - h.units, 0) AS to_buy
    FROM core.contracts AS c
    JOIN core.contract_deliveries AS d ON d.contract_id = c.id AND d.units_required > d.units_fulfilled
    CROSS JOIN LATERAL (
        SELECT
            COALESCE(pg_catalog.sum(g.units), 0) AS units,
            (pg_catalog.array_agg(g.ship_symbol ORDER BY g.units DESC, g.ship_symbol))[1] AS ship
        FROM core.ship_cargo AS g
        WHERE g.trade_symbol = d.trade_symbol AND g.units > 0
    ) AS h
    LEFT JOIN LATERAL (
        SELECT o.waypoint_symbol, o.purchase_price, o.x, o.y
        FROM offers AS o
        WHERE o.trade_symbol = d.trade_symbol AND o.purchase_price IS NOT NULL
        ORDER BY o.purchase_price, o.waypoint_symbol
        LIMIT 1
    ) AS m ON TRUE
    WHERE NOT c.fulfilled
        AND CASE WHEN c.accepted THEN c.deadline ELSE COALESCE(c.deadline_to_accept, c.deadline) END > $1::TIMESTAMPTZ
),
-- The payment of a contract counts once, with its first delivery.
contracts AS (
    SELECT
        d.*,
        CASE WHEN d.accepted THEN d.deadline ELSE COALESCE(d.deadline_to_accept, d.deadline) END AS until,
        CASE
            WHEN d.to_buy > 0 AND d.price IS NULL THEN NULL
            ELSE CASE pg_catalog.row_number() OVER (PARTITION BY d.contract ORDER BY d.good, d.destination)
                    WHEN 1 THEN d.payment ELSE 0 END
                - d.to_buy * COALESCE(d.price, 0)
        END AS expected,
        COALESCE(d.holder, f.symbol) AS ship
    FROM deliveries AS d
    LEFT JOIN LATERAL (
        SELECT s.symbol
        FROM ships AS s
        WHERE s.is_free AND s.space > 0 AND s.tank > 0
        ORDER BY pg_catalog.sqrt((s.x - d.x) ^ 2 + (s.y - d.y) ^ 2) NULLS LAST, s.symbol
        LIMIT 1
    ) AS f ON TRUE
),
thirsty AS (
    SELECT
        s.*,
        m.waypoint_symbol AS seller,
        m.distance,
        -pg_catalog.ceil((s.tank - s.fuel) / 100.0) * m.purchase_price AS expected
    FROM ships AS s
    LEFT JOIN LATERAL (
        SELECT
            o.waypoint_symbol,
            o.purchase_price,
            pg_catalog.round(pg_catalog.sqrt((o.x - s.x) ^ 2 + (o.y - s.y) ^ 2)::NUMERIC, 1) AS distance
        FROM offers AS o
        WHERE o.trade_symbol = 'FUEL' AND o.kind <> 'IMPORT' AND o.system_symbol = s.system_symbol
        ORDER BY distance, o.waypoint_symbol
        LIMIT 1
    ) AS m ON TRUE
    WHERE s.tank > 0 AND s.fuel * 100 < $3::NUMERIC * s.tank
),
loads AS (
    SELECT s.symbol AS ship, c.trade_symbol AS good, c.units, m.waypoint_symbol AS sell_at, m.sell_price
    FROM ships AS s
    JOIN core.ship_cargo AS c ON c.ship_symbol = s.symbol AND c.units > 0
    JOIN LATERAL (
        SELECT o.waypoint_symbol, o.sell_price
        FROM offers AS o
        WHERE o.trade_symbol = c.trade_symbol AND o.system_symbol = s.system_symbol AND o.sell_price IS NOT NULL
        ORDER BY o.sell_price DESC, o.waypoint_symbol
        LIMIT 1
    ) AS m ON TRUE
    WHERE s.is_free AND NOT EXISTS (SELECT FROM deliveries AS d WHERE d.accepted AND d.good = c.trade_symbol)
),
routes AS MATERIALIZED (
    SELECT
        b.system_symbol,
        b.trade_symbol AS good,
        b.waypoint_symbol AS buy_at,
        b.purchase_price,
        b.x,
        b.y,
        e.waypoint_symbol AS sell_at,
        e.sell_price,
        LEAST(b.trade_volume, e.trade_volume) AS volume,
        pg_catalog.sqrt((e.x - b.x) ^ 2 + (e.y - b.y) ^ 2) AS distance
    FROM offers AS b
    JOIN offers AS e ON e.trade_symbol = b.trade_symbol AND e.system_symbol = b.system_symbol AND e.sell_price > b.purchase_price
    ORDER BY LEAST(b.trade_volume, e.trade_volume) * (e.sell_price - b.purchase_price) DESC NULLS LAST, b.trade_symbol,
        b.waypoint_symbol, e.waypoint_symbol
    LIMIT 500
),
trades AS (
    SELECT s.symbol AS ship, r.*
    FROM ships AS s
    JOIN LATERAL (
        SELECT r.*, u.units, u.units * (r.sell_price - r.purchase_price) AS profit
        FROM routes AS r
        CROSS JOIN LATERAL (
            SELECT LEAST(s.space, r.volume, s.credits / NULLIF(r.purchase_price, 0)) AS units
        ) AS u
        WHERE r.system_symbol = s.system_symbol AND u.units > 0 AND r.distance <= s.tank
        ORDER BY profit DESC, pg_catalog.sqrt((r.x - s.x) ^ 2 + (r.y - s.y) ^ 2) + r.distance, r.good, r.buy_at, r.sell_at
        LIMIT 1
    ) AS r ON TRUE
    WHERE s.is_free AND s.cargo = 0 AND s.tank > 0
        AND s.symbol NOT IN (SELECT c.ship FROM contracts AS c WHERE c.accepted AND c.ship IS NOT NULL)
),
-- Ships that have something to do.
busy AS (
    SELECT c.ship FROM contracts AS c WHERE c.accepted AND c.ship IS NOT NULL
    UNION
    SELECT t.symbol FROM thirsty AS t
    UNION
    SELECT l.ship FROM loads AS l
    UNION
    SELECT t.ship FROM trades AS t
),
old_prices AS (
    SELECT
        m.waypoint_symbol AS market,
        m.priced_at,
        s.symbol AS ship,
        s.distance
    FROM core.markets AS m
    JOIN core.waypoints AS w ON w.symbol = m.waypoint_symbol
    LEFT JOIN LATERAL (
        SELECT s.symbol, pg_catalog.round(pg_catalog.sqrt((w.x - s.x) ^ 2 + (w.y - s.y) ^ 2)::NUMERIC, 1) AS distance
        FROM ships AS s
        WHERE s.is_free AND s.system_symbol = w.system_symbol
            AND s.symbol NOT IN (SELECT b.ship FROM busy AS b)
        ORDER BY s.space > 0, distance, s.symbol -- ships that carry nothing have nothing better to do
        LIMIT 1
    ) AS s ON TRUE
    WHERE (m.priced_at IS NULL OR m.priced_at < $1::TIMESTAMPTZ - $4::BIGINT * INTERVAL '1 minute')
        AND EXISTS (SELECT FROM ships AS o WHERE o.system_symbol = w.system_symbol)
    ORDER BY m.priced_at NULLS FIRST, m.waypoint_symbol
    LIMIT 20
),
steps AS (
    SELECT
        CASE WHEN c.accepted THEN 1 ELSE 3 END AS kind,
        CASE WHEN NOT c.accepted THEN 'accept' WHEN c.to_buy > 0 THEN 'buy and deliver' ELSE 'deliver' END AS action,
        CASE
            WHEN c.until - $1::TIMESTAMPTZ <= $2::BIGINT * INTERVAL '1 hour' THEN pg_catalog.format(
                CASE WHEN c.accepted THEN 'deadline in %s' ELSE 'offer ends in %s' END,
                CASE
                    WHEN c.until - $1::TIMESTAMPTZ >= INTERVAL '2 hours'
                        THEN pg_catalog.floor(EXTRACT(EPOCH FROM c.until - $1::TIMESTAMPTZ) / 3600) || ' h'
                    ELSE pg_catalog.floor(EXTRACT(EPOCH FROM c.until - $1::TIMESTAMPTZ) / 60) || ' min'
                END)
        END AS alert,
        CASE WHEN c.accepted THEN c.ship END AS ship,
        c.contract,
        c.good,
        c.units,
        CASE WHEN c.to_buy > 0 THEN c.cheapest_at END AS buy_at,
        c.destination AS go_to,
        c.expected,
        c.until,
        pg_catalog.concat_ws('; ',
            pg_catalog.format('%s %s are still to be delivered', c.units, c.good),
            CASE WHEN c.in_holds > 0 THEN pg_catalog.format('%s are in holds', c.in_holds) END,
            CASE
                WHEN c.to_buy > 0 AND c.price IS NULL THEN 'no market is known to sell it'
                WHEN c.to_buy > 0 THEN pg_catalog.format('%s cost %s each at the cheapest market', c.to_buy, c.price)
            END) AS why
    FROM contracts AS c
    UNION ALL
    SELECT
        2, 'refuel', CASE WHEN t.fuel = 0 THEN 'no fuel' ELSE 'low fuel' END, t.symbol, NULL, 'FUEL', t.tank - t.fuel, t.seller,
        t.seller, t.expected, NULL,
        pg_catalog.concat_ws('; ',
            pg_catalog.format('%s of %s fuel are left', t.fuel, t.tank),
            CASE
                WHEN t.seller IS NULL THEN 'no market of the system is known to sell it'
                WHEN t.distance = 0 THEN 'it is sold where the ship is'
                ELSE pg_catalog.format('it is sold %s away%s', t.distance,
                    CASE WHEN t.distance > t.fuel THEN ', out of reach but by drifting' ELSE '' END)
            END)
    FROM thirsty AS t
    UNION ALL
    SELECT
        4, 'sell', NULL, l.ship, NULL, l.good, l.units, NULL, l.sell_at, l.units * l.sell_price, NULL,
        pg_catalog.format('the best price known is %s', l.sell_price)
    FROM loads AS l
    UNION ALL
    SELECT
        5, 'trade', NULL, t.ship, NULL, t.good, t.units, t.buy_at, t.sell_at, t.profit, NULL,
        pg_catalog.format('buys for %s, sells for %s; the way between is %s long', t.purchase_price, t.sell_price,
            pg_catalog.round(t.distance::NUMERIC, 1))
    FROM trades AS t
    UNION ALL
    SELECT
        6, 'look at prices', NULL, o.ship, NULL, NULL, NULL, NULL, o.market, NULL, NULL,
        pg_catalog.concat_ws('; ',
            COALESCE(pg_catalog.format('prices are of %s', pg_catalog.to_char(o.priced_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')),
                'no prices are known'),
            CASE
                WHEN o.ship IS NULL THEN 'every ship of the system has something better to do'
                ELSE pg_catalog.format('the ship is %s away', o.distance)
            END)
    FROM old_prices AS o
),
idle AS (
    SELECT
        7 AS kind, 'find a task', NULL::TEXT, s.symbol, NULL::TEXT, NULL::TEXT, NULL::BIGINT, NULL::TEXT, s.place,
        NULL::NUMERIC, NULL::TIMESTAMPTZ,
        pg_catalog.concat_ws(' ', 'without a task', pg_catalog.to_char(s.since AT TIME ZONE 'UTC', '"since" YYYY-MM-DD HH24:MI'))
    FROM ships AS s
    WHERE s.is_free AND s.symbol NOT IN (SELECT p.ship FROM steps AS p WHERE p.ship IS NOT NULL)
)
SELECT
    pg_catalog.row_number() OVER (
        ORDER BY a.alert IS NULL, a.kind, a.until NULLS LAST, a.expected DESC NULLS LAST, a.ship, a.contract, a.good, a.go_to
    ) AS rank,
    a.action,
    a.alert,
    a.ship,
    a.contract,
    a.good,
    a.units,
    a.buy_at,
    a.go_to,
    a.expected,
    a.until,
    a.why
FROM (
    SELECT s.* FROM steps AS s
    -- An offer that costs more than it pays is none.
    WHERE s.action <> 'accept' OR COALESCE(s.expected, 0) >= 0
    UNION ALL
    SELECT i.* FROM idle AS i
) AS a
ORDER BY rank
LIMIT 1000
