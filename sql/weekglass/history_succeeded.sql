-- $1 rank of a row that was written before its file ran outside of a transaction, $2 milliseconds that it took.
UPDATE public.flyway_schema_history
SET success = TRUE, execution_time = $2::integer
WHERE installed_rank = $1::integer
