-- What a copy of the database with the oid $1 does not get from its template: who was granted what, settings, how many may
-- connect; and where it lies.
SELECT
    pg_catalog.pg_get_userbyid(d.datdba) AS owner,
    d.datconnlimit AS limit,
    t.spcname AS tablespace,
    COALESCE((
        SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
            'role', COALESCE(pg_catalog.pg_get_userbyid(NULLIF(a.grantee, 0)), ''),
            'right', a.privilege_type, 'passed', a.is_grantable))
        FROM pg_catalog.aclexplode(d.datacl) AS a
        WHERE a.grantee <> d.datdba
    ), '[]') AS rights,
    d.datacl IS NOT NULL AS has_rights,
    COALESCE((
        SELECT pg_catalog.jsonb_agg(pg_catalog.jsonb_build_object(
            'role', COALESCE(pg_catalog.pg_get_userbyid(NULLIF(s.setrole, 0)), ''),
            'name', pg_catalog.split_part(c.setting, '=', 1),
            'value', pg_catalog.substr(c.setting, pg_catalog.strpos(c.setting, '=') + 1)))
        FROM pg_catalog.pg_db_role_setting AS s
        CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) AS c (setting)
        WHERE s.setdatabase = d.oid
    ), '[]') AS settings
FROM pg_catalog.pg_database AS d
JOIN pg_catalog.pg_tablespace AS t ON t.oid = d.dattablespace
WHERE d.oid = $1::pg_catalog.oid
