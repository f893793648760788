-- Views for charts: a time, a value and the series it belongs to, then what else is known.

CREATE VIEW metrics.credits AS
SELECT
    c.fetched_at AS at,
    c.credits AS value,
    c.agent_symbol AS series
FROM core.agent_credits AS c;

CREATE VIEW metrics.treasury AS
SELECT
    e.at,
    e.treasury_balance AS value,
    'run ' || e.run_id AS series,
    e.agent_credits,
    e.entry_id
FROM core.ledger_entries AS e;

CREATE VIEW metrics.fleet_capital AS
SELECT
    e.at,
    e.fleet_capital AS value,
    'fleet ' || e.fleet_id AS series,
    e.fleet_reserved,
    e.fleet_budget,
    e.run_id,
    e.entry_id
FROM core.ledger_entries AS e
WHERE e.fleet_id IS NOT NULL;

CREATE VIEW metrics.market_prices AS
SELECT
    p.fetched_at AS at,
    CASE p.kind WHEN 'IMPORT' THEN p.sell_price ELSE p.purchase_price END AS value,
    p.trade_symbol || ' ' || p.waypoint_symbol AS series,
    p.waypoint_symbol,
    p.trade_symbol,
    p.kind,
    p.supply,
    p.activity,
    p.trade_volume,
    p.purchase_price,
    p.sell_price
FROM core.market_prices AS p;

-- Turnover per hour, good and direction; a purchase counts negative.
CREATE VIEW metrics.trade_per_hour AS
SELECT
    pg_catalog.date_bin(INTERVAL '1 hour', t.at, TIMESTAMPTZ '2000-01-01 00:00:00+00') AS at,
    pg_catalog.sum(CASE t.type WHEN 'SELL' THEN t.total_price ELSE -t.total_price END) AS value,
    t.trade_symbol AS series,
    pg_catalog.sum(t.units) FILTER (WHERE t.type = 'PURCHASE') AS units_bought,
    pg_catalog.sum(t.units) FILTER (WHERE t.type = 'SELL') AS units_sold
FROM core.market_transactions AS t
GROUP BY 1, t.trade_symbol;

CREATE VIEW metrics.leaderboard AS
SELECT
    l.fetched_at AS at,
    l.value,
    l.agent_symbol AS series,
    l.board,
    l.rank
FROM core.leaderboard_entries AS l;

CREATE VIEW metrics.server_counts AS
SELECT
    s.fetched_at AS at,
    n.value,
    n.series,
    s.reset_date
FROM core.server_status AS s
CROSS JOIN LATERAL (
    VALUES ('accounts', s.accounts), ('agents', s.agents), ('ships', s.ships), ('systems', s.systems), ('waypoints', s.waypoints)
) AS n (series, value)
WHERE n.value IS NOT NULL;

-- Requests per hour by outcome, failures included.
CREATE VIEW metrics.requests_per_hour AS
SELECT
    pg_catalog.date_bin(INTERVAL '1 hour', e.fetched_at, TIMESTAMPTZ '2000-01-01 00:00:00+00') AS at,
    pg_catalog.count(*) AS value,
    e.status_code::TEXT AS series
FROM raw.api_events AS e
GROUP BY 1, e.status_code;
