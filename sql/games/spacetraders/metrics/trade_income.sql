-- What each trade brought (sold) or cost (bought, negative), by good. Where only the client's ledger was recorded, its
-- completed tickets tell it.
SELECT
    t.at,
    CASE t.type WHEN 'SELL' THEN t.total_price ELSE -t.total_price END AS value,
    t.trade_symbol AS series,
    t.units,
    t.waypoint_symbol,
    t.ship_symbol
FROM core.market_transactions AS t
UNION ALL
SELECT
    k.completed_at,
    k.total,
    k.trade_symbol,
    k.actual_units,
    k.waypoint_symbol,
    k.ship_symbol
FROM core.tickets AS k
WHERE k.completed_at IS NOT NULL
    AND k.total IS NOT NULL
    AND k.trade_symbol IS NOT NULL
    AND NOT EXISTS (SELECT FROM core.market_transactions)
