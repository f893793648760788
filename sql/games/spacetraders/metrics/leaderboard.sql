-- The leaders, by board and agent, at each answer about the server's status.
SELECT m.at, m.value, m.board || ' ' || m.series AS series, m.rank
FROM metrics.leaderboard AS m
