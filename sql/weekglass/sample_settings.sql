-- $1 seed, $2 Monday of the week: what sample.sql reads. Local to the transaction.
SELECT
    pg_catalog.set_config('weekglass.seed', $1::text, TRUE),
    pg_catalog.set_config('weekglass.week_start', $2::text, TRUE)
