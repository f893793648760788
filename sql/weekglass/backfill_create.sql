-- How far each backfill of this database came; changed in the same transaction as the rows that it speaks of. Notes of
-- older versions have no last key yet. Under a lock: IF NOT EXISTS does not help two who make the same at the same moment.
SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('weekglass schema', 0));
CREATE SCHEMA IF NOT EXISTS weekglass;
CREATE TABLE IF NOT EXISTS weekglass.backfills (
    request TEXT PRIMARY KEY,
    changes_table TEXT NOT NULL,
    set_clause TEXT NOT NULL,
    condition TEXT NOT NULL,
    key_column TEXT NOT NULL,
    reached TEXT,
    seen BIGINT NOT NULL DEFAULT 0,
    changed BIGINT NOT NULL DEFAULT 0,
    started_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    finished_at TIMESTAMPTZ
);
ALTER TABLE weekglass.backfills ADD COLUMN IF NOT EXISTS last_key TEXT;
