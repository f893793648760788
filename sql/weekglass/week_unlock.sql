-- Gives up what try_week_lock.sql took.
SELECT pg_catalog.pg_advisory_unlock(pg_catalog.hashtextextended('weekglass week ' || $1::text, 0))
