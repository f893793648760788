-- Ships: whole ones from lists, registration and purchase, parts (navigation, fuel, cargo) from the answers to actions.
-- Each part is taken from the newest answer that told it. An answer is taken apart once: a list is long.
CREATE TEMPORARY TABLE pg_temp.ship_observations ON COMMIT DROP AS
SELECT
    o.ship_symbol,
    o.id,
    o.fetched_at,
    o.source_hash,
    o.request_key,
    o.kind,
    CASE WHEN o.nav ? 'status' THEN o.nav END AS nav,
    CASE WHEN o.fuel ? 'current' THEN o.fuel END AS fuel,
    CASE WHEN o.cargo ? 'units' THEN o.cargo END AS cargo,
    -- The rest of a whole ship, without the parts that have columns of their own and the equipment.
    CASE WHEN o.ship ? 'registration' THEN o.ship - '{nav,fuel,cargo,modules,mounts}'::TEXT[] END AS details,
    COALESCE(CASE WHEN o.data ? 'expiration' THEN o.data ELSE o.data -> 'cooldown' END, o.ship -> 'cooldown') AS cooldown,
    -- What the answer says besides.
    o.data
FROM (
    -- GET: the list, one ship, or one part of a ship.
    SELECT
        s.ship ->> 'symbol' AS ship_symbol, r.id, r.fetched_at, r.source_hash, e.request_key, 'observe' AS kind,
        s.ship -> 'nav' AS nav, s.ship -> 'fuel' AS fuel, s.ship -> 'cargo' AS cargo, s.ship, NULL::JSONB AS data
    FROM pg_temp.responses AS r
    JOIN raw.answers AS e ON e.id = r.id
    CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
        CASE
            WHEN pg_catalog.jsonb_typeof(e.payload -> 'data') = 'array' THEN e.payload -> 'data'
            WHEN r.route = 'my/ships/{}' THEN pg_catalog.jsonb_build_array(e.payload -> 'data')
        END
    ) AS s (ship)
    WHERE r.route IN ('my/ships', 'my/ships/{}')

    UNION ALL

    -- POST: registration and purchase give new ships.
    SELECT
        s.ship ->> 'symbol', r.id, r.fetched_at, r.source_hash, e.request_key,
        CASE r.route WHEN 'register' THEN 'register' ELSE 'buy_ship' END,
        s.ship -> 'nav', s.ship -> 'fuel', s.ship -> 'cargo', s.ship, (e.payload -> 'data') - '{ship,ships}'::TEXT[]
    FROM pg_temp.responses AS r
    JOIN raw.answers AS e ON e.id = r.id
    CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
        CASE
            WHEN pg_catalog.jsonb_typeof(e.payload #> '{data,ships}') = 'array' THEN e.payload #> '{data,ships}'
            WHEN pg_catalog.jsonb_typeof(e.payload #> '{data,ship}') = 'object'
                THEN pg_catalog.jsonb_build_array(e.payload #> '{data,ship}')
        END
    ) AS s (ship)
    WHERE r.route IN ('my/ships', 'register')

    UNION ALL

    -- POST: an action on one ship.
    SELECT
        r.path[3], r.id, r.fetched_at, r.source_hash, e.request_key,
        CASE
            WHEN r.path[4] IN ('cargo', 'nav', 'cooldown', 'mounts', 'modules') AND pg_catalog.cardinality(r.path) = 4
                THEN 'observe'
            ELSE pg_catalog.array_to_string(r.path[4:], ' ')
        END,
        CASE
            WHEN r.path[4] = 'nav' AND e.payload -> 'data' ? 'route' THEN e.payload -> 'data'
            ELSE COALESCE(e.payload #> '{data,nav}', e.payload #> '{data,ship,nav}')
        END,
        COALESCE(e.payload #> '{data,fuel}', e.payload #> '{data,ship,fuel}'),
        CASE
            WHEN r.path[4] = 'cargo' AND e.payload -> 'data' ? 'inventory' THEN e.payload -> 'data'
            ELSE COALESCE(e.payload #> '{data,cargo}', e.payload #> '{data,ship,cargo}')
        END,
        e.payload #> '{data,ship}',
        CASE WHEN pg_catalog.jsonb_typeof(e.payload -> 'data') = 'object' THEN e.payload -> 'data' END
    FROM pg_temp.responses AS r
    JOIN raw.answers AS e ON e.id = r.id
    WHERE r.route LIKE 'my/ships/{}/%' AND pg_catalog.jsonb_typeof(e.payload -> 'data') IN ('object', 'array')
) AS o
WHERE o.ship_symbol IS NOT NULL;

CREATE INDEX ON pg_temp.ship_observations (ship_symbol, fetched_at DESC, source_hash DESC);
ANALYZE pg_temp.ship_observations;

CREATE TEMPORARY TABLE pg_temp.ships_seen ON COMMIT DROP AS
SELECT DISTINCT o.ship_symbol FROM pg_temp.ship_observations AS o;

-- A ship's symbol is its agent's with a hexadecimal number: FLWI_TEST-1.
INSERT INTO core.ships (symbol, agent_symbol)
SELECT k.ship_symbol, pg_catalog.regexp_replace(k.ship_symbol, '-[0-9A-Fa-f]+$', '')
FROM pg_temp.ships_seen AS k
ON CONFLICT (symbol) DO NOTHING;

UPDATE core.ships AS t
SET name = o.details #>> '{registration,name}',
    role = o.details #>> '{registration,role}',
    faction_symbol = o.details #>> '{registration,factionSymbol}',
    frame_symbol = o.details #>> '{frame,symbol}',
    frame_condition = pg_catalog.trim_scale(core.component_condition(o.details -> 'frame', o.fetched_at)),
    frame_integrity = (o.details #>> '{frame,integrity}')::NUMERIC,
    engine_symbol = o.details #>> '{engine,symbol}',
    engine_speed = (o.details #>> '{engine,speed}')::INTEGER,
    engine_condition = core.component_condition(o.details -> 'engine', o.fetched_at),
    engine_integrity = (o.details #>> '{engine,integrity}')::NUMERIC,
    reactor_symbol = o.details #>> '{reactor,symbol}',
    reactor_power_output = (o.details #>> '{reactor,powerOutput}')::INTEGER,
    reactor_condition = core.component_condition(o.details -> 'reactor', o.fetched_at),
    reactor_integrity = (o.details #>> '{reactor,integrity}')::NUMERIC,
    crew_current = (o.details #>> '{crew,current}')::INTEGER,
    crew_capacity = (o.details #>> '{crew,capacity}')::INTEGER,
    details_at = o.fetched_at,
    details_hash = o.source_hash
FROM pg_temp.ships_seen AS k
CROSS JOIN LATERAL (
    SELECT s.*
    FROM pg_temp.ship_observations AS s
    WHERE s.ship_symbol = k.ship_symbol AND s.details IS NOT NULL
    ORDER BY s.fetched_at DESC, s.source_hash DESC
    LIMIT 1
) AS o
WHERE t.symbol = o.ship_symbol
    AND (t.details_at IS NULL OR (t.details_at, t.details_hash) < (o.fetched_at, o.source_hash));

UPDATE core.ships AS t
SET system_symbol = o.nav ->> 'systemSymbol',
    waypoint_symbol = o.nav ->> 'waypointSymbol',
    nav_status = o.nav ->> 'status',
    flight_mode = o.nav ->> 'flightMode',
    origin_symbol = COALESCE(o.nav #>> '{route,origin,symbol}', o.nav #>> '{route,departure,symbol}'),
    departed_at = (o.nav #>> '{route,departureTime}')::TIMESTAMPTZ,
    arrival_at = (o.nav #>> '{route,arrival}')::TIMESTAMPTZ,
    nav_at = o.fetched_at,
    nav_hash = o.source_hash
FROM pg_temp.ships_seen AS k
CROSS JOIN LATERAL (
    SELECT s.*
    FROM pg_temp.ship_observations AS s
    WHERE s.ship_symbol = k.ship_symbol AND s.nav IS NOT NULL
    ORDER BY s.fetched_at DESC, s.source_hash DESC
    LIMIT 1
) AS o
WHERE t.symbol = o.ship_symbol
    AND (t.nav_at IS NULL OR (t.nav_at, t.nav_hash) < (o.fetched_at, o.source_hash));

UPDATE core.ships AS t
SET fuel_current = (o.fuel ->> 'current')::BIGINT,
    fuel_capacity = (o.fuel ->> 'capacity')::BIGINT,
    fuel_at = o.fetched_at,
    fuel_hash = o.source_hash
FROM pg_temp.ships_seen AS k
CROSS JOIN LATERAL (
    SELECT s.*
    FROM pg_temp.ship_observations AS s
    WHERE s.ship_symbol = k.ship_symbol AND s.fuel IS NOT NULL
    ORDER BY s.fetched_at DESC, s.source_hash DESC
    LIMIT 1
) AS o
WHERE t.symbol = o.ship_symbol
    AND (t.fuel_at IS NULL OR (t.fuel_at, t.fuel_hash) < (o.fetched_at, o.source_hash));

CREATE TEMPORARY TABLE pg_temp.latest_cargo ON COMMIT DROP AS
SELECT o.*
FROM pg_temp.ships_seen AS k
CROSS JOIN LATERAL (
    SELECT s.ship_symbol, s.fetched_at, s.source_hash, s.cargo
    FROM pg_temp.ship_observations AS s
    WHERE s.ship_symbol = k.ship_symbol AND s.cargo IS NOT NULL
    ORDER BY s.fetched_at DESC, s.source_hash DESC
    LIMIT 1
) AS o;

UPDATE core.ships AS t
SET cargo_units = (o.cargo ->> 'units')::BIGINT,
    cargo_capacity = (o.cargo ->> 'capacity')::BIGINT,
    cargo_at = o.fetched_at,
    cargo_hash = o.source_hash
FROM pg_temp.latest_cargo AS o
WHERE t.symbol = o.ship_symbol
    AND (t.cargo_at IS NULL OR (t.cargo_at, t.cargo_hash) < (o.fetched_at, o.source_hash));

-- The hold of the ships that show exactly this answer.
CREATE TEMPORARY TABLE pg_temp.cargo_items ON COMMIT DROP AS
SELECT DISTINCT ON (o.ship_symbol, i.item ->> 'symbol')
    o.ship_symbol,
    i.item ->> 'symbol' AS trade_symbol,
    i.item ->> 'name' AS name,
    (i.item ->> 'units')::BIGINT AS units
FROM pg_temp.latest_cargo AS o
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
    CASE WHEN pg_catalog.jsonb_typeof(o.cargo -> 'inventory') = 'array' THEN o.cargo -> 'inventory' END
) AS i (item)
WHERE i.item ->> 'symbol' IS NOT NULL AND i.item ->> 'units' IS NOT NULL
ORDER BY o.ship_symbol, i.item ->> 'symbol';

DELETE FROM core.ship_cargo AS t
USING pg_temp.latest_cargo AS o, core.ships AS s
WHERE t.ship_symbol = o.ship_symbol
    AND s.symbol = o.ship_symbol
    AND s.cargo_at = o.fetched_at
    AND s.cargo_hash = o.source_hash
    AND NOT EXISTS (
        SELECT 1
        FROM pg_temp.cargo_items AS i
        WHERE i.ship_symbol = t.ship_symbol AND i.trade_symbol = t.trade_symbol
    );

INSERT INTO core.ship_cargo AS t (ship_symbol, trade_symbol, name, units)
SELECT i.ship_symbol, i.trade_symbol, i.name, i.units
FROM pg_temp.cargo_items AS i
JOIN pg_temp.latest_cargo AS o ON o.ship_symbol = i.ship_symbol
JOIN core.ships AS s ON s.symbol = o.ship_symbol AND s.cargo_at = o.fetched_at AND s.cargo_hash = o.source_hash
ON CONFLICT (ship_symbol, trade_symbol) DO UPDATE SET
    name = EXCLUDED.name,
    units = EXCLUDED.units
WHERE t.* IS DISTINCT FROM EXCLUDED.*;

DROP TABLE pg_temp.latest_cargo, pg_temp.cargo_items, pg_temp.ships_seen;

-- Cooldowns: from their own answers, from whole ships, and from the answers to actions.
INSERT INTO core.ship_cooldowns AS t (ship_symbol, expires_at, total_seconds, fetched_at, source_hash)
SELECT DISTINCT ON (o.ship_symbol, (o.cooldown ->> 'expiration')::TIMESTAMPTZ)
    o.ship_symbol,
    (o.cooldown ->> 'expiration')::TIMESTAMPTZ,
    (o.cooldown ->> 'totalSeconds')::BIGINT,
    o.fetched_at,
    o.source_hash
FROM pg_temp.ship_observations AS o
WHERE o.cooldown ->> 'shipSymbol' = o.ship_symbol AND o.cooldown ->> 'expiration' IS NOT NULL
ORDER BY o.ship_symbol, (o.cooldown ->> 'expiration')::TIMESTAMPTZ, o.fetched_at, o.source_hash
ON CONFLICT (ship_symbol, expires_at) DO UPDATE SET
    total_seconds = EXCLUDED.total_seconds,
    fetched_at = EXCLUDED.fetched_at,
    source_hash = EXCLUDED.source_hash
WHERE (t.fetched_at, t.source_hash) > (EXCLUDED.fetched_at, EXCLUDED.source_hash);
