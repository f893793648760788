-- A week of two made-up leagues, played out with dice: the SBA (designated hitter, a runner
-- on second in extra innings, players by id) and PD (pitchers bat, cards by id). Every
-- team plays every day; one game is suspended and one still going on. All names are invented.
--
-- Only raw responses are made here, in the shape of the recorded feed plus /games/rosters
-- and /games/rolls; the transforms do the rest. Everything follows from the settings
-- weekglass.seed and weekglass.week_start, so the same settings give the same rows.
-- Event texts are written as Retrosheet writes them and event codes are its EVENT_CD numbers.

-- A number from 1 to sides that depends on nothing but the seed and the key.
CREATE FUNCTION pg_temp.pick(key TEXT, sides INTEGER) RETURNS INTEGER
LANGUAGE sql STABLE AS $$
    SELECT 1 + (('x' || substr(md5(current_setting('weekglass.seed') || ':' || key), 1, 8))::BIT(32)::BIGINT
        % sides)::INTEGER
$$;

CREATE TEMPORARY TABLE sim_teams AS
SELECT n::INTEGER AS team, CASE WHEN n <= 8 THEN 'sba' ELSE 'pd' END AS league, code, name
FROM unnest(
    ARRAY['HBG', 'MBW', 'ASF', 'LKO', 'RDR', 'SGM', 'PWO', 'CRC', 'BRB', 'DHD', 'EMK', 'FVL', 'GMH', 'KTT', 'NVB', 'SWT'],
    ARRAY['Harbor Gulls', 'Millbrook Weavers', 'Ashford Foxes', 'Lakeview Otters', 'Ridgemont Ravens',
        'Stonegate Masons', 'Pinewell Owls', 'Crestfall Comets', 'Bramble Badgers', 'Dunhollow Drifters',
        'Emberly Kilns', 'Fairvale Larks', 'Greenmarsh Herons', 'Kettleby Tinkers', 'Northever Bears',
        'Saltwick Tides'])
    WITH ORDINALITY AS t (code, name, n);

-- 26 on a team: 1 to 9 start (positions 2 to 9 and the designated hitter), 10 to 13 are on
-- the bench, 14 to 18 start as pitchers in turn, 19 to 26 relieve them.
CREATE TEMPORARY TABLE sim_players AS
WITH names AS (
    SELECT
        ARRAY['Abel', 'Bram', 'Caleb', 'Dario', 'Emil', 'Felix', 'Gus', 'Hugo', 'Ivo', 'José', 'Kit', 'Leo',
            'Milo', 'Nico', 'Otis', 'Pavel', 'Quinn', 'Rafa', 'Søren', 'Teo', 'Ugo', 'Vito', 'Wes', 'Xander',
            'Yuri', 'Zoltán', 'Amos', 'Boyd', 'Cyrus', 'Dell', 'Ezra', 'Finn', 'Gil', 'Hank', 'Ike', 'Jules', 'Knox']
            AS first,
        ARRAY['Aldermoor', 'Birchwane', 'Cobblestad', 'Dunleaf', 'Elderquist', 'Farrowmead', 'Gladstern',
            'Hollowick', 'Inkpenny', 'Jessamore', 'Kestrelby', 'Larkstrom', 'Millhaven', 'Nettlefold', 'Oakenvale',
            'Pebblecote', 'Quillfeather', 'Rookwell', 'Silverbrun', 'Thistledown', 'Underwick', 'Vantongeren',
            'Wexcombe', 'Yarrowby', 'Zimmerlake', 'Añasco del Río', 'Brackenbury', 'Copperwain', 'Drakemire',
            'Emberstone', 'Foxglen', 'Gorsebank', 'Hawksmere', 'Ironbridge', 'Juniperhall', 'Kettlewright',
            'Lanternby', 'Marshgate', 'Northolme', 'Ottersford', 'Pinkwater', 'Quarrington', 'Ravensworth',
            'Saltmarsh', 'Tanglewood', 'Ulverton', 'Vinterberg', 'Wolfsbane', 'Yewdale', 'Ziegenhals', 'Applegarth',
            'Blackthorne', 'Cloverfield', 'Dovecote', 'Everglen', 'Fennimore', 'Goldfinch', 'Hazelrigg',
            'O''Larkin', 'Müllenbeck', 'Ploverston'] AS last
)
SELECT
    i AS person,
    t.team,
    slot,
    n.first[1 + (k / 61 + k) % 37] || ' ' || n.last[1 + k % 61] AS name,
    lower(left(regexp_replace(translate(n.last[1 + k % 61], 'ñíü', 'niu'), '[^A-Za-z]', '', 'g'), 4))
        || lower(left(translate(n.first[1 + (k / 61 + k) % 37], 'é', 'e'), 1)) || lpad(i::TEXT, 3, '0') AS code,
    CASE t.league WHEN 'pd' THEN 10000 + i * 3 + pg_temp.pick('card:' || i, 3) END AS card_id
FROM pg_temp.sim_teams AS t
CROSS JOIN generate_series(1, 26) AS slot
CROSS JOIN LATERAL (SELECT (t.team - 1) * 26 + slot AS i) AS numbered
CROSS JOIN LATERAL (SELECT i + pg_temp.pick('names', 2000) AS k) AS named
CROSS JOIN names AS n;

CREATE TEMPORARY TABLE sim_feed (
    seq         BIGSERIAL,
    fetched_at  TIMESTAMPTZ NOT NULL,
    endpoint    TEXT NOT NULL,
    request_key TEXT NOT NULL,
    status_code INTEGER NOT NULL DEFAULT 200,
    payload     TEXT NOT NULL
);

-- The payloads below are written in canonical form already: keys in order, no blanks.
CREATE FUNCTION pg_temp.person_json(who TEXT, before TEXT, after TEXT) RETURNS TEXT
LANGUAGE sql STABLE AS $$
    SELECT '{' || before || COALESCE('"card_id":' || p.card_id || ',', '') || '%s"name":' || to_json(p.name)
        || ',"player":"' || p.code || '"' || after || '}'
    FROM pg_temp.sim_players AS p WHERE p.code = who
$$;

CREATE FUNCTION pg_temp.emit_substitution(
    game TEXT, at TIMESTAMPTZ, after_play INTEGER, who TEXT, side TEXT, place INTEGER, spot INTEGER) RETURNS VOID
LANGUAGE sql VOLATILE AS $$
    INSERT INTO pg_temp.sim_feed (fetched_at, endpoint, request_key, payload)
    VALUES (at, '/games/substitutions', format('/games/%s/substitutions/%s', game, after_play), format(
        pg_temp.person_json(who,
            format('"after_play":%s,"batting_order":%s,', after_play, place),
            format(',"position":%s,"team_side":"%s"', spot, side)),
        '"game_id":"' || game || '",'))
$$;

-- What the dice say. The first die chooses the batter's card (1 to 3) or the pitcher's,
-- it and the sum of the other two a cell of that card, and the d20 one of three bands in
-- the cell. What stands in a cell is fixed for a card; shares are about those of real games.
CREATE FUNCTION pg_temp.card_result(card TEXT, d6_one INTEGER, d6_two INTEGER, d20 INTEGER) RETURNS TEXT
LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN v <= 33 THEN 'home_run' WHEN v <= 38 THEN 'triple' WHEN v <= 85 THEN 'double'
        WHEN v <= 230 THEN 'single' WHEN v <= 315 THEN 'walk' WHEN v <= 325 THEN 'hit_by_pitch'
        WHEN v <= 550 THEN 'strikeout' WHEN v <= 560 THEN 'error' WHEN v <= 780 THEN 'grounder'
        WHEN v <= 945 THEN 'fly' ELSE 'pop_up' END
    FROM (SELECT pg_temp.pick(format('cell:%s:%s:%s:%s', card, d6_one, d6_two, (d20 - 1) / 7), 1000) AS v) AS cell
$$;

-- The pitches of a turn at bat that ends like that; carried are those thrown before a
-- stolen base or wild pitch in the same turn (one ball, at most).
CREATE FUNCTION pg_temp.pitch_sequence(key TEXT, result TEXT, carried TEXT) RETURNS TEXT
LANGUAGE plpgsql STABLE AS $$
DECLARE
    thrown TEXT := CASE WHEN carried = '' THEN '' ELSE carried || '.' END;
    balls INTEGER := CASE result WHEN 'walk' THEN 3 ELSE pg_temp.pick(key || ':balls', 4) - 1 END;
    strikes INTEGER := CASE result WHEN 'strikeout' THEN 2 ELSE pg_temp.pick(key || ':strikes', 3) - 1 END;
    n INTEGER := 0;
BEGIN
    balls := GREATEST(0, balls - length(carried));
    WHILE balls + strikes > 0 LOOP
        n := n + 1;
        IF pg_temp.pick(key || ':pitch' || n, balls + strikes) <= balls THEN
            thrown := thrown || 'B';
            balls := balls - 1;
        ELSE
            thrown := thrown || substr('CSF', pg_temp.pick(key || ':strike' || n, 3), 1);
            strikes := strikes - 1;
        END IF;
    END LOOP;
    RETURN thrown || CASE result
        WHEN 'strikeout' THEN substr('SSC', pg_temp.pick(key || ':last', 3), 1)
        WHEN 'walk' THEN 'B' WHEN 'hit_by_pitch' THEN 'H' ELSE 'X' END;
END
$$;

-- Where everybody goes: batter, first, second, third (0 out or nobody, 4 home), then the
-- outs on the play. The d20 tells how far.
CREATE FUNCTION pg_temp.destinations(
    result TEXT, d20 INTEGER, outs INTEGER, on1 BOOLEAN, on2 BOOLEAN, on3 BOOLEAN) RETURNS INTEGER[]
LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY[
        d[1],
        CASE WHEN on1 THEN d[2] ELSE 0 END,
        CASE WHEN on2 THEN d[3] ELSE 0 END,
        CASE WHEN on3 THEN d[4] ELSE 0 END,
        d[5]]
    FROM (SELECT CASE result
        WHEN 'home_run' THEN ARRAY[4, 4, 4, 4, 0]
        WHEN 'triple' THEN ARRAY[3, 4, 4, 4, 0]
        WHEN 'double' THEN ARRAY[2, CASE WHEN d20 >= 12 THEN 4 ELSE 3 END, 4, 4, 0]
        WHEN 'single' THEN ARRAY[1, CASE WHEN d20 >= 15 THEN 3 ELSE 2 END, CASE WHEN d20 >= 8 THEN 4 ELSE 3 END, 4, 0]
        WHEN 'infield_single' THEN ARRAY[1, 2, 3, 4, 0]
        WHEN 'error' THEN ARRAY[1, 2, 3, 4, 0]
        WHEN 'walk' THEN ARRAY[1, 2, CASE WHEN on1 THEN 3 ELSE 2 END, CASE WHEN on1 AND on2 THEN 4 ELSE 3 END, 0]
        WHEN 'hit_by_pitch' THEN
            ARRAY[1, 2, CASE WHEN on1 THEN 3 ELSE 2 END, CASE WHEN on1 AND on2 THEN 4 ELSE 3 END, 0]
        WHEN 'double_play' THEN CASE outs WHEN 0 THEN ARRAY[0, 0, 3, 4, 2] ELSE ARRAY[0, 0, 2, 3, 2] END
        WHEN 'force' THEN CASE WHEN outs < 2 THEN
            ARRAY[1, 0, 3, CASE WHEN on2 THEN 4 ELSE 3 END, 1] ELSE ARRAY[1, 0, 2, 3, 1] END
        WHEN 'grounder' THEN CASE WHEN outs < 2 THEN ARRAY[0, 2, 3, 4, 1] ELSE ARRAY[0, 1, 2, 3, 1] END
        WHEN 'sacrifice_bunt' THEN ARRAY[0, 2, 3, 3, 1]
        WHEN 'sacrifice_fly' THEN ARRAY[0, 1, CASE WHEN d20 >= 16 THEN 3 ELSE 2 END, 4, 1]
        WHEN 'wild_pitch' THEN ARRAY[0, 2, 3, 4, 0]
        WHEN 'stolen_base' THEN ARRAY[0, 2, 2, 3, 0]
        WHEN 'caught_stealing' THEN ARRAY[0, 0, 2, 3, 1]
        ELSE ARRAY[0, 1, 2, 3, 1]
    END AS d) AS table_of_advances
$$;

-- One result as the feed tells it: text, code, plate appearance, at bat, bases, errors.
CREATE FUNCTION pg_temp.event_fields(
    key TEXT, result TEXT, OUT basic TEXT, OUT code INTEGER, OUT pa BOOLEAN, OUT ab BOOLEAN,
    OUT bases INTEGER, OUT errors INTEGER)
LANGUAGE sql STABLE AS $$
    SELECT
        CASE result
            WHEN 'home_run' THEN 'HR/' || outfielder || '/F' WHEN 'triple' THEN 'T' || outfielder || '/L'
            WHEN 'double' THEN 'D' || outfielder || '/L' WHEN 'single' THEN 'S' || outfielder || '/G'
            WHEN 'infield_single' THEN 'S' || infielder || '/G' WHEN 'error' THEN 'E' || infielder || '/G'
            WHEN 'walk' THEN 'W' WHEN 'hit_by_pitch' THEN 'HP' WHEN 'strikeout' THEN 'K'
            WHEN 'double_play' THEN '64(1)3/GDP' WHEN 'force' THEN '64(1)/FO/G'
            WHEN 'grounder' THEN CASE infielder WHEN 3 THEN '3/G' ELSE infielder || '3/G' END
            WHEN 'sacrifice_bunt' THEN '13/BG/SH' WHEN 'sacrifice_fly' THEN outfielder || '/F/SF'
            WHEN 'fly' THEN outfielder || '/F' WHEN 'pop_up' THEN infielder || '/P'
            WHEN 'wild_pitch' THEN 'WP' WHEN 'stolen_base' THEN 'SB2' WHEN 'caught_stealing' THEN 'CS2(26)'
        END,
        CASE result
            WHEN 'home_run' THEN 23 WHEN 'triple' THEN 22 WHEN 'double' THEN 21 WHEN 'single' THEN 20
            WHEN 'infield_single' THEN 20 WHEN 'error' THEN 18 WHEN 'walk' THEN 14 WHEN 'hit_by_pitch' THEN 16
            WHEN 'strikeout' THEN 3 WHEN 'wild_pitch' THEN 9 WHEN 'stolen_base' THEN 4
            WHEN 'caught_stealing' THEN 6 ELSE 2
        END,
        result NOT IN ('wild_pitch', 'stolen_base', 'caught_stealing'),
        result NOT IN ('wild_pitch', 'stolen_base', 'caught_stealing', 'walk', 'hit_by_pitch',
            'sacrifice_bunt', 'sacrifice_fly'),
        CASE result WHEN 'home_run' THEN 4 WHEN 'triple' THEN 3 WHEN 'double' THEN 2
            WHEN 'single' THEN 1 WHEN 'infield_single' THEN 1 ELSE 0 END,
        (result = 'error')::INTEGER
    FROM (SELECT pg_temp.pick(key || ':outfielder', 3) + 6 AS outfielder,
        pg_temp.pick(key || ':infielder', 4) + 2 AS infielder) AS fielders
$$;

-- Plays one game and writes its responses. Sides: 1 the visitors, 2 the home team.
CREATE FUNCTION pg_temp.play_game(
    game TEXT, league TEXT, teams INTEGER[], day INTEGER, started TIMESTAMPTZ, stop_after INTEGER) RETURNS TIMESTAMPTZ
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    sides CONSTANT TEXT[] := ARRAY['away', 'home'];
    place_code TEXT[] := array_fill(''::TEXT, ARRAY[2, 9]);  -- who bats where
    place_pos INTEGER[] := array_fill(0, ARRAY[2, 9]);       -- and fields where
    owed_pos INTEGER[] := array_fill(0, ARRAY[2, 9]);        -- where somebody for a pinch hitter goes
    bench TEXT[] := array_fill(''::TEXT, ARRAY[2, 4]);
    bullpen TEXT[] := array_fill(''::TEXT, ARRAY[2, 8]);
    bench_used INTEGER[] := ARRAY[0, 0];
    bullpen_used INTEGER[] := ARRAY[0, 0];
    pitcher TEXT[] := ARRAY['', ''];
    pitcher_place INTEGER[] := CASE league WHEN 'pd' THEN ARRAY[9, 9] ELSE ARRAY[0, 0] END;
    tired_after INTEGER[] := ARRAY[0, 0];
    thrown INTEGER[] := ARRAY[0, 0];
    next_place INTEGER[] := ARRAY[1, 1];
    score INTEGER[] := ARRAY[0, 0];
    inning INTEGER := 1;
    bat INTEGER := 1;
    field INTEGER;
    n INTEGER := 0;
    at TIMESTAMPTZ := started;
    outs INTEGER;
    runners TEXT[];
    place INTEGER;
    batter TEXT;
    card TEXT;
    key TEXT;
    carried TEXT;
    pitches TEXT;
    result TEXT;
    d INTEGER[];
    dice INTEGER[];
    f RECORD;
    runs INTEGER;
    rbi INTEGER;
    advances TEXT;
    rolls TEXT;
    new_runners TEXT[];
    catchers TEXT[] := ARRAY['', ''];
    over BOOLEAN := FALSE;
BEGIN
    FOR s IN 1..2 LOOP
        FOR f IN
            SELECT p.code, p.slot, row_number() OVER (ORDER BY md5(game || p.code)) AS place
            FROM pg_temp.sim_players AS p
            WHERE p.team = teams[s] AND p.slot <= CASE league WHEN 'pd' THEN 8 ELSE 9 END
            ORDER BY 3
        LOOP
            place_code[s][f.place] := f.code;
            place_pos[s][f.place] := f.slot + 1;
            IF f.slot = 1 THEN catchers[s] := f.code; END IF;
        END LOOP;
        FOR f IN SELECT p.code, p.slot FROM pg_temp.sim_players AS p WHERE p.team = teams[s] AND p.slot > 9 LOOP
            IF f.slot <= 13 THEN bench[s][f.slot - 9] := f.code;
            ELSIF f.slot = 14 + (day + teams[s]) % 5 THEN pitcher[s] := f.code;
            ELSIF f.slot >= 19 THEN bullpen[s][f.slot - 18] := f.code;
            END IF;
        END LOOP;
        IF league = 'pd' THEN
            place_code[s][9] := pitcher[s];
            place_pos[s][9] := 1;
        END IF;
        tired_after[s] := 80 + pg_temp.pick(game || ':tired:' || s, 25);
    END LOOP;

    -- Rosters and line-ups are known before the game.
    INSERT INTO pg_temp.sim_feed (fetched_at, endpoint, request_key, payload)
    SELECT started - INTERVAL '20 minutes', '/games/rosters', format('/games/%s/rosters', game),
        format('{"game_id":"%s","players":[%s]}', game, string_agg(
            format(pg_temp.person_json(p.code, '', format(',"team_side":"%s"', sides[s])), ''), ','
            ORDER BY s, p.slot))
    FROM generate_series(1, 2) AS s
    JOIN pg_temp.sim_players AS p ON p.team = teams[s];

    INSERT INTO pg_temp.sim_feed (fetched_at, endpoint, request_key, payload)
    SELECT started - INTERVAL '5 minutes', '/games/lineups', format('/games/%s/lineups', game),
        format('{"game_id":"%s","starters":[%s]}', game, string_agg(
            format(pg_temp.person_json(CASE q WHEN 0 THEN pitcher[s] ELSE place_code[s][q] END,
                format('"batting_order":%s,', q),
                format(',"position":%s,"team_side":"%s"', CASE q WHEN 0 THEN 1 ELSE place_pos[s][q] END, sides[s])), ''),
            ',' ORDER BY s, (q + 8) % 10))
    FROM generate_series(1, 2) AS s
    CROSS JOIN generate_series(CASE league WHEN 'pd' THEN 1 ELSE 0 END, 9) AS q;

    WHILE NOT over LOOP
        -- A half-inning.
        field := 3 - bat;
        outs := 0;
        runners := ARRAY[NULL, NULL, NULL]::TEXT[];
        rolls := '';
        carried := '';
        at := at + INTERVAL '130 seconds';
        IF inning > 9 AND league = 'sba' THEN
            runners[2] := place_code[bat][(next_place[bat] + 7) % 9 + 1];
        END IF;
        -- Pinch hitters and runners stay in the field, or make room for a new pitcher.
        FOR q IN 1..9 LOOP
            IF place_pos[field][q] IN (11, 12) THEN
                IF owed_pos[field][q] = 1 THEN
                    bullpen_used[field] := bullpen_used[field] + 1;
                    pitcher[field] := bullpen[field][bullpen_used[field]];
                    place_code[field][q] := pitcher[field];
                    thrown[field] := 0;
                    tired_after[field] := 15 + pg_temp.pick(game || ':tired:' || n, 20);
                END IF;
                place_pos[field][q] := owed_pos[field][q];
                PERFORM pg_temp.emit_substitution(game, at - INTERVAL '60 seconds' + q * INTERVAL '1 second', n,
                    place_code[field][q], sides[field], q, place_pos[field][q]);
                IF place_pos[field][q] = 2 THEN catchers[field] := place_code[field][q]; END IF;
            END IF;
        END LOOP;

        WHILE outs < 3 AND NOT over LOOP
            place := next_place[bat];
            key := game || ':' || n;
            IF carried = '' THEN
                -- A tired pitcher goes.
                IF thrown[field] > tired_after[field] AND bullpen_used[field] < 8 THEN
                    bullpen_used[field] := bullpen_used[field] + 1;
                    pitcher[field] := bullpen[field][bullpen_used[field]];
                    thrown[field] := 0;
                    tired_after[field] := 15 + pg_temp.pick(key || ':tired', 20);
                    IF pitcher_place[field] > 0 THEN
                        place_code[field][pitcher_place[field]] := pitcher[field];
                    END IF;
                    at := at + INTERVAL '90 seconds';
                    PERFORM pg_temp.emit_substitution(game, at - INTERVAL '20 seconds', n, pitcher[field],
                        sides[field], pitcher_place[field], 1);
                END IF;
                -- A pinch hitter: for the pitcher from the sixth inning on, seldom for others.
                IF bench_used[bat] < 4 AND bullpen_used[bat] < 7 AND (
                    (place_pos[bat][place] = 1 AND inning >= 6 AND pg_temp.pick(key || ':pinch', 10) <= 7)
                    OR (place_pos[bat][place] BETWEEN 3 AND 9 AND inning BETWEEN 7 AND 9
                        AND pg_temp.pick(key || ':pinch', 100) <= 6))
                THEN
                    bench_used[bat] := bench_used[bat] + 1;
                    owed_pos[bat][place] := place_pos[bat][place];
                    place_pos[bat][place] := 11;
                    place_code[bat][place] := bench[bat][bench_used[bat]];
                    PERFORM pg_temp.emit_substitution(game, at + INTERVAL '10 seconds', n,
                        place_code[bat][place], sides[bat], place, 11);
                END IF;
                -- A pinch runner, late and close.
                IF runners[1] IS NOT NULL AND inning IN (8, 9) AND bench_used[bat] < 4
                    AND abs(score[1] - score[2]) <= 2 AND pg_temp.pick(key || ':runner', 100) <= 8
                THEN
                    FOR q IN 1..9 LOOP
                        IF place_code[bat][q] = runners[1] AND place_pos[bat][q] BETWEEN 3 AND 9 THEN
                            bench_used[bat] := bench_used[bat] + 1;
                            owed_pos[bat][q] := place_pos[bat][q];
                            place_pos[bat][q] := 12;
                            place_code[bat][q] := bench[bat][bench_used[bat]];
                            runners[1] := place_code[bat][q];
                            PERFORM pg_temp.emit_substitution(game, at + INTERVAL '12 seconds', n,
                                runners[1], sides[bat], q, 12);
                            EXIT;
                        END IF;
                    END LOOP;
                END IF;
            END IF;

            batter := place_code[bat][place];
            n := n + 1;
            key := game || ':' || n;
            at := at + (50 + pg_temp.pick(key || ':time', 75)) * INTERVAL '1 second';
            dice := ARRAY[pg_temp.pick(key || ':d6', 6), pg_temp.pick(key || ':d6a', 6), pg_temp.pick(key || ':d6b', 6),
                pg_temp.pick(key || ':d20', 20), pg_temp.pick(key || ':chaos', 20)];

            -- Before the ball is hit somebody may run, or the pitch may go astray.
            IF carried = '' AND runners[1] IS NOT NULL AND runners[2] IS NULL AND runners[3] IS NULL
                AND pg_temp.pick(key || ':steal', 100) <= 7
            THEN
                result := CASE WHEN dice[4] <= 14 THEN 'stolen_base' ELSE 'caught_stealing' END;
            ELSIF carried = '' AND dice[5] = 1 AND dice[4] <= 8 AND num_nonnulls(VARIADIC runners) > 0 THEN
                result := 'wild_pitch';
            ELSE
                card := CASE WHEN dice[1] <= 3 THEN batter ELSE pitcher[field] END;
                result := pg_temp.card_result(card, dice[1], dice[2] + dice[3], dice[4]);
                IF place_pos[bat][place] = 1 THEN
                    -- Pitchers bunt with a runner on first, and strike out otherwise, mostly.
                    IF runners[1] IS NOT NULL AND runners[3] IS NULL AND outs < 2 AND dice[4] <= 12 THEN
                        result := 'sacrifice_bunt';
                    ELSIF dice[4] <= 9 THEN
                        result := 'strikeout';
                    END IF;
                END IF;
                IF result = 'grounder' AND runners[1] IS NOT NULL AND outs < 2 AND dice[4] >= 11 THEN
                    result := 'double_play';
                ELSIF result = 'grounder' AND runners[1] IS NOT NULL AND dice[4] <= 5 THEN
                    result := 'force';
                ELSIF result = 'fly' AND runners[3] IS NOT NULL AND outs < 2 AND dice[4] >= 6 THEN
                    result := 'sacrifice_fly';
                END IF;
            END IF;
            d := pg_temp.destinations(result, dice[4], outs,
                runners[1] IS NOT NULL, runners[2] IS NOT NULL, runners[3] IS NOT NULL);
            runs := (SELECT count(*) FROM unnest(d[1:4]) AS x WHERE x = 4);
            -- The game is over when the winning run is home: no more than a single then,
            -- if it stood on third, and nobody behind it scores.
            IF bat = 2 AND inning >= 9 AND result IN ('single', 'double', 'triple')
                AND score[2] + runs > score[1]
                AND (runs > score[1] - score[2] + 1 OR runners[3] IS NOT NULL)
            THEN
                result := 'infield_single';
                d := pg_temp.destinations(result, dice[4], outs,
                    runners[1] IS NOT NULL, runners[2] IS NOT NULL, runners[3] IS NOT NULL);
                runs := (SELECT count(*) FROM unnest(d[1:4]) AS x WHERE x = 4);
            END IF;

            f := pg_temp.event_fields(key, result);
            rbi := CASE WHEN result IN ('error', 'double_play', 'wild_pitch') THEN 0 ELSE runs END;
            advances := concat_ws(';',
                CASE WHEN runners[3] IS NOT NULL AND d[4] = 4 THEN '3-H' END,
                CASE WHEN runners[2] IS NOT NULL AND d[3] > 2 THEN CASE d[3] WHEN 4 THEN '2-H' ELSE '2-3' END END,
                CASE WHEN runners[1] IS NOT NULL AND d[2] > 1 AND result <> 'stolen_base' THEN
                    CASE d[2] WHEN 4 THEN '1-H' WHEN 3 THEN '1-3' ELSE '1-2' END END);
            pitches := CASE WHEN f.pa THEN pg_temp.pitch_sequence(key, result, carried) ELSE 'B' END;
            thrown[field] := thrown[field] + length(replace(pitches, '.', '')) - length(carried);

            INSERT INTO pg_temp.sim_feed (fetched_at, endpoint, request_key, payload)
            VALUES (at, '/games/plays', format('/games/%s/plays/%s', game, n), concat(
                '{"away_score_before":', score[1],
                ',"balls":', length(pitches) - length(replace(pitches, 'B', '')) - (result = 'walk')::INTEGER,
                ',"batter":"', batter, '","batting_order":', place, ',"catcher":"', catchers[field],
                '","destination":{"batter":', d[1], ',"first":', d[2], ',"second":', d[3], ',"third":', d[4],
                '},"errors":', f.errors, ',"event_code":', f.code,
                ',"event_text":', to_json(f.basic || CASE advances WHEN '' THEN '' ELSE '.' || advances END),
                ',"game_id":"', game, '","half":"', CASE bat WHEN 1 THEN 'top' ELSE 'bot' END,
                '","hit_bases":', f.bases, ',"home_score_before":', score[2], ',"inning":', inning,
                ',"is_at_bat":', to_json(f.ab), ',"is_plate_appearance":', to_json(f.pa),
                ',"on_first":', COALESCE('"' || runners[1] || '"', 'null'),
                ',"on_second":', COALESCE('"' || runners[2] || '"', 'null'),
                ',"on_third":', COALESCE('"' || runners[3] || '"', 'null'),
                ',"outs_before":', outs, ',"outs_on_play":', d[5], ',"pitcher":"', pitcher[field],
                '","pitches":"', pitches, '","play_number":', n, ',"rbi":', rbi,
                ',"strikes":', LEAST(2, length(regexp_replace(left(pitches, -1), '[^CSF]', '', 'g'))), '}'));

            -- The dice: at bat, or the jump of a runner; and the fielder's where one had a chance.
            rolls := concat(rolls, CASE rolls WHEN '' THEN '' ELSE ',' END,
                '{"context":{"bases":"',
                CASE WHEN runners[1] IS NULL THEN '-' ELSE '1' END,
                CASE WHEN runners[2] IS NULL THEN '-' ELSE '2' END,
                CASE WHEN runners[3] IS NULL THEN '-' ELSE '3' END, '","outs":', outs, '},"data":',
                CASE WHEN f.code IN (4, 6) THEN
                    format('{"check_roll":%s,"jump_dice_a":%s,"jump_dice_b":%s}', dice[4], dice[2], dice[3])
                ELSE
                    format('{"chaos_d20":%s,"d6_one":%s,"d6_two_a":%s,"d6_two_b":%s,"resolution_d20":%s}',
                        dice[5], dice[1], dice[2], dice[3], dice[4])
                END,
                ',"play_number":', n, ',"player":"', CASE WHEN f.code IN (4, 6) THEN runners[1] ELSE batter END,
                '","roll_id":"', left(md5(current_setting('weekglass.seed') || key), 16),
                '","roll_type":"', CASE WHEN f.code IN (4, 6) THEN 'jump' ELSE 'ab' END,
                '","rolled_at":"', to_char((at - INTERVAL '20 seconds') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                '","team_side":"', sides[bat], '"}');
            IF result IN ('error', 'grounder', 'infield_single') THEN
                rolls := concat(rolls, ',{"context":{"chance":"', f.basic, '"},"data":',
                    format('{"d20":%s,"d6_one":%s,"d6_three":%s,"d6_two":%s}',
                        pg_temp.pick(key || ':range', 20), pg_temp.pick(key || ':f1', 6),
                        pg_temp.pick(key || ':f3', 6), pg_temp.pick(key || ':f2', 6)),
                    ',"play_number":', n, ',"player":"', pitcher[field],
                    '","roll_id":"', left(md5(current_setting('weekglass.seed') || key || ':field'), 16),
                    '","roll_type":"fielding","rolled_at":"',
                    to_char((at - INTERVAL '10 seconds') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    '","team_side":"', sides[field], '"}');
            END IF;

            new_runners := ARRAY[NULL, NULL, NULL]::TEXT[];
            FOR q IN 1..3 LOOP
                IF d[q + 1] BETWEEN 1 AND 3 THEN new_runners[d[q + 1]] := runners[q]; END IF;
            END LOOP;
            IF d[1] BETWEEN 1 AND 3 THEN new_runners[d[1]] := batter; END IF;
            runners := new_runners;
            outs := outs + d[5];
            score[bat] := score[bat] + runs;
            IF f.pa THEN
                next_place[bat] := place % 9 + 1;
                carried := '';
            ELSE
                carried := 'B';
            END IF;
            over := COALESCE(n = stop_after, FALSE)
                OR (inning >= 9 AND bat = 2 AND score[2] > score[1])
                OR (inning >= 9 AND outs = 3 AND CASE bat WHEN 1 THEN score[2] > score[1] ELSE score[1] <> score[2] END);
        END LOOP;

        -- Dice are saved at the end of each half-inning.
        INSERT INTO pg_temp.sim_feed (fetched_at, endpoint, request_key, payload)
        VALUES (at + INTERVAL '5 seconds', '/games/rolls',
            format('/games/%s/rolls/%s-%s', game, inning, CASE bat WHEN 1 THEN 'top' ELSE 'bot' END),
            format('{"game_id":"%s","half":"%s","inning":%s,"rolls":[%s]}',
                game, CASE bat WHEN 1 THEN 'top' ELSE 'bot' END, inning, rolls));
        IF bat = 2 THEN inning := inning + 1; END IF;
        bat := 3 - bat;
    END LOOP;
    RETURN at;
END
$$;

-- Eight teams meet each other once in seven days (the circle method: the last one stays,
-- the others go round). The days' last games are the ones cut short: on Saturday in PD
-- by rain, on Sunday in the SBA because the week's recording ends.
DO $$
DECLARE
    week_start CONSTANT TIMESTAMPTZ := current_setting('weekglass.week_start')::TIMESTAMP AT TIME ZONE 'UTC';
    g RECORD;
    game TEXT;
    facts TEXT;
    ended TIMESTAMPTZ;
BEGIN
    FOR g IN
        SELECT
            day, meeting, league,
            CASE WHEN (day + meeting) % 2 = 0 THEN ARRAY[first, second] ELSE ARRAY[second, first] END AS teams,
            week_start + day * INTERVAL '1 day' + starts.at AS started,
            CASE WHEN meeting = 3 AND league = 'pd' AND day = 5 THEN 41
                WHEN meeting = 3 AND league = 'sba' AND day = 6 THEN 57 END AS stop_after
        FROM generate_series(0, 6) AS day
        CROSS JOIN generate_series(0, 3) AS meeting
        CROSS JOIN unnest(ARRAY['sba', 'pd'], ARRAY[0, 8]) AS leagues (league, base)
        CROSS JOIN LATERAL (SELECT
            base + CASE meeting WHEN 0 THEN 8 ELSE 1 + (day + meeting) % 7 END AS first,
            base + 1 + (day - meeting + 7) % 7 AS second) AS pair
        CROSS JOIN LATERAL (SELECT (ARRAY['16:05', '17:10', '18:40', '20:05'])[meeting + 1]::INTERVAL
            + CASE league WHEN 'pd' THEN INTERVAL '5 minutes' ELSE INTERVAL '0' END AS at) AS starts
        ORDER BY day, meeting, league DESC
    LOOP
        SELECT upper(g.league) || '-' || to_char(g.started AT TIME ZONE 'UTC', 'YYYYMMDD') || '-' || home.code,
            concat('{"attendance":', 4000 + pg_temp.pick('crowd:' || g.day || ':' || home.code, 26000),
                ',"away_name":', to_json(away.name), ',"away_team":"', away.code, '"',
                -- Both managers are still there where a game goes on.
                CASE WHEN g.stop_after IS NOT NULL AND g.league = 'sba' THEN format(
                    ',"connected_users":{"manager_%s":"%s","manager_%s":"%s"}',
                    lower(LEAST(away.code, home.code)), CASE WHEN away.code < home.code THEN 'away' ELSE 'home' END,
                    lower(GREATEST(away.code, home.code)), CASE WHEN away.code < home.code THEN 'home' ELSE 'away' END) END,
                ',"date":"', to_char(g.started AT TIME ZONE 'UTC', 'YYYYMMDD'),
                '","day_night":"', CASE WHEN g.meeting < 2 THEN 'D' ELSE 'N' END,
                '","game_id":"%s","home_name":', to_json(home.name), ',"home_team":"', home.code,
                '","league_id":"', g.league, '","number":0,"park":"', home.code, '01"')
        INTO game, facts
        FROM pg_temp.sim_teams AS away, pg_temp.sim_teams AS home
        WHERE away.team = g.teams[1] AND home.team = g.teams[2];

        INSERT INTO pg_temp.sim_feed (fetched_at, endpoint, request_key, payload)
        VALUES (g.started - INTERVAL '30 minutes', '/games', '/games/' || game, format(facts, game) || '}');
        ended := pg_temp.play_game(game, g.league, g.teams, g.day, g.started, g.stop_after);
        IF g.stop_after IS NOT NULL AND g.league = 'pd' THEN
            INSERT INTO pg_temp.sim_feed (fetched_at, endpoint, request_key, payload)
            VALUES (ended + INTERVAL '25 minutes', '/games', '/games/' || game,
                format(facts, game) || ',"status":"suspended"}');
        END IF;
    END LOOP;
END
$$;

-- Now and then the service is busy; the next try succeeds.
INSERT INTO pg_temp.sim_feed (fetched_at, endpoint, request_key, status_code, payload)
SELECT f.fetched_at - INTERVAL '7 seconds', f.endpoint, f.request_key, 429,
    '{"error":"Too many requests","retry_after":5}'
FROM pg_temp.sim_feed AS f
WHERE f.endpoint = '/games/plays' AND pg_temp.pick('busy:' || f.request_key, 200) = 1
ORDER BY f.seq;

INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, payload_hash)
SELECT f.fetched_at, f.endpoint, f.request_key, f.status_code, f.payload::JSONB,
    encode(sha256(convert_to(f.payload, 'UTF8')), 'hex')
FROM pg_temp.sim_feed AS f
ORDER BY f.fetched_at, f.seq
ON CONFLICT DO NOTHING;

DROP FUNCTION pg_temp.play_game(TEXT, TEXT, INTEGER[], INTEGER, TIMESTAMPTZ, INTEGER);
DROP FUNCTION pg_temp.event_fields(TEXT, TEXT);
DROP FUNCTION pg_temp.destinations(TEXT, INTEGER, INTEGER, BOOLEAN, BOOLEAN, BOOLEAN);
DROP FUNCTION pg_temp.pitch_sequence(TEXT, TEXT, TEXT);
DROP FUNCTION pg_temp.card_result(TEXT, INTEGER, INTEGER, INTEGER);
DROP FUNCTION pg_temp.emit_substitution(TEXT, TIMESTAMPTZ, INTEGER, TEXT, TEXT, INTEGER, INTEGER);
DROP FUNCTION pg_temp.person_json(TEXT, TEXT, TEXT);
DROP FUNCTION pg_temp.pick(TEXT, INTEGER);
DROP TABLE pg_temp.sim_feed, pg_temp.sim_players, pg_temp.sim_teams;
