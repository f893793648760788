#include "pages/migrations/historytask.h"

#include "base/plural.h"
#include "migrations/alembic.h"
#include "migrations/alembicproject.h"
#include "migrations/historyrepair.h"
#include "migrations/undomigrations.h"
#include "pg/scripttext.h"
#include "widgets/parts/numbertext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(HistoryTask)
};

const QString BeforeAll = QStringLiteral("0");

void setNothing(PlannedChange& change, const QString& why)
{
    change.isNothing = true;
    change.warnings << why;
}

/// All that is dropped with a schema.
PlannedChange::Fact schemaLine(const UndoStep& step, const QString& schema)
{
    QStringList tables;
    qint64 rows = 0;
    for (const UndoStep::Table& table : step.tables) {
        if (table.schema != schema)
            continue;
        rows += table.rows.value_or(0);
        tables << Text::tr("%1 (%2 row(s))", nullptr, pluralOf(table.rows.value_or(0)))
                      .arg(table.name, numberText(table.rows.value_or(0)));
    }
    return {.name = schema,
            .text = tables.isEmpty()
                ? Text::tr("drops the schema; its tables are listed above")
                : Text::tr("tables that go with the schema: %1, with %2 row(s): %3", nullptr, pluralOf(rows))
                      .arg(numberText(tables.size()), numberText(rows), tables.join(QStringLiteral(", "))),
            .isAlarm = rows > 0};
}

/// What one step takes back, the rows that go with it, and what of it cannot be counted.
std::vector<PlannedChange::Fact> undoLines(const UndoStep& step)
{
    QStringList parts {Text::tr("takes back %1 (%2)").arg(step.applied.version, step.applied.description)};
    bool destroysRows = false;
    for (const UndoStep::Table& table : step.tables) {
        if (!table.schema.isEmpty())
            continue;
        parts << (table.rows
                      ? Text::tr("%1 row(s) of %2 lose the dropped values", nullptr, pluralOf(*table.rows))
                            .arg(numberText(*table.rows), table.name)
                      : Text::tr("%1 does not exist now").arg(table.name));
        destroysRows = destroysRows || table.rows.value_or(0) > 0;
    }
    std::vector<PlannedChange::Fact> lines(1);
    for (const QString& schema : step.lint.destroyedSchemas())
        lines.push_back(schemaLine(step, schema));
    for (const LintFinding& finding : step.lint.findings) {
        const QString text = Text::tr("line %1: %2").arg(QString::number(finding.line), finding.message);
        if (finding.isUncounted)
            lines.push_back({.name = step.script, .text = text, .isAlarm = true});
        else
            parts << text;
    }
    lines.front() = {.name = step.script, .text = parts.join(QStringLiteral("; ")), .isAlarm = destroysRows};
    return lines;
}

Result<PlannedChange> undoChange(Pg::Session& session, const GameDefinition& game, const QString& target,
                                 const Pg::Call& call)
{
    const auto plan = planUndo(session, game, target, call);
    if (!plan)
        return plan.error();
    PlannedChange change {
        .headline = target == BeforeAll
            ? Text::tr("Take back every version of %1?").arg(plan->week.name)
            : Text::tr("Take %1 back from version %2 to %3?").arg(plan->week.name, plan->version, target),
        .isAlwaysTyped = true,
        .hash = plan->hash};
    for (const Error& problem : plan->problems)
        change.obstacles << problem.text();
    QStringList sql;
    for (const UndoStep& step : plan->steps) {
        const auto lines = undoLines(step);
        change.facts.insert(change.facts.end(), lines.begin(), lines.end());
        sql << QString(Pg::scriptComment(step.script) + QString::fromUtf8(game.undo[step.index].text));
    }
    change.sql = sql.join(QLatin1Char('\n'));
    if (change.facts.empty() && change.obstacles.isEmpty())
        setNothing(change, Text::tr("There is nothing to take back."));
    return change;
}

/// As the dialog offers it, from where Alembic's head is to before all.
QString headChoice()
{
    return Text::tr("the head");
}

AlembicWish wishOf(const QString& choice)
{
    return {.target = choice == headChoice() ? QString() : choice,
            .direction = AlembicWish::Direction::Either};
}

Result<PlannedChange> alembicChange(const WeekHandle& week, const QString& choice, const Pg::Call& call)
{
    const auto plan = planAlembic(week.pool->options(), week.identity, *week.game, wishOf(choice), call.stop);
    if (!plan)
        return plan.error();
    const auto shown = [](const QString& revision) {
        return revision.isEmpty() ? Text::tr("none") : revision;
    };
    PlannedChange change {
        .headline = plan->isDowngrade
            ? Text::tr("Let Alembic take %1 back to revision %2?").arg(week.title(), shown(plan->after))
            : Text::tr("Let Alembic bring %1 to revision %2?").arg(week.title(), shown(plan->after)),
        .facts = {{.name = Text::tr("Config"), .text = week.game->alembic},
                  {.name = Text::tr("Code"),
                   .text = Text::tr("Alembic runs the game's Python files with your rights.")},
                  {.name = Text::tr("Revision"),
                   .text = Text::tr("%1 now, %2 then").arg(shown(plan->before), shown(plan->after))}},
        .sql = plan->sql,
        .isAlwaysTyped = plan->isDowngrade,
        .hash = plan->hash};
    for (const DestroyedTable& table : plan->tables) {
        if (table.rows)
            change.facts.push_back(
                {.name = table.name,
                 .text = Text::tr("%1 row(s) lose the dropped values", nullptr, pluralOf(*table.rows))
                             .arg(numberText(*table.rows)),
                 .isAlarm = *table.rows > 0});
    }
    if (!plan->notPrinted.isEmpty())
        change.warnings << Text::tr("Alembic does not print its SQL: %1").arg(plan->notPrinted);
    if (plan->isNothing())
        setNothing(change, Text::tr("It is at this revision already."));
    return change;
}

PlannedChange::Fact factOf(const HistoryChange& change)
{
    const QString what = !change.index.isEmpty() ? change.index
        : !change.row.script.isEmpty()           ? change.row.script
                                                 : change.row.version;
    return {.name = what, .text = change.explanation};
}

PlannedChange changeOf(const HistoryPlan& plan, const QString& headline, const QString& nothing)
{
    PlannedChange change {.headline = headline, .hash = plan.hash};
    for (const HistoryChange& one : plan.changes)
        change.facts.push_back(factOf(one));
    if (change.facts.empty())
        setNothing(change, nothing);
    return change;
}

/// Runs what needs a session of the week.
template<typename Work>
Result<QString> inWeek(const HistoryTask::Run& run, const Work& work)
{
    auto session = run.week.acquire(run.stop);
    if (!session)
        return session.error();
    const MigrateOptions options {.stop = run.stop, .onProgress = [&run](const MigrationProgress& now) {
                                      if (run.onProgress)
                                          run.onProgress(now.script);
                                  }};
    return work(**session, options);
}

}

HistoryTask undoMigrationsTask(const WeekHandle& week, const MigrationPlan& known, const QString& wanted)
{
    QStringList versions;
    for (const HistoryRow& row : known.applied)
        versions.prepend(row.version);
    if (!versions.isEmpty())
        versions.removeFirst(); // that it has
    versions << BeforeAll;
    if (versions.removeOne(wanted))
        versions.prepend(wanted); // which is the one that is shown first
    return {
        .kind = QStringLiteral("undo"),
        .title = Text::tr("Undo migrations"),
        .verb = Text::tr("&Undo"),
        .choiceTitle = Text::tr("&Back to version (0: before all):"),
        .choices = versions,
        .plan = [game = week.game](Pg::Session& session, const QString& target,
                                   const Pg::Call& call) { return undoChange(session, *game, target, call); },
        .run =
            [](const HistoryTask::Run& run) {
                return inWeek(run,
                              [&run](Pg::Session& session, const MigrateOptions& options) -> Result<QString> {
                                  const auto undone =
                                      undoMigrations(session, *run.week.game, run.choice, run.hash, options);
                                  if (!undone)
                                      return undone.error();
                                  return Text::tr("Done: %1. The week has version %2.")
                                      .arg(undone->applied.join(QStringLiteral(", ")),
                                           undone->version.isEmpty() ? BeforeAll : undone->version);
                              });
            }};
}

HistoryTask baselineTask(const WeekHandle& week)
{
    QStringList versions;
    for (const GameFile& file : week.game->migrations) {
        if (const auto name = MigrationName::parse(file.name.section(QLatin1Char('/'), -1)))
            versions.prepend(name->version.text());
    }
    return {.kind = QStringLiteral("baseline"),
            .title = Text::tr("Take over with a baseline"),
            .verb = Text::tr("&Write the baseline"),
            .choiceTitle = Text::tr("The database &has version:"),
            .choices = versions,
            .plan = [name = week.title()](Pg::Session& session, const QString& version,
                                          const Pg::Call& call) -> Result<PlannedChange> {
                const auto plan = planBaseline(session, version, {}, call);
                if (!plan)
                    return plan.error();
                return changeOf(*plan, Text::tr("Take %1 over as version %2 of the game?").arg(name, version),
                                Text::tr("There is nothing to write."));
            },
            .run =
                [](const HistoryTask::Run& run) {
                    return inWeek(
                        run, [&run](Pg::Session& session, const MigrateOptions& options) -> Result<QString> {
                            if (auto done = baseline(session, run.choice, {}, run.hash, options); !done)
                                return done.error();
                            return Text::tr("Done: its history begins with version %1.").arg(run.choice);
                        });
                }};
}

HistoryTask repairTask(const WeekHandle& week)
{
    return {.kind = QStringLiteral("repair"),
            .title = Text::tr("Repair the history"),
            .verb = Text::tr("&Repair"),
            .plan = [game = week.game, name = week.title()](Pg::Session& session, const QString&,
                                                            const Pg::Call& call) -> Result<PlannedChange> {
                const auto plan = planRepair(session, *game, call);
                if (!plan)
                    return plan.error();
                return changeOf(*plan,
                                Text::tr("Repair the history of %1? Only the listed rows change.").arg(name),
                                Text::tr("Nothing is wrong with its history."));
            },
            .run =
                [](const HistoryTask::Run& run) {
                    return inWeek(
                        run, [&run](Pg::Session& session, const MigrateOptions& options) -> Result<QString> {
                            if (auto done = repair(session, *run.week.game, run.hash, options); !done)
                                return done.error();
                            return Text::tr("Done: the history is repaired.");
                        });
                }};
}

HistoryTask alembicTask(const WeekHandle& week)
{
    QStringList choices = AlembicProject::revisionsIn(*week.game);
    std::reverse(choices.begin(), choices.end());
    choices.prepend(headChoice());
    choices.append(AlembicBase);
    return {.kind = QStringLiteral("alembic"),
            .title = Text::tr("Migrate with Alembic"),
            .verb = Text::tr("&Run Alembic"),
            .choiceTitle = Text::tr("To revisio&n (base: before all):"),
            .choices = choices,
            .plan = [week](Pg::Session&, const QString& choice,
                           const Pg::Call& call) { return alembicChange(week, choice, call); },
            .run = [](const HistoryTask::Run& run) -> Result<QString> {
                const auto done = runAlembic(run.week.pool->options(), run.week.identity, *run.week.game,
                                             wishOf(run.choice), run.hash, run.onProgress, run.stop);
                if (!done)
                    return done.error();
                return Text::tr("Done: from revision %1 to %2.")
                    .arg(done->before.isEmpty() ? Text::tr("none") : done->before,
                         done->after.isEmpty() ? Text::tr("none") : done->after);
            }};
}

}
