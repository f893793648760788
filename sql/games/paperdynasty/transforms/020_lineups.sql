-- People, cards, rosters and line-ups from /games/lineups, /games/substitutions
-- and /games/rosters. The newest line-up response of a game counts; all of its
-- substitutions do. Positions are numbered as in Retrosheet's files: 1 to 9 are the
-- fielders, 10 the designated hitter, 11 a pinch hitter, 12 a pinch runner.
-- Somebody whose place in the batting order is no number takes none; without a number a
-- position, a card or the play of a substitution is not known.
CREATE TEMPORARY TABLE feed_people AS
WITH responses AS (
    SELECT
        e.id,
        e.fetched_at,
        e.endpoint,
        e.payload,
        g.id AS game_id,
        g.external_id,
        g.league_id,
        g.away_team_id,
        g.home_team_id,
        g.cut_after_play,
        g.cut_at_event_id,
        row_number() OVER (PARTITION BY e.endpoint, g.id ORDER BY e.fetched_at DESC, e.id DESC) AS age
    FROM raw.api_events AS e
    JOIN public.games AS g ON g.external_id = e.payload ->> 'game_id'
    WHERE e.endpoint IN ('/games/lineups', '/games/rosters', '/games/substitutions')
        AND e.status_code BETWEEN 200 AND 299
)
SELECT
    r.id AS event_id,
    r.fetched_at,
    r.endpoint,
    r.game_id,
    r.external_id,
    r.league_id,
    r.age,
    person.ordinal,
    person.entry ->> 'player' AS code,
    person.entry ->> 'name' AS name,
    CASE WHEN person.entry ->> 'card_id' ~ '^[0-9]{1,9}$' THEN (person.entry ->> 'card_id')::INTEGER END AS card_id,
    CASE person.entry ->> 'team_side' WHEN 'away' THEN r.away_team_id ELSE r.home_team_id END AS team_id,
    (ARRAY['P', 'C', '1B', '2B', '3B', 'SS', 'LF', 'CF', 'RF', 'DH', 'PH', 'PR'])
        [CASE WHEN person.entry ->> 'position' ~ '^[0-9]{1,2}$' THEN (person.entry ->> 'position')::INTEGER END] AS position,
    CASE WHEN person.entry ->> 'batting_order' ~ '^[1-9]$' THEN (person.entry ->> 'batting_order')::INTEGER END AS batting_order,
    n.after_play
FROM responses AS r
CROSS JOIN LATERAL jsonb_array_elements(
    CASE r.endpoint
        WHEN '/games/lineups' THEN r.payload -> 'starters'
        WHEN '/games/rosters' THEN r.payload -> 'players'
        ELSE jsonb_build_array(r.payload)
    END) WITH ORDINALITY AS person (entry, ordinal)
CROSS JOIN LATERAL (
    SELECT CASE WHEN person.entry ->> 'after_play' ~ '^[0-9]{1,18}$' THEN (person.entry ->> 'after_play')::BIGINT END AS after_play
) AS n
WHERE person.entry ? 'player' AND person.entry ->> 'team_side' IN ('away', 'home')
    AND COALESCE(person.entry ->> 'batting_order', '0') ~ '^[0-9]$'
    -- What a rollback took back stays away.
    AND (r.cut_at_event_id IS NULL OR r.id > r.cut_at_event_id
        OR r.endpoint <> '/games/substitutions'
        OR n.after_play < r.cut_after_play)
    AND NOT EXISTS (SELECT FROM raw.cut_events AS k WHERE k.event_id = r.id AND n.after_play >= k.after_play);

WITH newest AS (
    SELECT DISTINCT ON (code) code, COALESCE(name, code) AS name
    FROM pg_temp.feed_people
    ORDER BY code, (name IS NULL), fetched_at DESC, event_id DESC
), renamed AS (
    UPDATE public.players AS p
    SET name = n.name
    FROM newest AS n
    WHERE p.code = n.code AND p.name <> n.name
)
INSERT INTO public.players (code, name)
SELECT n.code, n.name
FROM newest AS n
WHERE NOT EXISTS (SELECT FROM public.players AS p WHERE p.code = n.code)
ORDER BY n.code
ON CONFLICT DO NOTHING;

INSERT INTO public.cards (id, player_id)
SELECT DISTINCT ON (f.card_id) f.card_id, p.id
FROM pg_temp.feed_people AS f
JOIN public.players AS p ON p.code = f.code
WHERE f.league_id = 'pd' AND f.card_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM public.cards AS c WHERE c.id = f.card_id)
ORDER BY f.card_id, f.fetched_at, f.event_id
ON CONFLICT DO NOTHING;

-- Everybody by id: a card in the PD league, a player in the SBA. Somebody in a PD
-- game whose card is not known yet waits for a later response.
CREATE TEMPORARY TABLE feed_entries AS
SELECT
    f.*,
    CASE f.league_id WHEN 'pd' THEN f.card_id END AS entry_card_id,
    CASE f.league_id WHEN 'sba' THEN p.id END AS entry_player_id,
    CASE f.league_id WHEN 'pd' THEN -f.card_id ELSE p.id END AS person
FROM pg_temp.feed_people AS f
JOIN public.players AS p ON p.code = f.code
WHERE f.league_id = 'sba' OR f.card_id IS NOT NULL;

INSERT INTO public.roster_links (game_id, team_id, card_id, player_id)
SELECT DISTINCT ON (f.game_id, f.person) f.game_id, f.team_id, f.entry_card_id, f.entry_player_id
FROM pg_temp.feed_entries AS f
WHERE (f.age = 1 OR f.endpoint = '/games/substitutions')
    AND NOT EXISTS (
        SELECT FROM public.roster_links AS r
        WHERE r.game_id = f.game_id AND COALESCE(r.player_id, -r.card_id) = f.person)
ORDER BY f.game_id, f.person, f.fetched_at, f.event_id
ON CONFLICT DO NOTHING;

-- The entries of each team in order, with the number of plays before each was
-- replaced: by the next one in the same place of the batting order, by its own person
-- turning up elsewhere, or - for a pitcher outside the batting order - by a
-- pitcher in it, which is how a team loses its designated hitter.
CREATE TEMPORARY TABLE entries AS
WITH distinct_entries AS (
    SELECT DISTINCT ON (f.game_id, f.team_id, f.after_play, f.batting_order, f.position, f.person)
        f.game_id, f.team_id, f.after_play, f.batting_order, f.position, f.person,
        f.entry_card_id, f.entry_player_id, f.external_id, f.code, f.fetched_at, f.event_id, f.ordinal
    FROM pg_temp.feed_entries AS f
    WHERE f.position IS NOT NULL
        AND ((f.endpoint = '/games/lineups' AND f.age = 1 AND f.after_play IS NULL)
            OR (f.endpoint = '/games/substitutions' AND f.after_play IS NOT NULL))
    ORDER BY f.game_id, f.team_id, f.after_play, f.batting_order, f.position, f.person,
        f.fetched_at, f.event_id, f.ordinal
), tied AS (
    SELECT
        d.*,
        count(*) OVER (
            PARTITION BY d.game_id, d.team_id, d.batting_order, d.after_play, d.fetched_at) > 1 AS is_tied
    FROM distinct_entries AS d
), ordered AS (
    -- Of two substitutions for the same place at the same moment (a pinch hitter who is
    -- announced and replaced at once) the later one is who then takes part in a play.
    SELECT
        t.*,
        row_number() OVER (
            PARTITION BY t.game_id, t.team_id
            ORDER BY t.after_play NULLS FIRST, t.fetched_at, seen.later NULLS FIRST, t.event_id, t.ordinal) AS seq
    FROM tied AS t
    LEFT JOIN LATERAL (
        SELECT TRUE AS later
        FROM raw.api_events AS e
        WHERE t.is_tied AND t.after_play IS NOT NULL
            AND e.endpoint = '/games/plays'
            AND e.payload ->> 'game_id' = t.external_id
            AND CASE WHEN e.payload ->> 'play_number' ~ '^[0-9]{1,18}$'
                THEN (e.payload ->> 'play_number')::BIGINT > t.after_play END
            AND NOT EXISTS (SELECT FROM raw.cut_events AS k WHERE k.event_id = e.id)
            AND t.code IN (e.payload ->> 'batter', e.payload ->> 'pitcher', e.payload ->> 'on_first',
                e.payload ->> 'on_second', e.payload ->> 'on_third')
        LIMIT 1
    ) AS seen ON TRUE
)
SELECT
    o.*,
    LEAST(
        lead(o.after_play) OVER place,
        lead(o.after_play) OVER person,
        CASE WHEN o.batting_order IS NULL THEN
            min(o.after_play) FILTER (WHERE o.position = 'P' AND o.batting_order IS NOT NULL) OVER (
                PARTITION BY o.game_id, o.team_id ORDER BY o.seq
                ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
        END
    ) AS replaced_after_play,
    CASE WHEN o.after_play IS NOT NULL THEN lag(o.seq) OVER place END AS replacing_seq
FROM ordered AS o
WINDOW
    place AS (PARTITION BY o.game_id, o.team_id, o.batting_order ORDER BY o.seq),
    person AS (PARTITION BY o.game_id, o.team_id, o.person ORDER BY o.seq);

ANALYZE pg_temp.entries;

-- Each entry with the row that holds it, or the number that its new row will have.
CREATE TEMPORARY TABLE numbered_entries AS
SELECT
    n.*,
    known.id IS NULL AS is_new,
    COALESCE(known.id, nextval(pg_get_serial_sequence('public.lineups', 'id'))) AS lineup_id
FROM (
    SELECT * FROM pg_temp.entries ORDER BY game_id, after_play NULLS FIRST, fetched_at, event_id, ordinal
) AS n
LEFT JOIN LATERAL (
    SELECT l.id
    FROM public.lineups AS l
    WHERE l.game_id = n.game_id
        AND l.team_id = n.team_id
        AND COALESCE(l.after_play, -1) = COALESCE(n.after_play, -1)
        AND COALESCE(l.batting_order, 0) = COALESCE(n.batting_order, 0)
        AND l.position = n.position
        AND COALESCE(l.player_id, -l.card_id) = n.person
) AS known ON TRUE;

INSERT INTO public.lineups (
    id, game_id, team_id, card_id, player_id, position, batting_order,
    is_starter, is_active, replacing_id, after_play, replaced_after_play)
SELECT
    n.lineup_id, n.game_id, n.team_id, n.entry_card_id, n.entry_player_id, n.position, n.batting_order,
    n.after_play IS NULL, n.replaced_after_play IS NULL, replaced.lineup_id, n.after_play, n.replaced_after_play
FROM pg_temp.numbered_entries AS n
LEFT JOIN pg_temp.numbered_entries AS replaced
    ON replaced.game_id = n.game_id AND replaced.team_id = n.team_id AND replaced.seq = n.replacing_seq
WHERE n.is_new
ORDER BY n.lineup_id;

-- A substitution that arrives late changes what came before and after it.
UPDATE public.lineups AS l
SET replaced_after_play = n.replaced_after_play,
    is_active = n.replaced_after_play IS NULL,
    replacing_id = replaced.lineup_id
FROM pg_temp.numbered_entries AS n
LEFT JOIN pg_temp.numbered_entries AS replaced
    ON replaced.game_id = n.game_id AND replaced.team_id = n.team_id AND replaced.seq = n.replacing_seq
WHERE l.id = n.lineup_id
    AND (l.replaced_after_play, l.replacing_id) IS DISTINCT FROM (n.replaced_after_play, replaced.lineup_id);

-- Starters of an older line-up response that the newest one names no longer.
-- Only what the feed itself brought is taken away, and only while no play uses it.
DELETE FROM public.lineups AS l
USING pg_temp.feed_entries AS f
WHERE f.endpoint = '/games/lineups' AND f.age > 1
    AND l.game_id = f.game_id
    AND l.is_starter
    AND l.team_id = f.team_id
    AND COALESCE(l.player_id, -l.card_id) = f.person
    AND NOT EXISTS (SELECT FROM pg_temp.numbered_entries AS n WHERE n.lineup_id = l.id)
    AND NOT EXISTS (
        SELECT FROM public.plays AS p
        WHERE p.game_id = l.game_id
            AND l.id IN (p.batter_id, p.pitcher_id, p.catcher_id, p.on_first_id, p.on_second_id, p.on_third_id));

DROP TABLE pg_temp.feed_people, pg_temp.feed_entries, pg_temp.entries, pg_temp.numbered_entries;
