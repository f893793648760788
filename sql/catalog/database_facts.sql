-- What a database ($1) is, without connecting to it. size_bytes is NULL where we may not ask for it.
SELECT
    d.oid,
    c.system_identifier,
    pg_catalog.pg_get_userbyid(d.datdba) AS owner,
    d.datallowconn,
    d.datconnlimit = -2 AS is_invalid,
    d.datistemplate,
    d.datname = pg_catalog.current_database() AS is_current,
    pg_catalog.pg_has_role(d.datdba, 'USAGE') AS is_owner,
    CASE
        WHEN pg_catalog.has_database_privilege(d.oid, 'CONNECT') OR pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE')
            THEN pg_catalog.pg_database_size(d.oid)
    END AS size_bytes,
    pg_catalog.pg_encoding_to_char(d.encoding) AS encoding,
    d.datcollate,
    d.datctype,
    d.datacl::text AS rights,
    pg_catalog.shobj_description(d.oid, 'pg_database') AS comment
FROM pg_catalog.pg_database AS d
CROSS JOIN pg_catalog.pg_control_system() AS c
WHERE d.datname = $1::text
