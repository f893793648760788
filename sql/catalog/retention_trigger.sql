-- Triggers of the table $1 (schema.table) that run after an INSERT and whose function deletes from that table.
SELECT g.tgname::TEXT AS name, g.tgenabled <> 'D' AS is_enabled
FROM pg_catalog.pg_trigger AS g
JOIN pg_catalog.pg_class AS c ON c.oid = g.tgrelid
JOIN pg_catalog.pg_proc AS p ON p.oid = g.tgfoid
WHERE g.tgrelid = pg_catalog.to_regclass($1::TEXT)
    AND NOT g.tgisinternal
    AND g.tgtype & 4 <> 0
    AND p.prosrc ~* ('\mdelete\s+from\s+([a-z0-9_"]+\.)?"?' || c.relname || '\M')
ORDER BY 1
