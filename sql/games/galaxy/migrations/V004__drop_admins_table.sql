-- Everybody in it is a player since V003.

DROP TABLE public.admins;
