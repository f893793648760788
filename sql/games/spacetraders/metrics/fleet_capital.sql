-- Credits that each fleet has after each entry that concerns it.
SELECT m.at, m.value, m.series, m.fleet_reserved, m.fleet_budget, m.entry_id
FROM metrics.fleet_capital AS m
WHERE m.value IS NOT NULL
