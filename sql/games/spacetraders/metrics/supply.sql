-- Supply of each good at each market: 1 scarce, 2 limited, 3 moderate, 4 high, 5 abundant.
SELECT
    m.at,
    CASE m.supply
        WHEN 'SCARCE' THEN 1 WHEN 'LIMITED' THEN 2 WHEN 'MODERATE' THEN 3 WHEN 'HIGH' THEN 4 WHEN 'ABUNDANT' THEN 5
    END AS value,
    m.series,
    m.trade_symbol,
    m.supply,
    m.activity
FROM metrics.market_prices AS m
WHERE m.supply IN ('SCARCE', 'LIMITED', 'MODERATE', 'HIGH', 'ABUNDANT')
