-- When an answer told of each agent for the first time: of its credits, or of its place on a leaderboard.
SELECT
    v.agent_symbol AS subject,
    pg_catalog.min(v.fetched_at) AS at
FROM (
    SELECT c.agent_symbol, c.fetched_at
    FROM core.agent_credits AS c
    UNION ALL
    SELECT l.agent_symbol, l.fetched_at
    FROM core.leaderboard_entries AS l
) AS v
GROUP BY v.agent_symbol
