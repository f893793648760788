-- Says when answers of the API arrive, so that whoever follows them need not keep asking. Once per statement and
-- without content: the receiver looks for itself, and a server joins equal notifications of one transaction.

CREATE FUNCTION raw.notify_events() RETURNS TRIGGER
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM pg_catalog.pg_notify('weekglass_events', '');
    RETURN NULL;
END;
$$;

COMMENT ON FUNCTION raw.notify_events() IS 'NOTIFY weekglass_events, for programs that follow the events';

CREATE TRIGGER notify_events
AFTER INSERT ON raw.api_events
FOR EACH STATEMENT
EXECUTE FUNCTION raw.notify_events();
