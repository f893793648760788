-- $1 request. Whoever works on it holds its row, so that two share the work and no range is done twice.
SELECT reached, seen, changed, finished_at IS NOT NULL, last_key
FROM weekglass.backfills
WHERE request = $1::text
FOR UPDATE
