-- How far each contract is: what is still to be delivered, how much of it lies in the holds, where it is cheapest,
-- and what would be left of the payment. The ones that can still be fulfilled come first, by their deadline.
SELECT
    c.id AS contract,
    c.faction_symbol AS faction,
    CASE
        WHEN c.fulfilled THEN 'fulfilled'
        WHEN c.deadline < n.now THEN 'missed'
        WHEN c.accepted THEN 'accepted'
        WHEN c.deadline_to_accept < n.now THEN 'expired'
        ELSE 'offered'
    END AS state,
    d.trade_symbol AS good,
    d.destination_symbol AS deliver_to,
    d.units_fulfilled AS delivered,
    d.units_required AS required,
    pg_catalog.round(100.0 * d.units_fulfilled / NULLIF(d.units_required, 0), 1) AS percent,
    h.units AS in_holds,
    m.waypoint_symbol AS cheapest_at,
    m.purchase_price AS cheapest_price,
    r.units * m.purchase_price AS cost_of_the_rest,
    c.payment_on_accepted,
    c.payment_on_fulfilled,
    c.payment_on_fulfilled - r.units * m.purchase_price AS left_of_payment,
    c.deadline,
    c.fetched_at AS told_at
FROM core.contracts AS c
CROSS JOIN (SELECT pg_catalog.max(e.fetched_at) AS now FROM raw.api_events AS e) AS n
LEFT JOIN core.contract_deliveries AS d ON d.contract_id = c.id
CROSS JOIN LATERAL (
    SELECT COALESCE(pg_catalog.sum(g.units), 0) AS units FROM core.ship_cargo AS g WHERE g.trade_symbol = d.trade_symbol
) AS h
CROSS JOIN LATERAL (SELECT GREATEST(d.units_required - d.units_fulfilled - h.units, 0) AS units) AS r
LEFT JOIN LATERAL (
    SELECT g.waypoint_symbol, g.purchase_price
    FROM core.market_goods AS g
    WHERE g.trade_symbol = d.trade_symbol AND g.purchase_price IS NOT NULL
    ORDER BY g.purchase_price, g.waypoint_symbol
    LIMIT 1
) AS m ON TRUE
ORDER BY c.fulfilled, c.deadline, c.id, d.trade_symbol, d.destination_symbol
LIMIT 1000
