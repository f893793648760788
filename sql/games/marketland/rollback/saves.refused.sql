-- Saves of the player $1 that cannot be made the newest: the player's row is set to what the save says, so it has to say
-- what the row's constraints ask for.
SELECT 0::BIGINT AS play_number, 'No save says what a player had before the first one, and no table what a new player gets.' AS reason
UNION ALL
SELECT s.snapshot_id, pg_catalog.format('The save does not tell %s as a number that a player can have.', k.key)
FROM public.save_snapshots AS s
CROSS JOIN LATERAL (
    SELECT v.key
    FROM (
        VALUES ('level', 1, 200), ('xp', -2147483648, 2147483647), ('coins', 0, 9223372036854775807), ('cash', 0, 2147483647),
            ('farm_tokens', 0, 2147483647), ('luxury_points', 0, 2147483647)
    ) AS v (key, lowest, highest)
    WHERE CASE pg_catalog.jsonb_typeof(s.snapshot_data -> 'player' -> v.key)
        WHEN 'number' THEN (s.snapshot_data -> 'player' ->> v.key)::NUMERIC NOT BETWEEN v.lowest AND v.highest
        ELSE TRUE END
    LIMIT 1
) AS k
WHERE s.player_id::TEXT = $1::TEXT
