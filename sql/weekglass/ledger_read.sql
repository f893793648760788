-- The operations of the week, the newest first; only one if $1 is its id.
SELECT
    o.id, o.kind, o.log, o.game_id, o.target, o.head, o.head_after, o.reason, o.ticket, o.operator, o.database_user,
    pg_catalog.host(o.client_address) AS client_address,
    o.at, o.xid, o.tables, o.statements, o.undoes, o.redoes,
    (SELECT u.id FROM weekglass.operations AS u WHERE u.undoes = o.id) AS undone_by,
    (SELECT r.id FROM weekglass.operations AS r WHERE r.redoes = o.id ORDER BY r.at DESC LIMIT 1) AS redone_by,
    EXISTS (SELECT FROM weekglass.operations AS p WHERE o.id = ANY (p.purged)) AS is_purged,
    control.system_identifier, d.oid AS week_oid, d.datname AS week
FROM weekglass.operations AS o
CROSS JOIN pg_catalog.pg_control_system() AS control
JOIN pg_catalog.pg_database AS d ON d.datname = pg_catalog.current_database()
WHERE $1::UUID IS NULL OR o.id = $1::UUID
ORDER BY o.at DESC, o.id
