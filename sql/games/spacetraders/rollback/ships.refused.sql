-- Events of the ship $1 that its life cannot be cut after. The tables are told anew from the answers that stay, so all that
-- the life was told from until then has to be there.
WITH life AS (
    SELECT
        e.play_number,
        pg_catalog.min(e.play_number) FILTER (WHERE NOT EXISTS (
            SELECT FROM raw.api_events AS r
            WHERE r.request_key = e.request_key AND r.payload_hash = e.payload_hash
        )) OVER (ORDER BY e.play_number) AS untold
    FROM core.ship_events AS e
    WHERE e.ship_symbol = $1::TEXT
)
SELECT 0::BIGINT AS play_number, 'No answer tells how the ship began: that of its registration or purchase is missing.' AS reason
WHERE NOT EXISTS (
    SELECT FROM core.ship_events AS e
    WHERE e.ship_symbol = $1::TEXT AND e.play_number = 1 AND e.kind IN ('register', 'buy_ship')
)
UNION ALL
SELECT l.play_number, pg_catalog.format('The answer that told event %s is not kept any more.', l.untold)
FROM life AS l
WHERE l.untold IS NOT NULL
