-- What a reset has carried over into this week; a row is committed with the rows that it speaks of.
CREATE SCHEMA IF NOT EXISTS weekglass;
CREATE TABLE IF NOT EXISTS weekglass.carried (
    operation UUID PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.clock_timestamp()
);
