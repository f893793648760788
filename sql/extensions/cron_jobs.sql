-- The jobs of pg_cron that work in one database ($1), with how each of them ended last, and whether this role may remove it.
SELECT
    j.jobid, j.jobname, j.schedule, j.command, j.database, j.active,
    pg_catalog.timezone('UTC', r.start_time)::text || '+00' AS last_run,
    r.status, r.return_message,
    pg_catalog.has_function_privilege('cron.unschedule(bigint)', 'EXECUTE')
    AND (j.username = CURRENT_USER OR pg_catalog.has_table_privilege('cron.job', 'DELETE')) AS may_remove
FROM cron.job AS j
LEFT JOIN LATERAL (
    SELECT d.start_time, d.status, d.return_message
    FROM cron.job_run_details AS d
    WHERE d.jobid = j.jobid
    ORDER BY d.runid DESC
    LIMIT 1
) AS r ON TRUE
WHERE j.database = $1::text
ORDER BY j.jobid
