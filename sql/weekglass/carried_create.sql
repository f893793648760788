-- What a reset has carried over into this week; a row is committed with the rows that it speaks of.
-- Under a lock: IF NOT EXISTS does not help two who make the same at the same moment.
SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('weekglass schema', 0));
CREATE SCHEMA IF NOT EXISTS weekglass;
CREATE TABLE IF NOT EXISTS weekglass.carried (
    operation UUID PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.clock_timestamp()
);
