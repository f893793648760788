-- The key of try_week_lock.sql, to find who holds it.
SELECT pg_catalog.hashtextextended('weekglass week ' OPERATOR(pg_catalog.||) $1::text, 0)
