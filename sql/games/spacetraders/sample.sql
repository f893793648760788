-- One invented agent's week of trading, as the answers of the API and the entries of the client's ledger:
-- registration, a system of waypoints and markets whose prices move with trade, a command ship, a probe and haulers
-- bought from the profit, contracts, and now and then a failed request.
-- Reads weekglass.seed and weekglass.week_start (a Monday); the same inputs give the same rows, ids included.
-- It fills raw.api_events only: core follows from the transforms.
--
-- How it works: every actor (ship or poller) has a time at which it acts next. The loop at the end takes the earliest,
-- lets it send its requests, and asks it for its next time. All amounts are integers; the client's clock, the agent's
-- credits and the fleet's balance live in settings, because a row that is updated thousands of times in one
-- transaction gets slower with each update. Functions with a body of more than an expression are PL/pgSQL, which keeps
-- their plans.
--
-- The payloads are written as text in canonical form (keys sorted by code point, no white space), so that the hash needs
-- no sorting; all strings in them are plain ASCII without quotes.

SET LOCAL jit = off;

-- ---------------------------------------------------------------------------------------------------------------------
-- Tools

-- A number 0 .. below-1, the same for the same seed and key.
CREATE FUNCTION pg_temp.roll(key TEXT, below BIGINT) RETURNS BIGINT LANGUAGE sql STABLE AS $$
    SELECT ('x' || pg_catalog.substr(pg_catalog.md5(pg_catalog.current_setting('weekglass.seed') || ':' || key), 1, 8))::BIT(32)::BIGINT
        % below
$$;

CREATE FUNCTION pg_temp.week_start() RETURNS TIMESTAMPTZ LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.current_setting('weekglass.week_start')::DATE::TIMESTAMP AT TIME ZONE 'UTC'
$$;

CREATE FUNCTION pg_temp.put(name TEXT, value TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_catalog.set_config('weekglass.sample_' || name, value, TRUE);
END
$$;

CREATE FUNCTION pg_temp.amount(name TEXT) RETURNS BIGINT LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.current_setting('weekglass.sample_' || name)::BIGINT
$$;

CREATE FUNCTION pg_temp.clock() RETURNS TIMESTAMPTZ LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.current_setting('weekglass.sample_clock')::TIMESTAMPTZ
$$;

-- The API writes milliseconds and Z; the client's ledger writes microseconds without trailing zeros and +00:00.
CREATE FUNCTION pg_temp.api_time(at TIMESTAMPTZ) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

CREATE FUNCTION pg_temp.ledger_time(at TIMESTAMPTZ) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.rtrim(pg_catalog.rtrim(pg_catalog.to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.')
        || '+00:00'
$$;

CREATE FUNCTION pg_temp.ticket(key TEXT) RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT pg_catalog.md5(pg_catalog.current_setting('weekglass.seed') || ':ticket:' || key)::UUID::TEXT
    );
END
$$;

CREATE FUNCTION pg_temp.store(endpoint TEXT, request_key TEXT, status INTEGER, payload TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, payload_hash)
    VALUES (
        pg_temp.clock(), endpoint, request_key, status, payload::JSONB,
        pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(payload, 'UTF8')), 'hex')
    )
    ON CONFLICT DO NOTHING;
END
$$;

-- A list of JSON texts, and a string or null.
CREATE FUNCTION pg_temp.list(items TEXT[]) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT '[' || COALESCE(pg_catalog.array_to_string(items, ','), '') || ']'
$$;

CREATE FUNCTION pg_temp.quoted(value TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT COALESCE('"' || value || '"', 'null')
$$;

-- Time passes between two requests: the server allows two a second.
CREATE FUNCTION pg_temp.tick() RETURNS BIGINT LANGUAGE plpgsql AS $$
DECLARE
    n BIGINT := pg_temp.amount('requests') + 1;
BEGIN
    PERFORM pg_temp.put('requests', n::TEXT);
    PERFORM pg_temp.put('clock', (pg_temp.clock() + (510000 + pg_temp.roll('tick' || n, 420000)) * INTERVAL '1 microsecond')::TEXT);
    RETURN n;
END
$$;

-- One request and its answer; now and then the server refuses the first attempt.
CREATE FUNCTION pg_temp.request(endpoint TEXT, request_key TEXT, status INTEGER, payload TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    n BIGINT := pg_temp.tick();
BEGIN
    IF status < 400 AND pg_temp.roll('limit' || n, 110) = 0 THEN
        PERFORM pg_temp.store(endpoint, request_key, 429, pg_catalog.format(
            '{"error":{"code":429,"data":{"limitBurst":30,"limitPerSecond":2,"remaining":0,"reset":"%s","retryAfter":0.5,"type":"Rate Limit Exceeded"},"message":"You have reached your API limit. Please wait before making more requests."}}',
            pg_temp.api_time(pg_temp.clock() + INTERVAL '0.5 seconds')));
        n := pg_temp.tick();
    ELSIF status < 400 AND pg_temp.roll('gateway' || n, 900) = 0 THEN
        PERFORM pg_temp.store(endpoint, request_key, 502, '{"error":{"code":502,"message":"Bad gateway"}}');
        n := pg_temp.tick();
    END IF;
    PERFORM pg_temp.store(endpoint, request_key, status, payload);
END
$$;

CREATE FUNCTION pg_temp.failure(endpoint TEXT, request_key TEXT, status INTEGER, code INTEGER, message TEXT, data TEXT)
RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_temp.request(endpoint, request_key, status,
        pg_catalog.format('{"error":{"code":%s,"data":%s,"message":"%s"}}', code, data, message));
END
$$;

-- One entry of the client's ledger, written right after the answer that caused it.
CREATE FUNCTION pg_temp.book(kind TEXT, body TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    n BIGINT := pg_temp.amount('ledger') + 1;
BEGIN
    PERFORM pg_temp.put('ledger', n::TEXT);
    PERFORM pg_temp.put('clock', (pg_temp.clock() + (1100 + pg_temp.roll('book' || n, 1500)) * INTERVAL '1 microsecond')::TEXT);
    PERFORM pg_temp.store('/ledger/' || kind, '/ledger/' || n, 200, pg_catalog.format(
        '{"created_at":"%s","entry":{"%s":%s},"id":%s}', pg_temp.ledger_time(pg_temp.clock()), kind, body, n));
END
$$;

-- The agent's credits are the treasury's and the trading fleet's; the observation fleet has none.
CREATE FUNCTION pg_temp.transfer(credits BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    IF credits > 0 THEN
        PERFORM pg_temp.book('TransferredFundsFromTreasuryToFleet', pg_catalog.format('{"credits":%s,"fleet_id":1}', credits));
    ELSIF credits < 0 THEN
        PERFORM pg_temp.book('TransferredFundsFromFleetToTreasury', pg_catalog.format('{"credits":%s,"fleet_id":1}', -credits));
    END IF;
    PERFORM pg_temp.put('fleet', (pg_temp.amount('fleet') + credits)::TEXT);
END
$$;

-- Takes or gives credits through the fleet. FALSE, and nothing done, when the agent cannot pay.
CREATE FUNCTION pg_temp.pay(delta BIGINT) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
    credits BIGINT := pg_temp.amount('credits');
    fleet BIGINT := pg_temp.amount('fleet');
BEGIN
    IF credits + delta < 0 THEN
        RETURN FALSE;
    END IF;
    IF fleet + delta < 0 THEN
        PERFORM pg_temp.transfer(LEAST(credits - fleet, -(fleet + delta) + 2000));
    END IF;
    PERFORM pg_temp.put('credits', (credits + delta)::TEXT);
    PERFORM pg_temp.put('fleet', (pg_temp.amount('fleet') + delta)::TEXT);
    RETURN TRUE;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The invented system

CREATE TEMPORARY TABLE pg_temp.sample_waypoints ON COMMIT DROP AS
SELECT
    n.system_symbol || '-' || w.suffix AS symbol,
    n.system_symbol,
    w.position,
    w.type,
    -- What orbits stands where its planet stands.
    (w.x + pg_temp.roll('x' || COALESCE(w.orbits, w.suffix), 21) - 10)::INTEGER AS x,
    (w.y + pg_temp.roll('y' || COALESCE(w.orbits, w.suffix), 21) - 10)::INTEGER AS y,
    n.system_symbol || '-' || w.orbits AS orbits,
    w.traits
FROM (
    SELECT 'X1-' || pg_catalog.substr('ABCDEFGHJKLMNPQRSTUVWXYZ', (pg_temp.roll('s1', 24) + 1)::INTEGER, 1)
        || pg_catalog.substr('ABCDEFGHJKLMNPQRSTUVWXYZ', (pg_temp.roll('s2', 24) + 1)::INTEGER, 1)
        || (10 + pg_temp.roll('s3', 90)) AS system_symbol
) AS n
CROSS JOIN (
    SELECT v.position, v.suffix, v.type, v.x, v.y, v.orbits, v.traits
    FROM (VALUES
        (1, 'A1', 'PLANET', 14, 22, NULL, '{TEMPERATE,SPRAWLING_CITIES,MARKETPLACE}'::TEXT[]),
        (2, 'A2', 'MOON', 14, 22, 'A1', '{ROCKY,SHIPYARD,MARKETPLACE}'),
        (3, 'B3', 'GAS_GIANT', -66, 48, NULL, '{STRONG_GRAVITY}'),
        (4, 'B4', 'ORBITAL_STATION', -66, 48, 'B3', '{INDUSTRIAL,MARKETPLACE}'),
        (5, 'C5', 'PLANET', 58, -74, NULL, '{ROCKY,INDUSTRIAL,MARKETPLACE}'),
        (6, 'C6', 'MOON', 58, -74, 'C5', '{SCATTERED_SETTLEMENTS,MARKETPLACE}'),
        (7, 'D7', 'PLANET', -38, -92, NULL, '{HIGH_TECH,MARKETPLACE}'),
        (8, 'E8', 'PLANET', 102, 44, NULL, '{TEMPERATE,FARMLAND,MARKETPLACE}'),
        (9, 'F9', 'ASTEROID_BASE', -118, -36, NULL, '{OUTPOST,MARKETPLACE}'),
        (10, 'G10', 'FUEL_STATION', 0, -20, NULL, '{MARKETPLACE}'),
        (11, 'H11', 'JUMP_GATE', 130, -130, NULL, '{}')
    ) AS v (position, suffix, type, x, y, orbits, traits)
    UNION ALL
    SELECT
        i,
        'K' || i,
        'ASTEROID',
        pg_temp.roll('kx' || i, 360) - 180,
        pg_temp.roll('ky' || i, 360) - 180,
        NULL,
        ARRAY[(ARRAY['COMMON_METAL_DEPOSITS', 'MINERAL_DEPOSITS', 'ICE_CRYSTALS'])[1 + pg_temp.roll('kt' || i, 3)]]
    FROM pg_catalog.generate_series(12, 35) AS i
) AS w
ORDER BY w.position;

CREATE TEMPORARY TABLE pg_temp.sample_goods ON COMMIT DROP AS
SELECT
    g.symbol,
    g.description,
    n.name,
    pg_catalog.format('{"description":"%s","name":"%s","symbol":"%s"}', g.description, n.name, g.symbol) AS item
FROM (VALUES
    ('ALUMINUM', 'Light metal for hulls and structures.'),
    ('CLOTHING', 'Garments and textiles.'),
    ('COPPER', 'A conductive metal for wiring.'),
    ('COPPER_ORE', 'Raw ore, to be smelted.'),
    ('ELECTRONICS', 'Circuits, displays and controls.'),
    ('EQUIPMENT', 'Tools for industry.'),
    ('FABRICS', 'Synthetic cloth.'),
    ('FERTILIZERS', 'Chemicals that make colonies grow.'),
    ('FOOD', 'Fresh and prepared meals.'),
    ('FUEL', 'What ships burn.'),
    ('IRON', 'A common metal for construction.'),
    ('IRON_ORE', 'Raw ore, to be smelted.'),
    ('MEDICINE', 'Drugs and treatments.'),
    ('PLASTICS', 'A wide range of plastic materials.'),
    ('SHIP_PARTS', 'Spare parts of ships.'),
    ('SHIP_PLATING', 'Plates for the repair of hulls.')
) AS g (symbol, description)
CROSS JOIN LATERAL (SELECT pg_catalog.initcap(pg_catalog.replace(g.symbol, '_', ' ')) AS name) AS n;

-- The price the trader meets: of a purchase where the good is exported, of a sale where it is imported.
-- pressure (per mille) is what trade did to it; it fades by one a minute. drift (per mille) and activity are those at
-- every sixth hour.
CREATE TEMPORARY TABLE pg_temp.sample_markets ON COMMIT DROP AS
SELECT
    w.symbol AS waypoint,
    m.good,
    m.kind,
    m.price,
    m.volume,
    0::BIGINT AS pressure,
    pg_temp.week_start() AS pressed_at,
    ARRAY(
        SELECT CASE m.kind WHEN 'EXCHANGE' THEN 0 ELSE pg_temp.roll('drift' || w.symbol || m.good || i, 141) - 70 END
        FROM pg_catalog.generate_series(1, 30) AS i
        ORDER BY i
    ) AS drift,
    ARRAY(
        SELECT CASE WHEN m.kind <> 'EXCHANGE'
            THEN (ARRAY['RESTRICTED', 'WEAK', 'WEAK', 'GROWING', 'STRONG'])[1 + pg_temp.roll('act' || w.symbol || m.good || i, 5)] END
        FROM pg_catalog.generate_series(1, 30) AS i
        ORDER BY i
    ) AS activity
FROM (VALUES
    ('A1', 'CLOTHING', 'IMPORT', 640, 60), ('A1', 'FOOD', 'IMPORT', 560, 60), ('A1', 'MEDICINE', 'IMPORT', 1730, 20),
    ('A1', 'EQUIPMENT', 'IMPORT', 1180, 20), ('A1', 'FUEL', 'EXCHANGE', 72, 180),
    ('A2', 'SHIP_PARTS', 'IMPORT', 2480, 20), ('A2', 'IRON', 'IMPORT', 148, 60), ('A2', 'SHIP_PLATING', 'EXPORT', 1640, 20),
    ('A2', 'FUEL', 'EXCHANGE', 72, 180),
    ('B4', 'PLASTICS', 'EXPORT', 112, 60), ('B4', 'FERTILIZERS', 'EXPORT', 124, 60), ('B4', 'FUEL', 'EXCHANGE', 68, 180),
    ('C5', 'IRON', 'EXPORT', 86, 60), ('C5', 'COPPER', 'EXPORT', 118, 60), ('C5', 'ALUMINUM', 'EXPORT', 142, 60),
    ('C5', 'IRON_ORE', 'IMPORT', 58, 60), ('C5', 'COPPER_ORE', 'IMPORT', 66, 60), ('C5', 'FUEL', 'EXCHANGE', 72, 180),
    ('C6', 'CLOTHING', 'EXPORT', 420, 60), ('C6', 'FABRICS', 'IMPORT', 246, 60), ('C6', 'FUEL', 'EXCHANGE', 72, 180),
    ('D7', 'ELECTRONICS', 'EXPORT', 960, 20), ('D7', 'EQUIPMENT', 'EXPORT', 820, 20), ('D7', 'SHIP_PARTS', 'EXPORT', 1790, 20),
    ('D7', 'COPPER', 'IMPORT', 204, 60), ('D7', 'PLASTICS', 'IMPORT', 196, 60), ('D7', 'ALUMINUM', 'IMPORT', 232, 60),
    ('D7', 'FUEL', 'EXCHANGE', 74, 180),
    ('E8', 'FOOD', 'EXPORT', 360, 60), ('E8', 'FABRICS', 'EXPORT', 152, 60), ('E8', 'FERTILIZERS', 'IMPORT', 214, 60),
    ('E8', 'FUEL', 'EXCHANGE', 70, 180),
    ('F9', 'MEDICINE', 'EXPORT', 1240, 20), ('F9', 'ELECTRONICS', 'IMPORT', 1420, 20), ('F9', 'SHIP_PLATING', 'IMPORT', 2260, 20),
    ('F9', 'FUEL', 'EXCHANGE', 76, 180),
    ('G10', 'FUEL', 'EXCHANGE', 66, 180)
) AS m (suffix, good, kind, price, volume)
JOIN pg_temp.sample_waypoints AS w ON w.symbol = w.system_symbol || '-' || m.suffix;

ANALYZE pg_temp.sample_waypoints;
ANALYZE pg_temp.sample_goods;
ANALYZE pg_temp.sample_markets;

CREATE TEMPORARY TABLE pg_temp.sample_deals (waypoint TEXT, at TIMESTAMPTZ, deal TEXT) ON COMMIT DROP;
CREATE INDEX ON pg_temp.sample_deals (waypoint, at);

CREATE TEMPORARY TABLE pg_temp.sample_contracts (number BIGINT, contract TEXT) ON COMMIT DROP;

CREATE FUNCTION pg_temp.waypoint(suffix TEXT) RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT w.symbol FROM pg_temp.sample_waypoints AS w WHERE w.symbol = w.system_symbol || '-' || suffix
    );
END
$$;

CREATE FUNCTION pg_temp.system_of(waypoint TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_catalog.regexp_replace(waypoint, '-[^-]*$', '')
$$;

CREATE TEMPORARY TABLE pg_temp.sample_distances ON COMMIT DROP AS
SELECT
    p.symbol AS a,
    q.symbol AS b,
    pg_catalog.round(pg_catalog.sqrt(((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y))::NUMERIC))::BIGINT AS length
FROM pg_temp.sample_waypoints AS p
CROSS JOIN pg_temp.sample_waypoints AS q
WHERE p.position <= 10 AND q.position <= 10;

CREATE INDEX ON pg_temp.sample_distances (a, b);
ANALYZE pg_temp.sample_distances;

-- Prices at this moment: trade's fading pressure and a slow drift between points six hours apart.
CREATE FUNCTION pg_temp.prices() RETURNS TABLE (
    waypoint TEXT, good TEXT, kind TEXT, volume INTEGER, level BIGINT, purchase BIGINT, sell BIGINT, activity TEXT
) LANGUAGE sql STABLE AS $$
    SELECT
        f.waypoint, f.good, f.kind, f.volume, f.level,
        CASE f.kind WHEN 'IMPORT' THEN f.price * f.level * 204 / 100000 ELSE f.price * f.level / 1000 END,
        CASE f.kind WHEN 'IMPORT' THEN f.price * f.level / 1000 WHEN 'EXPORT' THEN f.price * f.level * 485 / 1000000
            ELSE f.price * f.level * 95 / 100000 END,
        f.activity
    FROM (
        SELECT
            m.waypoint, m.good, m.kind, m.volume, m.price,
            m.activity[t.bucket] AS activity,
            1000
                + SIGN(m.pressure)::BIGINT * GREATEST(ABS(m.pressure)
                    - EXTRACT(EPOCH FROM pg_temp.clock() - m.pressed_at)::BIGINT / 60, 0)
                + (m.drift[t.bucket] * (21600 - t.second) + m.drift[t.bucket + 1] * t.second) / 21600 AS level
        FROM (
            SELECT (1 + s.second / 21600)::INTEGER AS bucket, s.second % 21600 AS second
            FROM (SELECT EXTRACT(EPOCH FROM pg_temp.clock() - pg_temp.week_start())::BIGINT AS second) AS s
            -- Computed once, not once for every use.
            OFFSET 0
        ) AS t
        CROSS JOIN pg_temp.sample_markets AS m
    ) AS f
$$;

-- A purchase raises the price, a sale lowers it, by 45 per mille for a full trade volume.
CREATE FUNCTION pg_temp.press(at_waypoint TEXT, of_good TEXT, units BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    UPDATE pg_temp.sample_markets AS m
    SET pressure = SIGN(m.pressure)::BIGINT * GREATEST(ABS(m.pressure)
            - EXTRACT(EPOCH FROM pg_temp.clock() - m.pressed_at)::BIGINT / 60, 0) + units * 45 / m.volume,
        pressed_at = pg_temp.clock()
    WHERE m.waypoint = at_waypoint AND m.good = of_good AND m.kind <> 'EXCHANGE';
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The shapes of the API

CREATE TYPE pg_temp.sample_ship AS (
    symbol TEXT,
    role TEXT,
    waypoint TEXT,
    origin TEXT,
    status TEXT,
    departed_at TIMESTAMPTZ,
    arrival_at TIMESTAMPTZ,
    speed BIGINT,
    fuel BIGINT,
    fuel_capacity BIGINT,
    fuel_burnt BIGINT,
    fuel_burnt_at TIMESTAMPTZ,
    cargo_capacity BIGINT,
    good TEXT,
    units BIGINT,
    flights BIGINT,
    -- The plan: what is bought where, for how much at most, and where it goes.
    step TEXT,
    due TIMESTAMPTZ,
    buy_at TEXT,
    sell_at TEXT,
    plan_good TEXT,
    plan_units BIGINT,
    plan_price BIGINT,
    buy_ticket TEXT,
    sell_ticket TEXT,
    contract_id TEXT
);

CREATE FUNCTION pg_temp.place(symbol TEXT) RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT pg_catalog.format('{"symbol":"%s","systemSymbol":"%s","type":"%s","x":%s,"y":%s}', w.symbol, w.system_symbol, w.type, w.x, w.y)
        FROM pg_temp.sample_waypoints AS w
        WHERE w.symbol = place.symbol
    );
END
$$;

CREATE FUNCTION pg_temp.nav(s pg_temp.sample_ship) RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN pg_catalog.format(
        '{"flightMode":"CRUISE","route":{"arrival":"%s","departureTime":"%s","destination":%s,"origin":%s},"status":"%s","systemSymbol":"%s","waypointSymbol":"%s"}',
        pg_temp.api_time(s.arrival_at), pg_temp.api_time(s.departed_at), pg_temp.place(s.waypoint), pg_temp.place(s.origin),
        -- The server ends a journey by itself.
        CASE WHEN s.status = 'IN_TRANSIT' AND s.arrival_at <= pg_temp.clock() THEN 'IN_ORBIT' ELSE s.status END,
        pg_temp.system_of(s.waypoint), s.waypoint);
END
$$;

CREATE FUNCTION pg_temp.fuel(s pg_temp.sample_ship) RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN pg_catalog.format('{"capacity":%s,"consumed":{"amount":%s,"timestamp":"%s"},"current":%s}',
        s.fuel_capacity, s.fuel_burnt, pg_temp.api_time(s.fuel_burnt_at), s.fuel);
END
$$;

CREATE FUNCTION pg_temp.cargo(s pg_temp.sample_ship) RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN pg_catalog.format('{"capacity":%s,"inventory":[%s],"units":%s}', s.cargo_capacity,
        CASE WHEN s.units > 0 THEN (
            SELECT pg_catalog.format('{"description":"%s","name":"%s","symbol":"%s","units":%s}', g.description, g.name, g.symbol, s.units)
            FROM pg_temp.sample_goods AS g
            WHERE g.symbol = s.good
        ) END,
        s.units);
END
$$;

CREATE FUNCTION pg_temp.agent() RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN pg_catalog.format(
        '{"accountId":"sample%s","credits":%s,"headquarters":"%s","shipCount":%s,"startingFaction":"TIDEBOUND","symbol":"%s"}',
        pg_catalog.substr(pg_catalog.md5('account' || pg_catalog.current_setting('weekglass.seed')), 1, 18),
        pg_temp.amount('credits'), pg_temp.waypoint('A1'), pg_temp.amount('ships'),
        pg_catalog.current_setting('weekglass.sample_agent'));
END
$$;

-- What a ship is made of, by role; the frame and the engine wear, by so many thousandths.
CREATE FUNCTION pg_temp.worn(thousandths BIGINT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    -- No trailing zeros, so that every writer of JSON agrees.
    SELECT pg_catalog.trim_scale((1000 - LEAST(thousandths, 400))::NUMERIC / 1000)::TEXT
$$;

CREATE FUNCTION pg_temp.frame(role TEXT, flights BIGINT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_catalog.format('{"condition":%s,' || CASE role
        WHEN 'COMMAND' THEN '"description":"A medium-sized ship for many purposes.","fuelCapacity":400,"integrity":1,"moduleSlots":8,"mountingPoints":5,"name":"Frigate","requirements":{"crew":25,"power":8},"symbol":"FRAME_FRIGATE"}'
        WHEN 'SATELLITE' THEN '"description":"A small, unmanned craft.","fuelCapacity":0,"integrity":1,"moduleSlots":0,"mountingPoints":0,"name":"Probe","requirements":{"crew":0,"power":1},"symbol":"FRAME_PROBE"}'
        ELSE '"description":"A small freighter.","fuelCapacity":600,"integrity":1,"moduleSlots":6,"mountingPoints":1,"name":"Light Freighter","requirements":{"crew":40,"power":5},"symbol":"FRAME_LIGHT_FREIGHTER"}'
    END, pg_temp.worn(flights / 9))
$$;

CREATE FUNCTION pg_temp.engine(role TEXT, flights BIGINT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_catalog.format('{"condition":%s,' || CASE role
        WHEN 'COMMAND' THEN '"description":"A fast ion drive.","integrity":1,"name":"Ion Drive II","requirements":{"crew":8,"power":6},"speed":36,"symbol":"ENGINE_ION_DRIVE_II"}'
        WHEN 'SATELLITE' THEN '"description":"A slow drive.","integrity":1,"name":"Impulse Drive I","requirements":{"crew":0,"power":1},"speed":9,"symbol":"ENGINE_IMPULSE_DRIVE_I"}'
        ELSE '"description":"An ion drive.","integrity":1,"name":"Ion Drive I","requirements":{"crew":3,"power":3},"speed":15,"symbol":"ENGINE_ION_DRIVE_I"}'
    END, pg_temp.worn(flights / 14))
$$;

CREATE FUNCTION pg_temp.reactor(role TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE role
        WHEN 'SATELLITE' THEN '{"condition":1,"description":"Power from light.","integrity":1,"name":"Solar Reactor I","powerOutput":3,"requirements":{"crew":0},"symbol":"REACTOR_SOLAR_I"}'
        ELSE '{"condition":1,"description":"A basic fission reactor.","integrity":1,"name":"Fission Reactor I","powerOutput":31,"requirements":{"crew":8},"symbol":"REACTOR_FISSION_I"}'
    END
$$;

CREATE FUNCTION pg_temp.modules(role TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_temp.list(pg_catalog.array_fill(
        '{"capacity":40,"description":"More room for cargo.","name":"Expanded Cargo Hold","requirements":{"crew":2,"power":2,"slots":2},"symbol":"MODULE_CARGO_HOLD_II"}'::TEXT,
        ARRAY[CASE role WHEN 'COMMAND' THEN 1 WHEN 'SATELLITE' THEN 0 ELSE 2 END]))
$$;

CREATE FUNCTION pg_temp.mounts(role TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE role
        WHEN 'COMMAND' THEN '[{"description":"Extracts minerals.","name":"Mining Laser II","requirements":{"crew":2,"power":2},"strength":5,"symbol":"MOUNT_MINING_LASER_II"}]'
        ELSE '[]'
    END
$$;

CREATE FUNCTION pg_temp.ship(s pg_temp.sample_ship) RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN pg_catalog.format(
        '{"cargo":%s,"cooldown":{"remainingSeconds":0,"shipSymbol":"%s","totalSeconds":0},"crew":%s,"engine":%s,"frame":%s,"fuel":%s,"modules":%s,"mounts":%s,"nav":%s,"reactor":%s,"registration":{"factionSymbol":"TIDEBOUND","name":"%s","role":"%s"},"symbol":"%s"}',
        pg_temp.cargo(s), s.symbol,
        CASE s.role
            WHEN 'COMMAND' THEN '{"capacity":80,"current":57,"morale":100,"required":57,"rotation":"STRICT","wages":0}'
            WHEN 'SATELLITE' THEN '{"capacity":0,"current":0,"morale":100,"required":0,"rotation":"STRICT","wages":0}'
            ELSE '{"capacity":80,"current":55,"morale":100,"required":55,"rotation":"STRICT","wages":0}'
        END,
        pg_temp.engine(s.role, s.flights), pg_temp.frame(s.role, s.flights), pg_temp.fuel(s), pg_temp.modules(s.role),
        pg_temp.mounts(s.role), pg_temp.nav(s), pg_temp.reactor(s.role), s.symbol, s.role, s.symbol);
END
$$;

CREATE FUNCTION pg_temp.orbitals(of_waypoint TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT pg_temp.list(ARRAY(
        SELECT pg_catalog.format('{"symbol":"%s"}', o.symbol)
        FROM pg_temp.sample_waypoints AS o
        WHERE o.orbits = of_waypoint
        ORDER BY o.position))
$$;

CREATE FUNCTION pg_temp.waypoint_body(w pg_temp.sample_waypoints) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.format(
        '{"chart":{"submittedBy":"TIDEBOUND","submittedOn":"%s"},"faction":{"symbol":"TIDEBOUND"},"isUnderConstruction":%s,"modifiers":[],"orbitals":%s,"orbits":%s,"symbol":"%s","systemSymbol":"%s","traits":%s,"type":"%s","x":%s,"y":%s}',
        pg_temp.api_time(pg_temp.week_start()), CASE w.type WHEN 'JUMP_GATE' THEN 'true' ELSE 'false' END,
        pg_temp.orbitals(w.symbol), pg_temp.quoted(w.orbits), w.symbol, w.system_symbol,
        pg_temp.list(ARRAY(
            SELECT pg_catalog.format('{"description":"A place known for: %s.","name":"%s","symbol":"%s"}',
                pg_catalog.lower(pg_catalog.replace(t.trait, '_', ' ')), pg_catalog.initcap(pg_catalog.replace(t.trait, '_', ' ')), t.trait)
            FROM pg_catalog.unnest(w.traits) WITH ORDINALITY AS t (trait, position)
            ORDER BY t.position)),
        w.type, w.x, w.y)
$$;

CREATE FUNCTION pg_temp.market(at_waypoint TEXT, priced BOOLEAN) RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
DECLARE
    listed RECORD;
    goods TEXT;
    deals TEXT;
BEGIN
    SELECT
        pg_temp.list(pg_catalog.array_agg(g.item ORDER BY g.symbol) FILTER (WHERE m.kind = 'EXPORT')) AS exports,
        pg_temp.list(pg_catalog.array_agg(g.item ORDER BY g.symbol) FILTER (WHERE m.kind = 'IMPORT')) AS imports,
        pg_temp.list(pg_catalog.array_agg(g.item ORDER BY g.symbol) FILTER (WHERE m.kind = 'EXCHANGE')) AS exchange
    INTO listed
    FROM pg_temp.sample_markets AS m
    JOIN pg_temp.sample_goods AS g ON g.symbol = m.good
    WHERE m.waypoint = at_waypoint;
    IF NOT priced THEN
        RETURN pg_catalog.format('{"data":{"exchange":%s,"exports":%s,"imports":%s,"symbol":"%s"}}',
            listed.exchange, listed.exports, listed.imports, at_waypoint);
    END IF;
    SELECT pg_temp.list(pg_catalog.array_agg(pg_catalog.format(
        '{"activity":%s,"purchasePrice":%s,"sellPrice":%s,"supply":"%s","symbol":"%s","tradeVolume":%s,"type":"%s"}',
        pg_temp.quoted(p.activity), p.purchase, p.sell,
        CASE
            WHEN p.kind = 'EXCHANGE' THEN 'MODERATE'
            WHEN p.scarcity > 1080 THEN 'SCARCE'
            WHEN p.scarcity > 1020 THEN 'LIMITED'
            WHEN p.scarcity > 970 THEN 'MODERATE'
            WHEN p.scarcity > 930 THEN 'HIGH'
            ELSE 'ABUNDANT'
        END,
        p.good, p.volume, p.kind) ORDER BY p.good))
    INTO goods
    FROM (
        SELECT x.*, x.level + CASE x.kind WHEN 'IMPORT' THEN 40 ELSE -20 END AS scarcity
        FROM pg_temp.prices() AS x
        WHERE x.waypoint = at_waypoint
    ) AS p;
    SELECT pg_temp.list(pg_catalog.array_agg(d.deal ORDER BY d.at DESC)) INTO deals
    FROM (
        SELECT x.deal, x.at FROM pg_temp.sample_deals AS x WHERE x.waypoint = at_waypoint ORDER BY x.at DESC LIMIT 4
    ) AS d;
    RETURN pg_catalog.format('{"data":{"exchange":%s,"exports":%s,"imports":%s,"symbol":"%s","tradeGoods":%s,"transactions":%s}}',
        listed.exchange, listed.exports, listed.imports, at_waypoint, goods, deals);
END
$$;

CREATE FUNCTION pg_temp.get_market(at_waypoint TEXT, priced BOOLEAN) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_temp.request('/systems/{s}/waypoints/{w}/market',
        '/systems/' || pg_temp.system_of(at_waypoint) || '/waypoints/' || at_waypoint || '/market', 200,
        pg_temp.market(at_waypoint, priced));
END
$$;

CREATE FUNCTION pg_temp.hauler_price() RETURNS BIGINT LANGUAGE sql STABLE AS $$
    SELECT 296000 + 15000 * pg_temp.amount('ships') + pg_temp.roll('hauler' || pg_temp.amount('ships'), 9000)
$$;

-- One ship for sale; of its crew the shipyard tells less than of a ship's.
CREATE FUNCTION pg_temp.offer(role TEXT, ship_type TEXT, name TEXT, description TEXT, supply TEXT, crew TEXT, price BIGINT)
RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.format(
        '{"activity":"GROWING","crew":%s,"description":"%s","engine":%s,"frame":%s,"modules":%s,"mounts":%s,"name":"%s","purchasePrice":%s,"reactor":%s,"supply":"%s","type":"%s"}',
        crew, description, pg_temp.engine(role, 0), pg_temp.frame(role, 0), pg_temp.modules(role), pg_temp.mounts(role), name, price,
        pg_temp.reactor(role), supply, ship_type)
$$;

CREATE FUNCTION pg_temp.get_shipyard(present BOOLEAN) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    yard TEXT := pg_temp.waypoint('A2');
BEGIN
    PERFORM pg_temp.request('/systems/{s}/waypoints/{w}/shipyard',
        '/systems/' || pg_temp.system_of(yard) || '/waypoints/' || yard || '/shipyard', 200,
        pg_catalog.format('{"data":{"modificationsFee":100,"shipTypes":[{"type":"SHIP_PROBE"},{"type":"SHIP_LIGHT_HAULER"}],%s"symbol":"%s"%s}}',
            CASE WHEN present THEN '"ships":' || pg_temp.list(ARRAY[
                pg_temp.offer('SATELLITE', 'SHIP_PROBE', 'Probe Satellite', 'Gathers data.', 'HIGH', '{"capacity":0,"required":0}',
                    20400 + pg_temp.roll('probe' || pg_temp.amount('requests') / 900, 1600)),
                pg_temp.offer('HAULER', 'SHIP_LIGHT_HAULER', 'Light Hauler', 'Carries goods.', 'MODERATE', '{"capacity":80,"required":55}',
                    pg_temp.hauler_price())]) || ',' END,
            yard,
            CASE WHEN present THEN ',"transactions":[]' END));
END
$$;

-- The contract of number n: what it asks for and what it pays.
CREATE FUNCTION pg_temp.terms(n BIGINT) RETURNS TABLE (
    id TEXT, good TEXT, destination TEXT, units BIGINT, on_accepted BIGINT, on_fulfilled BIGINT
) LANGUAGE sql STABLE AS $$
    SELECT
        'cs' || pg_catalog.substr(pg_catalog.md5(pg_catalog.current_setting('weekglass.seed') || ':contract:' || n), 1, 23),
        g.good, pg_temp.waypoint('A1'), u.units, g.price * u.units / 5, g.price * u.units * 11 / 5
    FROM (SELECT 60 + pg_temp.roll('units' || n, 61) AS units) AS u
    CROSS JOIN (
        SELECT (ARRAY['COPPER', 'IRON', 'PLASTICS', 'ALUMINUM', 'FABRICS'])[1 + pg_temp.roll('contract' || n, 5)] AS good
    ) AS c
    JOIN pg_temp.sample_markets AS g ON g.good = c.good AND g.kind = 'EXPORT'
$$;

-- The present contract, as far as it is delivered.
CREATE FUNCTION pg_temp.contract() RETURNS TEXT LANGUAGE plpgsql STABLE AS $$
DECLARE
    step TEXT := pg_catalog.current_setting('weekglass.sample_contract_step');
    offered_at TIMESTAMPTZ := pg_catalog.current_setting('weekglass.sample_offered_at')::TIMESTAMPTZ;
    t RECORD;
BEGIN
    SELECT x.* INTO t FROM pg_temp.terms(pg_temp.amount('contract')) AS x;
    RETURN pg_catalog.format(
        '{"accepted":%s,"deadlineToAccept":"%s","expiration":"%s","factionSymbol":"TIDEBOUND","fulfilled":%s,"id":"%s","terms":{"deadline":"%s","deliver":[{"destinationSymbol":"%s","tradeSymbol":"%s","unitsFulfilled":%s,"unitsRequired":%s}],"payment":{"onAccepted":%s,"onFulfilled":%s}},"type":"PROCUREMENT"}',
        CASE WHEN step IN ('accepted', 'fulfilled') THEN 'true' ELSE 'false' END,
        pg_temp.api_time(offered_at + INTERVAL '1 day'), pg_temp.api_time(offered_at + INTERVAL '1 day'),
        CASE step WHEN 'fulfilled' THEN 'true' ELSE 'false' END, t.id, pg_temp.api_time(offered_at + INTERVAL '6 days'),
        t.destination, t.good, pg_temp.amount('delivered'), t.units, t.on_accepted, t.on_fulfilled);
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- What a ship does

CREATE FUNCTION pg_temp.act(s pg_temp.sample_ship, action TEXT, status INTEGER, data TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_temp.request('/my/ships/{s}/' || action, '/my/ships/' || s.symbol || '/' || action, status,
        pg_catalog.format('{"data":%s}', data));
END
$$;

-- The transaction of an action that is about to be answered; the market remembers it.
CREATE FUNCTION pg_temp.deal(s pg_temp.sample_ship, kind TEXT, good TEXT, units BIGINT, price BIGINT) RETURNS TEXT LANGUAGE plpgsql AS $$
DECLARE
    at TIMESTAMPTZ := pg_temp.clock() + INTERVAL '0.3 seconds';
    deal TEXT := pg_catalog.format(
        '{"pricePerUnit":%s,"shipSymbol":"%s","timestamp":"%s","totalPrice":%s,"tradeSymbol":"%s","type":"%s","units":%s,"waypointSymbol":"%s"}',
        price, s.symbol, pg_temp.api_time(at), units * price, good, kind, units, s.waypoint);
BEGIN
    INSERT INTO pg_temp.sample_deals VALUES (s.waypoint, at, deal);
    RETURN deal;
END
$$;

CREATE FUNCTION pg_temp.fly(s pg_temp.sample_ship, target TEXT) RETURNS pg_temp.sample_ship LANGUAGE plpgsql AS $$
DECLARE
    length BIGINT := (SELECT GREATEST(d.length, 1) FROM pg_temp.sample_distances AS d WHERE d.a = s.waypoint AND d.b = target);
BEGIN
    s.status := 'IN_ORBIT';
    PERFORM pg_temp.act(s, 'orbit', 200, pg_catalog.format('{"nav":%s}', pg_temp.nav(s)));
    s.origin := s.waypoint;
    s.waypoint := target;
    s.status := 'IN_TRANSIT';
    s.departed_at := pg_catalog.date_trunc('milliseconds', pg_temp.clock() + INTERVAL '0.3 seconds');
    s.arrival_at := s.departed_at + (15 + (length * 25 + s.speed / 2) / s.speed) * INTERVAL '1 second';
    s.flights := s.flights + 1;
    IF s.fuel_capacity > 0 THEN
        s.fuel := s.fuel - length;
        s.fuel_burnt := length;
        s.fuel_burnt_at := s.departed_at;
    END IF;
    PERFORM pg_temp.act(s, 'navigate', 200, pg_catalog.format('{"events":[],"fuel":%s,"nav":%s}', pg_temp.fuel(s), pg_temp.nav(s)));
    -- Sometimes the client's clock runs ahead and it asks too early.
    s.due := s.arrival_at + CASE pg_temp.roll('early' || s.symbol || s.flights, 45)
        WHEN 0 THEN INTERVAL '-4 seconds' ELSE (400 + pg_temp.roll('late' || s.symbol || s.flights, 2000)) * INTERVAL '1 millisecond' END;
    RETURN s;
END
$$;

-- Lands after a journey. The ship stays in transit when it was too early, and is due again.
CREATE FUNCTION pg_temp.land(s pg_temp.sample_ship) RETURNS pg_temp.sample_ship LANGUAGE plpgsql AS $$
DECLARE
    left_over BIGINT := CEIL(EXTRACT(EPOCH FROM s.arrival_at - pg_temp.clock()))::BIGINT;
BEGIN
    IF s.status = 'IN_TRANSIT' AND s.arrival_at > pg_temp.clock() + INTERVAL '2 seconds' THEN
        PERFORM pg_temp.failure('/my/ships/{s}/dock', '/my/ships/' || s.symbol || '/dock', 400, 4214,
            'Ship is currently in-transit from ' || s.origin || ' to ' || s.waypoint || ' and arrives in ' || left_over || ' seconds.',
            pg_catalog.format('{"arrival":"%s","departureSymbol":"%s","destinationSymbol":"%s","secondsToArrival":%s}',
                pg_temp.api_time(s.arrival_at), s.origin, s.waypoint, left_over));
        s.due := s.arrival_at + INTERVAL '1 second';
        RETURN s;
    END IF;
    s.status := 'DOCKED';
    PERFORM pg_temp.act(s, 'dock', 200, pg_catalog.format('{"nav":%s}', pg_temp.nav(s)));
    RETURN s;
END
$$;

-- A unit of FUEL fills 100 of the tank.
CREATE FUNCTION pg_temp.refuel(s pg_temp.sample_ship, ticket TEXT) RETURNS pg_temp.sample_ship LANGUAGE plpgsql AS $$
DECLARE
    units BIGINT := (s.fuel_capacity - s.fuel + 99) / 100;
    price BIGINT := (SELECT m.purchase FROM pg_temp.prices() AS m WHERE m.waypoint = s.waypoint AND m.good = 'FUEL');
    deal TEXT;
BEGIN
    IF s.fuel_capacity - s.fuel <= 40 OR NOT pg_temp.pay(-units * price) THEN
        RETURN s;
    END IF;
    s.fuel := s.fuel_capacity;
    deal := pg_temp.deal(s, 'PURCHASE', 'FUEL', units, price);
    PERFORM pg_temp.act(s, 'refuel', 200, pg_catalog.format('{"agent":%s,"cargo":%s,"fuel":%s,"transaction":%s}',
        pg_temp.agent(), pg_temp.cargo(s), pg_temp.fuel(s), deal));
    PERFORM pg_temp.book('ExpenseLogged', pg_catalog.format(
        '{"fleet_id":1,"maybe_ticket_id":%s,"price_per_unit":%s,"total":%s,"trade_good_symbol":"FUEL","units":%s}',
        pg_temp.quoted(ticket), price, units * price, units));
    RETURN s;
END
$$;

CREATE FUNCTION pg_temp.purchase_ticket(s pg_temp.sample_ship) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.format(
        '{"allocated_credits":%s,"details":{"PurchaseTradeGoods":{"expected_price_per_unit":%s,"expected_total_purchase_price":%s,"purchase_cargo_reason":%s,"quantity":%s,"trade_good":"%s","waypoint_symbol":"%s"}},"fleet_id":1,"ship_symbol":"%s","ticket_id":"%s"}',
        s.plan_units * s.plan_price, s.plan_price, s.plan_units * s.plan_price,
        CASE WHEN s.contract_id IS NULL THEN '"TradeProfitably"' ELSE pg_catalog.format('{"Contract":"%s"}', s.contract_id) END,
        s.plan_units, s.plan_good, s.buy_at, s.symbol, s.buy_ticket)
$$;

CREATE FUNCTION pg_temp.sell_ticket(s pg_temp.sample_ship, price BIGINT) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT pg_catalog.format('{"allocated_credits":0,"details":%s,"fleet_id":1,"ship_symbol":"%s","ticket_id":"%s"}',
        CASE WHEN s.contract_id IS NULL
            THEN pg_catalog.format(
                '{"SellTradeGoods":{"expected_price_per_unit":%s,"expected_total_sell_price":%s,"maybe_matching_purchase_ticket":"%s","quantity":%s,"trade_good":"%s","waypoint_symbol":"%s"}}',
                price, s.plan_units * price, s.buy_ticket, s.plan_units, s.plan_good, s.sell_at)
            ELSE pg_catalog.format(
                '{"DeliverContractCargo":{"contract_id":"%s","quantity":%s,"trade_good":"%s","waypoint_symbol":"%s"}}',
                s.contract_id, s.plan_units, s.plan_good, s.sell_at)
        END,
        s.symbol, s.sell_ticket)
$$;

CREATE FUNCTION pg_temp.open_ticket(ticket TEXT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_temp.book('TicketCreated', pg_catalog.format('{"fleet_id":1,"ticket_details":%s}', ticket));
END
$$;

CREATE FUNCTION pg_temp.complete(ticket TEXT, units BIGINT, total BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_temp.book('TicketCompleted', pg_catalog.format(
        '{"actual_price_per_unit":%s,"actual_units":%s,"finance_ticket":%s,"fleet_id":1,"total":%s}',
        ABS(total) / units, units, ticket, total));
END
$$;

CREATE FUNCTION pg_temp.income(kind TEXT, contract_id TEXT, reward_key TEXT, reward BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    -- accepted_reward sorts before contract_id, fulfilled_reward after it.
    facts TEXT[] := ARRAY[pg_catalog.format('"%s":%s', reward_key, reward), pg_catalog.format('"contract_id":"%s"', contract_id)];
BEGIN
    PERFORM pg_temp.book('IncomeLogged', pg_catalog.format('{"fleet_id":1,"income":{"%s":{%s}}}', kind,
        (SELECT pg_catalog.string_agg(f.fact, ',' ORDER BY f.fact COLLATE "C") FROM pg_catalog.unnest(facts) AS f (fact))));
END
$$;

-- Chooses what to do next: the contract first (the command ship's work), else the best pay for the way, on a route
-- that no other ship is on. Without one the ship waits.
CREATE FUNCTION pg_temp.plan(s pg_temp.sample_ship, taken TEXT[], promised BIGINT) RETURNS pg_temp.sample_ship LANGUAGE plpgsql AS $$
DECLARE
    best RECORD;
    money BIGINT := pg_temp.amount('credits') - promised - 6000;
    wanted RECORD;
    missing BIGINT;
    for_contract BOOLEAN := s.role = 'COMMAND' AND pg_catalog.current_setting('weekglass.sample_contract_step') = 'accepted';
BEGIN
    SELECT t.* INTO wanted FROM pg_temp.terms(pg_temp.amount('contract')) AS t;
    missing := wanted.units - pg_temp.amount('delivered');
    WITH p AS MATERIALIZED (SELECT t.* FROM pg_temp.prices() AS t)
    SELECT
        e.waypoint AS buy_at, i.waypoint AS sell_at, e.good, e.purchase, i.sell,
        LEAST(s.cargo_capacity, money / e.purchase, 3 * e.volume, CASE WHEN for_contract THEN missing ELSE s.cargo_capacity END) AS units
    INTO best
    FROM p AS e
    JOIN (
        SELECT p.waypoint, p.good, p.sell FROM p WHERE p.kind = 'IMPORT' AND NOT for_contract
        UNION ALL
        SELECT wanted.destination, wanted.good, 0 WHERE for_contract
    ) AS i ON i.good = e.good
    JOIN pg_temp.sample_distances AS there ON there.a = s.waypoint AND there.b = e.waypoint
    JOIN pg_temp.sample_distances AS onward ON onward.a = e.waypoint AND onward.b = i.waypoint
    WHERE e.kind = 'EXPORT' AND e.purchase <= money AND NOT (e.good || i.waypoint) = ANY (taken)
    -- Each trade volume moves both prices: expect 7 percent less than the tags promise.
    ORDER BY
        LEAST(s.cargo_capacity, money / e.purchase, 3 * e.volume) * (i.sell * 93 / 100 - e.purchase)
            / (there.length + onward.length + 60) DESC,
        e.waypoint, i.waypoint, e.good
    LIMIT 1;

    IF best IS NULL OR best.units < 1 OR (NOT for_contract AND best.units * (best.sell * 93 / 100 - best.purchase) < 900) THEN
        s.due := pg_temp.clock() + (20 + pg_temp.roll('wait' || s.symbol || pg_temp.amount('requests'), 25)) * INTERVAL '1 minute';
        RETURN s;
    END IF;
    s.buy_at := best.buy_at;
    s.sell_at := best.sell_at;
    s.plan_good := best.good;
    s.plan_units := best.units;
    s.plan_price := best.purchase;
    s.contract_id := CASE WHEN for_contract THEN wanted.id END;
    s.buy_ticket := pg_temp.ticket(s.symbol || ':buy:' || pg_temp.amount('ledger'));
    s.sell_ticket := pg_temp.ticket(s.symbol || ':sell:' || pg_temp.amount('ledger'));
    IF pg_temp.amount('fleet') < s.plan_units * s.plan_price + 4000 THEN
        PERFORM pg_temp.transfer(LEAST(s.plan_units * s.plan_price + 4000 - pg_temp.amount('fleet'),
            pg_temp.amount('credits') - pg_temp.amount('fleet')));
    END IF;
    PERFORM pg_temp.open_ticket(pg_temp.purchase_ticket(s));
    PERFORM pg_temp.open_ticket(pg_temp.sell_ticket(s, best.sell));
    IF s.waypoint = s.buy_at THEN
        s.step := 'buy';
        s.due := pg_temp.clock();
    ELSE
        s := pg_temp.fly(s, s.buy_at);
        s.step := 'buy';
    END IF;
    RETURN s;
END
$$;

-- At the exporter: look at the prices, buy in trade volumes while they are near the plan, go on.
CREATE FUNCTION pg_temp.buy(s pg_temp.sample_ship) RETURNS pg_temp.sample_ship LANGUAGE plpgsql AS $$
DECLARE
    market RECORD;
    chunk BIGINT;
    spent BIGINT := 0;
    deal TEXT;
BEGIN
    PERFORM pg_temp.get_market(s.waypoint, TRUE);
    LOOP
        SELECT m.* INTO market FROM pg_temp.prices() AS m WHERE m.waypoint = s.waypoint AND m.good = s.plan_good;
        EXIT WHEN s.units >= s.plan_units OR market.purchase > s.plan_price * 125 / 100;
        IF s.units = 0 AND s.plan_units > market.volume AND pg_temp.roll('volume' || pg_temp.amount('requests'), 40) = 0 THEN
            PERFORM pg_temp.failure('/my/ships/{s}/purchase', '/my/ships/' || s.symbol || '/purchase', 400, 4604,
                'Market transaction failed. Trade good ' || s.plan_good || ' has a limit of ' || market.volume || ' units per transaction.',
                pg_catalog.format('{"tradeSymbol":"%s","tradeVolume":%s,"units":%s,"waypointSymbol":"%s"}',
                    s.plan_good, market.volume, s.plan_units, s.waypoint));
            CONTINUE;
        END IF;
        chunk := LEAST(market.volume, s.plan_units - s.units);
        IF NOT pg_temp.pay(-chunk * market.purchase) THEN
            PERFORM pg_temp.failure('/my/ships/{s}/purchase', '/my/ships/' || s.symbol || '/purchase', 400, 4600,
                'Market transaction failed. Agent does not have sufficient credits to purchase ' || chunk || ' unit(s) of ' || s.plan_good || '.',
                pg_catalog.format('{"agentCredits":%s,"purchasePrice":%s,"totalPrice":%s,"tradeSymbol":"%s","units":%s}',
                    pg_temp.amount('credits'), market.purchase, chunk * market.purchase, s.plan_good, chunk));
            EXIT;
        END IF;
        s.good := s.plan_good;
        s.units := s.units + chunk;
        spent := spent + chunk * market.purchase;
        deal := pg_temp.deal(s, 'PURCHASE', s.good, chunk, market.purchase);
        PERFORM pg_temp.act(s, 'purchase', 201, pg_catalog.format('{"agent":%s,"cargo":%s,"transaction":%s}',
            pg_temp.agent(), pg_temp.cargo(s), deal));
        PERFORM pg_temp.press(s.waypoint, s.good, chunk);
    END LOOP;
    IF s.units = 0 THEN
        -- Another ship was faster; the tickets stay open.
        s.step := 'plan';
        s.contract_id := NULL;
        s.plan_units := 0;
        s.due := pg_temp.clock() + INTERVAL '12 minutes';
        RETURN s;
    END IF;
    PERFORM pg_temp.complete(pg_temp.purchase_ticket(s), s.units, -spent);
    s := pg_temp.refuel(s, s.sell_ticket);
    s := pg_temp.fly(s, s.sell_at);
    s.step := 'sell';
    RETURN s;
END
$$;

-- At the importer: sell in trade volumes, look at the prices again, bring the surplus to the treasury, rest.
CREATE FUNCTION pg_temp.sell(s pg_temp.sample_ship) RETURNS pg_temp.sample_ship LANGUAGE plpgsql AS $$
DECLARE
    market RECORD;
    ticket TEXT := pg_temp.sell_ticket(s, (SELECT m.sell FROM pg_temp.prices() AS m WHERE m.waypoint = s.waypoint AND m.good = s.good));
    sold BIGINT := s.units;
    earned BIGINT := 0;
    chunk BIGINT;
    paid BOOLEAN;
    deal TEXT;
    surplus BIGINT;
BEGIN
    WHILE s.units > 0 LOOP
        SELECT m.* INTO market FROM pg_temp.prices() AS m WHERE m.waypoint = s.waypoint AND m.good = s.good;
        chunk := LEAST(market.volume, s.units);
        paid := pg_temp.pay(chunk * market.sell);
        s.units := s.units - chunk;
        earned := earned + chunk * market.sell;
        deal := pg_temp.deal(s, 'SELL', s.good, chunk, market.sell);
        PERFORM pg_temp.act(s, 'sell', 201, pg_catalog.format('{"agent":%s,"cargo":%s,"transaction":%s}',
            pg_temp.agent(), pg_temp.cargo(s), deal));
        PERFORM pg_temp.press(s.waypoint, s.good, -chunk);
    END LOOP;
    PERFORM pg_temp.complete(ticket, sold, earned);
    PERFORM pg_temp.get_market(s.waypoint, TRUE);
    s := pg_temp.refuel(s, NULL);
    surplus := pg_temp.amount('fleet') - pg_temp.amount('budget');
    IF surplus > 0 THEN
        PERFORM pg_temp.transfer(-surplus);
    END IF;
    s.good := NULL;
    s.plan_units := 0;
    s.step := 'plan';
    s.due := pg_temp.clock() + (35 + pg_temp.roll('rest' || s.symbol || s.flights, 50)) * INTERVAL '1 minute';
    RETURN s;
END
$$;

CREATE FUNCTION pg_temp.accept_contract() RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    t RECORD;
    paid BOOLEAN;
BEGIN
    SELECT x.* INTO t FROM pg_temp.terms(pg_temp.amount('contract')) AS x;
    PERFORM pg_temp.put('contract_step', 'accepted');
    paid := pg_temp.pay(t.on_accepted);
    PERFORM pg_temp.request('/my/contracts/{c}/accept', '/my/contracts/' || t.id || '/accept', 200,
        pg_catalog.format('{"data":{"agent":%s,"contract":%s}}', pg_temp.agent(), pg_temp.contract()));
    PERFORM pg_temp.income('ContractAccepted', t.id, 'accepted_reward', t.on_accepted);
END
$$;

-- At the contract's destination. The answer does not name the ship, so the client looks at its hold afterwards.
CREATE FUNCTION pg_temp.deliver(s pg_temp.sample_ship) RETURNS pg_temp.sample_ship LANGUAGE plpgsql AS $$
DECLARE
    t RECORD;
    units BIGINT := s.units;
    paid BOOLEAN;
BEGIN
    SELECT x.* INTO t FROM pg_temp.terms(pg_temp.amount('contract')) AS x;
    PERFORM pg_temp.put('delivered', (pg_temp.amount('delivered') + units)::TEXT);
    s.units := 0;
    PERFORM pg_temp.request('/my/contracts/{c}/deliver', '/my/contracts/' || s.contract_id || '/deliver', 200,
        pg_catalog.format('{"data":{"cargo":%s,"contract":%s}}', pg_temp.cargo(s), pg_temp.contract()));
    PERFORM pg_temp.complete(pg_temp.sell_ticket(s, 0), units, 0);
    PERFORM pg_temp.act(s, 'cargo', 200, pg_temp.cargo(s));
    s := pg_temp.refuel(s, NULL);
    IF pg_temp.amount('delivered') >= t.units THEN
        PERFORM pg_temp.put('contract_step', 'fulfilled');
        paid := pg_temp.pay(t.on_fulfilled);
        PERFORM pg_temp.request('/my/contracts/{c}/fulfill', '/my/contracts/' || s.contract_id || '/fulfill', 200,
            pg_catalog.format('{"data":{"agent":%s,"contract":%s}}', pg_temp.agent(), pg_temp.contract()));
        PERFORM pg_temp.income('ContractFulfilled', s.contract_id, 'fulfilled_reward', t.on_fulfilled);
        INSERT INTO pg_temp.sample_contracts VALUES (pg_temp.amount('contract'), pg_temp.contract());
        PERFORM pg_temp.put('next_contract', (pg_temp.clock() + INTERVAL '9 hours')::TEXT);
    END IF;
    s.good := NULL;
    s.contract_id := NULL;
    s.plan_units := 0;
    s.step := 'plan';
    s.due := pg_temp.clock() + INTERVAL '5 minutes';
    RETURN s;
END
$$;

-- The command ship asks for the next contract where its faction is at home.
CREATE FUNCTION pg_temp.negotiate(s pg_temp.sample_ship) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_temp.put('contract', (pg_temp.amount('contract') + 1)::TEXT);
    PERFORM pg_temp.put('contract_step', 'offered');
    PERFORM pg_temp.put('delivered', '0');
    PERFORM pg_temp.put('offered_at', pg_temp.clock()::TEXT);
    PERFORM pg_temp.act(s, 'negotiate/contract', 201, pg_catalog.format('{"contract":%s}', pg_temp.contract()));
    PERFORM pg_temp.accept_contract();
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The pollers

-- Other agents, and how many hours each has played by then: some come later, each rests for a day, and some give up.
CREATE FUNCTION pg_temp.rivals(hours BIGINT) RETURNS TABLE (n INTEGER, agent TEXT, played BIGINT) LANGUAGE sql STABLE AS $$
    SELECT
        r.n,
        'RIVAL-' || r.n,
        r.awake - LEAST(GREATEST(r.awake - 24 * (1 + r.n % 4), 0), 24)
    FROM (
        SELECT
            i AS n,
            LEAST(hours, CASE WHEN i % 3 = 0 THEN 120 ELSE hours END) - CASE WHEN i > 5 THEN (i - 5) * 22 ELSE 0 END AS awake
        FROM pg_catalog.generate_series(1, 9) AS i
    ) AS r
    WHERE r.awake >= 0
$$;

CREATE FUNCTION pg_temp.get_status() RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    hours BIGINT := EXTRACT(EPOCH FROM pg_temp.clock() - pg_temp.week_start())::BIGINT / 3600;
    most_credits TEXT := (
        SELECT pg_temp.list(pg_catalog.array_agg(pg_catalog.format('{"agentSymbol":"%s","credits":%s}', r.agent, r.credits)
            ORDER BY r.credits DESC, r.agent))
        FROM (
            SELECT o.agent, 175000 + o.played * (3000 + pg_temp.roll('rival' || o.n, 42000)) AS credits
            FROM pg_temp.rivals(hours) AS o
            UNION ALL
            SELECT pg_catalog.current_setting('weekglass.sample_agent'), pg_temp.amount('credits')
        ) AS r
    );
    most_charts TEXT := (
        SELECT pg_temp.list(pg_catalog.array_agg(pg_catalog.format('{"agentSymbol":"%s","chartCount":%s}', r.agent, r.charts)
            ORDER BY r.charts DESC, r.agent))
        FROM (
            SELECT o.agent, o.played * (1 + pg_temp.roll('chart' || o.n, 4)) AS charts
            FROM pg_temp.rivals(hours) AS o
            WHERE o.n <= 4
        ) AS r
    );
BEGIN
    PERFORM pg_temp.request('/', '/', 200, pg_catalog.format(
        '{"announcements":[{"body":"The server is reset every week.","title":"Server Resets"}],"description":"A headless fleet-management game.","leaderboards":{"mostCredits":%s,"mostSubmittedCharts":%s},"links":[{"name":"Website","url":"https://spacetraders.io/"}],"resetDate":"%s","serverResets":{"frequency":"weekly","next":"%s"},"stats":{"accounts":%s,"agents":%s,"ships":%s,"systems":8498,"waypoints":171701},"status":"SpaceTraders is currently online and available to play","version":"v2.3.0"}',
        most_credits, most_charts, pg_catalog.to_char(pg_temp.week_start() AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
        pg_temp.api_time(pg_temp.week_start() + INTERVAL '7 days'), 2210 + hours, 48 + hours * 2, 97 + hours * 23));
END
$$;

CREATE FUNCTION pg_temp.get_ships(ships pg_temp.sample_ship[]) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_temp.request('/my/ships', '/my/ships?page=1&limit=20', 200, pg_catalog.format(
        '{"data":%s,"meta":{"limit":20,"page":1,"total":%s}}',
        (SELECT pg_temp.list(pg_catalog.array_agg(pg_temp.ship(s) ORDER BY s.symbol)) FROM pg_catalog.unnest(ships) AS s),
        pg_catalog.cardinality(ships)));
END
$$;

-- The contracts: those done, and the present one.
CREATE FUNCTION pg_temp.get_contracts() RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    contracts TEXT[] := ARRAY(SELECT c.contract FROM pg_temp.sample_contracts AS c ORDER BY c.number);
BEGIN
    IF pg_catalog.current_setting('weekglass.sample_contract_step') <> 'fulfilled' THEN
        contracts := contracts || pg_temp.contract();
    END IF;
    PERFORM pg_temp.request('/my/contracts', '/my/contracts?page=1&limit=20', 200, pg_catalog.format(
        '{"data":%s,"meta":{"limit":20,"page":1,"total":%s}}', pg_temp.list(contracts), pg_catalog.cardinality(contracts)));
END
$$;

CREATE FUNCTION pg_temp.poll(what INTEGER, ships pg_temp.sample_ship[]) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    CASE what
        WHEN 1 THEN PERFORM pg_temp.get_status();
        WHEN 2 THEN PERFORM pg_temp.request('/my/agent', '/my/agent', 200, pg_catalog.format('{"data":%s}', pg_temp.agent()));
        WHEN 3 THEN PERFORM pg_temp.get_ships(ships);
        ELSE PERFORM pg_temp.get_contracts();
    END CASE;
END
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- The week

CREATE FUNCTION pg_temp.begin_week(ships pg_temp.sample_ship[]) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    home TEXT := pg_temp.system_of(pg_temp.waypoint('A1'));
    gate TEXT := pg_temp.waypoint('H11');
    place RECORD;
BEGIN
    PERFORM pg_temp.get_status();
    PERFORM pg_temp.put('offered_at', pg_temp.clock()::TEXT);
    PERFORM pg_temp.request('/register', '/register', 201, pg_catalog.format(
        '{"data":{"agent":%s,"contract":%s,"faction":{"description":"Traders of the outer ring.","headquarters":"","isRecruiting":true,"name":"The Tidebound","symbol":"TIDEBOUND","traits":[]},"ships":%s,"token":"REDACTED"}}',
        pg_temp.agent(), pg_temp.contract(),
        (SELECT pg_temp.list(pg_catalog.array_agg(pg_temp.ship(s) ORDER BY s.symbol)) FROM pg_catalog.unnest(ships) AS s)));
    PERFORM pg_temp.book('TreasuryCreated', pg_catalog.format('{"credits":%s}', pg_temp.amount('credits')));
    PERFORM pg_temp.book('FleetCreated', '{"fleet_id":1,"total_capital":120000}');
    PERFORM pg_temp.transfer(120000);
    PERFORM pg_temp.book('SetNewOperatingReserveForFleet', '{"fleet_id":1,"new_operating_reserve":4000}');
    PERFORM pg_temp.book('FleetCreated', '{"fleet_id":2,"total_capital":0}');
    PERFORM pg_temp.poll(2, ships), pg_temp.poll(3, ships);
    PERFORM pg_temp.request('/systems/{s}', '/systems/' || home, 200, pg_catalog.format(
        '{"data":{"factions":[],"sectorSymbol":"X1","symbol":"%s","type":"ORANGE_STAR","waypoints":%s,"x":%s,"y":%s}}', home,
        (SELECT pg_temp.list(pg_catalog.array_agg(
            pg_catalog.format('{"orbitals":%s,"orbits":%s,"symbol":"%s","type":"%s","x":%s,"y":%s}',
                pg_temp.orbitals(w.symbol), pg_temp.quoted(w.orbits), w.symbol, w.type, w.x, w.y) ORDER BY w.position))
         FROM pg_temp.sample_waypoints AS w),
        pg_temp.roll('sx', 50000) - 25000, pg_temp.roll('sy', 50000) - 25000));
    FOR place IN
        SELECT p.page,
            (SELECT pg_temp.list(pg_catalog.array_agg(pg_temp.waypoint_body(w) ORDER BY w.position))
             FROM pg_temp.sample_waypoints AS w WHERE (w.position - 1) / 20 + 1 = p.page) AS data
        FROM pg_catalog.generate_series(1, 2) AS p (page)
        ORDER BY p.page
    LOOP
        PERFORM pg_temp.request('/systems/{s}/waypoints', '/systems/' || home || '/waypoints?page=' || place.page || '&limit=20', 200,
            pg_catalog.format('{"data":%s,"meta":{"limit":20,"page":%s,"total":35}}', place.data, place.page));
    END LOOP;
    -- From afar a market tells its goods only, except where a ship is.
    FOR place IN SELECT DISTINCT m.waypoint FROM pg_temp.sample_markets AS m ORDER BY m.waypoint LOOP
        PERFORM pg_temp.get_market(place.waypoint, place.waypoint IN (pg_temp.waypoint('A1'), pg_temp.waypoint('A2')));
    END LOOP;
    PERFORM pg_temp.failure('/systems/{s}/waypoints/{w}/market', '/systems/' || home || '/waypoints/' || gate || '/market', 404, 404,
        'Waypoint ' || gate || ' does not have a market.', pg_catalog.format('{"waypointSymbol":"%s"}', gate));
    PERFORM pg_temp.get_shipyard(FALSE);
    PERFORM pg_temp.request('/systems/{s}/waypoints/{w}/jump-gate', '/systems/' || home || '/waypoints/' || gate || '/jump-gate', 200,
        pg_catalog.format('{"data":{"connections":["X1-QZ12-A1","X1-VN40-H9","X1-WK77-C3"],"symbol":"%s"}}', gate));
    PERFORM pg_temp.request('/systems/{s}/waypoints/{w}/construction', '/systems/' || home || '/waypoints/' || gate || '/construction', 200,
        pg_catalog.format('{"data":{"isComplete":false,"materials":[{"fulfilled":0,"required":1600,"tradeSymbol":"FAB_MATS"},{"fulfilled":0,"required":400,"tradeSymbol":"ADVANCED_CIRCUITRY"}],"symbol":"%s"}}', gate));
    PERFORM pg_temp.accept_contract();
END
$$;

-- A new hauler from the shipyard, where the probe is; it starts to trade at once.
CREATE FUNCTION pg_temp.buy_hauler(probe pg_temp.sample_ship) RETURNS pg_temp.sample_ship LANGUAGE plpgsql AS $$
DECLARE
    s pg_temp.sample_ship;
    price BIGINT := pg_temp.hauler_price();
    ticket TEXT := pg_catalog.format(
        '{"allocated_credits":%s,"details":{"PurchaseShip":{"assigned_fleet_id":1,"expected_purchase_price":%s,"ship_type":"SHIP_LIGHT_HAULER","waypoint_symbol":"%s"}},"fleet_id":1,"ship_symbol":"%s","ticket_id":"%s"}',
        price, price, probe.waypoint, probe.symbol, pg_temp.ticket('ship' || pg_temp.amount('ships')));
    budget BIGINT := pg_temp.amount('budget') + 160000;
    paid BOOLEAN;
BEGIN
    PERFORM pg_temp.open_ticket(ticket);
    paid := pg_temp.pay(-price);
    PERFORM pg_temp.put('ships', (pg_temp.amount('ships') + 1)::TEXT);
    s := probe;
    s.symbol := pg_catalog.current_setting('weekglass.sample_agent') || '-' || pg_temp.amount('ships');
    s.role := 'HAULER';
    s.speed := 15;
    s.fuel := 600;
    s.fuel_capacity := 600;
    s.cargo_capacity := 80;
    s.origin := s.waypoint;
    s.status := 'DOCKED';
    s.departed_at := pg_catalog.date_trunc('milliseconds', pg_temp.clock());
    s.arrival_at := s.departed_at;
    s.fuel_burnt_at := s.departed_at;
    s.flights := 0;
    s.step := 'plan';
    PERFORM pg_temp.request('/my/ships', '/my/ships', 201, pg_catalog.format(
        '{"data":{"agent":%s,"ship":%s,"transaction":{"agentSymbol":"%s","price":%s,"shipSymbol":"SHIP_LIGHT_HAULER","shipType":"SHIP_LIGHT_HAULER","timestamp":"%s","waypointSymbol":"%s"}}}',
        pg_temp.agent(), pg_temp.ship(s), pg_catalog.current_setting('weekglass.sample_agent'), price,
        pg_temp.api_time(s.departed_at), s.waypoint));
    PERFORM pg_temp.complete(ticket, 1, -price);
    PERFORM pg_temp.put('budget', budget::TEXT);
    PERFORM pg_temp.book('SetNewTotalCapitalForFleet', pg_catalog.format('{"fleet_id":1,"new_total_capital":%s}', budget));
    s.due := pg_temp.clock() + INTERVAL '20 seconds';
    RETURN s;
END
$$;

CREATE FUNCTION pg_temp.run_week() RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    ships pg_temp.sample_ship[];
    s pg_temp.sample_ship;
    week_end TIMESTAMPTZ := pg_temp.week_start() + INTERVAL '7 days' - INTERVAL '3 minutes';
    tour TEXT[] := ARRAY(SELECT DISTINCT m.waypoint FROM pg_temp.sample_markets AS m ORDER BY m.waypoint);
    agent TEXT := (ARRAY['AMBERLINE', 'SALTWIND', 'QUILLFISH', 'NORTHMOOR', 'TALLOWBEE', 'GREYLARK', 'FENWICK', 'OLDTIDE'])[1 + pg_temp.roll('agent', 8)];
    -- Minutes between the polls: status, agent, ships, contracts.
    periods INTEGER[] := ARRAY[60, 30, 60, 360];
    polls TIMESTAMPTZ[];
    next_ship INTEGER;
    next_poll INTEGER;
BEGIN
    PERFORM pg_temp.put('agent', agent), pg_temp.put('clock', (pg_temp.week_start() + INTERVAL '6 minutes')::TEXT),
        pg_temp.put('requests', '0'), pg_temp.put('ledger', (10000 + pg_temp.roll('ledger', 20000))::TEXT),
        pg_temp.put('credits', '175000'), pg_temp.put('fleet', '0'), pg_temp.put('budget', '120000'), pg_temp.put('ships', '2'),
        pg_temp.put('contract', '1'), pg_temp.put('contract_step', 'offered'), pg_temp.put('delivered', '0'),
        pg_temp.put('next_contract', (pg_temp.week_start() + INTERVAL '8 days')::TEXT);
    s.symbol := agent || '-1';
    s.role := 'COMMAND';
    s.waypoint := pg_temp.waypoint('A1');
    s.origin := s.waypoint;
    s.status := 'DOCKED';
    s.departed_at := pg_temp.clock();
    s.arrival_at := pg_temp.clock();
    s.speed := 36;
    s.fuel := 400;
    s.fuel_capacity := 400;
    s.fuel_burnt := 0;
    s.fuel_burnt_at := pg_temp.clock();
    s.cargo_capacity := 40;
    s.units := 0;
    s.plan_units := 0;
    s.flights := 0;
    s.step := 'plan';
    s.due := pg_temp.clock() + INTERVAL '2 minutes';
    ships := ARRAY[s];
    s.symbol := agent || '-2';
    s.role := 'SATELLITE';
    s.waypoint := pg_temp.waypoint('A2');
    s.origin := s.waypoint;
    s.speed := 9;
    s.fuel := 0;
    s.fuel_capacity := 0;
    s.cargo_capacity := 0;
    s.step := 'look';
    ships := ships || s;
    PERFORM pg_temp.begin_week(ships);
    SELECT pg_catalog.array_agg(pg_temp.clock() + p.minutes * INTERVAL '1 minute' ORDER BY p.position) INTO polls
    FROM pg_catalog.unnest(periods) WITH ORDINALITY AS p (minutes, position);

    LOOP
        SELECT x.ordinality INTO next_ship FROM pg_catalog.unnest(ships) WITH ORDINALITY AS x ORDER BY x.due, x.ordinality LIMIT 1;
        SELECT x.ordinality INTO next_poll FROM pg_catalog.unnest(polls) WITH ORDINALITY AS x (due, ordinality)
        ORDER BY x.due, x.ordinality LIMIT 1;
        s := ships[next_ship];
        EXIT WHEN GREATEST(LEAST(s.due, polls[next_poll]), pg_temp.clock()) > week_end;
        PERFORM pg_temp.put('clock', GREATEST(LEAST(s.due, polls[next_poll]), pg_temp.clock())::TEXT);
        IF polls[next_poll] <= s.due THEN
            PERFORM pg_temp.poll(next_poll, ships);
            polls[next_poll] := polls[next_poll] + periods[next_poll] * INTERVAL '1 minute';
            CONTINUE;
        END IF;

        IF s.status = 'IN_TRANSIT' THEN
            s := pg_temp.land(s);
        END IF;
        IF s.status = 'IN_TRANSIT' THEN
            NULL; -- Too early; land() said when to try again.
        ELSIF s.step = 'look' THEN
            PERFORM pg_temp.get_market(s.waypoint, TRUE);
            IF s.waypoint = pg_temp.waypoint('A2') THEN
                PERFORM pg_temp.get_shipyard(TRUE);
                IF pg_catalog.cardinality(ships) < 5 AND pg_temp.amount('credits') > pg_temp.hauler_price() * 3 / 2 THEN
                    ships := ships || pg_temp.buy_hauler(s);
                END IF;
            END IF;
            s.step := 'leave';
            s.due := pg_temp.clock() + (18 + pg_temp.roll('probe' || s.flights, 20)) * INTERVAL '1 minute';
        ELSIF s.step = 'leave' THEN
            s := pg_temp.fly(s, tour[1 + pg_catalog.array_position(tour, s.waypoint) % pg_catalog.cardinality(tour)]);
            s.step := 'look';
        ELSIF s.step = 'plan' THEN
            IF s.role = 'COMMAND' AND s.waypoint = pg_temp.waypoint('A1')
                AND pg_catalog.current_setting('weekglass.sample_contract_step') = 'fulfilled'
                AND pg_temp.clock() >= pg_catalog.current_setting('weekglass.sample_next_contract')::TIMESTAMPTZ
            THEN
                PERFORM pg_temp.negotiate(s);
            END IF;
            s := pg_temp.plan(
                s,
                ARRAY(SELECT x.plan_good || x.sell_at FROM pg_catalog.unnest(ships) AS x WHERE x.symbol <> s.symbol AND x.plan_units > 0),
                (SELECT COALESCE(pg_catalog.sum(x.plan_units * x.plan_price), 0)::BIGINT FROM pg_catalog.unnest(ships) AS x
                 WHERE x.symbol <> s.symbol AND x.step = 'buy')
            );
        ELSIF s.step = 'buy' THEN
            s := pg_temp.buy(s);
        ELSIF s.contract_id IS NOT NULL THEN
            s := pg_temp.deliver(s);
        ELSE
            s := pg_temp.sell(s);
        END IF;
        ships[next_ship] := s;
    END LOOP;
END
$$;

SELECT pg_temp.run_week();

-- Nothing stays but the rows.
DO $$
DECLARE
    tool REGPROCEDURE;
BEGIN
    FOR tool IN SELECT p.oid::REGPROCEDURE FROM pg_catalog.pg_proc AS p WHERE p.pronamespace = pg_catalog.pg_my_temp_schema() LOOP
        EXECUTE 'DROP FUNCTION ' || tool;
    END LOOP;
END
$$;

DROP TYPE pg_temp.sample_ship;
DROP TABLE
    pg_temp.sample_waypoints,
    pg_temp.sample_goods,
    pg_temp.sample_markets,
    pg_temp.sample_distances,
    pg_temp.sample_deals,
    pg_temp.sample_contracts;
