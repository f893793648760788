-- Administrators are players with a flag. One whose name a player has already keeps the player's account and password.

ALTER TABLE public.players ADD COLUMN is_admin BOOLEAN NOT NULL DEFAULT FALSE;

INSERT INTO public.players (username, password_hash, is_admin, created_at)
SELECT a.username, a.password_hash, TRUE, a.created_at
FROM public.admins AS a
ON CONFLICT (username) DO UPDATE SET is_admin = TRUE;
