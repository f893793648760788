-- Roles that own something in the connected database and have fewer rights than the role that logged in. Code of theirs
-- (the function of an index, a view, a trigger, a policy) would run with rights that they lack. Rights are: superuser,
-- CREATEROLE, REPLICATION, and being a member of a role; pg_database_owner apart, which is about this database only.
-- CREATEDB does not count, since no function can use it; nor does BYPASSRLS, which shows rows of this database only.
-- The role that logged in counts, not the one that was set: a function can reset that.
-- $1: only what is in this schema; NULL: everything. $2: in all databases of the server. Nothing but catalogs is read.
WITH me AS (
    SELECT r.oid, r.rolname, r.rolsuper, r.rolcreaterole, r.rolreplication
    FROM pg_catalog.pg_roles AS r
    WHERE r.rolname = session_user
), mine AS (
    SELECT g.oid
    FROM me
    JOIN pg_catalog.pg_roles AS g ON g.oid <> me.oid
        AND g.rolname <> 'pg_database_owner'
        -- that we made to restore an archive, and joined to hand its database over
        AND g.rolname::TEXT COLLATE "C" !~ '^weekglass_(scratch|archive|viewed)_[0-9a-f]{12}$'
    WHERE NOT me.rolsuper AND pg_catalog.pg_has_role(me.oid, g.oid, 'MEMBER')
), here AS (
    SELECT d.oid, d.datdba
    FROM pg_catalog.pg_database AS d
    WHERE $2::BOOLEAN OR d.datname = pg_catalog.current_database()
), owned AS (
    SELECT s.refobjid AS owner, s.classid, s.objid
    FROM here
    JOIN pg_catalog.pg_shdepend AS s ON s.dbid = here.oid
    WHERE s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
        AND s.deptype = 'o'
        -- these hold no code
        AND s.classid <> ALL (ARRAY[
            'pg_catalog.pg_largeobject'::pg_catalog.regclass,
            'pg_catalog.pg_default_acl'::pg_catalog.regclass,
            'pg_catalog.pg_user_mapping'::pg_catalog.regclass]::pg_catalog.oid[])
    UNION ALL
    -- what roles own that every server has is not listed there. One of them stands for the database's owner.
    SELECT
        coalesce((
            SELECT d.datdba
            FROM pg_catalog.pg_roles AS g
            JOIN pg_catalog.pg_database AS d ON d.datname = pg_catalog.current_database()
            WHERE g.oid = pinned.owner AND g.rolname = 'pg_database_owner'
        ), pinned.owner), pinned.classid, pinned.objid
    FROM (
        SELECT p.proowner, 'pg_catalog.pg_proc'::pg_catalog.regclass::pg_catalog.oid, p.oid
        FROM pg_catalog.pg_proc AS p
        UNION ALL
        SELECT c.relowner, 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, c.oid
        FROM pg_catalog.pg_class AS c
        UNION ALL
        SELECT t.typowner, 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid, t.oid
        FROM pg_catalog.pg_type AS t
    ) AS pinned (owner, classid, objid)
    WHERE pinned.objid >= 16384 AND pinned.owner < 16384
), lesser AS (
    SELECT r.oid, r.rolname
    FROM pg_catalog.pg_roles AS r
    CROSS JOIN me
    WHERE (r.oid IN (SELECT o.owner FROM owned AS o) OR ($2::BOOLEAN AND r.oid IN (SELECT h.datdba FROM here AS h)))
        AND r.oid <> me.oid
        AND NOT r.rolsuper
        AND (
            me.rolsuper
            OR (me.rolcreaterole AND NOT r.rolcreaterole)
            OR (me.rolreplication AND NOT r.rolreplication)
            OR EXISTS (
                SELECT FROM mine AS g WHERE g.oid <> r.oid AND NOT pg_catalog.pg_has_role(r.oid, g.oid, 'MEMBER')
            )
        )
)
SELECT control.system_identifier, me.rolname AS role, me.rolsuper AS is_superuser, l.rolname AS owner
FROM lesser AS l
CROSS JOIN me
CROSS JOIN pg_catalog.pg_control_system() AS control
WHERE $2::BOOLEAN
    OR EXISTS (
        SELECT
        FROM owned AS o
        CROSS JOIN pg_catalog.pg_identify_object(o.classid, o.objid, 0) AS named
        WHERE o.owner = l.oid
            AND CASE
                WHEN $1::TEXT IS NOT NULL THEN
                    named.schema = $1::TEXT OR (named.type = 'schema' AND named.name = pg_catalog.quote_ident($1::TEXT))
                -- temporary tables of other sessions are nobody else's to read
                ELSE named.schema IS NULL OR named.schema !~ '^pg_temp'
            END
    )
ORDER BY l.rolname
