-- The ledger of one fleet, or of the treasury (fleet 0), with the balances after each entry; $1 is '<run>/<fleet>'.
SELECT
    e.play_number,
    e.at,
    e.kind,
    e.title,
    e.treasury_balance,
    e.agent_credits,
    e.treasury_delta,
    e.fleet_id AS fleet,
    e.fleet_capital,
    e.fleet_reserved,
    e.fleet_budget,
    e.fleet_operating_reserve,
    e.fleet_delta,
    e.ship_symbol,
    e.waypoint_symbol,
    e.trade_symbol,
    e.units,
    e.price_per_unit
FROM (
    SELECT f.fleet_play AS play_number, f.*
    FROM core.ledger_entries AS f
    WHERE f.run_id = pg_catalog.split_part($1::TEXT, '/', 1)::BIGINT
        AND f.fleet_id = pg_catalog.split_part($1::TEXT, '/', 2)::INTEGER
    UNION ALL
    SELECT t.treasury_play AS play_number, t.*
    FROM core.ledger_entries AS t
    WHERE t.run_id = pg_catalog.split_part($1::TEXT, '/', 1)::BIGINT
        AND t.treasury_play IS NOT NULL
        AND pg_catalog.split_part($1::TEXT, '/', 2) = '0'
) AS e
