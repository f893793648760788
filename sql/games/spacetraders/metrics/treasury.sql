-- Balance of the treasury after each entry of the client's ledger, a series per run of the ledger.
SELECT m.at, m.value, m.series, m.entry_id
FROM metrics.treasury AS m
