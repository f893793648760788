-- Held by the session while a database of the name $1 is created, because CREATE DATABASE runs in no transaction
-- block. Advisory locks are per database: all of them are taken in the maintenance database.
SELECT pg_catalog.pg_try_advisory_lock(pg_catalog.hashtextextended('weekglass week ' OPERATOR(pg_catalog.||) $1::text, 0))
