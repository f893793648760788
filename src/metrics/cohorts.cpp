#include "metrics/cohorts.h"

#include "base/servertime.h"
#include "base/utf8.h"
#include "metrics/metricsql.h"
#include "metrics/text.h"
#include "pg/promisedrows.h"
#include "pg/subquery.h"

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

using Form = Pg::PromisedColumn::Form;
using Pg::Sql;

/// Both files as subqueries, each with the promised columns.
struct CohortFiles
{
    Sql firstSeen; ///< named f
    Sql returns; ///< named r
    QString names; ///< where an error of both is

    static Result<CohortFiles> check(Pg::Session& session, const CohortDefinition& definition,
                                     const Pg::Call& call)
    {
        auto firstSeen = checked(session, definition.firstSeen, Sql("f"), call);
        if (!firstSeen)
            return firstSeen.error();
        auto returns = checked(session, definition.returns, Sql("r"), call);
        if (!returns)
            return returns.error();
        return CohortFiles {.firstSeen = *std::move(firstSeen),
                            .returns = *std::move(returns),
                            .names =
                                definition.firstSeen.name + QStringLiteral(", ") + definition.returns.name};
    }

private:
    static Result<Sql> checked(Pg::Session& session, const GameFile& file, const Sql& alias,
                               const Pg::Call& call)
    {
        static constexpr std::array<Pg::PromisedColumn, 2> promised {{{"subject"}, {"at", Form::Time}}};
        auto query = Pg::subqueryOf(file.text, file.name, alias);
        if (!query)
            return query;
        const auto table = session.readTable(Sql("SELECT * FROM ") + *query + Sql(" LIMIT 0"), {}, call);
        if (!table)
            return table.error().at(file.name);
        if (auto kept = Pg::checkColumns(table->columns, promised, file.name,
                                         Text::tr("A query of cohorts has subject and at."));
            !kept)
            return kept.error();
        return query;
    }
};

/// The number of a day since the week's start.
Sql dayOf(const Sql& time, const Sql& start)
{
    return Sql("floor(extract(epoch FROM ") + time + Sql("::timestamptz - ") + start
        + Sql(") / 86400)::bigint");
}

/// The last moment that counts.
qint64 untilOf(const CohortTable& table)
{
    return std::min(table.lastAt, table.dayBegin(CohortTable::MostDays) - 1);
}

/// Who came first when: subject, at. A file that has a subject twice means its earliest time.
Sql firstTimes(const CohortFiles& files)
{
    return Sql("SELECT f.subject::text AS subject, min(f.at)::timestamptz AS at\n    FROM ") + files.firstSeen
        + Sql("\n    WHERE f.subject IS NOT NULL AND f.at > '-infinity'\n    GROUP BY 1");
}

/// Of each cohort (day -1: those before the week) its size and, day by day, who did something; each subject
/// once a day.
Sql tableStatement(const CohortTable& table, const CohortFiles& files, StatementParameters& statement)
{
    const Sql start = statement.time(table.start.at);
    const Sql until = statement.time(untilOf(table));
    return Sql("SELECT c.day, a.day, grouping(a.day), count(DISTINCT c.subject)\nFROM (\n"
               "    SELECT s.subject, greatest(")
        + dayOf(Sql("s.at"), start) + Sql(", -1) AS day\n    FROM (\n    ") + firstTimes(files)
        + Sql("\n    ) AS s\n    WHERE s.at <= ") + until
        + Sql("\n) AS c\nLEFT JOIN (\n    SELECT DISTINCT r.subject::text AS subject, ")
        + dayOf(Sql("r.at"), start) + Sql(" AS day\n    FROM ") + files.returns + Sql("\n    WHERE r.at >= ")
        + start + Sql(" AND r.at <= ") + until
        + Sql("\n) AS a ON a.subject = c.subject AND a.day >= c.day AND c.day >= 0\n"
              "GROUP BY GROUPING SETS ((c.day), (c.day, a.day))");
}

Sql subjectsStatement(const CohortTable& table, const CohortFiles& files, const Sql& names,
                      const CohortCell& cell, int limit, StatementParameters& statement)
{
    const auto within = [&](const Sql& time, int day) {
        return time + Sql(" >= ") + statement.time(table.dayBegin(day)) + Sql(" AND ") + time + Sql(" <= ")
            + statement.time(std::min(table.dayEnd(day) - 1, untilOf(table)));
    };
    Sql sql = Sql("SELECT c.subject, n.name, (extract(epoch FROM c.at) * 1000000)::bigint, count(*) OVER ()\n"
                  "FROM (\n    ")
        + firstTimes(files) + Sql("\n) AS c\n");
    if (cell.after)
        sql += Sql("JOIN (\n    SELECT DISTINCT r.subject::text AS subject\n    FROM ") + files.returns
            + Sql("\n    WHERE ") + within(Sql("r.at"), cell.day + *cell.after)
            + Sql("\n) AS a ON a.subject = c.subject\n");
    return sql + Sql("LEFT JOIN (\n    ") + names + Sql("\n) AS n ON n.id = c.subject\nWHERE ")
        + within(Sql("c.at"), cell.day)
        + Sql("\nORDER BY lower(coalesce(n.name, c.subject)) COLLATE \"C\", c.subject COLLATE \"C\" LIMIT ")
        + statement.parameter(QByteArray::number(limit), Sql("bigint"));
}

/// What the subjects are called: id, name. Nobody has a name if the game does not say whose events they are.
Result<Sql> namesOf(const GameDefinition& game, const CohortDefinition& definition)
{
    const auto found = std::ranges::find_if(game.names, [&definition](const NameSource& source) {
        return !definition.events.isEmpty() && source.events == definition.events;
    });
    if (found == game.names.end())
        return Sql("SELECT NULL::text AS id, NULL::text AS name WHERE false");
    auto query = Pg::subqueryOf(found->query.text, found->query.name, Sql("q"));
    if (!query)
        return query;
    return Sql("SELECT q.id::text AS id, min(q.name::text) AS name FROM ") + *query + Sql(" GROUP BY 1");
}

Result<CohortTable> emptyTable(const WeekTimes& times)
{
    if (!times.start || !times.lastAt)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The start of the week is unknown, so its days cannot be counted."),
                      .where = times.note,
                      .advice = Text::tr(
                          "A week begins when its game says so, else with its first event or snapshot.")};
    if (*times.lastAt < times.start->at)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("Nothing was recorded since the week began.")};
    CohortTable table {.start = *times.start, .lastAt = *times.lastAt};
    const qint64 days = (table.lastAt - table.start.at) / MicrosecondsPerDay + 1;
    table.isCut = days > CohortTable::MostDays;
    const auto shown = static_cast<std::size_t>(std::min<qint64>(days, CohortTable::MostDays));
    for (std::size_t day = 0; day < shown; ++day)
        table.cohorts.push_back({.active = std::vector<qint64>(shown - day)});
    return table;
}

}

std::optional<double> Cohort::share(int after) const
{
    return size > 0 ? std::optional(static_cast<double>(active[static_cast<std::size_t>(after)])
                                    / static_cast<double>(size))
                    : std::nullopt;
}

qint64 CohortTable::dayBegin(int day) const
{
    return start.at + day * MicrosecondsPerDay;
}

Result<CohortTable> fetchCohorts(Pg::Session& session, const GameDefinition& game,
                                 const CohortDefinition& definition, const Pg::Call& call)
{
    const auto times = fetchWeekTimes(session, game, call);
    if (!times)
        return times.error();
    auto table = emptyTable(*times);
    if (!table)
        return table;
    const auto files = CohortFiles::check(session, definition, call);
    if (!files)
        return files.error();
    const auto add = [&table](Pg::PromisedRow& row) {
        const qint64 day = row.integer(0);
        const qint64 count = row.integer(3);
        if (day < 0) {
            table->earlier = count; // the sizes; they did nothing that is counted
            return;
        }
        Cohort& cohort = table->cohorts[static_cast<std::size_t>(day)];
        if (row.integer(2) != 0)
            cohort.size = count;
        else if (const auto active = row.integerOrNull(1))
            cohort.active[static_cast<std::size_t>(*active - day)] = count;
    };
    StatementParameters statement;
    const Sql sql = tableStatement(*table, *files, statement);
    if (auto read = Pg::readRows(session, files->names, sql, statement.params, add, call); !read)
        return read.error();
    return table;
}

Result<CohortSubjects> fetchCohortSubjects(Pg::Session& session, const GameDefinition& game,
                                           const CohortDefinition& definition, const CohortTable& table,
                                           const CohortCell& cell, int limit, const Pg::Call& call)
{
    const auto files = CohortFiles::check(session, definition, call);
    if (!files)
        return files.error();
    const auto names = namesOf(game, definition);
    if (!names)
        return names.error();
    CohortSubjects subjects;
    const auto add = [&subjects](Pg::PromisedRow& row) {
        const Pg::Value name = row.value(1);
        subjects.list.push_back({.subject = fromUtf8(row.text(0)),
                                 .name = name ? fromUtf8(*name) : QString(),
                                 .firstAt = row.integer(2)});
        subjects.count = row.integer(3);
    };
    StatementParameters statement;
    const Sql sql = subjectsStatement(table, *files, *names, cell, limit, statement);
    if (auto read = Pg::readRows(session, files->names, sql, statement.params, add, call); !read)
        return read.error();
    return subjects;
}

QByteArray cohortCsv(const CohortTable& table)
{
    QByteArray csv = "day,day_begins,first_seen,after,active,share,is_over\r\n";
    for (int day = 0; const Cohort& cohort : table.cohorts) {
        for (int after = 0; const qint64 active : cohort.active) {
            csv += QByteArray::number(day) + ',' + timestampOf(table.dayBegin(day)) + ','
                + QByteArray::number(cohort.size) + ',' + QByteArray::number(after) + ','
                + QByteArray::number(active) + ',';
            if (const auto share = cohort.share(after))
                csv += QByteArray::number(*share, 'g', 17);
            csv += table.isOver(day + after) ? ",true\r\n" : ",false\r\n";
            ++after;
        }
        ++day;
    }
    return csv;
}

}
