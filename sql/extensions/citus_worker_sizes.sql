-- What each worker of the cluster says of the databases of weeks on it: a JSON array of their marks and bytes; NULL where the
-- worker does not answer, or the role may not log in there.
SELECT CASE WHEN w.success THEN w.result END AS sizes
FROM pg_catalog.run_command_on_workers($command$
    SELECT coalesce(pg_catalog.json_agg(pg_catalog.json_build_object(
        'mark', pg_catalog.shobj_description(d.oid, 'pg_database'), 'bytes', pg_catalog.pg_database_size(d.oid))), '[]')
    FROM pg_catalog.pg_database AS d
    WHERE pg_catalog.shobj_description(d.oid, 'pg_database') LIKE 'Weekglass: shards of %'
        AND (pg_catalog.has_database_privilege(d.oid, 'CONNECT') OR pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE'))
$command$) AS w
