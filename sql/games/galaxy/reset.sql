-- When the world began: the time of tick 0, as the game was configured.
SELECT (c.value #>> '{}')::TIMESTAMPTZ AS reset_at
FROM public.game_config AS c
WHERE c.key = 'start_date'
