-- When the week began: the reset date that the newest status told. The game gives the day only, in UTC.
SELECT s.reset_date::TIMESTAMP AT TIME ZONE 'UTC' AS reset_at
FROM core.server_status AS s
WHERE s.reset_date IS NOT NULL
ORDER BY s.fetched_at DESC
LIMIT 1
