-- Refused by the server while there is a game, a card or a person: what the feed told can be made again by the transforms,
-- but what was made here cannot.

ALTER TABLE public.games ADD CONSTRAINT "games has rows that may exist nowhere else" CHECK (FALSE);
ALTER TABLE public.cards ADD CONSTRAINT "cards has rows that may exist nowhere else" CHECK (FALSE);
ALTER TABLE public.players ADD CONSTRAINT "players has rows that may exist nowhere else" CHECK (FALSE);
ALTER TABLE public.teams ADD CONSTRAINT "teams has rows that may exist nowhere else" CHECK (FALSE);
DROP TABLE
    public.game_sessions,
    public.rolls,
    public.plays,
    public.lineups,
    public.roster_links,
    public.games,
    public.cards,
    public.players,
    public.teams;
