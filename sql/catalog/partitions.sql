-- The partitions of a table ($1, as schema.table) with the bounds of each, and those that Weekglass detached from it and
-- has not dropped yet: it leaves a comment on them. Needs TimeZone = UTC. Bounds are read from their text, since the
-- catalog has no other form of them; MINVALUE and MAXVALUE are no bounds.
SELECT
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
    c.oid,
    b.bounds[1]::timestamptz AS from_time,
    b.bounds[2]::timestamptz AS to_time,
    x.expression = 'DEFAULT' AS is_default,
    i.inhrelid IS NULL AS is_detached,
    COALESCE(i.inhdetachpending, FALSE) AS is_detaching,
    c.reltuples::bigint AS rows_estimate,
    pg_catalog.pg_total_relation_size(c.oid) AS bytes,
    c.relkind = 'f' AS is_foreign
FROM pg_catalog.pg_class AS c
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_inherits AS i ON i.inhrelid = c.oid
CROSS JOIN LATERAL (SELECT pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS expression) AS x
CROSS JOIN LATERAL (
    SELECT pg_catalog.regexp_match(x.expression, '^FOR VALUES FROM \(''([^'']+)''\) TO \(''([^'']+)''\)$') AS bounds
) AS b
WHERE i.inhparent = pg_catalog.to_regclass($1::text)
    OR (i.inhrelid IS NULL AND c.relkind = 'r'
        AND pg_catalog.obj_description(c.oid, 'pg_class') = 'weekglass: detached from ' || $1::text)
ORDER BY is_default, is_detached, from_time, name
