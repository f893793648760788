-- Where the ledger's balances of a fleet, or of the treasury (fleet 0), are not what its entries add up to; $1 is
-- '<run>/<fleet>'. No row: all agrees. Entries are numbered without gaps, balances are the sums of what the entries
-- changed, and the last ones are those of the fleet or the run. Of entries in a row that are wrong in the same place the
-- first is told. The treasury's game also has the credits of all together, at the treasury's entry that came before.
WITH game AS (
    SELECT
        pg_catalog.split_part($1::TEXT, '/', 1)::BIGINT AS run_id,
        pg_catalog.split_part($1::TEXT, '/', 2)::INTEGER AS fleet_id
), entries AS MATERIALIZED (
    SELECT
        e.*,
        CASE g.fleet_id WHEN 0 THEN COALESCE(pg_catalog.max(e.treasury_play) OVER w, 0) ELSE e.fleet_play END AS play_number,
        pg_catalog.sum(e.treasury_delta) OVER w AS want_treasury,
        pg_catalog.sum(e.treasury_delta + e.fleet_delta) OVER w AS want_credits,
        pg_catalog.sum(e.fleet_delta) OVER w AS want_capital,
        pg_catalog.sum(e.reserved_delta) OVER w AS want_reserved,
        CASE g.fleet_id WHEN 0 THEN pg_catalog.count(e.treasury_play) OVER w ELSE pg_catalog.row_number() OVER w END
            AS want_number,
        -- The newest limit set, after its entry's id, so that the greatest is the newest.
        (pg_catalog.max(ARRAY[e.entry_id, e.new_budget]) FILTER (WHERE e.new_budget IS NOT NULL) OVER w)[2] AS want_budget,
        (pg_catalog.max(ARRAY[e.entry_id, e.new_operating_reserve]) FILTER (WHERE e.new_operating_reserve IS NOT NULL) OVER w)[2]
            AS want_operating_reserve
    FROM game AS g
    JOIN core.ledger_entries AS e ON e.run_id = g.run_id AND (g.fleet_id = 0 OR e.fleet_id = g.fleet_id)
    WINDOW w AS (ORDER BY e.entry_id)
), differences AS (
    SELECT e.play_number, d.*, pg_catalog.lag(d.is_right) OVER (PARTITION BY d.path ORDER BY e.entry_id) AS was_right
    FROM entries AS e
    CROSS JOIN game AS g
    CROSS JOIN LATERAL (
        SELECT c.path, c.expected, c.found, c.expected IS NOT DISTINCT FROM c.found AS is_right
        FROM (
            VALUES
                (TRUE, '/play_number', e.want_number::TEXT, e.play_number::TEXT),
                (g.fleet_id = 0, '/treasury_balance', e.want_treasury::TEXT, e.treasury_balance::TEXT),
                (g.fleet_id = 0, '/agent_credits', e.want_credits::TEXT, e.agent_credits::TEXT),
                (g.fleet_id <> 0, '/fleet_capital', e.want_capital::TEXT, e.fleet_capital::TEXT),
                (g.fleet_id <> 0, '/fleet_reserved', e.want_reserved::TEXT, e.fleet_reserved::TEXT),
                (g.fleet_id <> 0, '/fleet_budget', e.want_budget::TEXT, e.fleet_budget::TEXT),
                (g.fleet_id <> 0, '/fleet_operating_reserve', e.want_operating_reserve::TEXT, e.fleet_operating_reserve::TEXT)
        ) AS c (counts, path, expected, found)
        WHERE c.counts
    ) AS d
), newest AS (
    SELECT e.* FROM entries AS e ORDER BY e.entry_id DESC LIMIT 1
)
SELECT d.play_number, d.path, d.expected, d.found
FROM differences AS d
WHERE NOT d.is_right AND d.was_right IS NOT FALSE
UNION ALL
SELECT n.play_number, d.path, d.expected, d.found
FROM newest AS n
CROSS JOIN game AS g
LEFT JOIN core.ledger_runs AS r ON r.run_id = g.run_id
LEFT JOIN core.fleets AS f ON f.run_id = g.run_id AND f.fleet_id = g.fleet_id
CROSS JOIN LATERAL (
    VALUES
        (g.fleet_id = 0, '/run/entries', (SELECT pg_catalog.count(*) FROM entries AS e)::TEXT, r.entries::TEXT),
        (g.fleet_id = 0, '/run/treasury_plays', n.want_number::TEXT, r.treasury_plays::TEXT),
        (g.fleet_id = 0, '/run/treasury_balance', n.want_treasury::TEXT, r.treasury_balance::TEXT),
        (g.fleet_id = 0, '/run/agent_credits', n.want_credits::TEXT, r.agent_credits::TEXT),
        (g.fleet_id <> 0, '/fleet/entries', n.want_number::TEXT, f.entries::TEXT),
        (g.fleet_id <> 0, '/fleet/capital', n.want_capital::TEXT, f.capital::TEXT),
        (g.fleet_id <> 0, '/fleet/reserved', n.want_reserved::TEXT, f.reserved::TEXT),
        (g.fleet_id <> 0, '/fleet/budget', n.want_budget::TEXT, f.budget::TEXT),
        (g.fleet_id <> 0, '/fleet/operating_reserve', n.want_operating_reserve::TEXT, f.operating_reserve::TEXT)
) AS d (counts, path, expected, found)
WHERE d.counts AND d.expected IS DISTINCT FROM d.found
ORDER BY play_number
