-- The large objects of the connected database: how many, how many bytes, and hashes of all of them. Read in pieces of
-- 1 MiB (262144 opens for reading), because one may be larger than a value can be. One that may not be read is an error.
SELECT
    pg_catalog.count(DISTINCT m.oid) AS objects,
    COALESCE(pg_catalog.sum(pg_catalog.octet_length(p.bytes)), 0) AS bytes,
    pg_catalog.concat_ws('.',
        pg_catalog.sum(pg_catalog.hashtextextended(pg_catalog.concat_ws(':', m.oid, n.start, pg_catalog.md5(p.bytes)), 0)),
        pg_catalog.sum(pg_catalog.hashtextextended(pg_catalog.concat_ws(':', m.oid, n.start, pg_catalog.md5(p.bytes)), 1))
    ) AS hash
FROM pg_catalog.pg_largeobject_metadata AS m
CROSS JOIN LATERAL (
    SELECT pg_catalog.lo_lseek64(pg_catalog.lo_open(m.oid, 262144), 0, 2) AS size
) AS s
CROSS JOIN LATERAL pg_catalog.generate_series(0, GREATEST(s.size - 1, 0), 1048576) AS n (start)
CROSS JOIN LATERAL (SELECT pg_catalog.lo_get(m.oid, n.start, 1048576) AS bytes) AS p
