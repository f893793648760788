-- What an operation that changes a week has to know of its session before it does anything, and the limits that it
-- works under, local to the transaction. $1 lock time-out, $2 statement time-out, in milliseconds.
-- row_security = off: a policy that would hide rows is an error and never a smaller result.
SELECT
    control.system_identifier,
    d.oid,
    d.datname,
    r.rolname,
    r.rolsuper,
    pg_catalog.has_database_privilege(d.oid, 'CREATE') AS may_create_schema,
    ledger.oid IS NOT NULL AS has_ledger,
    pg_catalog.current_setting('track_counts') = 'on' AS counts_rows,
    pg_catalog.pg_backend_pid() AS pid,
    pg_catalog.set_config('lock_timeout', $1::TEXT, TRUE) AS lock_timeout,
    pg_catalog.set_config('statement_timeout', $2::TEXT, TRUE) AS statement_timeout,
    pg_catalog.set_config('row_security', 'off', TRUE) AS row_security,
    -- the statements are many and short, and compiling one takes longer than running it
    pg_catalog.set_config('jit', 'off', TRUE) AS jit,
    -- of a Citus cluster, one session a node: it sees what it did itself, also where it makes tables (elsewhere unused)
    pg_catalog.set_config('citus.multi_shard_modify_mode', 'sequential', TRUE) AS nodes_one_by_one,
    COALESCE(
        pg_catalog.has_schema_privilege(ledger.relnamespace, 'USAGE')
            AND pg_catalog.has_schema_privilege(ledger.relnamespace, 'CREATE')
            AND pg_catalog.has_table_privilege(ledger.oid, 'SELECT')
            AND pg_catalog.has_table_privilege(ledger.oid, 'INSERT'), FALSE) AS may_use_ledger
FROM pg_catalog.pg_control_system() AS control
JOIN pg_catalog.pg_database AS d ON d.datname = pg_catalog.current_database()
JOIN pg_catalog.pg_roles AS r ON r.rolname = current_user
LEFT JOIN pg_catalog.pg_namespace AS n ON n.nspname = 'weekglass'
LEFT JOIN pg_catalog.pg_class AS ledger ON ledger.relnamespace = n.oid AND ledger.relname = 'operations'
