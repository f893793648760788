-- A game server writes games, line-ups, plays, rolls and sessions itself, with what it knows: its own ids of teams, players
-- and cards, and of a play what its box score needs. What can be told from other rows is told here; the rest stays NULL.

ALTER TABLE public.games ALTER COLUMN created_at SET DEFAULT pg_catalog.now();

ALTER TABLE public.lineups ALTER COLUMN is_active SET DEFAULT TRUE;
-- Servers write other positions than the feed's twelve, such as 4B for the fourth in the field.
ALTER TABLE public.lineups DROP CONSTRAINT lineups_position_check;

ALTER TABLE public.plays ALTER COLUMN created_at SET DEFAULT pg_catalog.now();
ALTER TABLE public.plays ALTER COLUMN batting_order DROP NOT NULL;
ALTER TABLE public.plays ALTER COLUMN event_code DROP NOT NULL;
ALTER TABLE public.plays ALTER COLUMN event_text DROP NOT NULL;
ALTER TABLE public.plays ALTER COLUMN result DROP NOT NULL;

-- Dice are saved at the end of an inning, and a server that goes back to a play deletes its plays before their rolls.
ALTER TABLE public.rolls DROP CONSTRAINT rolls_game_id_play_number_fkey;
ALTER TABLE public.rolls ALTER COLUMN play_number DROP NOT NULL;
ALTER TABLE public.rolls ALTER COLUMN league_id DROP NOT NULL;
ALTER TABLE public.rolls ALTER COLUMN roll_data SET DEFAULT '{}';
ALTER TABLE public.rolls ALTER COLUMN rolled_at SET DEFAULT pg_catalog.now();

-- A session begins before there is a state to keep.
ALTER TABLE public.game_sessions ALTER COLUMN last_action_at SET DEFAULT pg_catalog.now();
ALTER TABLE public.game_sessions ALTER COLUMN state_snapshot DROP NOT NULL;

-- The situation before a play is where the game's row stands, which the server moves on after it.
CREATE FUNCTION public.complete_play() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    SELECT COALESCE(NEW.away_score, g.away_score), COALESCE(NEW.home_score, g.home_score)
    INTO NEW.away_score, NEW.home_score
    FROM public.games AS g
    WHERE g.id = NEW.game_id;
    IF NEW.batting_order IS NULL THEN
        SELECT l.batting_order INTO NEW.batting_order FROM public.lineups AS l WHERE l.id = NEW.batter_id;
    END IF;
    NEW.summary := COALESCE(NEW.summary, NEW.result_description);
    RETURN NEW;
END
$$;

CREATE TRIGGER trg_complete_play
BEFORE INSERT ON public.plays
FOR EACH ROW
WHEN (NEW.away_score IS NULL OR NEW.home_score IS NULL OR NEW.batting_order IS NULL OR NEW.summary IS NULL)
EXECUTE FUNCTION public.complete_play();

-- A team, player or card that only its id is known of gets a row that says no more than the id. The sequence is moved
-- past it, so that the feed's own do not meet it.
CREATE FUNCTION public.know_team(team INTEGER) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    IF team IS NULL OR EXISTS (SELECT FROM public.teams AS t WHERE t.id = team) THEN
        RETURN;
    END IF;
    INSERT INTO public.teams (id, code, name) VALUES (team, '#' || team, 'Team ' || team) ON CONFLICT DO NOTHING;
    PERFORM pg_catalog.setval('public.teams_id_seq', GREATEST(team, (SELECT s.last_value FROM public.teams_id_seq AS s)));
END
$$;

CREATE FUNCTION public.know_player(player INTEGER) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
    IF player IS NULL OR EXISTS (SELECT FROM public.players AS p WHERE p.id = player) THEN
        RETURN;
    END IF;
    INSERT INTO public.players (id, code, name) VALUES (player, '#' || player, 'Player ' || player) ON CONFLICT DO NOTHING;
    PERFORM pg_catalog.setval('public.players_id_seq', GREATEST(player, (SELECT s.last_value FROM public.players_id_seq AS s)));
END
$$;

CREATE FUNCTION public.know_card(card INTEGER) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    person INTEGER;
BEGIN
    IF card IS NULL OR EXISTS (SELECT FROM public.cards AS c WHERE c.id = card) THEN
        RETURN;
    END IF;
    INSERT INTO public.players (code, name) VALUES ('#card ' || card, 'Card ' || card)
    ON CONFLICT (code) DO UPDATE SET code = EXCLUDED.code
    RETURNING id INTO person;
    INSERT INTO public.cards (id, player_id) VALUES (card, person) ON CONFLICT DO NOTHING;
END
$$;

CREATE FUNCTION public.know_teams_of_game() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM public.know_team(NEW.away_team_id), public.know_team(NEW.home_team_id);
    RETURN NEW;
END
$$;

CREATE FUNCTION public.know_who_plays() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    PERFORM public.know_team(NEW.team_id), public.know_player(NEW.player_id), public.know_card(NEW.card_id);
    RETURN NEW;
END
$$;

CREATE TRIGGER trg_know_teams BEFORE INSERT ON public.games FOR EACH ROW EXECUTE FUNCTION public.know_teams_of_game();
CREATE TRIGGER trg_know_who_plays BEFORE INSERT ON public.roster_links FOR EACH ROW EXECUTE FUNCTION public.know_who_plays();
CREATE TRIGGER trg_know_who_plays BEFORE INSERT ON public.lineups FOR EACH ROW EXECUTE FUNCTION public.know_who_plays();
