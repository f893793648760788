-- Star systems that have ships, with the typed text ($1) in their name.
SELECT
    h.system_id::TEXT AS value,
    h.system_id::TEXT AS title,
    pg_catalog.format('%s ships', pg_catalog.count(*)) AS detail
FROM public.ships AS h
WHERE pg_catalog.strpos(pg_catalog.lower(h.system_id), pg_catalog.lower($1::TEXT)) > 0
GROUP BY h.system_id
ORDER BY h.system_id
