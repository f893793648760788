-- Gives up what try_week_lock.sql took.
SELECT pg_catalog.pg_advisory_unlock(pg_catalog.hashtextextended('weekglass week ' OPERATOR(pg_catalog.||) $1::text, 0))
