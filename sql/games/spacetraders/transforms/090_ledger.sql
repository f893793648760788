-- The client's ledger (/ledger/<kind>), typed and folded. An entry moves credits between the treasury and a fleet, or
-- changes what a fleet has: a completed ticket adds its signed total, an expense takes its total away, an income adds
-- its reward. An open ticket reserves its allocated credits. Agent's credits = treasury + all fleets.
-- The order is that of the entries' ids, which the client gave; everything is folded again when late entries arrive.
CREATE TEMPORARY TABLE pg_temp.ledger_observations ON COMMIT DROP AS
SELECT DISTINCT ON (o.entry_id) o.*
FROM (
    SELECT
        (e.payload ->> 'id')::BIGINT AS entry_id,
        COALESCE((e.payload ->> 'created_at')::TIMESTAMPTZ, r.fetched_at) AS at,
        k.kind,
        k.body,
        COALESCE(k.body -> 'ticket_details', k.body -> 'finance_ticket') AS ticket,
        e.payload,
        e.request_key,
        r.source_hash,
        r.fetched_at
    FROM pg_temp.responses AS r
    JOIN raw.answers AS e ON e.id = r.id
    CROSS JOIN LATERAL pg_catalog.jsonb_each(
        CASE WHEN pg_catalog.jsonb_typeof(e.payload -> 'entry') = 'object' THEN e.payload -> 'entry' END
    ) AS k (kind, body)
    WHERE r.path[1] = 'ledger' AND e.payload ->> 'id' IS NOT NULL
) AS o
ORDER BY o.entry_id, o.fetched_at DESC, o.source_hash DESC, o.kind;

ANALYZE pg_temp.ledger_observations;

-- What each entry says, in columns.
CREATE TEMPORARY TABLE pg_temp.ledger_facts ON COMMIT DROP AS
SELECT
    o.entry_id,
    o.at,
    o.kind,
    (o.body ->> 'fleet_id')::INTEGER AS fleet_id,
    COALESCE(o.ticket ->> 'ticket_id', o.body ->> 'maybe_ticket_id') AS ticket_id,
    d.kind AS ticket_kind,
    o.ticket ->> 'ship_symbol' AS ship_symbol,
    d.body ->> 'waypoint_symbol' AS waypoint_symbol,
    COALESCE(d.body ->> 'trade_good', d.body ->> 'ship_type', o.body ->> 'trade_good_symbol') AS trade_symbol,
    COALESCE(d.body ->> 'contract_id', d.body #>> '{purchase_cargo_reason,Contract}', i.body ->> 'contract_id') AS contract_id,
    COALESCE((o.body ->> 'actual_units')::BIGINT, (o.body ->> 'units')::BIGINT, (d.body ->> 'quantity')::BIGINT) AS units,
    COALESCE(
        (o.body ->> 'actual_price_per_unit')::BIGINT,
        (o.body ->> 'price_per_unit')::BIGINT,
        (d.body ->> 'expected_price_per_unit')::BIGINT,
        (d.body ->> 'expected_purchase_price')::BIGINT
    ) AS price_per_unit,
    COALESCE(
        (d.body ->> 'expected_total_purchase_price')::BIGINT,
        (d.body ->> 'expected_total_sell_price')::BIGINT,
        (d.body ->> 'expected_purchase_price')::BIGINT
    ) AS expected_total,
    COALESCE(CASE o.kind
        WHEN 'TreasuryCreated' THEN (o.body ->> 'credits')::BIGINT
        WHEN 'TransferredFundsFromTreasuryToFleet' THEN -(o.body ->> 'credits')::BIGINT
        WHEN 'TransferredFundsFromFleetToTreasury' THEN (o.body ->> 'credits')::BIGINT
    END, 0) AS treasury_delta,
    COALESCE(CASE o.kind
        WHEN 'TransferredFundsFromTreasuryToFleet' THEN (o.body ->> 'credits')::BIGINT
        WHEN 'TransferredFundsFromFleetToTreasury' THEN -(o.body ->> 'credits')::BIGINT
        WHEN 'TicketCompleted' THEN (o.body ->> 'total')::BIGINT
        WHEN 'ExpenseLogged' THEN -(o.body ->> 'total')::BIGINT
        WHEN 'IncomeLogged' THEN COALESCE((i.body ->> 'accepted_reward')::BIGINT, (i.body ->> 'fulfilled_reward')::BIGINT)
    END, 0) AS fleet_delta,
    CASE o.kind
        WHEN 'TicketCreated' THEN COALESCE((o.ticket ->> 'allocated_credits')::BIGINT, 0)
        -- A ticket opened before the recording reserved nothing that we know of.
        WHEN 'TicketCompleted' THEN CASE
            WHEN c.entry_id IS NOT NULL THEN -COALESCE((o.ticket ->> 'allocated_credits')::BIGINT, 0)
            ELSE 0
        END
        ELSE 0
    END AS reserved_delta,
    COALESCE((o.body ->> 'new_total_capital')::BIGINT, (o.body ->> 'total_capital')::BIGINT) AS new_budget,
    (o.body ->> 'new_operating_reserve')::BIGINT AS new_operating_reserve,
    i.kind AS income_kind,
    d.body AS ticket_body,
    (o.ticket ->> 'allocated_credits')::BIGINT AS allocated_credits,
    o.payload,
    o.request_key,
    o.source_hash,
    o.fetched_at
FROM pg_temp.ledger_observations AS o
LEFT JOIN LATERAL (
    SELECT x.kind, x.body
    FROM pg_catalog.jsonb_each(
        CASE WHEN pg_catalog.jsonb_typeof(o.ticket -> 'details') = 'object' THEN o.ticket -> 'details' END
    ) AS x (kind, body)
    ORDER BY x.kind
    LIMIT 1
) AS d ON TRUE
LEFT JOIN LATERAL (
    SELECT x.kind, x.body
    FROM pg_catalog.jsonb_each(
        CASE WHEN pg_catalog.jsonb_typeof(o.body -> 'income') = 'object' THEN o.body -> 'income' END
    ) AS x (kind, body)
    ORDER BY x.kind
    LIMIT 1
) AS i ON TRUE
LEFT JOIN (
    SELECT n.ticket ->> 'ticket_id' AS ticket_id, pg_catalog.min(n.entry_id) AS entry_id
    FROM pg_temp.ledger_observations AS n
    WHERE n.kind = 'TicketCreated'
    GROUP BY 1
) AS c ON c.ticket_id = o.ticket ->> 'ticket_id' AND c.entry_id < o.entry_id;

ANALYZE pg_temp.ledger_facts;

-- An expense names its ticket, and the ticket its ship.
UPDATE pg_temp.ledger_facts AS t
SET ship_symbol = n.ship_symbol
FROM (
    SELECT f.ticket_id, pg_catalog.max(f.ship_symbol) AS ship_symbol
    FROM pg_temp.ledger_facts AS f
    WHERE f.kind IN ('TicketCreated', 'TicketCompleted')
    GROUP BY f.ticket_id
) AS n
WHERE t.kind = 'ExpenseLogged' AND t.ticket_id = n.ticket_id AND n.ship_symbol IS NOT NULL;

-- The fold. A run's number is its TreasuryCreated's id; sums restart with each run.
CREATE TEMPORARY TABLE pg_temp.ledger_folded ON COMMIT DROP AS
SELECT
    g.*,
    pg_catalog.sum(g.treasury_delta) OVER run AS treasury_balance,
    pg_catalog.sum(g.treasury_delta + g.fleet_delta) OVER run AS agent_credits,
    pg_catalog.sum(g.fleet_delta) OVER fleet AS fleet_capital,
    pg_catalog.sum(g.reserved_delta) OVER fleet AS fleet_reserved,
    -- The last limit set, told by the group of entries since then.
    pg_catalog.max(g.new_budget) OVER (PARTITION BY g.run_id, g.fleet_id, g.budgets) AS fleet_budget,
    pg_catalog.max(g.new_operating_reserve) OVER (PARTITION BY g.run_id, g.fleet_id, g.reserves) AS fleet_operating_reserve,
    CASE
        WHEN g.moves_treasury
            THEN pg_catalog.row_number() OVER (PARTITION BY g.run_id, g.moves_treasury ORDER BY g.entry_id)
    END AS treasury_play,
    CASE WHEN g.fleet_id IS NOT NULL THEN pg_catalog.row_number() OVER fleet END AS fleet_play
FROM (
    SELECT
        r.*,
        r.kind IN (
            'TreasuryCreated', 'TransferredFundsFromTreasuryToFleet', 'TransferredFundsFromFleetToTreasury'
        ) AS moves_treasury,
        pg_catalog.count(r.new_budget) OVER fleet AS budgets,
        pg_catalog.count(r.new_operating_reserve) OVER fleet AS reserves
    FROM (
        SELECT
            f.*,
            COALESCE(
                pg_catalog.max(f.entry_id) FILTER (WHERE f.kind = 'TreasuryCreated') OVER (ORDER BY f.entry_id),
                0
            ) AS run_id
        FROM pg_temp.ledger_facts AS f
    ) AS r
    WINDOW fleet AS (PARTITION BY r.run_id, r.fleet_id ORDER BY r.entry_id)
) AS g
WINDOW
    run AS (PARTITION BY g.run_id ORDER BY g.entry_id),
    fleet AS (PARTITION BY g.run_id, g.fleet_id ORDER BY g.entry_id);

INSERT INTO core.ledger_entries AS t (
    entry_id, at, kind, title, fleet_id, ticket_id, ticket_kind, ship_symbol, waypoint_symbol, trade_symbol, contract_id,
    units, price_per_unit, treasury_delta, fleet_delta, reserved_delta, new_budget, new_operating_reserve, run_id,
    treasury_balance, agent_credits, fleet_capital, fleet_reserved, fleet_budget, fleet_operating_reserve,
    treasury_play, fleet_play, payload, request_key, source_hash, fetched_at
)
SELECT
    f.entry_id,
    f.at,
    f.kind,
    COALESCE(CASE f.kind
        WHEN 'TreasuryCreated' THEN 'Treasury opened with ' || pg_catalog.to_char(f.treasury_delta, 'FM999,999,999,999,990')
        WHEN 'FleetCreated' THEN 'Fleet ' || f.fleet_id || ' created, budget ' || pg_catalog.to_char(f.new_budget, 'FM999,999,999,999,990')
        WHEN 'TransferredFundsFromTreasuryToFleet'
            THEN pg_catalog.to_char(f.fleet_delta, 'FM999,999,999,999,990') || ' from the treasury to fleet ' || f.fleet_id
        WHEN 'TransferredFundsFromFleetToTreasury'
            THEN pg_catalog.to_char(f.treasury_delta, 'FM999,999,999,999,990') || ' from fleet ' || f.fleet_id || ' to the treasury'
        WHEN 'SetNewTotalCapitalForFleet'
            THEN 'Budget of fleet ' || f.fleet_id || ' set to ' || pg_catalog.to_char(f.new_budget, 'FM999,999,999,999,990')
        WHEN 'SetNewOperatingReserveForFleet'
            THEN 'Reserve of fleet ' || f.fleet_id || ' set to '
                || pg_catalog.to_char(f.new_operating_reserve, 'FM999,999,999,999,990')
        WHEN 'TicketCreated'
            THEN 'Planned: ' || pg_catalog.concat_ws(' ', f.ticket_kind, f.units::TEXT, f.trade_symbol, 'at ' || f.waypoint_symbol)
        WHEN 'TicketCompleted'
            THEN 'Done: ' || pg_catalog.concat_ws(' ', f.ticket_kind, f.units::TEXT, f.trade_symbol, 'at ' || f.waypoint_symbol)
                || ' for ' || pg_catalog.to_char(f.fleet_delta, 'FM999,999,999,999,990')
        WHEN 'ExpenseLogged'
            THEN pg_catalog.concat_ws(' ', 'Expense:', f.units::TEXT, f.trade_symbol)
                || ' for ' || pg_catalog.to_char(-f.fleet_delta, 'FM999,999,999,999,990')
        WHEN 'IncomeLogged'
            THEN 'Income: ' || COALESCE(f.income_kind, '?') || ' ' || pg_catalog.to_char(f.fleet_delta, 'FM999,999,999,999,990')
    END, f.kind),
    f.fleet_id, f.ticket_id, f.ticket_kind, f.ship_symbol, f.waypoint_symbol, f.trade_symbol, f.contract_id,
    f.units, f.price_per_unit, f.treasury_delta, f.fleet_delta, f.reserved_delta, f.new_budget, f.new_operating_reserve,
    f.run_id,
    f.treasury_balance,
    f.agent_credits,
    CASE WHEN f.fleet_id IS NOT NULL THEN f.fleet_capital END,
    CASE WHEN f.fleet_id IS NOT NULL THEN f.fleet_reserved END,
    CASE WHEN f.fleet_id IS NOT NULL THEN f.fleet_budget END,
    CASE WHEN f.fleet_id IS NOT NULL THEN f.fleet_operating_reserve END,
    f.treasury_play, f.fleet_play, f.payload, f.request_key, f.source_hash, f.fetched_at
FROM pg_temp.ledger_folded AS f
ORDER BY f.entry_id
ON CONFLICT (entry_id) DO UPDATE SET
    at = EXCLUDED.at,
    kind = EXCLUDED.kind,
    title = EXCLUDED.title,
    fleet_id = EXCLUDED.fleet_id,
    ticket_id = EXCLUDED.ticket_id,
    ticket_kind = EXCLUDED.ticket_kind,
    ship_symbol = EXCLUDED.ship_symbol,
    waypoint_symbol = EXCLUDED.waypoint_symbol,
    trade_symbol = EXCLUDED.trade_symbol,
    contract_id = EXCLUDED.contract_id,
    units = EXCLUDED.units,
    price_per_unit = EXCLUDED.price_per_unit,
    treasury_delta = EXCLUDED.treasury_delta,
    fleet_delta = EXCLUDED.fleet_delta,
    reserved_delta = EXCLUDED.reserved_delta,
    new_budget = EXCLUDED.new_budget,
    new_operating_reserve = EXCLUDED.new_operating_reserve,
    run_id = EXCLUDED.run_id,
    treasury_balance = EXCLUDED.treasury_balance,
    agent_credits = EXCLUDED.agent_credits,
    fleet_capital = EXCLUDED.fleet_capital,
    fleet_reserved = EXCLUDED.fleet_reserved,
    fleet_budget = EXCLUDED.fleet_budget,
    fleet_operating_reserve = EXCLUDED.fleet_operating_reserve,
    treasury_play = EXCLUDED.treasury_play,
    fleet_play = EXCLUDED.fleet_play,
    payload = EXCLUDED.payload,
    request_key = EXCLUDED.request_key,
    source_hash = EXCLUDED.source_hash,
    fetched_at = EXCLUDED.fetched_at
WHERE t.* IS DISTINCT FROM EXCLUDED.*;

-- A late TreasuryCreated can end a run that then no longer exists.
DELETE FROM core.fleets AS t
WHERE NOT EXISTS (SELECT 1 FROM core.ledger_entries AS e WHERE e.run_id = t.run_id AND e.fleet_id = t.fleet_id);

DELETE FROM core.ledger_runs AS t
WHERE NOT EXISTS (SELECT 1 FROM core.ledger_entries AS e WHERE e.run_id = t.run_id);

INSERT INTO core.ledger_runs AS t (
    run_id, entries, treasury_plays, started_at, ended_at, treasury_balance, agent_credits
)
SELECT DISTINCT ON (e.run_id)
    e.run_id,
    pg_catalog.count(*) OVER run,
    pg_catalog.count(e.treasury_play) OVER run,
    pg_catalog.min(e.at) OVER run,
    pg_catalog.max(e.at) OVER run,
    e.treasury_balance,
    e.agent_credits
FROM core.ledger_entries AS e
WINDOW run AS (PARTITION BY e.run_id)
ORDER BY e.run_id, e.entry_id DESC
ON CONFLICT (run_id) DO UPDATE SET
    entries = EXCLUDED.entries,
    treasury_plays = EXCLUDED.treasury_plays,
    started_at = EXCLUDED.started_at,
    ended_at = EXCLUDED.ended_at,
    treasury_balance = EXCLUDED.treasury_balance,
    agent_credits = EXCLUDED.agent_credits
WHERE t.* IS DISTINCT FROM EXCLUDED.*;

INSERT INTO core.fleets AS t (
    run_id, fleet_id, entries, started_at, ended_at, capital, reserved, budget, operating_reserve
)
SELECT DISTINCT ON (e.run_id, e.fleet_id)
    e.run_id,
    e.fleet_id,
    e.fleet_play,
    pg_catalog.min(e.at) OVER fleet,
    pg_catalog.max(e.at) OVER fleet,
    e.fleet_capital,
    e.fleet_reserved,
    e.fleet_budget,
    e.fleet_operating_reserve
FROM core.ledger_entries AS e
WHERE e.fleet_id IS NOT NULL
WINDOW fleet AS (PARTITION BY e.run_id, e.fleet_id)
ORDER BY e.run_id, e.fleet_id, e.entry_id DESC
ON CONFLICT (run_id, fleet_id) DO UPDATE SET
    entries = EXCLUDED.entries,
    started_at = EXCLUDED.started_at,
    ended_at = EXCLUDED.ended_at,
    capital = EXCLUDED.capital,
    reserved = EXCLUDED.reserved,
    budget = EXCLUDED.budget,
    operating_reserve = EXCLUDED.operating_reserve
WHERE t.* IS DISTINCT FROM EXCLUDED.*;

INSERT INTO core.tickets AS t (
    ticket_id, fleet_id, kind, ship_symbol, waypoint_symbol, trade_symbol, quantity, expected_price_per_unit,
    expected_total, allocated_credits, purchase_reason, contract_id, matching_purchase_ticket, created_entry_id,
    created_at, completed_entry_id, completed_at, actual_units, actual_price_per_unit, total, expenses
)
SELECT
    p.ticket_id,
    p.fleet_id,
    p.ticket_kind,
    p.ship_symbol,
    p.waypoint_symbol,
    p.trade_symbol,
    (p.ticket_body ->> 'quantity')::BIGINT,
    COALESCE(p.ticket_body ->> 'expected_price_per_unit', p.ticket_body ->> 'expected_purchase_price')::BIGINT,
    p.expected_total,
    p.allocated_credits,
    CASE pg_catalog.jsonb_typeof(p.ticket_body -> 'purchase_cargo_reason')
        WHEN 'object' THEN (SELECT pg_catalog.min(k.key) FROM pg_catalog.jsonb_object_keys(p.ticket_body -> 'purchase_cargo_reason') AS k (key))
        ELSE p.ticket_body ->> 'purchase_cargo_reason'
    END,
    p.contract_id,
    p.ticket_body ->> 'maybe_matching_purchase_ticket',
    c.entry_id,
    c.at,
    d.entry_id,
    d.at,
    d.units,
    d.price_per_unit,
    d.fleet_delta,
    COALESCE(x.expenses, 0)
FROM (
    -- The plan, from the creation or, where that is missing, from the completion.
    SELECT DISTINCT ON (f.ticket_id) f.*
    FROM pg_temp.ledger_facts AS f
    WHERE f.kind IN ('TicketCreated', 'TicketCompleted') AND f.ticket_id IS NOT NULL AND f.ticket_kind IS NOT NULL
    ORDER BY f.ticket_id, f.kind DESC, f.entry_id
) AS p
LEFT JOIN (
    SELECT DISTINCT ON (f.ticket_id) f.*
    FROM pg_temp.ledger_facts AS f
    WHERE f.kind = 'TicketCreated'
    ORDER BY f.ticket_id, f.entry_id
) AS c ON c.ticket_id = p.ticket_id
LEFT JOIN (
    SELECT DISTINCT ON (f.ticket_id) f.*
    FROM pg_temp.ledger_facts AS f
    WHERE f.kind = 'TicketCompleted'
    ORDER BY f.ticket_id, f.entry_id DESC
) AS d ON d.ticket_id = p.ticket_id
LEFT JOIN (
    SELECT f.ticket_id, -pg_catalog.sum(f.fleet_delta) AS expenses
    FROM pg_temp.ledger_facts AS f
    WHERE f.kind = 'ExpenseLogged' AND f.ticket_id IS NOT NULL
    GROUP BY f.ticket_id
) AS x ON x.ticket_id = p.ticket_id
ON CONFLICT (ticket_id) DO UPDATE SET
    fleet_id = EXCLUDED.fleet_id,
    kind = EXCLUDED.kind,
    ship_symbol = EXCLUDED.ship_symbol,
    waypoint_symbol = EXCLUDED.waypoint_symbol,
    trade_symbol = EXCLUDED.trade_symbol,
    quantity = EXCLUDED.quantity,
    expected_price_per_unit = EXCLUDED.expected_price_per_unit,
    expected_total = EXCLUDED.expected_total,
    allocated_credits = EXCLUDED.allocated_credits,
    purchase_reason = EXCLUDED.purchase_reason,
    contract_id = EXCLUDED.contract_id,
    matching_purchase_ticket = EXCLUDED.matching_purchase_ticket,
    created_entry_id = EXCLUDED.created_entry_id,
    created_at = EXCLUDED.created_at,
    completed_entry_id = EXCLUDED.completed_entry_id,
    completed_at = EXCLUDED.completed_at,
    actual_units = EXCLUDED.actual_units,
    actual_price_per_unit = EXCLUDED.actual_price_per_unit,
    total = EXCLUDED.total,
    expenses = EXCLUDED.expenses
WHERE t.* IS DISTINCT FROM EXCLUDED.*;

DROP TABLE pg_temp.ledger_observations, pg_temp.ledger_facts, pg_temp.ledger_folded;
