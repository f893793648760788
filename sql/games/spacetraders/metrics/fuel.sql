-- Fuel of each ship after each of its events that tell it.
SELECT
    e.at,
    e.fuel AS value,
    e.ship_symbol AS series,
    e.play_number
FROM core.ship_events AS e
WHERE e.fuel IS NOT NULL
