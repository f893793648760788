-- The successful responses that are to be read and what each answers: its path cut into segments and its route, in
-- which a name is replaced by a placeholder. The route is taken from request_key, because clients write `endpoint` as
-- they like. All later transforms of this run read this table; ties in time are broken by the hash, never by the row's
-- id, so that the order of imports does not matter.
--
-- Read is what came since the last run. The client's ledger is folded over the whole week, so if something of it is new,
-- all of it is read, and with it one's own ships, whose lives it is a part of. Everything is read if something came late:
-- an older answer than one that is in core already. What a rollback took back is not read.
-- Many statements over little data: compiling each costs more than it saves.
SET LOCAL jit = off;

-- Whoever inserts now waits until this run is done, so that no smaller id comes after the mark.
LOCK TABLE raw.api_events IN SHARE MODE;

CREATE TEMPORARY TABLE pg_temp.new_answers ON COMMIT DROP AS
SELECT e.id, e.fetched_at, e.status_code, (core.request_path(e.request_key))[1] AS family
FROM raw.api_events AS e
WHERE e.id > (SELECT COALESCE(pg_catalog.max(m.last_id), 0) FROM core.transform_mark AS m)
    AND NOT EXISTS (SELECT FROM raw.cut_events AS k WHERE k.event_id = e.id);

CREATE TEMPORARY TABLE pg_temp.scope ON COMMIT DROP AS
SELECT
    CASE
        WHEN EXISTS (
            SELECT 1
            FROM pg_temp.new_answers AS n
            JOIN core.transform_mark AS m ON n.fetched_at <= m.last_at
            WHERE n.family IS NOT NULL AND n.status_code BETWEEN 200 AND 299
        ) THEN 0
        ELSE (SELECT COALESCE(pg_catalog.max(m.last_id), 0) FROM core.transform_mark AS m)
    END AS after_id,
    EXISTS (SELECT 1 FROM pg_temp.new_answers AS n WHERE n.family = 'ledger') AS has_ledger;

INSERT INTO core.transform_mark AS t (last_id, last_at)
SELECT
    pg_catalog.max(n.id),
    COALESCE(
        pg_catalog.max(n.fetched_at) FILTER (WHERE n.family IS NOT NULL AND n.status_code BETWEEN 200 AND 299),
        '-infinity'
    )
FROM pg_temp.new_answers AS n
HAVING pg_catalog.count(*) > 0
ON CONFLICT (single) DO UPDATE SET
    last_id = EXCLUDED.last_id,
    last_at = GREATEST(t.last_at, EXCLUDED.last_at);

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
        AND e.id > (SELECT c.after_id FROM pg_temp.scope AS c)
        AND NOT EXISTS (SELECT FROM raw.cut_events AS k WHERE k.event_id = e.id)

    UNION ALL

    SELECT o.id, o.fetched_at, o.source_hash, o.path
    FROM (
        SELECT
            e.id,
            e.fetched_at,
            e.payload_hash COLLATE "C" AS source_hash,
            core.request_path(e.request_key) AS path
        FROM raw.api_events AS e
        WHERE (SELECT c.has_ledger FROM pg_temp.scope AS c)
            AND e.status_code BETWEEN 200 AND 299
            AND e.id <= (SELECT c.after_id FROM pg_temp.scope AS c)
            AND NOT EXISTS (SELECT FROM raw.cut_events AS k WHERE k.event_id = e.id)
    ) AS o
    WHERE o.path[1] IN ('my', 'register', 'ledger')
) AS s;

CREATE INDEX ON pg_temp.responses (route);
ANALYZE pg_temp.responses;
