-- Makes monthly partitions of a table where they are missing. Settings tell which, since DO takes no parameters:
-- weekglass.partition_table (schema.table), weekglass.partition_from (a day of the first month; empty: today) and
-- weekglass.partition_months. Months are those of UTC, whatever the session's time zone. Rows of a month that went to
-- the default partition move over: with them there PostgreSQL would refuse the new partition. Text that runs alone, so
-- that the server's scheduler can run it too.
DO $partitions$
DECLARE
    parent CONSTANT REGCLASS := pg_catalog.current_setting('weekglass.partition_table')::pg_catalog.regclass;
    first_day CONSTANT TIMESTAMP := pg_catalog.date_trunc('month', COALESCE(
        NULLIF(pg_catalog.current_setting('weekglass.partition_from'), '')::timestamp, pg_catalog.timezone('UTC', pg_catalog.now())));
    months CONSTANT INTEGER := pg_catalog.current_setting('weekglass.partition_months')::integer;
    schema_name NAME;
    table_name NAME;
    column_name NAME;
    owner_name NAME;
    default_partition REGCLASS;
    lower_bound TIMESTAMPTZ;
    upper_bound TIMESTAMPTZ;
    partition TEXT;
    grantee_name TEXT;
BEGIN
    PERFORM pg_catalog.set_config('TimeZone', 'UTC', TRUE);
    SELECT n.nspname, c.relname, a.attname, pg_catalog.pg_get_userbyid(c.relowner), NULLIF(p.partdefid, 0)
    INTO STRICT schema_name, table_name, column_name, owner_name, default_partition
    FROM pg_catalog.pg_partitioned_table AS p
    JOIN pg_catalog.pg_class AS c ON c.oid = p.partrelid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0]
    WHERE p.partrelid = parent;
    EXECUTE pg_catalog.format('SET LOCAL ROLE %I', owner_name);
    -- one at a time; readers and writers go on
    EXECUTE pg_catalog.format('LOCK TABLE ONLY %s IN SHARE UPDATE EXCLUSIVE MODE', parent);
    FOR i IN 0 .. months - 1 LOOP
        lower_bound := pg_catalog.timezone('UTC', first_day + i * INTERVAL '1 month');
        upper_bound := pg_catalog.timezone('UTC', first_day + (i + 1) * INTERVAL '1 month');
        partition := pg_catalog.format('%I.%I', schema_name,
            table_name || pg_catalog.to_char(first_day + i * INTERVAL '1 month', '_YYYY_MM'));
        CONTINUE WHEN EXISTS (
            SELECT
            FROM pg_catalog.pg_inherits AS h
            JOIN pg_catalog.pg_class AS c ON c.oid = h.inhrelid
            CROSS JOIN LATERAL (
                SELECT pg_catalog.regexp_match(
                    pg_catalog.pg_get_expr(c.relpartbound, c.oid), '^FOR VALUES FROM \(''([^'']+)''\) TO \(''([^'']+)''\)$') AS b
            ) AS x
            WHERE h.inhparent = parent AND x.b[1]::timestamptz <= lower_bound AND x.b[2]::timestamptz > lower_bound
        );
        EXECUTE pg_catalog.format(
            'CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE)',
            partition, parent);
        IF default_partition IS NOT NULL THEN
            -- nobody adds a row of the month between its moving and the new partition
            EXECUTE pg_catalog.format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', default_partition);
            EXECUTE pg_catalog.format(
                'WITH moved AS (DELETE FROM %1$s WHERE %2$I >= %3$L AND %2$I < %4$L RETURNING *) INSERT INTO %5$s SELECT * FROM moved',
                default_partition, column_name, lower_bound, upper_bound, partition);
        END IF;
        EXECUTE pg_catalog.format(
            'ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%L) TO (%L)', parent, partition, lower_bound, upper_bound);
        -- what default privileges gave somebody: rows that are read past the parent pass none of its policies
        FOR grantee_name IN
            SELECT DISTINCT CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(x.grantee)) END
            FROM pg_catalog.pg_class AS c
            CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) AS x
            WHERE c.oid = pg_catalog.to_regclass(partition) AND x.grantee <> c.relowner
        LOOP
            EXECUTE pg_catalog.format('REVOKE ALL ON TABLE %s FROM %s', partition, grantee_name);
        END LOOP;
    END LOOP;
END
$partitions$;
