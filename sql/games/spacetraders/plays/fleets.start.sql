-- A fleet, or the treasury (fleet 0), before its first entry, where that is the one that created it: all sums begin with
-- nothing. $1 is '<run>/<fleet>'; run 0 is what a recording has that began in the middle.
SELECT
    e.at,
    CASE e.kind WHEN 'TreasuryCreated' THEN 'Before the treasury was opened' ELSE 'Before the fleet was created' END AS title,
    CASE e.kind WHEN 'TreasuryCreated' THEN 0 ELSE e.treasury_balance END AS treasury_balance,
    CASE e.kind WHEN 'TreasuryCreated' THEN 0 ELSE e.agent_credits END AS agent_credits,
    e.fleet_id AS fleet,
    CASE e.kind WHEN 'FleetCreated' THEN 0 END AS fleet_capital,
    CASE e.kind WHEN 'FleetCreated' THEN 0 END AS fleet_reserved
FROM core.ledger_entries AS e
WHERE e.run_id = pg_catalog.split_part($1::TEXT, '/', 1)::BIGINT
    AND CASE pg_catalog.split_part($1::TEXT, '/', 2)
        WHEN '0' THEN e.kind = 'TreasuryCreated' AND e.treasury_play = 1
        ELSE e.kind = 'FleetCreated' AND e.fleet_play = 1 AND e.fleet_id = pg_catalog.split_part($1::TEXT, '/', 2)::INTEGER
    END
