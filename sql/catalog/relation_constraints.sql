-- The constraints of the relation $1 that are no foreign keys: those have a list of their own.
SELECT
    c.conname AS name,
    c.contype AS kind,
    pg_catalog.pg_get_constraintdef(c.oid) AS definition,
    pg_catalog.obj_description(c.oid, 'pg_constraint') AS comment
FROM pg_catalog.pg_constraint AS c
WHERE c.conrelid = $1::pg_catalog.oid AND c.contype IN ('p', 'u', 'c', 'x')
ORDER BY pg_catalog.array_position(ARRAY['p', 'u', 'x', 'c'], c.contype::pg_catalog.text), c.conname
