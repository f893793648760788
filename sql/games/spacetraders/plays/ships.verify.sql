-- Where the life of the ship $1 contradicts itself, the answers it was told from or what is known of the ship now; no row:
-- all agrees. Events are numbered without gaps and in the order of time, sums of money add up, each event's answer is still
-- there and says what the event says, and the ship's row and hold are the state after the event that told of them last. Of
-- events in a row that are wrong in the same place the first is told.
WITH life AS MATERIALIZED (
    SELECT
        e.*,
        pg_catalog.lag(e.play_number) OVER w AS last_number,
        pg_catalog.lag(e.at) OVER w AS last_at,
        pg_catalog.sum(COALESCE(e.credits_delta, 0)) OVER w AS want_traded,
        pg_catalog.sum(COALESCE(b.fleet_delta, 0)) OVER w AS want_booked,
        COALESCE(r.id, b.entry_id) IS NOT NULL AS is_told,
        -- Answers to actions tell some parts, the others stay as they were. Where whole ships are told is not looked up.
        e.kind IN ('observe', 'register', 'buy_ship') AS is_whole,
        COALESCE(
            r.payload #>> '{data,nav,status}', r.payload #>> '{data,ship,nav,status}', pg_catalog.lag(e.nav_status) OVER w
        ) AS want_status,
        COALESCE(
            r.payload #>> '{data,fuel,current}', r.payload #>> '{data,ship,fuel,current}', (pg_catalog.lag(e.fuel) OVER w)::TEXT
        ) AS want_fuel,
        COALESCE(
            r.payload #>> '{data,cargo,units}', r.payload #>> '{data,ship,cargo,units}',
            (pg_catalog.lag(e.cargo_units) OVER w)::TEXT
        ) AS want_units
    FROM core.ship_events AS e
    LEFT JOIN (
        -- Its payload as in events/api.sql.
        SELECT
            a.id,
            a.request_key,
            a.fetched_at,
            a.payload_hash,
            COALESCE(a.payload, (
                SELECT f.payload
                FROM raw.api_events AS f
                WHERE f.id = (SELECT same_as FROM raw.api_events AS s WHERE s.id = a.id)
            )) AS payload
        FROM raw.api_events AS a
        CROSS JOIN (SELECT NULL::BIGINT AS same_as) AS before
    ) AS r ON e.source = 'api'
        AND r.request_key = e.request_key AND r.fetched_at = e.at AND r.payload_hash = e.payload_hash
    LEFT JOIN core.ledger_entries AS b ON e.source = 'ledger'
        AND b.ship_symbol = e.ship_symbol AND b.at = e.at AND b.request_key = e.request_key AND b.source_hash = e.payload_hash
    WHERE e.ship_symbol = $1::TEXT
    WINDOW w AS (ORDER BY e.play_number)
), differences AS (
    SELECT l.play_number, d.path, d.expected, d.found
    FROM life AS l
    CROSS JOIN LATERAL (
        VALUES
            ('/play_number', (COALESCE(l.last_number, 0) + 1)::TEXT, l.play_number::TEXT),
            ('/at', GREATEST(l.at, l.last_at)::TEXT, l.at::TEXT),
            ('/traded_total', l.want_traded::TEXT, l.traded_total::TEXT),
            ('/booked_total', l.want_booked::TEXT, l.booked_total::TEXT),
            ('/answer', l.request_key, CASE WHEN l.is_told THEN l.request_key END),
            ('/nav_status', CASE WHEN l.is_whole THEN l.nav_status ELSE l.want_status END, l.nav_status),
            ('/fuel', CASE WHEN l.is_whole THEN l.fuel::TEXT ELSE l.want_fuel END, l.fuel::TEXT),
            ('/cargo_units', CASE WHEN l.is_whole THEN l.cargo_units::TEXT ELSE l.want_units END, l.cargo_units::TEXT)
    ) AS d (path, expected, found)
    WHERE d.expected IS DISTINCT FROM d.found
), firsts AS (
    SELECT d.*, pg_catalog.lag(d.play_number) OVER (PARTITION BY d.path ORDER BY d.play_number) AS wrong_before
    FROM differences AS d
)
SELECT f.play_number, f.path, f.expected, f.found
FROM firsts AS f
WHERE f.wrong_before IS DISTINCT FROM f.play_number - 1
UNION ALL
SELECT COALESCE(l.play_number, 0), d.path, d.expected, d.found
FROM core.ship_logs AS g
LEFT JOIN (SELECT * FROM life ORDER BY play_number DESC LIMIT 1) AS l ON TRUE
CROSS JOIN LATERAL (
    VALUES
        ('/log/events', COALESCE(l.play_number, 0)::TEXT, g.events::TEXT),
        ('/log/ended_at', l.at::TEXT, g.ended_at::TEXT)
) AS d (path, expected, found)
WHERE g.ship_symbol = $1::TEXT AND d.expected IS DISTINCT FROM d.found
UNION ALL
-- Each part of a ship has a time of its own; entries of the ledger come after the answers of their time.
SELECT l.play_number, d.path, d.expected, d.found
FROM core.ships AS s
CROSS JOIN LATERAL (
    VALUES ('nav', s.nav_at), ('fuel', s.fuel_at), ('cargo', s.cargo_at), ('details', s.details_at)
) AS part (part, at)
CROSS JOIN LATERAL (
    SELECT e.*
    FROM life AS e
    WHERE e.at < part.at OR (e.at = part.at AND e.source = 'api')
    ORDER BY e.play_number DESC
    LIMIT 1
) AS l
CROSS JOIN LATERAL (
    VALUES
        ('nav', '/ship/nav_status', l.nav_status, s.nav_status),
        ('nav', '/ship/waypoint_symbol', l.waypoint_symbol, s.waypoint_symbol),
        ('nav', '/ship/flight_mode', l.flight_mode, s.flight_mode),
        ('nav', '/ship/arrival_at', l.arrival_at::TEXT, CASE s.nav_status WHEN 'IN_TRANSIT' THEN s.arrival_at::TEXT END),
        ('fuel', '/ship/fuel_current', l.fuel::TEXT, s.fuel_current::TEXT),
        ('fuel', '/ship/fuel_capacity', l.fuel_capacity::TEXT, s.fuel_capacity::TEXT),
        ('cargo', '/ship/cargo_units', l.cargo_units::TEXT, s.cargo_units::TEXT),
        ('cargo', '/ship/cargo_capacity', l.cargo_capacity::TEXT, s.cargo_capacity::TEXT),
        ('cargo', '/ship/cargo', l.cargo, (
            SELECT COALESCE(
                pg_catalog.string_agg(c.trade_symbol || ' ' || c.units, ', ' ORDER BY c.trade_symbol COLLATE "C"), '')
            FROM core.ship_cargo AS c
            WHERE c.ship_symbol = s.symbol
        )),
        ('details', '/ship/frame_condition', l.frame_condition::TEXT, s.frame_condition::TEXT)
) AS d (part, path, expected, found)
WHERE s.symbol = $1::TEXT AND d.part = part.part AND d.expected IS DISTINCT FROM d.found
ORDER BY play_number
