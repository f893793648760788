-- Players whose name begins with what is typed ($1), or who have that id. An index serves both, however many players
-- there are: of the names from the typed one on, the next 200 are looked at.
SELECT
    f.player_id::TEXT AS value,
    f.username::TEXT AS title,
    pg_catalog.concat_ws(', ', 'level ' || f.level, f.platform, CASE WHEN f.is_banned THEN 'banned' END) AS detail
FROM (
    SELECT n.player_id, n.username, n.level, n.platform, n.is_banned
    FROM (
        SELECT p.player_id, p.username, p.level, p.platform, p.is_banned
        FROM public.players AS p
        WHERE p.username >= $1::TEXT
        ORDER BY p.username
        LIMIT 200
    ) AS n
    WHERE pg_catalog.starts_with(pg_catalog.lower(n.username), pg_catalog.lower($1::TEXT))
    UNION ALL
    SELECT p.player_id, p.username, p.level, p.platform, p.is_banned
    FROM public.players AS p
    WHERE p.player_id = CASE
        WHEN $1::TEXT ~ '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' THEN $1::TEXT::UUID
    END
) AS f
