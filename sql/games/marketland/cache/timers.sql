-- What gets ready for the players $1, and when in seconds since 1970: planted plots and running jobs. A player with nothing
-- under way has one row without a member.
SELECT p.player_id::TEXT AS subject, t.member, t.score
FROM public.players AS p
LEFT JOIN LATERAL (
    SELECT 'plot:' || c.plot_id AS member, pg_catalog.floor(pg_catalog.date_part('epoch', c.ready_at)) AS score
    FROM public.crop_plots AS c
    WHERE c.player_id = p.player_id AND c.crop_type IS NOT NULL AND c.ready_at IS NOT NULL
    UNION ALL
    SELECT 'job:' || j.job_id, pg_catalog.floor(pg_catalog.date_part('epoch', j.finishes_at))
    FROM public.processing_jobs AS j
    WHERE j.player_id = p.player_id AND NOT j.is_complete
) AS t ON TRUE
WHERE p.player_id = ANY (ARRAY(
    SELECT v.id::UUID FROM UNNEST($1::TEXT[]) AS v (id) WHERE v.id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'))
