#include "weeks/lacks.h"

#include "base/utf8.h"
#include "pg/missingname.h"
#include "pg/sqlscanner.h"
#include "pg/subquery.h"
#include "weeks/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Of = Lack::Of;
using Pg::Sql;

/// A statement that a part of a game needs, never run.
struct Needed
{
    Result<Sql> sql;
    int parameters = 0;
};

struct Part
{
    Of of;
    QString id;
    QString title;
    std::vector<Needed> statements;
};

int parametersOf(const QByteArray& text)
{
    int most = 0;
    Pg::SqlScanner<QByteArrayView> scanner {QByteArrayView(text)};
    while (const auto token = scanner.next()) {
        if (token->kind == Pg::SqlToken::Kind::Parameter)
            most = std::max(most, text.sliced(token->begin + 1, token->length - 1).toInt());
    }
    return most;
}

Needed read(const GameFile& file)
{
    const auto query = Pg::subqueryOf(file.text, file.name, Sql("q"));
    return {Result<Sql>(Sql("SELECT * FROM ")) + query, parametersOf(file.text)};
}

/// As the rollback writes it: both parameters have a type, and the row is called t.
Needed stepOf(const QString& table, const Result<Sql>& begin, const QByteArray& set, const QByteArray& where)
{
    Result<Sql> sql = begin + Sql::qualifiedName(table) + Result<Sql>(Sql(" AS t"));
    if (!set.isEmpty())
        sql = sql + Result<Sql>(Sql(" SET ")) + Sql::trusted(set);
    return {sql + Result<Sql>(Sql(" WHERE $1::TEXT IS NOT NULL AND $2::BIGINT IS NOT NULL AND ("))
                + Sql::trusted(where) + Result<Sql>(Sql(")")),
            2};
}

/// The same of rows that come: the journal writes the types of the parameters before the query, too.
Needed insertOf(const RollbackStep& step)
{
    return {Result<Sql>(Sql("WITH given AS (SELECT $1::TEXT, $2::BIGINT) INSERT INTO "))
                + Sql::qualifiedName(step.table) + Result<Sql>(Sql(" (")) + Sql::trusted(step.columns)
                + Result<Sql>(Sql(") OVERRIDING SYSTEM VALUE ")) + Sql::trusted(step.select),
            2};
}

/// An expression over the row t that the preview tells.
Needed told(const QString& table, const QByteArray& value)
{
    return {Result<Sql>(Sql("SELECT (")) + Sql::trusted(value) + Result<Sql>(Sql(") FROM "))
                + Sql::qualifiedName(table) + Result<Sql>(Sql(" AS t")),
            parametersOf(value)};
}

void addTold(Part& part, const RollbackDefinition& rollback)
{
    const auto add = [&part](const QString& table, const QByteArray& value) {
        if (!value.isEmpty())
            part.statements.push_back(told(table, value));
    };
    add(rollback.lockTable, rollback.words.title);
    for (const ToldValue& fact : rollback.words.facts)
        add(rollback.lockTable, fact.value);
    for (const ToldRows& rows : rollback.words.tables) {
        add(rows.table, rows.subject);
        for (const ToldValue& field : rows.fields)
            add(rows.table, field.value);
    }
}

Part rollbackOf(const PlayLogDefinition& log)
{
    const RollbackDefinition& rollback = *log.rollback;
    Part part {Of::Rollback, log.id, log.title, {read(rollback.head)}};
    if (rollback.refused)
        part.statements.push_back(read(*rollback.refused));
    part.statements.push_back(stepOf(rollback.lockTable, Sql("SELECT FROM "), {}, rollback.lockWhere));
    for (const RollbackStep& step : rollback.steps) {
        switch (step.action) {
        case RollbackAction::Insert:
            part.statements.push_back(insertOf(step));
            break;
        case RollbackAction::Update:
            part.statements.push_back(stepOf(step.table, Sql("UPDATE "), step.set, step.where));
            break;
        case RollbackAction::Delete:
            part.statements.push_back(stepOf(step.table, Sql("DELETE FROM "), {}, step.where));
            break;
        }
    }
    addTold(part, rollback);
    return part;
}

Part playsOf(const PlayLogDefinition& log)
{
    Part part {Of::PlayLog, log.id, log.title, {read(log.games), read(log.plays)}};
    if (log.start)
        part.statements.push_back(read(*log.start));
    for (const GameFile& file : log.asOf)
        part.statements.push_back(read(file));
    return part;
}

std::vector<Part> partsOf(const GameDefinition& game)
{
    std::vector<Part> parts;
    for (const EventSource& source : game.events)
        parts.push_back({Of::Events, source.id, source.title, {read(source.query)}});
    for (const SnapshotSource& source : game.snapshots)
        parts.push_back({Of::Snapshots, source.id, source.title, {read(source.query)}});
    for (const PlayLogDefinition& log : game.playLogs) {
        parts.push_back(playsOf(log));
        if (log.rollback)
            parts.push_back(rollbackOf(log));
    }
    for (const MetricDefinition& metric : game.metrics)
        parts.push_back({Of::Metric, metric.id, metric.title, {read(metric.query)}});
    for (const ReportDefinition& report : game.reports)
        parts.push_back({Of::Report, report.id, report.title, {read(report.query)}});
    for (const CohortDefinition& cohort : game.cohorts)
        parts.push_back(
            {Of::Cohort, cohort.id, cohort.title, {read(cohort.firstSeen), read(cohort.returns)}});
    for (const NameSource& names : game.names)
        parts.push_back({Of::Names, names.title, names.title, {read(names.query)}});
    return parts;
}

/// Its tables with a schema: others are of the statement itself, or found by the search path.
QStringList tablesOf(const Part& part)
{
    QStringList tables;
    for (const Needed& needed : part.statements) {
        if (!needed.sql)
            continue;
        for (const Pg::UsedName& used : Pg::tablesUsedBy(fromUtf8(needed.sql->text()))) {
            if (used.name.count(QLatin1Char('.')) == 1 && !used.name.startsWith(QLatin1String("pg_catalog."))
                && !used.name.startsWith(QLatin1String("information_schema.")))
                tables << used.name;
        }
    }
    tables.removeDuplicates();
    return tables;
}

QStringList functionsOf(const Part& part)
{
    QStringList functions;
    for (const Needed& needed : part.statements) {
        if (needed.sql)
            functions << Pg::functionsUsedBy(fromUtf8(needed.sql->text()));
    }
    functions.removeDuplicates();
    return functions;
}

/// As far as the catalog says it.
QStringList absent(const Part& part, const ObjectsThere& there)
{
    QStringList missing;
    for (const QString& name : tablesOf(part)) {
        if (!there.tables.contains(name))
            missing << Text::tr("no table or view %1").arg(name);
        else if (!there.tables.value(name))
            missing << Text::tr("no right to read %1").arg(name);
    }
    for (const QString& name : functionsOf(part)) {
        if (!there.functions.contains(name))
            missing << Text::tr("no function %1").arg(name);
        else if (!there.functions.value(name))
            missing << Text::tr("no right to call %1").arg(name);
    }
    return missing;
}

/// The statement does not fit the database. What type a parameter has may be open, since none is given here.
bool isMisfit(const Error& error)
{
    static const QStringList open {QStringLiteral("42P18"), QStringLiteral("42P08")};
    return (error.sqlState.startsWith(QLatin1String("42")) && !open.contains(error.sqlState))
        || error.sqlState == QLatin1String("3F000");
}

/// As the server plans the statements; an error that is none of theirs ends the look.
Result<QStringList> planned(Pg::Session& session, const Part& part, const Pg::Call& call)
{
    QStringList missing;
    for (const Needed& needed : part.statements) {
        const Pg::Params nothing(static_cast<std::size_t>(needed.parameters));
        const auto plan = session.readTable(Result<Sql>(Sql("EXPLAIN ")) + needed.sql, nothing, call);
        if (plan)
            continue;
        const Error& error = plan.error();
        if (error.kind != Error::Kind::Sql)
            return error;
        if (isMisfit(error))
            missing << QString(error.message).remove(QStringLiteral(" [%1]").arg(error.sqlState));
    }
    missing.removeDuplicates();
    return missing;
}

Result<std::vector<Lack>> lacksOf(Pg::Session& session, const std::vector<Part>& parts, const Pg::Call& call)
{
    QStringList tables;
    QStringList functions;
    for (const Part& part : parts) {
        tables << tablesOf(part);
        functions << functionsOf(part);
    }
    tables.removeDuplicates();
    functions.removeDuplicates();
    const auto there = objectsThere(session, tables, functions, call);
    if (!there)
        return there.error();
    std::vector<Lack> lacks;
    for (const Part& part : parts) {
        QStringList missing = absent(part, *there);
        if (missing.isEmpty()) {
            const auto found = planned(session, part, call);
            if (!found)
                return found.error();
            missing = *found;
        }
        if (!missing.isEmpty())
            lacks.push_back({part.of, part.id, part.title, missing});
    }
    return lacks;
}

}

Result<std::vector<Lack>> findLacks(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    return lacksOf(session, partsOf(game), call);
}

Result<QStringList> lacksOfRollback(Pg::Session& session, const PlayLogDefinition& log, const Pg::Call& call)
{
    if (!log.rollback)
        return QStringList();
    const auto lacks = lacksOf(session, {rollbackOf(log)}, call);
    if (!lacks)
        return lacks.error();
    return missingIn(*lacks);
}

QString lackTitle(const Lack& lack)
{
    const auto kind = [&lack] {
        switch (lack.of) {
        case Of::Events:
            return Text::tr("Events");
        case Of::Snapshots:
            return Text::tr("Snapshots");
        case Of::PlayLog:
            return Text::tr("Replay");
        case Of::Rollback:
            return Text::tr("Rollback");
        case Of::Metric:
            return Text::tr("Metric");
        case Of::Report:
            return Text::tr("Report");
        case Of::Cohort:
            return Text::tr("Cohorts");
        case Of::Names:
            return Text::tr("Search");
        }
        return QString();
    };
    return Text::tr("%1 “%2”", "kind of a part of a game, its title").arg(kind(), lack.title);
}

QString lacksText(const std::vector<Lack>& lacks, Lack::Of of)
{
    QStringList texts;
    for (const Lack& lack : lacks) {
        if (lack.of == of)
            texts << Text::tr("%1: %2", "part of a game, what is missing for it")
                         .arg(lackTitle(lack), lack.missing.join(Text::tr(", ")));
    }
    return texts.join(QLatin1Char('\n'));
}

QStringList missingIn(const std::vector<Lack>& lacks)
{
    QStringList missing;
    for (const Lack& lack : lacks)
        missing << lack.missing;
    missing.removeDuplicates();
    return missing;
}

QStringList tablesOf(const GameDefinition& game)
{
    QStringList tables;
    for (const Part& part : partsOf(game))
        tables << tablesOf(part);
    tables.removeDuplicates();
    return tables;
}

Result<ObjectsThere> objectsThere(Pg::Session& session, const QStringList& tables,
                                  const QStringList& functions, const Pg::Call& call)
{
    const auto arrayOf = [](const QStringList& names) {
        std::vector<Pg::Value> values;
        for (const QString& name : names)
            values.emplace_back(name.toUtf8());
        return Pg::textArray(values);
    };
    const auto found = session.readTable(Pg::Sql::load("catalog/needed_objects.sql"),
                                         {arrayOf(tables), arrayOf(functions)}, call);
    if (!found)
        return found.error();
    ObjectsThere there;
    for (const auto& row : found->rows) {
        auto& kind = row[0] == QByteArray("table") ? there.tables : there.functions;
        kind.insert(Pg::textOf(row[1]), row[2] == QByteArray("t"));
    }
    return there;
}

}
