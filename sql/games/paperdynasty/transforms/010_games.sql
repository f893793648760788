-- Games and teams from /games responses. The newest response of a game counts;
-- scores and status are worked out from its plays later.
CREATE TEMPORARY TABLE feed_games AS
SELECT DISTINCT ON (e.payload ->> 'game_id')
    e.payload ->> 'game_id' AS external_id,
    md5(e.payload ->> 'game_id')::UUID AS id,
    e.payload ->> 'away_team' AS away_code,
    e.payload ->> 'home_team' AS home_code,
    e.payload ->> 'away_name' AS away_name,
    e.payload ->> 'home_name' AS home_name,
    COALESCE(e.payload ->> 'league_id', 'sba') AS league_id,
    e.id AS event_id,
    e.fetched_at,
    min(e.fetched_at) OVER (PARTITION BY e.payload ->> 'game_id') AS created_at,
    e.payload - '{game_id,away_team,home_team,away_name,home_name,league_id}'::TEXT[] AS metadata
FROM raw.api_events AS e
WHERE e.endpoint = '/games'
    AND e.status_code BETWEEN 200 AND 299
    AND e.payload ? 'game_id'
    AND e.payload ->> 'away_team' <> e.payload ->> 'home_team'
ORDER BY e.payload ->> 'game_id', e.fetched_at DESC, e.id DESC;

-- Teams by code. Recordings without names show the code instead.
WITH named AS (
    SELECT away_code AS code, away_name AS name, fetched_at FROM pg_temp.feed_games
    UNION ALL
    SELECT home_code, home_name, fetched_at FROM pg_temp.feed_games
), newest AS (
    SELECT DISTINCT ON (code) code, COALESCE(name, code) AS name
    FROM named
    ORDER BY code, (name IS NULL), fetched_at DESC, name
), renamed AS (
    UPDATE public.teams AS t
    SET name = n.name
    FROM newest AS n
    WHERE t.code = n.code AND t.name <> n.name
)
INSERT INTO public.teams (code, name)
SELECT n.code, n.name
FROM newest AS n
WHERE NOT EXISTS (SELECT FROM public.teams AS t WHERE t.code = n.code)
ORDER BY n.code
ON CONFLICT DO NOTHING;

INSERT INTO public.games AS g
    (id, external_id, league_id, away_team_id, home_team_id, game_metadata, created_at)
SELECT f.id, f.external_id, f.league_id, away.id, home.id, f.metadata, f.created_at
FROM pg_temp.feed_games AS f
JOIN public.teams AS away ON away.code = f.away_code
JOIN public.teams AS home ON home.code = f.home_code
ORDER BY f.created_at, f.external_id
ON CONFLICT (id) DO UPDATE
SET league_id = EXCLUDED.league_id,
    away_team_id = EXCLUDED.away_team_id,
    home_team_id = EXCLUDED.home_team_id,
    game_metadata = EXCLUDED.game_metadata,
    created_at = EXCLUDED.created_at
WHERE (g.league_id, g.away_team_id, g.home_team_id, g.game_metadata, g.created_at)
    IS DISTINCT FROM (EXCLUDED.league_id, EXCLUDED.away_team_id, EXCLUDED.home_team_id,
        EXCLUDED.game_metadata, EXCLUDED.created_at);

-- What a response said of the status before a rollback holds no longer.
UPDATE public.games AS g
SET game_metadata = g.game_metadata - 'status'
FROM pg_temp.feed_games AS f
WHERE g.id = f.id AND f.event_id <= g.cut_at_event_id AND g.game_metadata ? 'status';

DROP TABLE pg_temp.feed_games;
