-- The successful responses and what each answers: its path cut into segments and its route, in which a name is
-- replaced by a placeholder. The route is taken from request_key, because clients write `endpoint` as they like.
-- All later transforms of this run read this table; ties in time are broken by the hash, never by the row's id,
-- so that the order of imports does not matter.
-- Many statements over little data: compiling each costs more than it saves.
SET LOCAL jit = off;

CREATE TEMPORARY TABLE pg_temp.responses ON COMMIT DROP AS
SELECT
    s.id,
    s.fetched_at,
    s.source_hash,
    s.path,
    pg_catalog.array_to_string(
        CASE
            WHEN s.path[1] = 'my' AND s.path[2] IN ('ships', 'contracts') AND pg_catalog.cardinality(s.path) > 2
                THEN s.path[1:2] || '{}'::TEXT || s.path[4:]
            WHEN s.path[1] = 'systems' AND pg_catalog.cardinality(s.path) > 3
                THEN s.path[1:1] || '{}'::TEXT || s.path[3:3] || '{}'::TEXT || s.path[5:]
            WHEN s.path[1] IN ('systems', 'agents', 'ledger') AND pg_catalog.cardinality(s.path) > 1
                THEN s.path[1:1] || '{}'::TEXT || s.path[3:]
            ELSE s.path
        END,
        '/'
    ) AS route
FROM (
    SELECT
        e.id,
        e.fetched_at,
        e.payload_hash COLLATE "C" AS source_hash,
        core.request_path(e.request_key) AS path
    FROM raw.api_events AS e
    WHERE e.status_code BETWEEN 200 AND 299
) AS s;

CREATE INDEX ON pg_temp.responses (route);
ANALYZE pg_temp.responses;
