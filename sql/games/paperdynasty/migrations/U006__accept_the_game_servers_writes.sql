-- As V005 left it. What a game server wrote meanwhile may lack what is asked for again: then nothing is taken back.

DROP TRIGGER trg_know_teams ON public.games;
DROP TRIGGER trg_know_who_plays ON public.roster_links;
DROP TRIGGER trg_know_who_plays ON public.lineups;
DROP TRIGGER trg_complete_play ON public.plays;
DROP FUNCTION public.know_teams_of_game();
DROP FUNCTION public.know_who_plays();
DROP FUNCTION public.know_team(INTEGER);
DROP FUNCTION public.know_player(INTEGER);
DROP FUNCTION public.know_card(INTEGER);
DROP FUNCTION public.complete_play();

ALTER TABLE public.game_sessions ALTER COLUMN state_snapshot SET NOT NULL;
ALTER TABLE public.game_sessions ALTER COLUMN last_action_at DROP DEFAULT;

ALTER TABLE public.rolls ALTER COLUMN rolled_at DROP DEFAULT;
ALTER TABLE public.rolls ALTER COLUMN roll_data DROP DEFAULT;
ALTER TABLE public.rolls ALTER COLUMN league_id SET NOT NULL;
ALTER TABLE public.rolls ALTER COLUMN play_number SET NOT NULL;
ALTER TABLE public.rolls ADD FOREIGN KEY (game_id, play_number) REFERENCES public.plays (game_id, play_number);

ALTER TABLE public.plays ALTER COLUMN result SET NOT NULL;
ALTER TABLE public.plays ALTER COLUMN event_text SET NOT NULL;
ALTER TABLE public.plays ALTER COLUMN event_code SET NOT NULL;
ALTER TABLE public.plays ALTER COLUMN batting_order SET NOT NULL;
ALTER TABLE public.plays ALTER COLUMN created_at DROP DEFAULT;

ALTER TABLE public.lineups ADD CHECK (position IN
    ('P', 'C', '1B', '2B', '3B', 'SS', 'LF', 'CF', 'RF', 'DH', 'PH', 'PR'));
ALTER TABLE public.lineups ALTER COLUMN is_active DROP DEFAULT;

ALTER TABLE public.games ALTER COLUMN created_at DROP DEFAULT;
