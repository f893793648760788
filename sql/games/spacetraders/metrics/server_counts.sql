-- Agents, ships, systems and the like on the whole server.
SELECT m.at, m.value, m.series
FROM metrics.server_counts AS m
