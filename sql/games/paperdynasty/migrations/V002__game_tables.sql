-- The tables of a Paper Dynasty week. Everything that belongs to a game hangs on
-- public.games; everything that happened after a play can be told by its number:
--   plays.play_number > N, rolls.play_number > N, lineups.after_play >= N.
-- All foreign keys are indexed, so that cutting the end of a long game stays cheap.

CREATE TABLE public.teams (
    id   SERIAL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
);

-- People. The feed knows them by code; SBA games refer to them directly.
CREATE TABLE public.players (
    id   SERIAL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
);

-- PD games refer to a card of a person instead; ids come from the feed.
CREATE TABLE public.cards (
    id        INTEGER PRIMARY KEY,
    player_id INTEGER NOT NULL REFERENCES public.players (id)
);
CREATE INDEX cards_player_id ON public.cards (player_id);

CREATE TABLE public.games (
    id              UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    external_id     TEXT UNIQUE,
    league_id       TEXT NOT NULL CHECK (league_id IN ('sba', 'pd')),
    away_team_id    INTEGER NOT NULL REFERENCES public.teams (id),
    home_team_id    INTEGER NOT NULL REFERENCES public.teams (id),
    game_mode       TEXT NOT NULL DEFAULT 'ranked',
    visibility      TEXT NOT NULL DEFAULT 'public',
    status          TEXT NOT NULL DEFAULT 'pending'
        CHECK (status IN ('pending', 'active', 'suspended', 'completed', 'abandoned')),
    current_inning  INTEGER CHECK (current_inning >= 1),
    current_half    TEXT CHECK (current_half IN ('top', 'bottom')),
    away_score      INTEGER NOT NULL DEFAULT 0,
    home_score      INTEGER NOT NULL DEFAULT 0,
    winner_team_id  INTEGER REFERENCES public.teams (id),
    game_metadata   JSONB NOT NULL DEFAULT '{}',
    created_at      TIMESTAMPTZ NOT NULL,
    started_at      TIMESTAMPTZ,
    completed_at    TIMESTAMPTZ,
    cut_after_play  BIGINT CHECK (cut_after_play >= 0),
    cut_at_event_id BIGINT,
    CHECK (away_team_id <> home_team_id),
    CHECK (winner_team_id IS NULL OR winner_team_id IN (away_team_id, home_team_id)),
    CHECK (num_nulls(cut_after_play, cut_at_event_id) IN (0, 2))
);
CREATE INDEX games_away_team_id ON public.games (away_team_id);
CREATE INDEX games_home_team_id ON public.games (home_team_id);
CREATE INDEX games_winner_team_id ON public.games (winner_team_id);

COMMENT ON COLUMN public.games.id IS
    'For games from the feed: md5(external_id)::uuid, so every import finds the same game.';
COMMENT ON COLUMN public.games.cut_after_play IS
    'Set by a rollback together with cut_at_event_id: responses up to that raw event which tell of '
    'later plays stay out of the tables, so that the next import does not bring them back.';

-- Who may play in a game. PD names cards, SBA names players: exactly one of the two.
CREATE TABLE public.roster_links (
    id        BIGSERIAL PRIMARY KEY,
    game_id   UUID NOT NULL REFERENCES public.games (id),
    team_id   INTEGER NOT NULL REFERENCES public.teams (id),
    card_id   INTEGER REFERENCES public.cards (id),
    player_id INTEGER REFERENCES public.players (id),
    CONSTRAINT roster_links_one_id CHECK (num_nonnulls(card_id, player_id) = 1),
    CONSTRAINT roster_links_card UNIQUE (game_id, card_id),
    CONSTRAINT roster_links_player UNIQUE (game_id, player_id)
);
CREATE INDEX roster_links_team_id ON public.roster_links (team_id);
CREATE INDEX roster_links_card_id ON public.roster_links (card_id);
CREATE INDEX roster_links_player_id ON public.roster_links (player_id);

-- One row for each time somebody takes a place in the batting order or in the field.
-- It holds for the plays after_play < play_number <= replaced_after_play.
CREATE TABLE public.lineups (
    id                  BIGSERIAL PRIMARY KEY,
    game_id             UUID NOT NULL REFERENCES public.games (id),
    team_id             INTEGER NOT NULL REFERENCES public.teams (id),
    card_id             INTEGER REFERENCES public.cards (id),
    player_id           INTEGER REFERENCES public.players (id),
    position            TEXT NOT NULL CHECK (position IN
        ('P', 'C', '1B', '2B', '3B', 'SS', 'LF', 'CF', 'RF', 'DH', 'PH', 'PR')),
    batting_order       SMALLINT CHECK (batting_order BETWEEN 1 AND 9),
    is_starter          BOOLEAN NOT NULL,
    is_active           BOOLEAN NOT NULL,
    replacing_id        BIGINT REFERENCES public.lineups (id),
    after_play          BIGINT CHECK (after_play >= 0),
    replaced_after_play BIGINT CHECK (replaced_after_play >= 0),
    CONSTRAINT lineups_one_id CHECK (num_nonnulls(card_id, player_id) = 1),
    CHECK (is_starter = (after_play IS NULL)),
    CHECK (is_active = (replaced_after_play IS NULL))
);
-- What makes an entry the same entry when it is imported again. Null cannot be
-- compared, so starters count as "after play -1" and cards as negative players.
CREATE UNIQUE INDEX lineups_entry ON public.lineups (
    game_id, team_id, COALESCE(after_play, -1), COALESCE(batting_order, 0), position,
    COALESCE(player_id, -card_id));
CREATE INDEX lineups_team_id ON public.lineups (team_id);
CREATE INDEX lineups_card_id ON public.lineups (card_id);
CREATE INDEX lineups_player_id ON public.lineups (player_id);
CREATE INDEX lineups_replacing_id ON public.lineups (replacing_id);

COMMENT ON COLUMN public.lineups.batting_order IS
    'Null for a pitcher who does not bat because there is a designated hitter.';
COMMENT ON COLUMN public.lineups.after_play IS
    'Number of plays before the substitution; null for starters.';
COMMENT ON COLUMN public.lineups.replaced_after_play IS
    'Number of plays before this entry was replaced; null while it is active. '
    'Taking the substitutions after play N back: delete where after_play >= N, '
    'then activate where replaced_after_play >= N.';

-- One row a play: the situation before it, what happened, where everybody ended.
CREATE TABLE public.plays (
    id                 BIGSERIAL PRIMARY KEY,
    game_id            UUID NOT NULL REFERENCES public.games (id),
    play_number        BIGINT NOT NULL CHECK (play_number >= 1),
    created_at         TIMESTAMPTZ NOT NULL,
    -- The situation before the play.
    inning             INTEGER NOT NULL CHECK (inning >= 1),
    half               TEXT NOT NULL CHECK (half IN ('top', 'bottom')),
    outs_before        SMALLINT NOT NULL CHECK (outs_before BETWEEN 0 AND 2),
    away_score         INTEGER NOT NULL CHECK (away_score >= 0),
    home_score         INTEGER NOT NULL CHECK (home_score >= 0),
    batting_order      SMALLINT NOT NULL CHECK (batting_order BETWEEN 1 AND 9),
    batter_id          BIGINT NOT NULL REFERENCES public.lineups (id),
    pitcher_id         BIGINT NOT NULL REFERENCES public.lineups (id),
    catcher_id         BIGINT REFERENCES public.lineups (id),
    on_first_id        BIGINT REFERENCES public.lineups (id),
    on_second_id       BIGINT REFERENCES public.lineups (id),
    on_third_id        BIGINT REFERENCES public.lineups (id),
    -- The count and the pitches when the play happened.
    balls              SMALLINT,
    strikes            SMALLINT,
    pitches            TEXT,
    pitch_count        INTEGER,
    -- What happened.
    dice_roll          TEXT,
    event_code         SMALLINT NOT NULL,
    event_text         TEXT NOT NULL,
    result             TEXT NOT NULL,
    result_description TEXT NOT NULL,
    summary            TEXT NOT NULL,
    batter_final       SMALLINT NOT NULL DEFAULT 0,
    on_first_final     SMALLINT NOT NULL DEFAULT 0,
    on_second_final    SMALLINT NOT NULL DEFAULT 0,
    on_third_final     SMALLINT NOT NULL DEFAULT 0,
    outs_recorded      SMALLINT NOT NULL DEFAULT 0 CHECK (outs_recorded BETWEEN 0 AND 3),
    runs_scored        SMALLINT NOT NULL DEFAULT 0,
    -- Counts for box scores: sums over plays give a batting or pitching line.
    pa                 SMALLINT NOT NULL DEFAULT 0,
    ab                 SMALLINT NOT NULL DEFAULT 0,
    hit                SMALLINT NOT NULL DEFAULT 0,
    double             SMALLINT NOT NULL DEFAULT 0,
    triple             SMALLINT NOT NULL DEFAULT 0,
    homerun            SMALLINT NOT NULL DEFAULT 0,
    bb                 SMALLINT NOT NULL DEFAULT 0,
    ibb                SMALLINT NOT NULL DEFAULT 0,
    so                 SMALLINT NOT NULL DEFAULT 0,
    hbp                SMALLINT NOT NULL DEFAULT 0,
    rbi                SMALLINT NOT NULL DEFAULT 0,
    sac                SMALLINT NOT NULL DEFAULT 0,
    gidp               SMALLINT NOT NULL DEFAULT 0,
    sb                 SMALLINT NOT NULL DEFAULT 0,
    cs                 SMALLINT NOT NULL DEFAULT 0,
    wild_pitch         SMALLINT NOT NULL DEFAULT 0,
    passed_ball        SMALLINT NOT NULL DEFAULT 0,
    pick_off           SMALLINT NOT NULL DEFAULT 0,
    balk               SMALLINT NOT NULL DEFAULT 0,
    error              SMALLINT NOT NULL DEFAULT 0,
    complete           BOOLEAN NOT NULL DEFAULT FALSE,
    locked             BOOLEAN NOT NULL DEFAULT FALSE,
    CONSTRAINT plays_game_play_number UNIQUE (game_id, play_number),
    CHECK (outs_before + outs_recorded <= 3),
    CHECK (runs_scored = (batter_final >= 4)::INTEGER + (on_first_final >= 4)::INTEGER
        + (on_second_final >= 4)::INTEGER + (on_third_final >= 4)::INTEGER),
    CHECK (hit >= double + triple + homerun AND ab >= hit AND pa >= ab AND bb >= ibb)
);
CREATE INDEX plays_batter_id ON public.plays (batter_id);
CREATE INDEX plays_pitcher_id ON public.plays (pitcher_id);
CREATE INDEX plays_catcher_id ON public.plays (catcher_id);
CREATE INDEX plays_on_first_id ON public.plays (on_first_id) WHERE on_first_id IS NOT NULL;
CREATE INDEX plays_on_second_id ON public.plays (on_second_id) WHERE on_second_id IS NOT NULL;
CREATE INDEX plays_on_third_id ON public.plays (on_third_id) WHERE on_third_id IS NOT NULL;

COMMENT ON COLUMN public.plays.batter_final IS
    'Where the batter ended, and likewise on_*_final for the runners: 0 out or not on base, '
    '1 to 3 that base, 4 and more scored.';
COMMENT ON COLUMN public.plays.pitch_count IS
    'Pitches that the pitcher has thrown in this game up to and with this play; null where unknown.';
COMMENT ON COLUMN public.plays.event_code IS
    'Number of the kind of event as in Retrosheet''s EVENT_CD field.';

COMMENT ON COLUMN public.plays.summary IS
    'One line for a list of plays: inning, batter, result, event text. Kept because putting it '
    'together costs more than all else when a long game is read.';

-- Dice. A roll belongs to the play that it decided.
CREATE TABLE public.rolls (
    id          BIGSERIAL PRIMARY KEY,
    roll_id     TEXT NOT NULL UNIQUE,
    game_id     UUID NOT NULL REFERENCES public.games (id),
    play_number BIGINT NOT NULL,
    roll_type   TEXT NOT NULL CHECK (roll_type IN ('ab', 'jump', 'fielding', 'd20')),
    league_id   TEXT NOT NULL CHECK (league_id IN ('sba', 'pd')),
    team_id     INTEGER REFERENCES public.teams (id),
    player_id   INTEGER REFERENCES public.players (id),
    roll_data   JSONB NOT NULL,
    context     JSONB NOT NULL DEFAULT '{}',
    rolled_at   TIMESTAMPTZ NOT NULL,
    FOREIGN KEY (game_id, play_number) REFERENCES public.plays (game_id, play_number)
);
CREATE INDEX rolls_game_play ON public.rolls (game_id, play_number);
CREATE INDEX rolls_team_id ON public.rolls (team_id);
CREATE INDEX rolls_player_id ON public.rolls (player_id);
-- Keyset paging as events: over everything, by type, by game.
CREATE INDEX rolls_rolled_at_id ON public.rolls (rolled_at, id);
CREATE INDEX rolls_type_rolled_at_id ON public.rolls (roll_type, rolled_at, id);
CREATE INDEX rolls_subject_rolled_at_id ON public.rolls ((game_id::TEXT), rolled_at, id);

-- What a game server needs to go on with a game after a restart.
CREATE TABLE public.game_sessions (
    game_id         UUID PRIMARY KEY REFERENCES public.games (id),
    connected_users JSONB NOT NULL DEFAULT '{}',
    last_action_at  TIMESTAMPTZ NOT NULL,
    state_snapshot  JSONB NOT NULL
);
