-- The leaders, by board and agent, at each answer about the server's status.
SELECT m.at, m.value, m.board || ' ' || m.series AS series, m.rank, m.board || ' #' || m.rank AS place
FROM metrics.leaderboard AS m
