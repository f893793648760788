-- Made from raw by the transforms, which make it again.

DROP TABLE
    core.ship_events,
    core.ship_logs,
    core.contract_deliveries,
    core.contracts,
    core.ship_cargo,
    core.ships;
