-- What the save $2 of the player $1 does not say, so that it stays as it is. It is asked after the steps.
WITH save AS (
    SELECT s.player_id, s.snapshot_data AS data
    FROM public.save_snapshots AS s
    WHERE s.player_id::TEXT = $1::TEXT AND s.snapshot_id = $2::BIGINT
), job AS (
    SELECT j.job_id
    FROM public.processing_jobs AS j
    WHERE j.player_id = $1::UUID
), lists AS (
    SELECT l.part, s.data #> l.path AS list, l.path, l.needed
    FROM save AS s
    CROSS JOIN (
        VALUES
            ('Plots', '{farm,plots}'::TEXT[], '{plot_id,zone,x,y}'::TEXT[]),
            ('Pens', '{farm,pens}', '{pen_id,zone,animal}'),
            ('Displays', '{store,displays}', '{display_id,type,zone,x,y,capacity}'),
            ('Stock and barn', '{inventory}', '{location,item,quantity}'),
            ('Jobs', '{jobs}', '{job_id}')
    ) AS l (part, path, needed)
)
SELECT l.part, 'The save has no list ' || pg_catalog.array_to_string(l.path, '.') || '.' AS reason
FROM lists AS l
WHERE pg_catalog.jsonb_typeof(l.list) IS DISTINCT FROM 'array'
UNION ALL
SELECT
    l.part,
    pg_catalog.format('%s of them say no %s: they do not come back if they are gone.', pg_catalog.count(*), n.key)
FROM lists AS l
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
    CASE WHEN pg_catalog.jsonb_typeof(l.list) = 'array' THEN l.list ELSE '[]' END) AS e (item)
CROSS JOIN LATERAL pg_catalog.unnest(l.needed) AS n (key)
WHERE e.item ->> n.key IS NULL
GROUP BY l.part, n.key
UNION ALL
SELECT
    'Job ' || (e.item ->> 'job_id'),
    'It is in neither table, and the save does not say what it gives: it does not come back.'
FROM save AS s
CROSS JOIN LATERAL pg_catalog.jsonb_array_elements(
    CASE WHEN pg_catalog.jsonb_typeof(s.data -> 'jobs') = 'array' THEN s.data -> 'jobs' ELSE '[]' END) AS e (item)
WHERE e.item ->> 'job_id' IS NOT NULL
    AND NOT EXISTS (
        SELECT FROM job AS j
        WHERE j.job_id = (e.item ->> 'job_id')::BIGINT)
UNION ALL
SELECT 'Farm', 'The save has no list farm.zones, or no list of plots: zones and layout stay.'
FROM save AS s
WHERE pg_catalog.jsonb_typeof(s.data #> '{farm,zones}') IS DISTINCT FROM 'array' OR s.data #> '{farm,plots}' IS NULL
UNION ALL
SELECT 'Store', 'The save has no list store.zones, or no list of displays: zones and layout stay.'
FROM save AS s
WHERE pg_catalog.jsonb_typeof(s.data #> '{store,zones}') IS DISTINCT FROM 'array' OR s.data #> '{store,displays}' IS NULL
