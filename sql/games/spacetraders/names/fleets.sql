-- The treasury and the fleets of each run of the ledger.
SELECT r.run_id || '/0' AS id, 'Treasury' AS name, 'run ' || r.run_id AS detail
FROM core.ledger_runs AS r
UNION ALL
SELECT f.run_id || '/' || f.fleet_id, 'Fleet ' || f.fleet_id, 'run ' || f.run_id
FROM core.fleets AS f
