-- How much of its numbers each sequence has given: of those that it has itself, and that the type of its column takes.
-- NULL where our role may not look.
SELECT
    pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
    CASE WHEN pg_catalog.has_sequence_privilege(c.oid, 'SELECT, USAGE') THEN
        100 * COALESCE(CASE WHEN q.seqincrement > 0
            THEN (pg_catalog.pg_sequence_last_value(c.oid)::FLOAT - q.seqmin) / (e.last_number::FLOAT - q.seqmin)
            ELSE (q.seqmax - pg_catalog.pg_sequence_last_value(c.oid)::FLOAT)
                / (q.seqmax::FLOAT - q.seqmin::FLOAT) END, 0)
    END AS percent
FROM pg_catalog.pg_sequence AS q
JOIN pg_catalog.pg_class AS c ON c.oid = q.seqrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_depend AS d
    ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.refobjsubid > 0
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i')
LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
CROSS JOIN LATERAL (
    SELECT LEAST(q.seqmax, CASE a.atttypid
        WHEN 'pg_catalog.int2'::pg_catalog.regtype THEN 32767
        WHEN 'pg_catalog.int4'::pg_catalog.regtype THEN 2147483647
        ELSE q.seqmax END) AS last_number
) AS e
WHERE NOT q.seqcycle
    AND q.seqmax > q.seqmin
ORDER BY percent DESC NULLS LAST, name
