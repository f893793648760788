-- The status of the server: reset dates, counts and leaderboards, one row for each answer.
INSERT INTO core.server_status (
    fetched_at, source_hash, reset_date, next_reset_at, reset_frequency, status, version, accounts, agents, ships,
    systems, waypoints
)
SELECT DISTINCT
    r.fetched_at,
    r.source_hash,
    (e.payload ->> 'resetDate')::DATE,
    (e.payload #>> '{serverResets,next}')::TIMESTAMPTZ,
    e.payload #>> '{serverResets,frequency}',
    e.payload ->> 'status',
    e.payload ->> 'version',
    (e.payload #>> '{stats,accounts}')::BIGINT,
    (e.payload #>> '{stats,agents}')::BIGINT,
    (e.payload #>> '{stats,ships}')::BIGINT,
    (e.payload #>> '{stats,systems}')::BIGINT,
    (e.payload #>> '{stats,waypoints}')::BIGINT
FROM pg_temp.responses AS r
JOIN raw.answers AS e ON e.id = r.id
WHERE r.route = '' AND e.payload ? 'status'
ON CONFLICT DO NOTHING;

INSERT INTO core.leaderboard_entries (fetched_at, source_hash, board, rank, agent_symbol, value)
SELECT DISTINCT
    r.fetched_at,
    r.source_hash,
    b.board,
    x.rank,
    x.entry ->> 'agentSymbol',
    (x.entry ->> b.value_key)::BIGINT
FROM pg_temp.responses AS r
JOIN raw.answers AS e ON e.id = r.id
CROSS JOIN (
    VALUES ('most_credits', 'mostCredits', 'credits'), ('most_submitted_charts', 'mostSubmittedCharts', 'chartCount')
) AS b (board, board_key, value_key)
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
    CASE
        WHEN pg_catalog.jsonb_typeof(e.payload -> 'leaderboards' -> b.board_key) = 'array'
            THEN e.payload -> 'leaderboards' -> b.board_key
    END
) WITH ORDINALITY AS x (entry, rank)
WHERE r.route = '' AND e.payload ? 'status' AND x.entry ->> 'agentSymbol' IS NOT NULL AND x.entry ->> b.value_key IS NOT NULL
ON CONFLICT DO NOTHING;
