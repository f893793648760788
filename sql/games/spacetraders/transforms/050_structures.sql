-- Shipyards, jump gates and construction sites: the newest answer of each, its parts replaced as a whole.
CREATE TEMPORARY TABLE pg_temp.structure_observations ON COMMIT DROP AS
SELECT DISTINCT ON (s.kind, s.waypoint_symbol)
    s.kind, s.waypoint_symbol, s.fetched_at, s.source_hash, s.data
FROM (
    SELECT
        r.path[5] AS kind,
        r.path[4] AS waypoint_symbol,
        r.fetched_at,
        r.source_hash,
        -- A supply answers with the site and the ship's cargo.
        CASE WHEN r.path[6] = 'supply' THEN e.payload #> '{data,construction}' ELSE e.payload -> 'data' END AS data
    FROM pg_temp.responses AS r
    JOIN raw.answers AS e ON e.id = r.id
    WHERE r.route IN (
        'systems/{}/waypoints/{}/shipyard',
        'systems/{}/waypoints/{}/jump-gate',
        'systems/{}/waypoints/{}/construction',
        'systems/{}/waypoints/{}/construction/supply'
    )
) AS s
WHERE pg_catalog.jsonb_typeof(s.data) = 'object'
ORDER BY s.kind, s.waypoint_symbol, s.fetched_at DESC, s.source_hash DESC;

INSERT INTO core.shipyards AS t (waypoint_symbol, modifications_fee, fetched_at, source_hash)
SELECT o.waypoint_symbol, (o.data ->> 'modificationsFee')::BIGINT, o.fetched_at, o.source_hash
FROM pg_temp.structure_observations AS o
WHERE o.kind = 'shipyard'
ON CONFLICT (waypoint_symbol) DO UPDATE SET
    modifications_fee = EXCLUDED.modifications_fee,
    fetched_at = EXCLUDED.fetched_at,
    source_hash = EXCLUDED.source_hash
WHERE (t.fetched_at, t.source_hash) < (EXCLUDED.fetched_at, EXCLUDED.source_hash);

-- Types are told always, prices only while a ship is there: the newest priced answer of each.
INSERT INTO core.shipyard_ships AS t (waypoint_symbol, ship_type)
SELECT DISTINCT o.waypoint_symbol, x.entry ->> 'type'
FROM pg_temp.structure_observations AS o
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
    CASE WHEN pg_catalog.jsonb_typeof(o.data -> 'shipTypes') = 'array' THEN o.data -> 'shipTypes' END
) AS x (entry)
WHERE o.kind = 'shipyard' AND x.entry ->> 'type' IS NOT NULL
ON CONFLICT DO NOTHING;

INSERT INTO core.shipyard_ships AS t (waypoint_symbol, ship_type, name, supply, activity, purchase_price, priced_at)
SELECT DISTINCT ON (r.path[4], x.ship ->> 'type')
    r.path[4],
    x.ship ->> 'type',
    x.ship ->> 'name',
    x.ship ->> 'supply',
    x.ship ->> 'activity',
    (x.ship ->> 'purchasePrice')::BIGINT,
    r.fetched_at
FROM pg_temp.responses AS r
JOIN raw.answers AS e ON e.id = r.id
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
    CASE WHEN pg_catalog.jsonb_typeof(e.payload #> '{data,ships}') = 'array' THEN e.payload #> '{data,ships}' END
) AS x (ship)
WHERE r.route = 'systems/{}/waypoints/{}/shipyard' AND x.ship ->> 'type' IS NOT NULL
ORDER BY r.path[4], x.ship ->> 'type', r.fetched_at DESC, r.source_hash DESC
ON CONFLICT (waypoint_symbol, ship_type) DO UPDATE SET
    name = EXCLUDED.name,
    supply = EXCLUDED.supply,
    activity = EXCLUDED.activity,
    purchase_price = EXCLUDED.purchase_price,
    priced_at = EXCLUDED.priced_at
WHERE (t.priced_at IS NULL OR t.priced_at <= EXCLUDED.priced_at) AND t.* IS DISTINCT FROM EXCLUDED.*;

INSERT INTO core.shipyard_transactions (waypoint_symbol, agent_symbol, at, ship_type, price)
SELECT DISTINCT ON (x.data ->> 'waypointSymbol', x.data ->> 'agentSymbol', (x.data ->> 'timestamp')::TIMESTAMPTZ, x.data ->> 'shipType')
    x.data ->> 'waypointSymbol',
    x.data ->> 'agentSymbol',
    (x.data ->> 'timestamp')::TIMESTAMPTZ,
    x.data ->> 'shipType',
    (x.data ->> 'price')::BIGINT
FROM pg_temp.responses AS r
JOIN raw.answers AS e ON e.id = r.id
CROSS JOIN LATERAL (
    SELECT y.data
    FROM pg_catalog.jsonb_array_elements(
        CASE
            WHEN r.route <> 'my/ships' AND pg_catalog.jsonb_typeof(e.payload #> '{data,transactions}') = 'array'
                THEN e.payload #> '{data,transactions}'
        END
    ) AS y (data)
    UNION ALL
    SELECT e.payload #> '{data,transaction}'
    WHERE r.route = 'my/ships'
) AS x
WHERE r.route IN ('systems/{}/waypoints/{}/shipyard', 'my/ships')
    AND pg_catalog.num_nulls(
        x.data ->> 'waypointSymbol', x.data ->> 'agentSymbol', x.data ->> 'timestamp', x.data ->> 'shipType',
        x.data ->> 'price'
    ) = 0
ORDER BY 1, 2, 3, 4, 5
ON CONFLICT DO NOTHING;

INSERT INTO core.jump_gates AS t (waypoint_symbol, fetched_at, source_hash)
SELECT o.waypoint_symbol, o.fetched_at, o.source_hash
FROM pg_temp.structure_observations AS o
WHERE o.kind = 'jump-gate'
ON CONFLICT (waypoint_symbol) DO UPDATE SET
    fetched_at = EXCLUDED.fetched_at,
    source_hash = EXCLUDED.source_hash
WHERE (t.fetched_at, t.source_hash) < (EXCLUDED.fetched_at, EXCLUDED.source_hash);

DELETE FROM core.jump_gate_connections AS t
USING pg_temp.structure_observations AS o, core.jump_gates AS g
WHERE o.kind = 'jump-gate'
    AND t.waypoint_symbol = o.waypoint_symbol
    AND g.waypoint_symbol = o.waypoint_symbol
    AND g.fetched_at = o.fetched_at
    AND g.source_hash = o.source_hash
    AND NOT (o.data -> 'connections') ? t.connected_symbol;

INSERT INTO core.jump_gate_connections (waypoint_symbol, connected_symbol)
SELECT DISTINCT o.waypoint_symbol, c.symbol
FROM pg_temp.structure_observations AS o
JOIN core.jump_gates AS g
    ON g.waypoint_symbol = o.waypoint_symbol AND g.fetched_at = o.fetched_at AND g.source_hash = o.source_hash
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements_text(
    CASE WHEN pg_catalog.jsonb_typeof(o.data -> 'connections') = 'array' THEN o.data -> 'connections' END
) AS c (symbol)
WHERE o.kind = 'jump-gate' AND c.symbol IS NOT NULL
ON CONFLICT DO NOTHING;

INSERT INTO core.construction_sites AS t (waypoint_symbol, is_complete, fetched_at, source_hash)
SELECT o.waypoint_symbol, COALESCE((o.data ->> 'isComplete')::BOOLEAN, FALSE), o.fetched_at, o.source_hash
FROM pg_temp.structure_observations AS o
WHERE o.kind = 'construction'
ON CONFLICT (waypoint_symbol) DO UPDATE SET
    is_complete = EXCLUDED.is_complete,
    fetched_at = EXCLUDED.fetched_at,
    source_hash = EXCLUDED.source_hash
WHERE (t.fetched_at, t.source_hash) < (EXCLUDED.fetched_at, EXCLUDED.source_hash);

-- Materials of a site never change, only how much of each is there.
INSERT INTO core.construction_materials AS t (waypoint_symbol, trade_symbol, required, fulfilled)
SELECT DISTINCT ON (o.waypoint_symbol, m.material ->> 'tradeSymbol')
    o.waypoint_symbol,
    m.material ->> 'tradeSymbol',
    (m.material ->> 'required')::BIGINT,
    (m.material ->> 'fulfilled')::BIGINT
FROM pg_temp.structure_observations AS o
JOIN core.construction_sites AS s
    ON s.waypoint_symbol = o.waypoint_symbol AND s.fetched_at = o.fetched_at AND s.source_hash = o.source_hash
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
    CASE WHEN pg_catalog.jsonb_typeof(o.data -> 'materials') = 'array' THEN o.data -> 'materials' END
) AS m (material)
WHERE o.kind = 'construction'
    AND pg_catalog.num_nulls(m.material ->> 'tradeSymbol', m.material ->> 'required', m.material ->> 'fulfilled') = 0
ORDER BY o.waypoint_symbol, m.material ->> 'tradeSymbol'
ON CONFLICT (waypoint_symbol, trade_symbol) DO UPDATE SET
    required = EXCLUDED.required,
    fulfilled = EXCLUDED.fulfilled
WHERE t.* IS DISTINCT FROM EXCLUDED.*;

DROP TABLE pg_temp.structure_observations;
