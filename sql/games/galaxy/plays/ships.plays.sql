-- The ticks at which something was kept of the ship $1: a snapshot of the world, events of its manoeuvres, or both. The
-- tick is the play number. Before it was built a ship has no state.
SELECT
    t.tick AS play_number,
    t.at,
    CASE WHEN t.events = 0 THEN 'snapshot' WHEN t.events = 1 THEN t.first_kind ELSE 'maneuvers' END AS kind,
    COALESCE(t.titles, 'Snapshot') AS title,
    t.events,
    t.aborted
FROM (
    SELECT
        m.tick,
        pg_catalog.min(m.at) AS at,
        pg_catalog.count(m.kind) AS events,
        pg_catalog.count(*) FILTER (WHERE m.kind = 'maneuver_aborted') AS aborted,
        pg_catalog.min(m.kind) AS first_kind,
        pg_catalog.string_agg(m.title, '; ' ORDER BY m.id) AS titles
    FROM (
        SELECT s.tick_number AS tick, s.game_time AS at, NULL::TEXT AS kind, NULL::TEXT AS title, 0::BIGINT AS id
        FROM public.snapshots AS s
        UNION ALL
        SELECT e.tick, e.game_time, e.event_type::TEXT, COALESCE(e.status_text, e.event_type), e.id
        FROM public.maneuver_events AS e
        WHERE e.ship_id::TEXT = $1::TEXT
    ) AS m
    GROUP BY m.tick
) AS t
