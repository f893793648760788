#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

#include <QHash>

#include <vector>

namespace Weekglass {

/// A part of a game that a database cannot serve, since it lacks something of it.
struct Lack
{
    enum class Of { Events, Snapshots, PlayLog, Rollback, Metric, Report, Cohort, Names };

    Of of = Of::Events;
    QString id; ///< of the source, the play log, the metric…; of names: the title
    QString title;
    QStringList missing; ///< "no table or view public.plays": ready to show

    friend bool operator==(const Lack&, const Lack&) = default;
};

/// Every part of the game is looked at: by one question for its tables and functions, and where they are all
/// there the server plans the queries, which tells columns, types and rights. Nothing is run.
Result<std::vector<Lack>> findLacks(Pg::Session& session, const GameDefinition& game,
                                    const Pg::Call& call = {});
/// The same of the rollback of one play log: what is missing for it.
Result<QStringList> lacksOfRollback(Pg::Session& session, const PlayLogDefinition& log,
                                    const Pg::Call& call = {});

/// "Replay “Plays”", as the user knows the part.
QString lackTitle(const Lack& lack);
/// The parts of a kind that are lacking, a line each: "Replay “Plays”: no table or view public.plays".
QString lacksText(const std::vector<Lack>& lacks, Lack::Of of);
/// What is missing in all, each once.
QStringList missingIn(const std::vector<Lack>& lacks);

/// All tables and views that the queries of the game read, with their schema.
QStringList tablesOf(const GameDefinition& game);

/// What there is of tables and functions, each with whether this role may use it.
struct ObjectsThere
{
    QHash<QString, bool> tables;
    QHash<QString, bool> functions;
};

Result<ObjectsThere> objectsThere(Pg::Session& session, const QStringList& tables,
                                  const QStringList& functions, const Pg::Call& call = {});

}
