-- # create_database_if_missing: is it there
-- gives: 0
SELECT count(*) FROM (SELECT 1 FROM pg_database WHERE datname = 'spacetraders_reference_test') AS found

-- # create_database_if_missing: create it
CREATE DATABASE "spacetraders_reference_test"

-- # drop_database_force: end its connections
SELECT pg_terminate_backend(pid)
FROM pg_stat_activity
WHERE datname = 'spacetraders_reference_test'
  AND pid <> pg_backend_pid()

-- # drop_database_force: drop it
DROP DATABASE IF EXISTS "spacetraders_reference_test"

-- # schema raw
CREATE SCHEMA IF NOT EXISTS raw

-- # schema core
CREATE SCHEMA IF NOT EXISTS core

-- # schema metrics
CREATE SCHEMA IF NOT EXISTS metrics

-- # fetch_and_store
INSERT INTO raw.api_events (
    fetched_at, endpoint, request_key,
    status_code, payload, payload_hash
)
VALUES (
    '2025-01-06T10:00:00+00:00', '/my/agent', '/v2/my/agent',
    200, CAST('{"data":{"credits":1}}' AS JSONB), '0fd2a1a8ad6f0f3ee2f7db3dfa1f5a4e5a4b74f2a4a4a51d2d8a5a0a7c1d5a10'
)

-- # fetch_and_store the same payload later: nothing is deduplicated
INSERT INTO raw.api_events (
    fetched_at, endpoint, request_key,
    status_code, payload, payload_hash
)
VALUES (
    '2025-01-06T10:00:01+00:00', '/my/agent', '/v2/my/agent',
    200, CAST('{"data":{"credits":1}}' AS JSONB), '0fd2a1a8ad6f0f3ee2f7db3dfa1f5a4e5a4b74f2a4a4a51d2d8a5a0a7c1d5a10'
)

-- # fetch_and_store a page
INSERT INTO raw.api_events (
    fetched_at, endpoint, request_key,
    status_code, payload, payload_hash
)
VALUES (
    '2025-01-06T10:00:02+00:00', 'systems', '/v2/systems?page=2&limit=20',
    200, CAST('[]' AS JSONB), '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945'
)

-- # load_latest_payload
-- gives: {"data": {"credits": 1}}
SELECT payload
FROM raw.api_events
WHERE endpoint = '/my/agent'
ORDER BY fetched_at DESC
LIMIT 1

-- # load_latest_payload of an endpoint without data
-- gives: 0
SELECT count(*) FROM (
    SELECT payload
    FROM raw.api_events
    WHERE endpoint = 'nowhere'
    ORDER BY fetched_at DESC
    LIMIT 1
) AS latest

-- # all that was stored is there
-- gives: 3
SELECT count(*) FROM raw.api_events
