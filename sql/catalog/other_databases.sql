-- Databases that are no weeks, with all that can be known without connecting to them, and why one cannot be opened.
-- $1: part of the name, "" for all; $2: the prefixes of the games whose weeks are left out; $3: no more than so many.
-- Only ASCII comes through: names in pg_database may be in any encoding, and others could not be sent.
SELECT
    d.datname,
    d.oid,
    pg_catalog.pg_get_userbyid(d.datdba) AS owner,
    c.system_identifier,
    d.datistemplate,
    d.datallowconn,
    d.datconnlimit = -2 AS is_invalid,
    pg_catalog.has_database_privilege(d.oid, 'CONNECT') AS may_connect
FROM pg_catalog.pg_database AS d
CROSS JOIN pg_catalog.pg_control_system() AS c
WHERE pg_catalog.strpos(pg_catalog.lower(d.datname::text), pg_catalog.lower($1::text)) > 0
    AND d.datname::text COLLATE "C" ~ '^[ -~]+$'
    AND NOT (
        d.datname::text COLLATE "C" ~ '_[0-9]{4}_w[0-9]{2}$'
        AND pg_catalog.left(d.datname::text, -9) = ANY ($2::text[])
    )
ORDER BY d.datistemplate, d.datname
LIMIT $3::pg_catalog.int4
