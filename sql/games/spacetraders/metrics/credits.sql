-- Credits of each agent, whenever an answer of the API told them.
SELECT m.at, m.value, m.series
FROM metrics.credits AS m
