-- A worker's session does not get what the coordinator's transaction has set, and some of a query's values become text
-- there: they have to look the same on all nodes. Run in the database itself.
DO $$
DECLARE
    setting RECORD;
BEGIN
    FOR setting IN
        SELECT * FROM (VALUES
            ('TimeZone', 'UTC'), ('DateStyle', 'ISO, YMD'), ('IntervalStyle', 'postgres'), ('extra_float_digits', '1'),
            ('bytea_output', 'hex'), ('xmlbinary', 'base64'), ('lc_monetary', 'C'), ('lc_numeric', 'C'), ('lc_time', 'C'),
            ('row_security', 'on'), ('jit', 'off')
        ) AS s (name, value)
    LOOP
        EXECUTE pg_catalog.format(
            'ALTER DATABASE %I SET %s = %L', pg_catalog.current_database(), setting.name, setting.value);
    END LOOP;
END
$$
