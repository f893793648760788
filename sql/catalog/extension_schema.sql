-- Where the extension $1 goes: into the schema that it insists on, else into public as in the week. No row: the server has
-- no such extension.
SELECT coalesce(v.schema::text, 'public')
FROM pg_catalog.pg_available_extensions AS a
JOIN pg_catalog.pg_available_extension_versions AS v ON v.name = a.name AND v.version = a.default_version
WHERE a.name = $1::pg_catalog.name
