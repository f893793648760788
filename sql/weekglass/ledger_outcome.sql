-- Whether the operation $1 was done, and whether its transaction ($2, in the server process $3) still is under way.
SELECT
    pg_catalog.to_regclass('weekglass.operations') IS NOT NULL AS has_ledger,
    EXISTS (
        SELECT FROM pg_catalog.pg_stat_activity AS a
        WHERE a.pid = $3::INTEGER
            AND a.backend_xid::TEXT = (($2::TEXT)::BIGINT & 4294967295)::TEXT
    ) AS is_under_way
WHERE $1::UUID IS NOT NULL
