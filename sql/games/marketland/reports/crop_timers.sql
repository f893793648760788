-- Crops of a player ($1), or of everybody, that are ready within five minutes of a moment ($2), the ones that wait longest
-- first. A player's plots are found by the player, everybody's by idx_crop_plots_ready.
SELECT
    c.plot_id,
    CASE
        WHEN c.wilts_at <= $2::TIMESTAMPTZ THEN 'wilted'
        WHEN c.wilts_at <= $2::TIMESTAMPTZ + INTERVAL '30 minutes' THEN 'wilts soon'
    END AS alert,
    c.zone_index,
    c.grid_x,
    c.grid_y,
    c.crop_type,
    c.ready_at,
    c.wilts_at,
    c.fertilised,
    p.username AS player
FROM (
    SELECT t.*
    FROM public.crop_plots AS t
    WHERE ($1::UUID IS NULL OR t.player_id = $1::UUID)
        AND t.crop_type IS NOT NULL
        AND t.ready_at <= $2::TIMESTAMPTZ + INTERVAL '5 minutes'
    ORDER BY t.ready_at
    LIMIT 1000
) AS c
JOIN public.players AS p ON p.player_id = c.player_id
ORDER BY c.ready_at, c.plot_id
