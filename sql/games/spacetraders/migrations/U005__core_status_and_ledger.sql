-- Made from raw by the transforms, which make it again.

DROP TABLE
    core.tickets,
    core.ledger_entries,
    core.fleets,
    core.ledger_runs,
    core.leaderboard_entries,
    core.server_status;
