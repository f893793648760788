-- The saves of the player $1; what they say is in the document, and game.json says where. The play number is the save's
-- id: it stays when retention takes older ones away. kind tells a new version of the client from an ordinary save.
SELECT
    s.snapshot_id AS play_number,
    s.created_at AS at,
    CASE
        WHEN pg_catalog.lag(s.version) OVER w <> s.version THEN 'first save of ' || s.version
        ELSE 'save'
    END AS kind,
    'Save of client ' || s.version AS title,
    s.version,
    s.snapshot_data
FROM public.save_snapshots AS s
WHERE s.player_id::TEXT = $1::TEXT
WINDOW w AS (ORDER BY s.created_at, s.snapshot_id)
