-- Each person's first play as batter or pitcher; named as in events/people.sql.
SELECT
    w.name || ' (' || w.code || ')' AS subject,
    pg_catalog.min(p.created_at) AS at
FROM public.plays AS p
CROSS JOIN LATERAL (VALUES (p.batter_id), (p.pitcher_id)) AS took_part (lineup_id)
JOIN public.lineup_people AS w ON w.lineup_id = took_part.lineup_id
GROUP BY w.name, w.code
