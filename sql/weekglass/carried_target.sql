-- What carrying over the tables $1 (names as to_regclass() takes them) would empty: those tables, and whatever refers to
-- them, directly or by others. In the same order in every database.
WITH RECURSIVE carried AS (
    SELECT pg_catalog.to_regclass(n)::pg_catalog.oid AS oid FROM pg_catalog.unnest($1::TEXT[]) AS n
), reached (oid) AS (
    SELECT c.oid FROM carried AS c WHERE c.oid IS NOT NULL
    UNION
    SELECT k.conrelid
    FROM pg_catalog.pg_constraint AS k
    JOIN reached AS r ON k.confrelid = r.oid
    WHERE k.contype = 'f'
)
SELECT
    pg_catalog.format('%I.%I', n.nspname, t.relname) COLLATE pg_catalog."C" AS name,
    (t.oid IN (SELECT c.oid FROM carried AS c))::INT AS is_carried
FROM reached AS r
JOIN pg_catalog.pg_class AS t ON t.oid = r.oid
JOIN pg_catalog.pg_namespace AS n ON n.oid = t.relnamespace
ORDER BY 1
