-- Which files of folders were loaded into this week, so that none is taken twice. A row is written in the transaction
-- that loads the file; a file that changes afterwards is another one.
-- Under a lock: IF NOT EXISTS does not help two who make the same at the same moment.
SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('weekglass schema', 0));
CREATE SCHEMA IF NOT EXISTS weekglass;

CREATE TABLE IF NOT EXISTS weekglass.taken_files (
    path TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    modified TIMESTAMPTZ NOT NULL,
    taken_at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    database_user TEXT NOT NULL DEFAULT session_user,
    PRIMARY KEY (path, bytes, modified)
);
