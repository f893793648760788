-- Star systems that have ships.
SELECT
    h.system_id::TEXT AS id,
    'System ' || h.system_id AS name,
    pg_catalog.format('%s ships', pg_catalog.count(*)) AS detail
FROM public.ships AS h
GROUP BY h.system_id
