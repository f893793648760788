#include "drift/drift.h"

#include "base/utf8.h"
#include "drift/text.h"
#include "pg/cluster.h"
#include "pg/scripttext.h"
#include "pg/transaction.h"
#include "weeks/gameroles.h"

#include <QSet>

#include <algorithm>

namespace Weekglass {

namespace {

/// The program's own, and those of the tools that migrate.
bool isOfTools(const QString& name)
{
    return name == QLatin1String("weekglass") || name.startsWith(QLatin1String("weekglass."))
        || name.startsWith(QLatin1String("public.flyway_schema_history"))
        || name.startsWith(QLatin1String("public.alembic_version"));
}

/// Months that are made and dropped as time goes on: what the migrations make today, they would not have made
/// then.
QSet<QString> monthsOf(const std::vector<Definition>& definitions, const GameDefinition& game)
{
    QSet<QString> names;
    for (const Definition& one : definitions) {
        const bool isRuled = !one.text.contains(QLatin1String(" DEFAULT"))
            && std::any_of(game.partitions.begin(), game.partitions.end(),
                           [&one](const PartitionRule& rule) { return rule.table == one.partitionOf; });
        if (isRuled)
            names.insert(one.name);
    }
    return names;
}

/// PostgreSQL 18 lists NOT NULL as constraints; older ones only with the column.
bool isNotNullConstraint(const Definition& one)
{
    return one.kind == QLatin1String("constraint") && one.text.startsWith(QLatin1String("NOT NULL"));
}

/// By which the reader of a week that was made with roles sees all rows (weekglass/week_grants.sql): the
/// migrations do not make it, just as they grant nothing.
bool isReadersPolicy(const Definition& one, const GameDefinition& game)
{
    return one.kind == QLatin1String("policy") && one.name.endsWith(QLatin1Char('.') + ReadersPolicy)
        && one.text
        == QStringLiteral("PERMISSIVE SELECT {%1} USING true").arg(roleName(game, GameRole::Reader));
}

void forgetQueries(std::vector<Definition>& definitions)
{
    for (Definition& one : definitions) {
        if (one.isWrittenByVersion())
            one.text.clear();
    }
}

QString versionText(int version)
{
    return QString::number(version / 10000) + QLatin1Char('.') + QString::number(version % 10000);
}

void addHistoryNotes(Drift& drift, const MigrationPlan& plan, const GameDefinition& game)
{
    for (const MigrationStatus& one : plan.migrations) {
        if (one.state == MigrationState::Outdated)
            drift.notComparable << Text::tr("%1 was applied in an older form that no file has any more; its "
                                            "objects are listed as extra.")
                                       .arg(one.script);
        else if (one.state == MigrationState::Changed)
            drift.notComparable
                << Text::tr(
                       "%1 was changed after it was applied; the week is compared with its present form.")
                       .arg(one.script);
        else if (one.state == MigrationState::Missing)
            drift.notComparable
                << Text::tr("%1 was applied, but the game has no such file; its objects are listed as extra.")
                       .arg(one.script);
    }
    for (const PartitionRule& rule : game.partitions)
        drift.notComparable << Text::tr("The monthly partitions of %1 come and go, so they are not compared.")
                                   .arg(rule.table);
}

Error noReference(const QString& message, const QString& where)
{
    return {.kind = Error::Kind::Format,
            .message = message,
            .where = where,
            .advice =
                Text::tr("Only a week with a history of this game's migrations can be compared with them.")};
}

/// Of a game whose Alembic numbers its revisions as the game its versions: what is left from there on.
Result<MigrationPlan> planOfRevision(const QString& revision, const GameDefinition& game,
                                     const QString& where)
{
    if (game.alembic.isEmpty())
        return noReference(Text::tr("Alembic manages the schema of this database."), where);
    const auto version = gameVersion(game, revision);
    if (!version)
        return noReference(Text::tr("Alembic manages the schema of this database, and its revision %1 is not "
                                    "a version of the game.")
                               .arg(revision),
                           where);
    MigrationPlan plan = planMigrations(MigrationHistory(), game);
    std::erase_if(plan.pending, [&version](const PendingMigration& one) {
        return one.name.kind == MigrationName::Kind::Versioned && one.name.version <= *version;
    });
    plan.manager = MigrationPlan::Manager::Alembic;
    plan.version = revision;
    return plan;
}

Result<MigrationPlan> comparablePlan(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    auto plan = planMigrations(session, game, call);
    if (!plan)
        return plan;
    const QString where = fromUtf8(session.database());
    if (plan->manager == MigrationPlan::Manager::Alembic)
        return planOfRevision(plan->version, game, where);
    if (plan->manager == MigrationPlan::Manager::Nobody && !plan->problems.empty())
        return noReference(Text::tr("The database has tables, but no history of migrations."), where);
    return plan;
}

}

std::vector<Definition> comparedPart(std::vector<Definition> definitions, const GameDefinition& game)
{
    QSet<QString> left = monthsOf(definitions, game);
    for (const Definition& one : definitions) { // sequences belong to columns, those to tables
        if (left.contains(one.owner))
            left.insert(one.name);
    }
    std::erase_if(definitions, [&left, &game](const Definition& one) {
        const bool isOfExtension = one.kind == QLatin1String("schema") && !one.owner.isEmpty();
        return left.contains(one.name) || left.contains(one.owner) || isOfTools(one.name)
            || isOfTools(one.owner) || isNotNullConstraint(one) || isReadersPolicy(one, game)
            || isOfExtension;
    });
    return definitions;
}

QString driftKindName(DriftItem::Kind kind)
{
    switch (kind) {
    case DriftItem::Kind::Missing:
        return QStringLiteral("missing");
    case DriftItem::Kind::Extra:
        return QStringLiteral("extra");
    case DriftItem::Kind::Changed:
        break;
    }
    return QStringLiteral("changed");
}

QString Drift::sql() const
{
    if (items.empty())
        return {};
    QString text = Pg::scriptBeginning() + QLatin1Char('\n');
    const auto add = [&](const DriftItem& item) {
        const QString mark = item.isDestructive ? Text::tr(", DESTROYS") : QString();
        text += Pg::scriptComment(
                    QStringLiteral("%1 %2 %3%4").arg(driftKindName(item.kind), item.object, item.name, mark))
            + item.sql + QLatin1Char('\n');
    };
    for (const bool isDestructive : {false, true}) {
        for (const DriftItem& item : items) {
            if (item.isDestructive == isDestructive)
                add(item);
        }
    }
    return text;
}

Result<Drift> readDrift(Pg::Session& session, const GameDefinition& game, ReferenceCatalogs& references,
                        const Pg::Call& call)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::Snapshot, call);
    if (!transaction)
        return transaction.error();
    const auto week = identify(session);
    if (!week)
        return week.error();
    const auto plan = comparablePlan(session, game, call);
    if (!plan)
        return plan.error();
    auto found = readDefinitions(session, call);
    if (!found)
        return found.error();
    const auto distributed = Pg::distributedTables(session, call);
    if (!distributed)
        return distributed.error();
    (void)transaction->rollback(); // making the reference may take a while
    GameDefinition made = appliedPart(game, *plan);
    if (!distributed->empty())
        made.distribution = game.distribution;
    const auto reference = references.of(made, call.stop);
    if (!reference)
        return reference.error();

    Drift drift {.week = *week,
                 .version = plan->version,
                 .pending = static_cast<int>(plan->pending.size()),
                 .weekServer = session.serverVersion(),
                 .referenceServer = (*reference)->serverVersion,
                 .items = {},
                 .notComparable = {}};
    addHistoryNotes(drift, *plan, game);
    auto here = comparedPart(*std::move(found), game);
    auto expected = comparedPart((*reference)->definitions, game);
    if (drift.weekServer / 10000 != drift.referenceServer / 10000) {
        drift.notComparable
            << Text::tr("The week is on PostgreSQL %1 and the reference on %2, which print queries "
                        "differently. Views, rules and SQL bodies are compared by name only.")
                   .arg(versionText(drift.weekServer), versionText(drift.referenceServer));
        forgetQueries(here);
        forgetQueries(expected);
    }
    drift.compared = static_cast<int>(expected.size());
    drift.items = compareDefinitions(expected, here);
    return drift;
}

}
