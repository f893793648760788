-- Operations older than $1 seconds, of the kinds $2, whose rows are still kept, and that were not purged before.
SELECT o.id
FROM weekglass.operations AS o
WHERE o.kind = ANY ($2::TEXT[])
    AND o.at < pg_catalog.now() - pg_catalog.make_interval(secs => $1::BIGINT)
    AND NOT EXISTS (SELECT FROM weekglass.operations AS p WHERE o.id = ANY (p.purged))
