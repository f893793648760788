-- The leaders of a board ($1), or of all boards, by the newest status answer, and what each gained since the answer a day before
-- it, or since the oldest one.
WITH newest AS (
    SELECT s.fetched_at, s.source_hash
    FROM core.server_status AS s
    ORDER BY s.fetched_at DESC, s.source_hash DESC
    LIMIT 1
),
earlier AS (
    SELECT s.fetched_at, s.source_hash
    FROM core.server_status AS s
    CROSS JOIN newest AS n
    WHERE s.fetched_at < n.fetched_at
    ORDER BY s.fetched_at <= n.fetched_at - INTERVAL '1 day' DESC,
        CASE WHEN s.fetched_at <= n.fetched_at - INTERVAL '1 day' THEN s.fetched_at END DESC, s.fetched_at, s.source_hash
    LIMIT 1
)
SELECT
    l.board,
    l.rank,
    l.agent_symbol AS agent,
    l.value,
    b.rank AS rank_before,
    l.value - b.value AS gained,
    EXISTS (SELECT FROM core.agents AS a WHERE a.symbol = l.agent_symbol) AS own,
    e.fetched_at AS before,
    l.fetched_at AS told_at
FROM newest AS n
JOIN core.leaderboard_entries AS l ON l.fetched_at = n.fetched_at AND l.source_hash = n.source_hash
LEFT JOIN earlier AS e ON TRUE
LEFT JOIN LATERAL (
    SELECT o.rank, o.value
    FROM core.leaderboard_entries AS o
    WHERE o.fetched_at = e.fetched_at AND o.source_hash = e.source_hash
        AND o.board = l.board AND o.agent_symbol = l.agent_symbol
    ORDER BY o.rank
    LIMIT 1
) AS b ON TRUE
WHERE $1::TEXT IS NULL OR l.board = $1::TEXT
ORDER BY l.board, l.rank
