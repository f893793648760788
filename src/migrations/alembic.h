#pragma once

#include "game/gamedefinition.h"
#include "scratch/scratchdatabase.h"
#include "weeks/weekidentity.h"

namespace Weekglass {

struct AlembicReport
{
    QString before; ///< revision, empty: none
    QString after;
};

/// The revision in a line of "alembic heads", such as "ae1027a6acf (head)"; empty: it names none.
QString headIn(const QString& line);

/// Where the week is and where the config's head is; only asks.
Result<AlembicReport> planAlembic(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                  const GameDefinition& game, const std::stop_token& stop = {});

/// Runs `alembic upgrade head` with the config that the game names (GameDefinition::alembic) in that config's
/// folder, without a shell. The connection is in the environment only: the PG* variables, and DATABASE_URL as
/// "postgresql://", which means those. An env.py that connects elsewhere is an error: the week's own
/// alembic_version must be at the head afterwards. @p progress is told Alembic's own words.
Result<AlembicReport> upgradeWithAlembic(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                         const GameDefinition& game, const AdminProgress& progress = {},
                                         const std::stop_token& stop = {});

}
