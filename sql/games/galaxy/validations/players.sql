-- Every account, with its password.
SELECT p.id, p.username, p.password_hash FROM public.players AS p ORDER BY p.id
