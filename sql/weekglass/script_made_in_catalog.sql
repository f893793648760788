-- What the current transaction made in pg_catalog, where names without a schema go while it is the first one searched, and
-- where no dump finds it. Extensions are dumped by their names. Its own objects are those with a number of users' objects
-- that are not older than the transaction, of which savepoints are parts. The server's array types come with others.
SELECT
    (pg_catalog.pg_identify_object(o.class, o.oid, 0)).type || ' '
        || (pg_catalog.pg_identify_object(o.class, o.oid, 0)).identity
FROM (
    SELECT tableoid AS class, oid, xmin, pronamespace AS namespace FROM pg_catalog.pg_proc
    UNION ALL SELECT tableoid, oid, xmin, typnamespace FROM pg_catalog.pg_type WHERE typcategory <> 'A'
    UNION ALL SELECT tableoid, oid, xmin, oprnamespace FROM pg_catalog.pg_operator
    UNION ALL SELECT tableoid, oid, xmin, opcnamespace FROM pg_catalog.pg_opclass
    UNION ALL SELECT tableoid, oid, xmin, opfnamespace FROM pg_catalog.pg_opfamily
    UNION ALL SELECT tableoid, oid, xmin, collnamespace FROM pg_catalog.pg_collation
    UNION ALL SELECT tableoid, oid, xmin, connamespace FROM pg_catalog.pg_conversion
    UNION ALL SELECT tableoid, oid, xmin, cfgnamespace FROM pg_catalog.pg_ts_config
    UNION ALL SELECT tableoid, oid, xmin, dictnamespace FROM pg_catalog.pg_ts_dict
    UNION ALL SELECT tableoid, oid, xmin, prsnamespace FROM pg_catalog.pg_ts_parser
    UNION ALL SELECT tableoid, oid, xmin, tmplnamespace FROM pg_catalog.pg_ts_template
    UNION ALL SELECT tableoid, oid, xmin, stxnamespace FROM pg_catalog.pg_statistic_ext
    UNION ALL SELECT tableoid, oid, xmin, relnamespace FROM pg_catalog.pg_class
) AS o
WHERE o.namespace = 'pg_catalog'::pg_catalog.regnamespace
    AND o.oid >= 16384::pg_catalog.oid
    AND pg_catalog.age(o.xmin) <= pg_catalog.age(pg_catalog.pg_current_xact_id()::pg_catalog.xid)
    AND NOT EXISTS (
        SELECT
        FROM pg_catalog.pg_depend AS e
        WHERE e.classid = o.class AND e.objid = o.oid AND e.deptype = 'e'
    )
ORDER BY o.oid
LIMIT 1
