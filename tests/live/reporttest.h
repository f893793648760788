#pragma once

#include "weekserver.h"

#include "lifecycle/createweek.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "query/queryrun.h"
#include "query/report.h"

#include <memory>

namespace Weekglass {

/// A week of a shipped game, and what its reports say.
class ReportTest
{
public:
    /// @p seed: of the made-up data; 0: the week stays empty.
    Result<void> start(const char* game, qint64 seed = 0)
    {
        if (auto started = m_server.start(); !started)
            return started;
        m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QLatin1String(game));
        const WeekName name {m_game->prefix, s_year++, 1}; // a test may have several of these
        auto maintenance = m_server.open();
        if (auto created = createWeek(maintenance, *m_game, name); !created)
            return created.error();
        m_week = name.toString();
        m_server.made(m_week);
        m_session = std::make_unique<Pg::Session>(m_server.open(m_week));
        if (auto migrated = migrate(*m_session, *m_game); !migrated)
            return migrated.error();
        return seed == 0 ? Result<void>() : fillSample(*m_session, *m_game, {m_game->prefix, 2025, 22}, seed);
    }

    Result<Report> tryReport(const char* id, const ReportSettings& settings = {})
    {
        return readReport(*m_session, *m_game, *m_game->report(QLatin1String(id)), settings);
    }
    Report report(const char* id, const ReportSettings& settings = {})
    {
        auto read = tryReport(id, settings);
        if (!read)
            qFatal("%s", qPrintable(read.error().text()));
        return *std::move(read);
    }
    /// The plan of the report's query with these values, one line each.
    QString plan(const char* id, const ReportSettings& settings)
    {
        const ReportDefinition& report = *m_game->report(QLatin1String(id));
        const auto values = resolveValues(*m_session, *m_game, report, settings);
        if (!values)
            return values.error().text();
        return planOf(report.query, values->params());
    }
    QString planOf(const GameFile& query, const Pg::Params& params)
    {
        const auto statement = readingStatement(QString::fromUtf8(query.text));
        const QueryResult plan = runQuery(*m_session, *statement, QueryMode::Plan, {}, {}, params);
        return plan.error ? plan.error->text() : rowTexts(plan).join(QLatin1Char('\n'));
    }

    static int column(const QueryResult& result, const char* name)
    {
        const auto found = std::ranges::find(result.columns, QByteArray(name), &QueryColumn::name);
        return found == result.columns.end() ? -1 : static_cast<int>(found - result.columns.begin());
    }
    /// "NULL" for NULL.
    static QByteArray cell(const Report& report, qsizetype row, const char* name)
    {
        return report.result->rows.cell(row, column(*report.result, name)).value_or("NULL").toByteArray();
    }
    /// The first row with this value; -1: none.
    static qsizetype rowOf(const Report& report, const char* name, const QByteArray& value)
    {
        for (qsizetype row = 0; row < report.result->rows.count(); ++row) {
            if (cell(report, row, name) == value)
                return row;
        }
        return -1;
    }
    /// A row's cells in these columns with a bar between.
    static QStringList texts(const Report& report, std::initializer_list<const char*> columns)
    {
        QStringList rows;
        for (qsizetype row = 0; row < report.result->rows.count(); ++row) {
            QStringList cells;
            for (const char* name : columns)
                cells << QString::fromUtf8(cell(report, row, name));
            rows << cells.join(QLatin1Char('|'));
        }
        return rows;
    }
    static QStringList rowTexts(const QueryResult& result)
    {
        QStringList rows;
        for (qsizetype row = 0; row < result.rows.count(); ++row) {
            QStringList cells;
            for (int i = 0; i < static_cast<int>(result.columns.size()); ++i)
                cells << QString::fromUtf8(result.rows.cell(row, i).value_or("NULL"));
            rows << cells.join(QLatin1Char('|'));
        }
        return rows;
    }
    /// All rows of a statement likewise.
    QStringList asked(const QByteArray& query)
    {
        const auto table = m_session->query(*Pg::Sql::trusted(query));
        if (!table)
            return {table.error().text()};
        QStringList rows;
        for (const auto& row : table->rows) {
            QStringList cells;
            for (const Pg::Value& value : row)
                cells << QString::fromUtf8(value.value_or("NULL"));
            rows << cells.join(QLatin1Char('|'));
        }
        return rows;
    }
    void run(const QByteArray& script) { WeekServer::run(*m_session, script); }
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }

protected:
    static inline int s_year = 2030;
    WeekServer m_server;
    GamePointer m_game;
    QString m_week;
    std::unique_ptr<Pg::Session> m_session;
};

}
