-- What was done to the weeks of this server: append-only, in the maintenance database, because a week's own log would
-- go with the week. Under a lock, since IF NOT EXISTS does not help two who make the same table at the same moment.
SELECT pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('weekglass schema', 0));
CREATE SCHEMA IF NOT EXISTS weekglass;

CREATE TABLE IF NOT EXISTS weekglass.week_log (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    operation UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> ''),
    event TEXT NOT NULL CHECK (event IN ('begun', 'step', 'done', 'failed', 'undone')),
    step TEXT,
    week TEXT NOT NULL,
    week_oid OID NOT NULL,
    system_identifier TEXT NOT NULL,
    reason TEXT,
    operator TEXT NOT NULL,
    database_user TEXT NOT NULL DEFAULT session_user,
    client_address INET DEFAULT pg_catalog.inet_client_addr(),
    at TIMESTAMPTZ NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    detail JSONB NOT NULL
);
CREATE INDEX IF NOT EXISTS week_log_week ON weekglass.week_log (week, number);
CREATE INDEX IF NOT EXISTS week_log_operation ON weekglass.week_log (operation, number);

CREATE OR REPLACE FUNCTION weekglass.refuse_log_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'weekglass.week_log only grows: its rows are receipts';
END
$$;
CREATE OR REPLACE TRIGGER week_log_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON weekglass.week_log
    FOR EACH STATEMENT EXECUTE FUNCTION weekglass.refuse_log_change();
