-- The table of administrators says who is one, so it takes over first what the flag says now: those who became one since
-- V003 come in, and those who are none any more go, lest they are one again. Their accounts as players stay.

INSERT INTO public.admins (username, password_hash, created_at)
SELECT p.username, p.password_hash, p.created_at
FROM public.players AS p
WHERE p.is_admin
ON CONFLICT (username) DO NOTHING;

DELETE FROM public.admins AS a
WHERE NOT EXISTS (SELECT FROM public.players AS p WHERE p.username = a.username AND p.is_admin);

ALTER TABLE public.players DROP COLUMN is_admin;
