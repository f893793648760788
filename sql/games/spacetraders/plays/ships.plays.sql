-- The life of the ship $1 in order, with its state after each event.
SELECT
    e.play_number,
    e.at,
    e.kind,
    e.title,
    e.nav_status,
    e.waypoint_symbol,
    e.arrival_at,
    e.flight_mode,
    e.fuel,
    e.fuel_capacity,
    e.frame_condition,
    e.cargo_units,
    e.cargo_capacity,
    e.cargo,
    e.credits,
    e.credits_delta,
    e.traded_total,
    e.booked_total
FROM core.ship_events AS e
WHERE e.ship_symbol = $1::TEXT
