-- The worlds that the game server put aside before a reset. Ticks begin again with each, so the number of the backup is
-- what a later one has greater. The subject is the reason that was given.
SELECT
    b.id,
    b.id AS seq,
    b.created_at AS at,
    b.reason AS subject,
    b.state AS payload,
    b.tick_number,
    b.game_time
FROM public.reset_backups AS b
