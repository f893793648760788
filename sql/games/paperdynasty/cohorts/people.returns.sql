-- Every play with its batter and its pitcher; named as in events/people.sql.
SELECT
    w.name || ' (' || w.code || ')' AS subject,
    p.created_at AS at
FROM public.plays AS p
CROSS JOIN LATERAL (VALUES (p.batter_id), (p.pitcher_id)) AS took_part (lineup_id)
JOIN public.lineup_people AS w ON w.lineup_id = took_part.lineup_id
