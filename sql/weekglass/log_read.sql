-- The log, the oldest first: all of it, or of one week ($1), or of one operation ($2).
SELECT
    l.operation, l.kind, l.event, l.step, l.week, l.week_oid, l.system_identifier, l.reason, l.operator, l.database_user,
    pg_catalog.host(l.client_address) AS client_address, l.at, l.detail
FROM weekglass.week_log AS l
WHERE ($1::TEXT IS NULL OR l.week = $1::TEXT) AND ($2::UUID IS NULL OR l.operation = $2::UUID)
ORDER BY l.number
