-- $1 request, $2 key that was reached (NULL: the end), $3 rows seen, $4 rows changed by this range, $5 the last key of all.
UPDATE weekglass.backfills
SET
    reached = coalesce($2::text, reached),
    last_key = $5::text,
    seen = seen + $3::bigint,
    changed = changed + $4::bigint,
    finished_at = CASE WHEN $2::text IS NULL THEN pg_catalog.clock_timestamp() END
WHERE request = $1::text
