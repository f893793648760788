-- Players whose name begins with what is typed ($1), or who have that id; by the index of names.
SELECT
    f.id::TEXT AS value,
    f.username::TEXT AS title,
    CASE WHEN f.is_admin THEN 'administrator' END AS detail
FROM (
    SELECT n.id, n.username, n.is_admin
    FROM (
        SELECT p.id, p.username, p.is_admin
        FROM public.players AS p
        WHERE p.username >= $1::TEXT
        ORDER BY p.username
        LIMIT 200
    ) AS n
    WHERE pg_catalog.starts_with(pg_catalog.lower(n.username), pg_catalog.lower($1::TEXT))
    UNION ALL
    SELECT p.id, p.username, p.is_admin
    FROM public.players AS p
    WHERE p.id = CASE
        WHEN $1::TEXT ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN $1::TEXT::UUID
    END
) AS f
