#pragma once

#include "game/gamedefinition.h"
#include "migrations/destroyedrows.h"
#include "scratch/scratchdatabase.h"
#include "weeks/weekidentity.h"

namespace Weekglass {

/// Where Alembic is to bring a week.
struct AlembicWish
{
    enum class Direction { Upgrade, Downgrade, Either };

    QString target = {}; ///< a revision; empty: the head; AlembicBase: before all
    Direction direction = Direction::Upgrade;
};

inline constexpr QLatin1String AlembicBase("base");

/// What that means for a week.
struct AlembicPlan
{
    WeekIdentity week;
    QString before; ///< revision, empty: none
    QString after;
    bool isDowngrade = false;
    QString sql = {}; ///< what Alembic prints in place of running it
    QString notPrinted = {}; ///< why it does not; empty: it does
    MigrationLint lint = {}; ///< of that SQL, if it goes back
    std::vector<DestroyedTable> tables = {}; ///< that it hits then, with their rows now
    QByteArray hash = {}; ///< of all that: what is confirmed

    bool isNothing() const { return before == after; }
};

struct AlembicReport
{
    QString before; ///< revision, empty: none
    QString after;
};

/// The revision in a line of "alembic heads", such as "ae1027a6acf (head)"; empty: it names none.
QString headIn(const QString& line);
/// The revision in a line of "alembic history", such as "001 -> 002 (head), more"; empty: it names none.
QString revisionIn(const QString& line);

/// What Alembic would do, by the config that the game names; only asks, with a connection that cannot write.
/// Refused if the week has a history of Flyway's, if its revision or the wanted one is not known to Alembic,
/// or if the wanted one lies in the other direction.
Result<AlembicPlan> planAlembic(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                const GameDefinition& game, const AlembicWish& wish = {},
                                const std::stop_token& stop = {});

/// Runs `alembic upgrade` or `downgrade` with the config that the game names (GameDefinition::alembic) in
/// that config's folder, without a shell, if the plan made again is the one with @p hash. The connection is
/// in the environment only: the PG* variables, and DATABASE_URL as "postgresql://", which means those. An
/// env.py that connects elsewhere is an error: the week's own alembic_version must be at the target
/// afterwards.
/// @p progress is told Alembic's own words.
Result<AlembicReport> runAlembic(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                 const GameDefinition& game, const AlembicWish& wish, const QByteArray& hash,
                                 const AdminProgress& progress = {}, const std::stop_token& stop = {});

}
