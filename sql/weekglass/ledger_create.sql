-- Where a week keeps what was done to it and, in typed copies of its tables that are made as they are needed
-- (rows_<oid>_<shape>), what was removed. Both are in the same database and transaction as the change itself.
-- Under a lock: IF NOT EXISTS does not help two who make the same at the same moment.
SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('weekglass schema', 0));
CREATE SCHEMA IF NOT EXISTS weekglass;

-- Append-only: what becomes of an operation is told by later rows (undoes, redoes, purged).
CREATE TABLE IF NOT EXISTS weekglass.operations (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('rollback', 'redo', 'undo', 'purge', 'prune', 'move')),
    log TEXT,
    game_id TEXT,
    target BIGINT,
    head BIGINT,
    head_after BIGINT,
    reason TEXT NOT NULL CHECK (reason <> ''),
    ticket TEXT,
    operator TEXT NOT NULL,
    database_user TEXT NOT NULL DEFAULT session_user,
    client_address INET DEFAULT pg_catalog.inet_client_addr(),
    at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    xid XID8 NOT NULL DEFAULT pg_catalog.pg_current_xact_id(),
    tables JSONB NOT NULL,
    statements JSONB NOT NULL,
    undoes UUID UNIQUE REFERENCES weekglass.operations (id),
    redoes UUID REFERENCES weekglass.operations (id),
    purged UUID[] NOT NULL DEFAULT '{}'
);

CREATE OR REPLACE FUNCTION weekglass.refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'weekglass.operations only grows: its rows are receipts';
END
$$;
CREATE OR REPLACE TRIGGER operations_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON weekglass.operations
    FOR EACH STATEMENT EXECUTE FUNCTION weekglass.refuse_change();
