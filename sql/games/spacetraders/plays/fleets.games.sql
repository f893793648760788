-- One game per treasury (fleet 0) and one per fleet of each run of the ledger: '<run>/<fleet>'.
SELECT
    r.run_id || '/0' AS game_id,
    'Treasury' AS title,
    r.started_at,
    r.treasury_plays AS plays,
    'balance ' || pg_catalog.to_char(r.treasury_balance, 'FM999,999,999,999,990') AS status
FROM core.ledger_runs AS r
UNION ALL
SELECT
    f.run_id || '/' || f.fleet_id AS game_id,
    'Fleet ' || f.fleet_id AS title,
    f.started_at,
    f.entries AS plays,
    'capital ' || pg_catalog.to_char(f.capital, 'FM999,999,999,999,990') AS status
FROM core.fleets AS f
