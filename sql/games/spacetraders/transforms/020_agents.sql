-- Agents: one's own from /my/agent and from every answer that carries the agent after an action, others from /agents.
CREATE TEMPORARY TABLE pg_temp.agent_observations ON COMMIT DROP AS
SELECT DISTINCT ON (a.agent ->> 'symbol', r.fetched_at, r.source_hash)
    a.agent ->> 'symbol' AS symbol,
    r.fetched_at,
    r.source_hash,
    a.agent ->> 'accountId' AS account_id,
    a.agent ->> 'headquarters' AS headquarters,
    a.agent ->> 'startingFaction' AS starting_faction,
    (a.agent ->> 'credits')::BIGINT AS credits,
    (a.agent ->> 'shipCount')::INTEGER AS ship_count
FROM pg_temp.responses AS r
JOIN raw.answers AS e ON e.id = r.id
CROSS JOIN LATERAL (
    SELECT e.payload -> 'data' AS agent
    WHERE r.route IN ('my/agent', 'agents/{}')
    UNION ALL
    SELECT x.agent
    FROM pg_catalog.jsonb_array_elements(
        CASE WHEN r.route = 'agents' AND pg_catalog.jsonb_typeof(e.payload -> 'data') = 'array' THEN e.payload -> 'data' END
    ) AS x (agent)
    UNION ALL
    SELECT e.payload #> '{data,agent}'
    WHERE r.route LIKE 'my/%' OR r.route = 'register'
) AS a
WHERE r.path[1] IN ('my', 'agents', 'register') AND a.agent ->> 'symbol' IS NOT NULL
ORDER BY a.agent ->> 'symbol', r.fetched_at, r.source_hash;

INSERT INTO core.agents AS t (
    symbol, account_id, headquarters, starting_faction, credits, ship_count, fetched_at, source_hash
)
SELECT DISTINCT ON (o.symbol)
    o.symbol, o.account_id, o.headquarters, o.starting_faction, o.credits, o.ship_count, o.fetched_at, o.source_hash
FROM pg_temp.agent_observations AS o
ORDER BY o.symbol, o.fetched_at DESC, o.source_hash DESC
ON CONFLICT (symbol) DO UPDATE SET
    headquarters = EXCLUDED.headquarters,
    starting_faction = EXCLUDED.starting_faction,
    credits = EXCLUDED.credits,
    ship_count = EXCLUDED.ship_count,
    fetched_at = EXCLUDED.fetched_at,
    source_hash = EXCLUDED.source_hash
WHERE (t.fetched_at, t.source_hash) < (EXCLUDED.fetched_at, EXCLUDED.source_hash);

-- The account's id is told to its owner only, so the newest answer need not have it.
UPDATE core.agents AS t
SET account_id = o.account_id
FROM (
    SELECT DISTINCT ON (a.symbol) a.symbol, a.account_id
    FROM pg_temp.agent_observations AS a
    WHERE a.account_id IS NOT NULL
    ORDER BY a.symbol, a.fetched_at DESC, a.source_hash DESC
) AS o
WHERE t.symbol = o.symbol AND t.account_id IS DISTINCT FROM o.account_id;

INSERT INTO core.agent_credits (agent_symbol, fetched_at, source_hash, credits)
SELECT o.symbol, o.fetched_at, o.source_hash, o.credits
FROM pg_temp.agent_observations AS o
WHERE o.credits IS NOT NULL
ON CONFLICT DO NOTHING;

DROP TABLE pg_temp.agent_observations;
