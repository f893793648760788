-- The restore that is still to be done. Only the newest counts: each means the newest snapshot of then.
SELECT r.operation, r.server, r.at, r.operator
FROM weekglass.redis_restores AS r
WHERE r.state = 'pending'
    AND r.id = (SELECT pg_catalog.max(n.id) FROM weekglass.redis_restores AS n)
