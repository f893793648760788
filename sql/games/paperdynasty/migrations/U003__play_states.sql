-- Views have no rows of their own.

DROP VIEW public.play_snapshots;
DROP VIEW public.lineup_people;
DROP VIEW public.play_states;
