-- When an agent did something: its credits or charts are others than those told before. The first ones count too.
SELECT
    t.agent_symbol AS subject,
    t.fetched_at AS at
FROM (
    SELECT
        v.agent_symbol,
        v.fetched_at,
        v.value,
        pg_catalog.lag(v.value) OVER (PARTITION BY v.agent_symbol, v.told_by ORDER BY v.fetched_at, v.source_hash) AS earlier
    FROM (
        SELECT c.agent_symbol, c.fetched_at, c.source_hash, 'agent' AS told_by, c.credits AS value
        FROM core.agent_credits AS c
        UNION ALL
        SELECT l.agent_symbol, l.fetched_at, l.source_hash, l.board, l.value
        FROM core.leaderboard_entries AS l
    ) AS v
) AS t
WHERE t.value IS DISTINCT FROM t.earlier
