#include "policies/findings.h"

#include "base/utf8.h"
#include "policies/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Verdict = PolicyFinding::Verdict;
using Kind = PolicyFinding::Kind;

Kind kindOf(const PlayerRelation& relation)
{
    switch (relation.kind) {
    case 'v':
        return Kind::View;
    case 'm':
        return Kind::MaterializedView;
    case 'f':
        return Kind::ForeignTable;
    default:
        return relation.root.isEmpty() ? Kind::Table : Kind::Partition;
    }
}

/// Those that the manifest names; else the one that is called as the players' key, or the only one that
/// refers to the players.
QStringList columnsOf(const PlayerRelation& relation, const PlayersDefinition& players)
{
    const auto named = players.columns.find(relation.schemaName + QLatin1Char('.') + relation.relationName);
    if (named != players.columns.end())
        return named->second;
    if (relation.keys.contains(players.key))
        return {players.key};
    return relation.keys.size() == 1 ? relation.keys : QStringList();
}

QString revoke(const PlayerRelation& relation, const QString& from)
{
    return QStringLiteral("REVOKE ALL ON TABLE %1 FROM %2;").arg(relation.name, from);
}

QString quoted(const QString& role)
{
    const auto name = Pg::Sql::identifier(role);
    return name ? fromUtf8(name->text()) : role;
}

void leak(PolicyFinding& finding, const QString& reason, const QString& fix)
{
    finding.verdict = Verdict::Leaks;
    finding.reason = reason;
    finding.fix = fix;
}

/// One that is granted to somebody, or read by the role for another reason.
void lookAtPartition(PolicyFinding& finding, const PlayerRelation& relation, const QString& role)
{
    if (relation.hasPolicies && relation.isBound)
        return;
    const QString whom =
        relation.grantees.isEmpty() ? quoted(role) : relation.grantees.join(QStringLiteral(", "));
    leak(finding, Text::tr("%1 may read it and bypass the policies of %2").arg(whom, relation.root),
         revoke(relation, whom));
}

void lookAtView(PolicyFinding& finding, const PlayerRelation& relation)
{
    const QString tables = relation.reads.join(Text::tr(", "));
    if (relation.asksReader)
        finding.reason = Text::tr("it reads %1 with the rights of whoever reads it").arg(tables);
    else if (relation.kind == 'm')
        finding.reason = Text::tr("it keeps rows of %1, and has no policies").arg(tables);
    else
        finding.reason = Text::tr("it reads %1 with the rights of its owner").arg(tables);
    if (finding.columns.isEmpty())
        finding.reason += QLatin1String("; ") + Text::tr("no column names the player of its rows");
}

void lookAtTable(PolicyFinding& finding, const PlayerRelation& relation, const QString& role)
{
    if (!relation.mayRead) {
        finding.verdict = Verdict::Holds;
        finding.reason = Text::tr("players may not read it");
    } else if (!relation.hasPolicies) {
        const QString whom = relation.grantees.contains(QLatin1String("PUBLIC"))
            ? QStringLiteral("PUBLIC, ") + quoted(role)
            : quoted(role);
        leak(finding, Text::tr("it has no policy, and players may read it"), revoke(relation, whom));
    } else if (!relation.isBound) {
        leak(finding, Text::tr("its policies do not bind the role %1").arg(role),
             QStringLiteral("ALTER TABLE %1 FORCE ROW LEVEL SECURITY;").arg(relation.name));
    } else if (finding.columns.isEmpty()) {
        finding.reason = relation.keys.isEmpty()
            ? Text::tr("no column names the player of its rows; players.columns in game.json can")
            : Text::tr("several columns name a player of its rows, %1; players.columns in game.json decides")
                  .arg(relation.keys.join(Text::tr(", ")));
    }
}

struct Words
{
    const char* key;
    const char* name;
};

Words wordsOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Leaks:
        return {"leaks", QT_TRANSLATE_NOOP("Policies", "leaks")};
    case Verdict::NotChecked:
        return {"not_checked", QT_TRANSLATE_NOOP("Policies", "not checked")};
    case Verdict::Shared:
        return {"shared", QT_TRANSLATE_NOOP("Policies", "shared")};
    case Verdict::Holds:
        break;
    }
    return {"holds", QT_TRANSLATE_NOOP("Policies", "holds")};
}

}

PolicyFinding foundInCatalog(const PlayerRelation& relation, const PlayersDefinition& players,
                             const QString& role)
{
    PolicyFinding finding {.name = relation.name,
                           .kind = kindOf(relation),
                           .policies = relation.policies,
                           .columns = columnsOf(relation, players)};
    const QString plain = relation.schemaName + QLatin1Char('.') + relation.relationName;
    if (std::ranges::find(players.shared, plain) != players.shared.end()) {
        finding.verdict = Verdict::Shared;
        finding.reason = Text::tr("the game says that all players may see it");
    } else if (relation.isView()) {
        lookAtView(finding, relation);
    } else if (finding.kind == Kind::Partition) {
        lookAtPartition(finding, relation, role);
    } else {
        lookAtTable(finding, relation, role);
    }
    return finding;
}

void judge(PolicyFinding& finding, const PlayerRelation& relation, bool isProof, bool isHidden)
{
    const QString seen = finding.reason;
    if (*finding.others > 0) {
        finding.verdict = Verdict::Leaks;
        finding.reason =
            Text::tr("players saw %n row(s) of others", nullptr, static_cast<int>(*finding.others));
        if (!seen.isEmpty())
            finding.reason += QLatin1String("; ") + seen;
        if (finding.fix.isEmpty() && relation.kind == 'v' && !relation.asksReader)
            finding.fix = QStringLiteral("ALTER VIEW %1 SET (security_invoker = true);").arg(relation.name);
        return;
    }
    if (finding.verdict == Verdict::Leaks)
        return; // whatever rows there are today
    if (isProof) {
        finding.verdict = Verdict::Holds;
        return;
    }
    finding.reason = isHidden ? Text::tr("row security also hides rows from your role, so nothing is proved")
                              : Text::tr("it has no row of another player, so nothing is proved");
}

QString verdictKey(PolicyFinding::Verdict verdict)
{
    return QLatin1String(wordsOf(verdict).key);
}

QString verdictName(PolicyFinding::Verdict verdict)
{
    return Text::tr(wordsOf(verdict).name);
}

QString kindName(PolicyFinding::Kind kind)
{
    switch (kind) {
    case Kind::Table:
        break;
    case Kind::Partition:
        return Text::tr("partition");
    case Kind::View:
        return Text::tr("view");
    case Kind::MaterializedView:
        return Text::tr("materialized view");
    case Kind::ForeignTable:
        return Text::tr("foreign table");
    case Kind::Function:
        return Text::tr("function");
    }
    return Text::tr("table");
}

}
