-- The life of each ship: every answer to an action, every observation that showed something new, and the ledger's
-- entries that name the ship; with the state after each, as far as it has been told. The state is the merge of all that
-- the ship's answers said until then. Answers that are newer than all that was known only add to the lives of their ships:
-- those go on from the last event before them. If the ledger has something new, or an answer came late, all lives are told
-- anew. Facts are written in one way whatever the answer's, so that both ways give the same.
-- Money is counted twice and kept apart: what the API's transactions say, and what the client booked in its ledger.
CREATE TEMPORARY TABLE pg_temp.ship_facts ON COMMIT DROP AS
SELECT
    o.ship_symbol,
    o.fetched_at AS at,
    0 AS source_order,
    '' AS source_position,
    o.source_hash,
    o.request_key,
    'api' AS source,
    o.kind,
    CASE
        WHEN o.kind = 'register' THEN 'Registered'
        WHEN o.kind = 'buy_ship'
            THEN pg_catalog.concat_ws(' ', 'Bought as', x.deal ->> 'shipType', 'at', x.deal ->> 'waypointSymbol', 'for',
                pg_catalog.to_char((x.deal ->> 'price')::BIGINT, 'FM999,999,999,999,990'))
        WHEN o.kind = 'navigate'
            THEN 'Leaves for ' || COALESCE(o.nav ->> 'waypointSymbol', '?') || ', arrives '
                || COALESCE(
                    pg_catalog.to_char((o.nav #>> '{route,arrival}')::TIMESTAMPTZ AT TIME ZONE 'UTC', 'Dy HH24:MI:SS'), '?')
        WHEN o.kind IN ('dock', 'orbit') AND o.nav IS NOT NULL
            THEN CASE o.kind WHEN 'dock' THEN 'Docks at ' ELSE 'Orbits ' END || COALESCE(o.nav ->> 'waypointSymbol', '?')
        WHEN x.deal ? 'tradeSymbol'
            THEN pg_catalog.concat_ws(' ',
                CASE o.kind WHEN 'refuel' THEN 'Refuels:' WHEN 'sell' THEN 'Sells' WHEN 'purchase' THEN 'Buys' ELSE o.kind || ':' END,
                x.deal ->> 'units', x.deal ->> 'tradeSymbol', 'at', x.deal ->> 'pricePerUnit', '=',
                pg_catalog.to_char((x.deal ->> 'totalPrice')::BIGINT, 'FM999,999,999,999,990'))
        WHEN o.kind = 'negotiate contract' THEN 'Negotiates contract ' || COALESCE(o.data #>> '{contract,id}', '?')
        WHEN o.kind IN ('extract', 'extract survey', 'siphon')
            THEN pg_catalog.concat_ws(' ', pg_catalog.initcap(o.kind) || ':',
                COALESCE(o.data #>> '{extraction,yield,units}', o.data #>> '{siphon,yield,units}'),
                COALESCE(o.data #>> '{extraction,yield,symbol}', o.data #>> '{siphon,yield,symbol}'))
        WHEN o.kind = 'observe' AND o.nav IS NOT NULL
            THEN pg_catalog.concat_ws(' ', 'Seen', o.nav ->> 'status', 'at', o.nav ->> 'waypointSymbol')
        WHEN o.kind = 'observe' AND h.hold IS NOT NULL
            THEN 'Seen with ' || CASE h.hold WHEN '' THEN 'an empty hold' ELSE h.hold END
        WHEN o.kind = 'observe' THEN 'Seen'
        ELSE pg_catalog.initcap(o.kind)
    END AS title,
    pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
        'nav_status', o.nav ->> 'status',
        'waypoint', o.nav ->> 'waypointSymbol',
        'flight_mode', o.nav ->> 'flightMode',
        'fuel', (o.fuel ->> 'current')::BIGINT,
        'fuel_capacity', (o.fuel ->> 'capacity')::BIGINT,
        'cargo_units', (o.cargo ->> 'units')::BIGINT,
        'cargo_capacity', (o.cargo ->> 'capacity')::BIGINT,
        'cargo', h.hold,
        'frame_condition', pg_catalog.trim_scale(core.component_condition(o.details -> 'frame', o.fetched_at)),
        'credits', (o.data #>> '{agent,credits}')::BIGINT
    ))
    -- Known to be over once a ship is seen anywhere but in transit.
    || CASE
        WHEN o.nav ->> 'status' = 'IN_TRANSIT'
            THEN pg_catalog.jsonb_build_object('arrival', (o.nav #>> '{route,arrival}')::TIMESTAMPTZ)
        WHEN o.nav IS NOT NULL THEN '{"arrival": null}'::JSONB
        ELSE '{}'::JSONB
    END AS facts,
    CASE
        WHEN x.deal IS NULL THEN NULL
        WHEN o.kind IN ('sell', 'scrap', 'chart') THEN COALESCE((x.deal ->> 'totalPrice')::BIGINT, 0)
        ELSE -COALESCE((x.deal ->> 'totalPrice')::BIGINT, (x.deal ->> 'price')::BIGINT, 0)
    END AS credits_delta,
    0::BIGINT AS booked
FROM pg_temp.ship_observations AS o
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN o.kind NOT IN ('observe', 'register') AND pg_catalog.jsonb_typeof(o.data -> 'transaction') = 'object'
            THEN o.data -> 'transaction'
    END AS deal
) AS x
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN pg_catalog.jsonb_typeof(o.cargo -> 'inventory') = 'array' THEN (
            SELECT COALESCE(pg_catalog.string_agg((i.item ->> 'symbol') || ' ' || (i.item ->> 'units'), ', '
                ORDER BY i.item ->> 'symbol' COLLATE "C"), '')
            FROM pg_catalog.jsonb_array_elements(o.cargo -> 'inventory') AS i (item)
        )
    END AS hold
) AS h;

-- Where each life goes on: the last event before the first new fact, if there is one. Not if all is told anew.
CREATE TEMPORARY TABLE pg_temp.ship_begins ON COMMIT DROP AS
SELECT f.ship_symbol, f.first_at, COALESCE(b.play_number, 0) AS play_number
FROM (
    SELECT f.ship_symbol, pg_catalog.min(f.at) AS first_at
    FROM pg_temp.ship_facts AS f
    GROUP BY f.ship_symbol
) AS f
CROSS JOIN pg_temp.scope AS c
LEFT JOIN LATERAL (
    SELECT e.play_number
    FROM core.ship_events AS e
    WHERE e.ship_symbol = f.ship_symbol AND e.at < f.first_at AND c.after_id > 0 AND NOT c.has_ledger
    ORDER BY e.at DESC, e.play_number DESC
    LIMIT 1
) AS b ON TRUE;

INSERT INTO pg_temp.ship_facts
SELECT
    l.ship_symbol,
    l.at,
    1,
    pg_catalog.lpad(l.entry_id::TEXT, 20, '0'),
    l.source_hash,
    l.request_key,
    'ledger',
    CASE l.kind
        WHEN 'TicketCreated' THEN 'ticket_created'
        WHEN 'TicketCompleted' THEN 'ticket_completed'
        WHEN 'ExpenseLogged' THEN 'expense'
        ELSE l.kind
    END,
    l.title,
    -- A ticket is completed where it says.
    CASE
        WHEN l.kind = 'TicketCompleted' AND l.waypoint_symbol IS NOT NULL
            THEN pg_catalog.jsonb_build_object('waypoint', l.waypoint_symbol)
        ELSE '{}'::JSONB
    END,
    NULL,
    l.fleet_delta
FROM core.ledger_entries AS l
CROSS JOIN pg_temp.scope AS c
LEFT JOIN pg_temp.ship_begins AS b ON b.ship_symbol = l.ship_symbol
WHERE l.ship_symbol IS NOT NULL AND (c.after_id = 0 OR c.has_ledger OR l.at >= b.first_at);

-- The event that a life goes on from, as a fact.
INSERT INTO pg_temp.ship_facts
SELECT
    e.ship_symbol,
    e.at,
    2,
    '',
    e.payload_hash,
    e.request_key,
    e.source,
    'before',
    e.title,
    pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object(
        'nav_status', e.nav_status,
        'waypoint', e.waypoint_symbol,
        'flight_mode', e.flight_mode,
        'fuel', e.fuel,
        'fuel_capacity', e.fuel_capacity,
        'cargo_units', e.cargo_units,
        'cargo_capacity', e.cargo_capacity,
        'cargo', e.cargo,
        'frame_condition', e.frame_condition,
        'credits', e.credits,
        'arrival', e.arrival_at
    )),
    e.traded_total,
    e.booked_total
FROM pg_temp.ship_begins AS b
JOIN core.ship_events AS e ON e.ship_symbol = b.ship_symbol AND e.play_number = b.play_number;

ANALYZE pg_temp.ship_facts;

-- An observation that tells nothing new is none.
CREATE TEMPORARY TABLE pg_temp.ship_lives ON COMMIT DROP AS
SELECT
    k.*,
    COALESCE(b.play_number, 0) + pg_catalog.row_number() OVER (
        PARTITION BY k.ship_symbol ORDER BY k.at, k.source_order, k.source_position, k.source_hash, k.request_key, k.kind
    ) AS play_number
FROM (
    SELECT
        m.*,
        pg_catalog.lag(m.state) OVER (
            PARTITION BY m.ship_symbol ORDER BY m.at, m.source_order, m.source_position, m.source_hash, m.request_key, m.kind
        ) AS state_before
    FROM (
        SELECT
            f.*,
            core.merged(f.facts) OVER life AS state,
            pg_catalog.sum(COALESCE(f.credits_delta, 0)) OVER life AS traded_total,
            pg_catalog.sum(f.booked) OVER life AS booked_total
        FROM pg_temp.ship_facts AS f
        WINDOW life AS (
            PARTITION BY f.ship_symbol ORDER BY f.at, f.source_order, f.source_position, f.source_hash, f.request_key, f.kind
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        )
    ) AS m
) AS k
LEFT JOIN pg_temp.ship_begins AS b ON b.ship_symbol = k.ship_symbol
WHERE k.kind <> 'before'
    AND (k.kind <> 'observe'
        OR pg_catalog.jsonb_strip_nulls(k.state) IS DISTINCT FROM pg_catalog.jsonb_strip_nulls(k.state_before));

INSERT INTO core.ship_logs AS t (ship_symbol, events, started_at, ended_at)
SELECT
    l.ship_symbol,
    pg_catalog.max(l.play_number),
    COALESCE(
        (
            SELECT g.started_at
            FROM core.ship_logs AS g
            JOIN pg_temp.ship_begins AS b ON b.ship_symbol = g.ship_symbol AND b.play_number > 0
            WHERE g.ship_symbol = l.ship_symbol
        ),
        pg_catalog.min(l.at)
    ),
    pg_catalog.max(l.at)
FROM pg_temp.ship_lives AS l
GROUP BY l.ship_symbol
ON CONFLICT (ship_symbol) DO UPDATE SET
    events = EXCLUDED.events,
    started_at = EXCLUDED.started_at,
    ended_at = EXCLUDED.ended_at
WHERE t.* IS DISTINCT FROM EXCLUDED.*;

DELETE FROM core.ship_events AS t
USING core.ship_logs AS g
WHERE g.ship_symbol = t.ship_symbol AND t.play_number > g.events;

INSERT INTO core.ship_events AS t (
    ship_symbol, play_number, at, source, kind, title, nav_status, waypoint_symbol, flight_mode, arrival_at, fuel,
    fuel_capacity, cargo_units, cargo_capacity, cargo, frame_condition, credits, credits_delta, traded_total,
    booked_total, request_key, payload_hash
)
SELECT
    l.ship_symbol,
    l.play_number,
    l.at,
    l.source,
    l.kind,
    l.title,
    l.state ->> 'nav_status',
    l.state ->> 'waypoint',
    l.state ->> 'flight_mode',
    (l.state ->> 'arrival')::TIMESTAMPTZ,
    (l.state ->> 'fuel')::BIGINT,
    (l.state ->> 'fuel_capacity')::BIGINT,
    (l.state ->> 'cargo_units')::BIGINT,
    (l.state ->> 'cargo_capacity')::BIGINT,
    l.state ->> 'cargo',
    (l.state ->> 'frame_condition')::NUMERIC,
    (l.state ->> 'credits')::BIGINT,
    l.credits_delta,
    l.traded_total,
    l.booked_total,
    l.request_key,
    l.source_hash
FROM pg_temp.ship_lives AS l
ORDER BY l.ship_symbol, l.play_number
ON CONFLICT (ship_symbol, play_number) DO UPDATE SET
    at = EXCLUDED.at,
    source = EXCLUDED.source,
    kind = EXCLUDED.kind,
    title = EXCLUDED.title,
    nav_status = EXCLUDED.nav_status,
    waypoint_symbol = EXCLUDED.waypoint_symbol,
    flight_mode = EXCLUDED.flight_mode,
    arrival_at = EXCLUDED.arrival_at,
    fuel = EXCLUDED.fuel,
    fuel_capacity = EXCLUDED.fuel_capacity,
    cargo_units = EXCLUDED.cargo_units,
    cargo_capacity = EXCLUDED.cargo_capacity,
    cargo = EXCLUDED.cargo,
    frame_condition = EXCLUDED.frame_condition,
    credits = EXCLUDED.credits,
    credits_delta = EXCLUDED.credits_delta,
    traded_total = EXCLUDED.traded_total,
    booked_total = EXCLUDED.booked_total,
    request_key = EXCLUDED.request_key,
    payload_hash = EXCLUDED.payload_hash
WHERE t.* IS DISTINCT FROM EXCLUDED.*;

-- The last transform also drops what all of them shared.
DROP TABLE
    pg_temp.ship_facts, pg_temp.ship_begins, pg_temp.ship_lives, pg_temp.ship_observations, pg_temp.responses, pg_temp.new_answers,
    pg_temp.scope;
