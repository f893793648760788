-- Teams with the typed text ($1) in their name or code.
SELECT
    t.code AS value,
    t.name AS title,
    t.code AS detail
FROM public.teams AS t
WHERE pg_catalog.strpos(pg_catalog.lower(pg_catalog.concat_ws(' ', t.code, t.name)), pg_catalog.lower($1::TEXT)) > 0
ORDER BY pg_catalog.lower(t.code) <> pg_catalog.lower($1::TEXT), t.name, t.code
