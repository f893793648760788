#include "cli/migrateoutput.h"

#include "base/plural.h"
#include "cli/output.h"
#include "cli/text.h"
#include "migrations/migrationlint.h"
#include "pg/scripttext.h"
#include "json/strings.h"

namespace Weekglass {

namespace {

Pg::Value number(const std::optional<qint64>& value)
{
    return value ? Pg::Value(QByteArray::number(*value)) : Pg::Value();
}

QByteArray countOf(const WeekMigrations& week, std::initializer_list<MigrationState> states)
{
    return QByteArray::number(std::count_if(
        week.plan.migrations.begin(), week.plan.migrations.end(), [&states](const MigrationStatus& one) {
            return std::find(states.begin(), states.end(), one.state) != states.end();
        }));
}

/// What is wrong with a week, or nothing.
QString note(const WeekMigrations& week)
{
    if (week.error)
        return week.error->message;
    if (week.plan.problems.empty())
        return {};
    const Error& first = week.plan.problems.front();
    return QString(first.where + QStringLiteral(": ") + first.message);
}

void printWeeks(const MigrationMatrix& matrix)
{
    Output output(false,
                  {column("week", Text::tr("Week")), column("version", Text::tr("Version")),
                   column("applied", Text::tr("Applied")), column("pending", Text::tr("Pending")),
                   column("note", Text::tr("Note"))});
    for (const WeekMigrations& week : matrix.weeks)
        output.add({week.week.name, week.plan.version,
                    countOf(week, {MigrationState::Applied, MigrationState::BelowBaseline}),
                    week.plan.pending.size(), note(week)});
    output.finish();
}

void printCells(bool asJson, const MigrationMatrix& matrix)
{
    Output output(asJson,
                  {column("week", Text::tr("Week")), column("script", Text::tr("File")),
                   column("version", Text::tr("Version")), column("description", Text::tr("Description")),
                   column("state", Text::tr("State")), jsonColumn("has_undo", Text::tr("Undo")),
                   column("installed_on", Text::tr("Applied")), column("note", Text::tr("Note"))});
    for (std::size_t week = 0; week < matrix.weeks.size(); ++week) {
        const QByteArray name = matrix.weeks[week].week.name.toUtf8();
        if (const auto& error = matrix.weeks[week].error)
            output.add({name, {}, {}, {}, "error", {}, {}, error->message});
        for (std::size_t i = 0; i < matrix.migrations.size(); ++i) {
            const MigrationStatus* status = matrix.status(week, i);
            if (!status)
                continue;
            const QString version = status->name.version.text();
            output.add({name,
                        status->script,
                        version.isEmpty() ? Pg::Value() : Pg::Value(version.toUtf8()),
                        status->name.description,
                        asJson ? stateKey(status->state) : stateName(status->state).toUtf8(),
                        status->hasUndo,
                        status->row ? Pg::Value(status->row->installedOn) : Pg::Value(),
                        {}});
        }
    }
    output.finish();
}

void addFindings(Output& output, bool asJson, const QString& script, const MigrationLint& lint)
{
    for (const LintFinding& finding : lint.findings)
        output.add({script, finding.line,
                    asJson ? findingKey(finding.kind) : findingName(finding.kind).toUtf8(), finding.table,
                    finding.message, finding.advice});
}

Output findingsOutput(bool asJson)
{
    return Output(asJson,
                  {column("script", Text::tr("File")), jsonColumn("line", Text::tr("Line")),
                   column("kind", Text::tr("Kind")), column("table", Text::tr("Table")),
                   column("message", Text::tr("What")), column("advice", Text::tr("Better"))});
}

QByteArray findingsJson(const MigrationLint& lint)
{
    QByteArrayList objects;
    for (const LintFinding& finding : lint.findings)
        objects << "{\"line\": " + QByteArray::number(finding.line) + ", \"kind\": \""
                + findingKey(finding.kind) + "\", \"table\": " + Json::quoted(finding.table)
                + ", \"message\": " + Json::quoted(finding.message) + '}';
    return '[' + objects.join(", ") + ']';
}

QString kindName(HistoryChange::Kind kind)
{
    switch (kind) {
    case HistoryChange::Kind::Baseline:
        return Text::tr("baseline");
    case HistoryChange::Kind::RemoveFailed:
        return Text::tr("remove failed");
    case HistoryChange::Kind::MarkSucceeded:
        return Text::tr("mark succeeded");
    case HistoryChange::Kind::Realign:
        return Text::tr("realign");
    case HistoryChange::Kind::MarkDeleted:
        return Text::tr("mark deleted");
    case HistoryChange::Kind::DropInvalidIndex:
        return Text::tr("drop invalid index");
    }
    return {};
}

}

void printMatrix(bool asJson, bool inFull, const MigrationMatrix& matrix)
{
    if (asJson || inFull)
        printCells(asJson, matrix);
    else
        printWeeks(matrix);
}

void printFindings(bool asJson, const std::vector<const GameFile*>& files)
{
    Output output = findingsOutput(asJson);
    for (const GameFile* file : files)
        addFindings(output, asJson, file->name, lintMigration(*file));
    output.finish();
}

void printPending(bool asJson, const GameDefinition& game, const WeekMigrations& week)
{
    if (asJson) {
        Output output(true,
                      {column("week"), column("script"), jsonColumn("outside_transaction"),
                       jsonColumn("findings"), column("sql")});
        for (const PendingMigration& pending : week.plan.pending) {
            const MigrationLint lint = lintMigration(pending.file(game));
            output.add({week.week.name, pending.script, lint.outsideTransaction, findingsJson(lint),
                        pending.file(game).text});
        }
        return;
    }
    say(week.plan.pending.empty()
            ? Text::tr("%1: nothing would run.").arg(week.week.name)
            : Text::tr("%1: %n file(s) would run.", nullptr, static_cast<int>(week.plan.pending.size()))
                  .arg(week.week.name));
    std::vector<const GameFile*> files;
    for (const PendingMigration& pending : week.plan.pending) {
        const GameFile& file = pending.file(game);
        files.push_back(&file);
        printBytes(Pg::scriptComment(pending.script).toUtf8() + file.text.trimmed() + "\n\n");
    }
    if (!files.empty())
        printFindings(false, files);
}

void printOutcomes(bool asJson, const std::vector<WeekMigrated>& weeks)
{
    Output output(asJson,
                  {column("week", Text::tr("Week")), column("outcome", Text::tr("Outcome")),
                   jsonColumn("applied", Text::tr("Applied")), column("version", Text::tr("Version")),
                   column("error", Text::tr("Error"))});
    for (const WeekMigrated& week : weeks)
        output.add({week.week.name, asJson ? outcomeKey(week.outcome) : outcomeName(week.outcome).toUtf8(),
                    week.report.applied.size(), week.report.version,
                    week.error ? Pg::Value(week.error->text().toUtf8()) : Pg::Value()});
    output.finish();
}

void printPlan(bool asJson, const UndoPlan& plan)
{
    Output output(asJson,
                  {column("script", Text::tr("File")), column("takes_back", Text::tr("Takes back")),
                   column("table", Text::tr("Affected table")), jsonColumn("rows", Text::tr("Rows"))});
    for (const UndoStep& step : plan.steps) {
        const QByteArray script = step.script.toUtf8();
        const QByteArray applied = step.applied.script.toUtf8();
        if (step.tables.empty())
            output.add({script, applied, {}, {}});
        for (const UndoStep::Table& table : step.tables)
            output.add({script, applied, table.name, number(table.rows)});
    }
    output.finish();
    for (const UndoStep& step : plan.steps) {
        for (const LintFinding& finding : step.lint.findings) {
            if (finding.isUncounted)
                say(Text::tr("%1, line %2: %3")
                        .arg(step.script, QString::number(finding.line), finding.message));
        }
    }
    for (const Error& problem : plan.problems)
        say(problem.text());
}

void printPlan(bool asJson, const HistoryPlan& plan)
{
    if (asJson) {
        Output output(true, {column("change"), jsonColumn("rank"), column("script"), column("explanation")});
        for (const HistoryChange& change : plan.changes)
            output.add({kindName(change.kind),
                        change.row.rank > 0 ? Pg::Value(QByteArray::number(change.row.rank)) : Pg::Value(),
                        change.row.script, change.explanation});
    } else {
        for (const HistoryChange& change : plan.changes)
            say(QString(kindName(change.kind) + QStringLiteral(": ") + change.explanation));
    }
    if (plan.changes.empty())
        say(Text::tr("The history is in order."));
}

void printPlan(bool asJson, const AlembicPlan& plan)
{
    QStringList hit;
    for (const DestroyedTable& table : plan.tables)
        hit << Text::tr("%1 (%2 row(s))", nullptr, pluralOf(table.rows.value_or(0)))
                   .arg(table.name, QString::number(table.rows.value_or(0)));
    if (asJson) {
        Output output(true,
                      {column("week"), column("before"), column("after"), jsonColumn("downgrade"),
                       column("hits"), column("sql")});
        output.add({plan.week.name, plan.before, plan.after, plan.isDowngrade, hit.join(QStringLiteral(", ")),
                    plan.sql});
        output.finish();
    } else if (!plan.sql.isEmpty()) {
        printBytes(plan.sql.toUtf8() + "\n\n");
    }
    const QString none = QStringLiteral("–");
    say(Text::tr("%1 would go from revision %2 to %3.")
            .arg(plan.week.name, plan.before.isEmpty() ? none : plan.before,
                 plan.after.isEmpty() ? none : plan.after));
    if (!hit.isEmpty())
        say(Text::tr("Tables that lose the dropped values: %1.").arg(hit.join(QStringLiteral(", "))));
    if (!plan.notPrinted.isEmpty())
        say(Text::tr("Alembic does not print its SQL: %1").arg(plan.notPrinted));
}

}
