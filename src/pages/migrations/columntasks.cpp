#include "pages/migrations/columntasks.h"

#include "base/plural.h"
#include "base/utf8.h"
#include "migrations/setnotnull.h"
#include "pg/scripttext.h"
#include "widgets/parts/numbertext.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ColumnTasks)
};

QString updateOf(const BackfillRequest& request)
{
    const QString update = QStringLiteral("UPDATE %1\nSET %2").arg(request.table, request.set);
    return request.where.isEmpty()
        ? QString(update + QLatin1Char(';'))
        : QString(update + QStringLiteral("\nWHERE ") + request.where + QLatin1Char(';'));
}

Result<PlannedChange> fillChange(Pg::Session& session, const BackfillRequest& request, const Pg::Call& call)
{
    const auto plan = planBackfill(session, request, call.stop);
    if (!plan)
        return plan.error();
    const QString about = numberText(plan->progress.about);
    PlannedChange change {
        .headline = Text::tr("Set values in %1?").arg(request.table),
        .facts = {{.name = Text::tr("Rows"),
                   .text = request.where.isEmpty()
                       ? Text::tr("all of about %1, whatever value they have").arg(about)
                       : Text::tr("%1 of about %2 match the condition").arg(numberText(plan->left), about),
                   .isAlarm = request.where.isEmpty()},
                  {.name = Text::tr("How"),
                   .text = Text::tr("in transactions of %1 rows each, so nobody waits long; the next run "
                                    "continues after a stop")
                               .arg(numberText(request.batch))}},
        .sql = updateOf(request)};
    change.isNothing = !request.where.isEmpty() && plan->left == 0;
    if (change.isNothing)
        change.warnings << Text::tr("No row matches the condition, so there is nothing to do.");
    return change;
}

Result<QString> fill(const HistoryTask::Run& run, const BackfillRequest& request)
{
    auto session = run.week.acquire(run.stop);
    if (!session)
        return session.error();
    const auto say = [&run](const BackfillProgress& now) {
        run.onProgress(
            Text::tr("%1 of about %2 rows, %3 changed; at %4")
                .arg(numberText(now.seen), numberText(now.about), numberText(now.changed), now.reached));
    };
    const auto done = backfill(**session, request, {.stop = run.stop, .onProgress = say});
    if (!done)
        return done.error();
    const QString text = Text::tr("Done: %1 row(s) are changed.", nullptr, pluralOf(done->progress.changed))
                             .arg(numberText(done->progress.changed));
    return done->left == 0
        ? text
        : Text::tr("%1 %2 row(s) match the condition, again or still.", nullptr, pluralOf(done->left))
              .arg(text, numberText(done->left));
}

Result<PlannedChange> notNullChange(Pg::Session& session, const QString& table, const QString& column,
                                    const Pg::Call& call)
{
    const auto tableName = Pg::Sql::qualifiedName(table);
    const auto columnName = Pg::Sql::identifier(column);
    if (!tableName || !columnName)
        return !tableName ? tableName.error() : columnName.error();
    const auto counted = session.readTable(Pg::Sql("SELECT pg_catalog.count(*) FROM ") + *tableName
                                               + Pg::Sql(" WHERE ") + *columnName + Pg::Sql(" IS NULL"),
                                           {}, call);
    if (!counted)
        return counted.error();
    const qint64 missing = Pg::numberOf(counted->single());
    PlannedChange change {
        .headline = Text::tr("Make %1 of %2 NOT NULL?").arg(column, table),
        .facts = {{.name = Text::tr("Rows without a value"), .text = numberText(missing)},
                  {.name = Text::tr("How"),
                   .text = Text::tr("add a check for new rows, validate all rows while others write, then "
                                    "change the column in an instant")}},
        .sql = Pg::scriptStatement(fromUtf8((Pg::Sql("ALTER TABLE ") + *tableName + Pg::Sql(" ALTER COLUMN ")
                                             + *columnName + Pg::Sql(" SET NOT NULL"))
                                                .text()))};
    if (missing > 0)
        change.obstacles << Text::tr("%1 row(s) have no value: fill the column first.", nullptr,
                                     pluralOf(missing))
                                .arg(numberText(missing));
    return change;
}

}

HistoryTask backfillTask(const BackfillRequest& request)
{
    return {.kind = QStringLiteral("backfill"),
            .title = Text::tr("Fill a column"),
            .verb = Text::tr("&Fill"),
            .plan = [request](Pg::Session& session, const QString&,
                              const Pg::Call& call) { return fillChange(session, request, call); },
            .run = [request](const HistoryTask::Run& run) { return fill(run, request); }};
}

HistoryTask notNullTask(const QString& table, const QString& column)
{
    return {
        .kind = QStringLiteral("not-null"),
        .title = Text::tr("Make a column NOT NULL"),
        .verb = Text::tr("&Make it NOT NULL"),
        .plan = [table, column](Pg::Session& session, const QString&,
                                const Pg::Call& call) { return notNullChange(session, table, column, call); },
        .run = [table, column](const HistoryTask::Run& run) -> Result<QString> {
            auto session = run.week.acquire(run.stop);
            if (!session)
                return session.error();
            const auto done = setNotNull(
                **session, table, column,
                {.stop = run.stop, .onStep = [&run](NotNullStep step) { run.onProgress(stepText(step)); }});
            if (!done)
                return done.error();
            return *done ? Text::tr("Done: the column is NOT NULL.")
                         : Text::tr("The column is NOT NULL already.");
        }};
}

}
