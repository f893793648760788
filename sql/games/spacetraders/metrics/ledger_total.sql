-- Treasury and all fleets together: transfers between them leave it alone, only income and expenses change it.
SELECT
    e.at,
    e.agent_credits AS value,
    'run ' || e.run_id AS series,
    e.entry_id
FROM core.ledger_entries AS e
