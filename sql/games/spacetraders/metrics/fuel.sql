-- Fuel of each ship after each of its events that tell it.
SELECT
    e.at,
    e.fuel AS value,
    e.ship_symbol AS series,
    e.play_number,
    COALESCE(s.role, 'unknown') AS role
FROM core.ship_events AS e
LEFT JOIN core.ships AS s ON s.symbol = e.ship_symbol
WHERE e.fuel IS NOT NULL
