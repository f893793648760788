-- How many rows this session has inserted, updated and deleted in each table, partitions added up at their root, and
-- one row of the table 0 with a hash of which files all tables have: it changes when one is emptied or rewritten.
-- Counters of an earlier transaction may still be in them, so a difference is what counts.
WITH tables AS MATERIALIZED (
    SELECT
        c.oid,
        c.relfilenode,
        pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) AS inserted,
        pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) AS updated,
        pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) AS deleted
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r'
        AND c.relpersistence <> 't'
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'weekglass')
)
SELECT
    COALESCE(pg_catalog.pg_partition_root(t.oid), t.oid)::OID AS oid,
    pg_catalog.sum(t.inserted)::BIGINT AS inserted,
    pg_catalog.sum(t.updated)::BIGINT AS updated,
    pg_catalog.sum(t.deleted)::BIGINT AS deleted,
    COALESCE(pg_catalog.pg_partition_root(t.oid), t.oid)::REGCLASS::TEXT AS name
FROM tables AS t
WHERE t.inserted + t.updated + t.deleted > 0
GROUP BY 1, 5
UNION ALL
SELECT
    0,
    COALESCE(pg_catalog.sum(
        pg_catalog.hashint8extended(t.oid::BIGINT << 32 | t.relfilenode::BIGINT, 0) >> 16), 0)::BIGINT,
    0,
    0,
    ''
FROM tables AS t
