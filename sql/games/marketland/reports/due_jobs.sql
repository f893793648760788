-- Jobs of a player ($1), or of everybody, that are finished at a moment ($2) and not collected, the oldest first. A player's
-- are found by idx_jobs_player_active, everybody's by idx_jobs_finishes.
SELECT
    j.job_id,
    j.building_type,
    j.recipe,
    j.finishes_at,
    j.output_qty,
    j.xp_reward,
    $2::TIMESTAMPTZ - j.finishes_at AS waits,
    p.username AS player
FROM (
    SELECT t.*
    FROM public.processing_jobs AS t
    WHERE ($1::UUID IS NULL OR t.player_id = $1::UUID)
        AND t.finishes_at <= $2::TIMESTAMPTZ
        AND NOT t.is_complete
    ORDER BY t.finishes_at
    LIMIT 1000
) AS j
JOIN public.players AS p ON p.player_id = j.player_id
ORDER BY j.finishes_at, j.job_id
