-- $1 request, $2 table, $3 what is set, $4 condition, $5 key, $6 from the beginning. One that is there already stays as it
-- is, unless it begins again.
INSERT INTO weekglass.backfills AS b (request, changes_table, set_clause, condition, key_column)
VALUES ($1::text, $2::text, $3::text, $4::text, $5::text)
ON CONFLICT (request) DO UPDATE
SET
    reached = NULL, last_key = NULL, seen = 0, changed = 0,
    started_at = pg_catalog.clock_timestamp(), finished_at = NULL
WHERE $6::boolean
