-- Plays that are loaded and still wait in raw, by game: they are not in the tables before their game and everybody whom they
-- name are. What a rollback took back waits for nothing.
SELECT
    f.external_id AS subject,
    pg_catalog.count(*) AS records,
    CASE WHEN f.game_id IS NULL THEN 'plays wait for their game' ELSE 'plays wait for their line-ups' END AS reason
FROM (
    SELECT DISTINCT
        e.payload ->> 'game_id' AS external_id,
        g.id AS game_id,
        n.play_number
    FROM raw.api_events AS e
    LEFT JOIN public.games AS g ON g.external_id = e.payload ->> 'game_id'
    CROSS JOIN LATERAL (
        SELECT CASE WHEN e.payload ->> 'play_number' ~ '^[0-9]{1,18}$' THEN (e.payload ->> 'play_number')::BIGINT END AS play_number
    ) AS n
    WHERE e.endpoint = '/games/plays'
        AND e.status_code BETWEEN 200 AND 299
        AND e.payload ->> 'game_id' IS NOT NULL
        AND n.play_number IS NOT NULL
        AND (g.cut_at_event_id IS NULL OR e.id > g.cut_at_event_id
            OR n.play_number <= g.cut_after_play)
        AND NOT EXISTS (SELECT FROM raw.cut_events AS k WHERE k.event_id = e.id AND n.play_number > k.after_play)
) AS f
WHERE NOT EXISTS (SELECT FROM public.plays AS p WHERE p.game_id = f.game_id AND p.play_number = f.play_number)
GROUP BY f.external_id, f.game_id
