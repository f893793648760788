-- The client's ledger of credits: each entry with the balances after it. The subject is the ship where one is named.
SELECT
    e.entry_id AS id,
    e.at,
    e.kind,
    e.ship_symbol AS subject,
    e.payload,
    e.source_hash,
    e.fleet_id,
    e.ticket_kind,
    e.trade_symbol,
    e.units,
    e.price_per_unit,
    e.fleet_delta,
    e.treasury_delta,
    e.treasury_balance,
    e.fleet_capital,
    e.agent_credits
FROM core.ledger_entries AS e
