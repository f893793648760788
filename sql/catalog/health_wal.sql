-- Files of the WAL: how large they are together, and for how many seconds the oldest one waits to be archived. Apart from
-- the other figures, since who may not call these functions may not even name them.
SELECT
    (SELECT sum(f.size)::BIGINT FROM pg_catalog.pg_ls_waldir() AS f) AS wal_bytes,
    (SELECT COALESCE(max(extract(epoch FROM pg_catalog.clock_timestamp() - f.modification)), 0)::FLOAT
        FROM pg_catalog.pg_ls_archive_statusdir() AS f
        WHERE f.name LIKE '%.ready') AS archive_waits
