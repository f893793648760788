-- Made from raw by the transforms, which make it again.

DROP TABLE
    core.construction_materials,
    core.construction_sites,
    core.jump_gate_connections,
    core.jump_gates,
    core.shipyard_transactions,
    core.shipyard_ships,
    core.shipyards,
    core.market_transactions,
    core.market_prices,
    core.market_goods,
    core.markets,
    core.trade_goods,
    core.waypoint_traits,
    core.traits,
    core.waypoints,
    core.systems,
    core.agent_credits,
    core.agents;
