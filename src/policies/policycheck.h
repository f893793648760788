#pragma once

#include "weeks/weekhandle.h"

#include <functional>

namespace Weekglass {

/// What was found of a table, a partition, a view or a function: whether a player sees rows of others there.
struct PolicyFinding
{
    enum class Verdict {
        Leaks, ///< a player sees rows of others, or would
        NotChecked, ///< nothing is proved; the reason says why
        Shared, ///< the game says that all players may see all of it
        Holds, ///< the players saw no row of others, and there are some
    };
    enum class Kind { Table, Partition, View, MaterializedView, ForeignTable, Function };

    QString name; ///< schema.table, quoted where it must be
    Kind kind = Kind::Table;
    Verdict verdict = Verdict::NotChecked;
    QStringList policies = {};
    QStringList columns = {}; ///< that say whose a row is
    std::optional<qint64> own = {}; ///< rows that the players saw of their own; counted up to a limit
    std::optional<qint64> others = {}; ///< and of others
    QString reason = {};
    QString fix = {}; ///< the statement that helps; empty: none is known
};

QString verdictKey(PolicyFinding::Verdict verdict); ///< "leaks", for programs
QString verdictName(PolicyFinding::Verdict verdict);
QString kindName(PolicyFinding::Kind kind);

struct PolicyReport
{
    WeekIdentity week;
    QString role; ///< that players read as
    std::vector<ViewedPlayer> players = {}; ///< as whom it was looked
    std::vector<PolicyFinding> findings = {}; ///< the worst first

    int count(PolicyFinding::Verdict verdict) const;
    bool leaks() const { return count(PolicyFinding::Verdict::Leaks) > 0; }
    QString summary() const;
};

/// Looks at the week as each of these players (none: the first two of the week) in the same way as it is
/// viewed as one, and counts what they see of others. Proved is only what the data proves: a table without
/// rows of others, or where nothing says whose a row is, counts as not checked. Reads only.
Result<PolicyReport> checkPolicies(const WeekHandle& week, const std::vector<QByteArray>& players,
                                   const Pg::Call& call = {},
                                   const std::function<void(const QString& relation)>& onRelation = {});

/// A policy as the catalog has it.
struct PolicyRow
{
    QString table;
    QString name;
    bool isPermissive = true;
    QString command; ///< "select"
    QString roles;
    QString visible; ///< the rows that pass; empty: no condition
    QString written; ///< the rows that may be written
    bool isEnabled = true; ///< the table asks its policies
    bool bindsOwner = false;
};
Result<std::vector<PolicyRow>> readPolicies(Pg::Session& session, const Pg::Call& call = {});

}
