-- The ship $1 before its first event, where that is its registration or its purchase: then it was not there. Of other ships
-- nothing is known before they were first seen.
SELECT
    e.at,
    CASE e.kind WHEN 'register' THEN 'Before it was registered' ELSE 'Before it was bought' END AS title,
    CASE e.kind WHEN 'buy_ship' THEN e.credits - e.credits_delta END AS credits,
    0 AS traded_total,
    0 AS booked_total
FROM core.ship_events AS e
WHERE e.ship_symbol = $1::TEXT AND e.play_number = 1 AND e.kind IN ('register', 'buy_ship')
