-- The key of try_week_lock.sql, to find who holds it.
SELECT pg_catalog.hashtextextended('weekglass week ' || $1::text, 0)
