-- Administrators are in a table of their own again, those that the players' flag names. What V004 dropped of those who
-- were players too, their second password, is not known any more: they have the player's.

CREATE TABLE public.admins (
    id UUID PRIMARY KEY DEFAULT pg_catalog.gen_random_uuid(),
    username VARCHAR(20) UNIQUE NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    created_at TIMESTAMPTZ DEFAULT pg_catalog.now()
);

INSERT INTO public.admins (username, password_hash, created_at)
SELECT p.username, p.password_hash, p.created_at
FROM public.players AS p
WHERE p.is_admin;
