-- What the log says of each database that ever was: its newest verified archive and where that was put, whether it was
-- dropped, and the newest reset or
-- blue/green change that was begun and neither ended nor taken back.
SELECT
    l.week,
    l.week_oid,
    pg_catalog.max(l.at) FILTER (WHERE l.kind = 'archive' AND l.event = 'done') AS archived_at,
    pg_catalog.max(l.at) FILTER (WHERE l.kind = 'drop' AND l.event = 'done') AS dropped_at,
    COALESCE(pg_catalog.max(l.number) FILTER (WHERE l.kind IN ('reset', 'blue-green', 'blue-green back') AND l.event = 'begun'), 0)
        > COALESCE(pg_catalog.max(l.number) FILTER (WHERE l.kind IN ('reset', 'blue-green', 'blue-green back') AND l.event IN ('done', 'undone')), 0)
        AS is_resetting,
    (pg_catalog.array_agg(l.detail ->> 'file' ORDER BY l.number DESC)
        FILTER (WHERE l.kind = 'archive' AND l.event = 'done'))[1] AS archive_file
FROM weekglass.week_log AS l
GROUP BY l.week, l.week_oid
