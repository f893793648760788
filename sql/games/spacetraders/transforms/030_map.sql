-- Systems, waypoints and traits. A waypoint with traits (its own answer) goes before one from a system's list, a
-- ship's route or a market's address, whatever their times: those know less.
CREATE TEMPORARY TABLE pg_temp.system_observations ON COMMIT DROP AS
SELECT DISTINCT ON (s.data ->> 'symbol')
    s.data ->> 'symbol' AS symbol, r.fetched_at, r.source_hash, s.data
FROM pg_temp.responses AS r
JOIN raw.answers AS e ON e.id = r.id
CROSS JOIN LATERAL (
    SELECT e.payload -> 'data' AS data
    WHERE r.route = 'systems/{}'
    UNION ALL
    SELECT x.data
    FROM pg_catalog.jsonb_array_elements(
        CASE WHEN r.route = 'systems' AND pg_catalog.jsonb_typeof(e.payload -> 'data') = 'array' THEN e.payload -> 'data' END
    ) AS x (data)
) AS s
WHERE r.route IN ('systems', 'systems/{}') AND s.data ->> 'symbol' IS NOT NULL
ORDER BY s.data ->> 'symbol', r.fetched_at DESC, r.source_hash DESC;

CREATE TEMPORARY TABLE pg_temp.waypoint_observations ON COMMIT DROP AS
SELECT DISTINCT ON (w.data ->> 'symbol')
    w.data ->> 'symbol' AS symbol,
    -- X1-AD75-B7 lies in X1-AD75.
    COALESCE(w.data ->> 'systemSymbol', pg_catalog.regexp_replace(w.data ->> 'symbol', '-[^-]*$', '')) AS system_symbol,
    w.detailed,
    w.fetched_at,
    w.source_hash,
    w.data
FROM (
    SELECT
        x.data,
        TRUE AS detailed,
        r.fetched_at,
        r.source_hash
    FROM pg_temp.responses AS r
    JOIN raw.answers AS e ON e.id = r.id
    CROSS JOIN LATERAL (
        SELECT e.payload -> 'data' AS data
        WHERE r.route = 'systems/{}/waypoints/{}'
        UNION ALL
        SELECT y.data
        FROM pg_catalog.jsonb_array_elements(
            CASE
                WHEN r.route = 'systems/{}/waypoints' AND pg_catalog.jsonb_typeof(e.payload -> 'data') = 'array'
                    THEN e.payload -> 'data'
            END
        ) AS y (data)
    ) AS x
    WHERE r.route IN ('systems/{}/waypoints', 'systems/{}/waypoints/{}')

    UNION ALL

    SELECT y.data || pg_catalog.jsonb_build_object('systemSymbol', s.symbol), FALSE, s.fetched_at, s.source_hash
    FROM pg_temp.system_observations AS s
    CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
        CASE WHEN pg_catalog.jsonb_typeof(s.data -> 'waypoints') = 'array' THEN s.data -> 'waypoints' END
    ) AS y (data)
    WHERE pg_catalog.jsonb_typeof(y.data) = 'object'

    UNION ALL

    -- Named by an address only; the oldest time, so that anything else is better.
    SELECT DISTINCT
        pg_catalog.jsonb_build_object('symbol', r.path[4], 'systemSymbol', r.path[2]),
        FALSE,
        TIMESTAMPTZ '-infinity',
        ''
    FROM pg_temp.responses AS r
    WHERE r.route LIKE 'systems/{}/waypoints/{}/%'

    UNION ALL

    SELECT DISTINCT y.data, FALSE, TIMESTAMPTZ '-infinity', CASE WHEN y.data ? 'x' THEN '1' ELSE '' END
    FROM (
        SELECT e.payload -> 'data' AS data
        FROM pg_temp.responses AS r
        JOIN raw.answers AS e ON e.id = r.id
        WHERE r.route LIKE 'my/ships%' OR r.route = 'register'
    ) AS a
    CROSS JOIN LATERAL (
        SELECT a.data -> 'nav' AS nav
        WHERE pg_catalog.jsonb_typeof(a.data) = 'object'
        UNION ALL
        SELECT a.data
        WHERE pg_catalog.jsonb_typeof(a.data) = 'object' AND a.data ? 'route'
        UNION ALL
        SELECT a.data #> '{ship,nav}'
        WHERE pg_catalog.jsonb_typeof(a.data) = 'object'
        UNION ALL
        SELECT s.ship -> 'nav'
        FROM pg_catalog.jsonb_array_elements(
            CASE
                WHEN pg_catalog.jsonb_typeof(a.data) = 'array' THEN a.data
                WHEN pg_catalog.jsonb_typeof(a.data -> 'ships') = 'array' THEN a.data -> 'ships'
            END
        ) AS s (ship)
    ) AS n
    CROSS JOIN LATERAL (
        VALUES
            (n.nav #> '{route,origin}'),
            (n.nav #> '{route,destination}'),
            (pg_catalog.jsonb_build_object('symbol', n.nav ->> 'waypointSymbol', 'systemSymbol', n.nav ->> 'systemSymbol'))
    ) AS y (data)
) AS w
WHERE w.data ->> 'symbol' IS NOT NULL
ORDER BY w.data ->> 'symbol', w.detailed DESC, w.fetched_at DESC, w.source_hash DESC, w.data;

INSERT INTO core.systems AS t (symbol, sector_symbol, type, x, y, fetched_at, source_hash)
SELECT
    s.symbol,
    s.data ->> 'sectorSymbol',
    s.data ->> 'type',
    (s.data ->> 'x')::INTEGER,
    (s.data ->> 'y')::INTEGER,
    s.fetched_at,
    s.source_hash
FROM pg_temp.system_observations AS s
ON CONFLICT (symbol) DO UPDATE SET
    sector_symbol = EXCLUDED.sector_symbol,
    type = EXCLUDED.type,
    x = EXCLUDED.x,
    y = EXCLUDED.y,
    fetched_at = EXCLUDED.fetched_at,
    source_hash = EXCLUDED.source_hash
WHERE t.fetched_at IS NULL OR (t.fetched_at, t.source_hash) < (EXCLUDED.fetched_at, EXCLUDED.source_hash);

INSERT INTO core.systems (symbol)
SELECT DISTINCT o.system_symbol
FROM pg_temp.waypoint_observations AS o
ON CONFLICT (symbol) DO NOTHING;

INSERT INTO core.waypoints AS t (
    symbol, system_symbol, type, x, y, orbits, faction_symbol, modifiers, is_under_construction, charted_by, charted_at,
    detailed, fetched_at, source_hash
)
SELECT
    o.symbol,
    o.system_symbol,
    o.data ->> 'type',
    (o.data ->> 'x')::INTEGER,
    (o.data ->> 'y')::INTEGER,
    o.data ->> 'orbits',
    o.data #>> '{faction,symbol}',
    ARRAY(
        SELECT m.modifier ->> 'symbol'
        FROM pg_catalog.jsonb_array_elements(
            CASE WHEN pg_catalog.jsonb_typeof(o.data -> 'modifiers') = 'array' THEN o.data -> 'modifiers' END
        ) AS m (modifier)
        ORDER BY 1
    ),
    (o.data ->> 'isUnderConstruction')::BOOLEAN,
    o.data #>> '{chart,submittedBy}',
    (o.data #>> '{chart,submittedOn}')::TIMESTAMPTZ,
    o.detailed,
    NULLIF(o.fetched_at, '-infinity'),
    o.source_hash
FROM pg_temp.waypoint_observations AS o
ON CONFLICT (symbol) DO UPDATE SET
    system_symbol = EXCLUDED.system_symbol,
    type = EXCLUDED.type,
    x = EXCLUDED.x,
    y = EXCLUDED.y,
    orbits = EXCLUDED.orbits,
    faction_symbol = EXCLUDED.faction_symbol,
    modifiers = EXCLUDED.modifiers,
    is_under_construction = EXCLUDED.is_under_construction,
    charted_by = EXCLUDED.charted_by,
    charted_at = EXCLUDED.charted_at,
    detailed = EXCLUDED.detailed,
    fetched_at = EXCLUDED.fetched_at,
    source_hash = EXCLUDED.source_hash
WHERE (t.detailed, COALESCE(t.fetched_at, '-infinity'), t.source_hash)
    < (EXCLUDED.detailed, COALESCE(EXCLUDED.fetched_at, '-infinity'), EXCLUDED.source_hash);

-- Traits of the waypoints that hold exactly this answer; a waypoint loses what its newest answer does not name.
CREATE TEMPORARY TABLE pg_temp.trait_observations ON COMMIT DROP AS
SELECT DISTINCT ON (o.symbol, x.trait ->> 'symbol')
    o.symbol AS waypoint_symbol,
    x.trait ->> 'symbol' AS trait_symbol,
    x.trait ->> 'name' AS name,
    x.trait ->> 'description' AS description
FROM pg_temp.waypoint_observations AS o
JOIN core.waypoints AS t ON t.symbol = o.symbol AND t.fetched_at = o.fetched_at AND t.source_hash = o.source_hash
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
    CASE WHEN pg_catalog.jsonb_typeof(o.data -> 'traits') = 'array' THEN o.data -> 'traits' END
) AS x (trait)
WHERE o.detailed
ORDER BY o.symbol, x.trait ->> 'symbol';

INSERT INTO core.traits AS t (symbol, name, description)
SELECT o.trait_symbol, pg_catalog.max(o.name), pg_catalog.max(o.description)
FROM pg_temp.trait_observations AS o
GROUP BY o.trait_symbol
ON CONFLICT (symbol) DO UPDATE SET
    name = GREATEST(t.name, EXCLUDED.name),
    description = GREATEST(t.description, EXCLUDED.description)
WHERE (t.name, t.description) IS DISTINCT FROM (GREATEST(t.name, EXCLUDED.name), GREATEST(t.description, EXCLUDED.description));

DELETE FROM core.waypoint_traits AS t
USING pg_temp.waypoint_observations AS o, core.waypoints AS w
WHERE t.waypoint_symbol = o.symbol
    AND o.detailed
    AND w.symbol = o.symbol
    AND w.fetched_at = o.fetched_at
    AND w.source_hash = o.source_hash
    AND NOT EXISTS (
        SELECT 1
        FROM pg_temp.trait_observations AS n
        WHERE n.waypoint_symbol = t.waypoint_symbol AND n.trait_symbol = t.trait_symbol
    );

INSERT INTO core.waypoint_traits (waypoint_symbol, trait_symbol)
SELECT o.waypoint_symbol, o.trait_symbol
FROM pg_temp.trait_observations AS o
ON CONFLICT DO NOTHING;

DROP TABLE pg_temp.system_observations, pg_temp.waypoint_observations, pg_temp.trait_observations;
