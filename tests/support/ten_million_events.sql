-- Fills raw.api_events of an empty spacetraders week with as many events as the setting weekglass.rows says, over
-- seven days: 12 endpoints of different frequency, 0.3 % failures, payloads of 300 to 600 bytes, times with up to a
-- second of jitter, ids without gaps. For benchmarks, and by hand:
-- PGOPTIONS='-c weekglass.rows=10000000' psql -f tests/support/ten_million_events.sql DATABASE
-- The indexes are made afterwards, which takes a third of the time.
ALTER TABLE raw.cut_events DROP CONSTRAINT cut_events_event_id_fkey;
ALTER TABLE raw.api_events DROP CONSTRAINT api_events_same_as;
ALTER TABLE raw.api_events DROP CONSTRAINT api_events_once;
ALTER TABLE raw.api_events DROP CONSTRAINT api_events_pkey;
DROP INDEX raw.api_events_fetched_at;
DROP INDEX raw.api_events_endpoint;
DROP INDEX raw.api_events_failed;

INSERT INTO raw.api_events (id, fetched_at, endpoint, request_key, status_code, payload, payload_hash)
SELECT
    g,
    TIMESTAMPTZ '2025-01-06 00:00+00' + g * (INTERVAL '7 days' / current_setting('weekglass.rows')::bigint)
        + (h % 1000) * INTERVAL '1 millisecond',
    e.endpoint,
    e.endpoint || '/' || (h % 5000),
    CASE WHEN h % 331 = 0 THEN 429 WHEN h % 1009 = 0 THEN 500 ELSE 200 END,
    ('{"data": {"symbol": "SHIP-' || (h % 5000) || '", "nav": {"status": "' || (ARRAY['IN_ORBIT', 'DOCKED', 'IN_TRANSIT'])[h % 3 + 1]
        || '", "waypoint": "X1-AB' || (h % 90) || '-C' || (h % 77) || '", "arrival": "2025-01-06T' || lpad((h % 24)::text, 2, '0') || ':00:00Z"}, "fuel": {"current": '
        || (h % 400) || ', "capacity": 400}, "cargo": {"units": ' || (h % 60) || ', "capacity": 60, "inventory": [{"symbol": "IRON_ORE", "units": '
        || (h % 60) || '}]}, "price": ' || (h % 100000) / 100.0 || '}, "meta": {"n": ' || g || ', "note": "' || repeat(md5(g::text), (h % 9)::int) || '"}}')::jsonb,
    md5(g::text) || md5((-g)::text)
FROM generate_series(1, current_setting('weekglass.rows')::bigint) AS g,
    LATERAL (SELECT ('x' || substr(md5((g * 7)::text), 1, 7))::bit(28)::bigint AS h) AS r,
    LATERAL (SELECT (ARRAY['/my/ships', '/my/ships', '/my/ships', '/my/ships', '/my/ships', '/systems/waypoints/market',
        '/systems/waypoints/market', '/systems/waypoints/market', '/my/ships/nav', '/my/ships/nav', '/my/agent',
        '/my/contracts', '/systems', '/systems/waypoints', '/systems/waypoints/shipyard', '/factions', '/my/ships/cargo',
        '/my/ships/cooldown', '/status'])[h % 19 + 1] AS endpoint) AS e;

ALTER TABLE raw.api_events ADD CONSTRAINT api_events_pkey PRIMARY KEY (id);
ALTER TABLE raw.api_events ADD CONSTRAINT api_events_same_as FOREIGN KEY (same_as) REFERENCES raw.api_events (id);
ALTER TABLE raw.cut_events
    ADD CONSTRAINT cut_events_event_id_fkey FOREIGN KEY (event_id) REFERENCES raw.api_events (id) ON DELETE CASCADE;
ALTER TABLE raw.api_events ADD CONSTRAINT api_events_once UNIQUE (request_key, fetched_at, payload_hash);
CREATE INDEX api_events_fetched_at ON raw.api_events (fetched_at, id);
CREATE INDEX api_events_endpoint ON raw.api_events (endpoint, fetched_at, id);
CREATE INDEX api_events_failed ON raw.api_events (status_code, fetched_at, id) WHERE status_code >= 300;
SELECT setval('raw.api_events_id_seq', current_setting('weekglass.rows')::bigint);
ANALYZE raw.api_events;
