#pragma once

#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "notebook/fillednotebook.h"
#include "publish/figures.h"
#include "weekserver.h"

#include <QRegularExpression>
#include <QTemporaryDir>

namespace Weekglass {

/// Weeks of a game with the same sample, and notebooks that are made for them.
class NotebookTest
{
public:
    NotebookTest() { qputenv("XDG_DATA_HOME", m_data.path().toUtf8()); } // no week is kept there

    /// The first week, with the sample.
    Result<void> start()
    {
        if (const auto started = m_server.start(); !started)
            return started;
        const QString week = m_server.newWeek(*m_game).toString();
        {
            auto session = m_server.open(week);
            if (const auto done = migrate(session, *m_game); !done)
                qFatal("%s", qPrintable(done.error().text()));
            if (const auto done = fillSample(session, *m_game, {m_game->prefix, 2025, 1}, 1); !done)
                qFatal("%s", qPrintable(done.error().text()));
        }
        m_weeks.push_back(handle(week));
        return {};
    }
    WeekHandle handle(const QString& week) const
    {
        auto session = m_server.open(week);
        const auto identity = identify(session);
        if (!identity)
            qFatal("%s", qPrintable(identity.error().text()));
        return {.pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo(),
                                                 .deadline = std::chrono::milliseconds(Patience)}),
                .game = m_game,
                .identity = *identity};
    }
    /// The first week's data in a newer week, made different by @p script.
    void addCopy(const QByteArray& script)
    {
        const QString name = WeekName {m_game->prefix, 2030, 1 + static_cast<int>(m_weeks.size())}.toString();
        auto session = m_server.open();
        m_server.waitForClients(m_weeks[0].title());
        const auto made = session.execute(Pg::Sql("CREATE DATABASE ") + *Pg::Sql::identifier(name)
                                          + Pg::Sql(" TEMPLATE ") + *Pg::Sql::identifier(m_weeks[0].title()));
        if (!made)
            qFatal("%s", qPrintable(made.error().text()));
        m_server.made(name);
        auto inside = m_server.open(name);
        WeekServer::run(inside, script);
        m_weeks.push_back(handle(name));
    }
    Result<FilledNotebook> filled(const std::vector<NotebookCell>& cells, const WeekHandle& week,
                                  std::chrono::milliseconds deadline = std::chrono::minutes(1)) const
    {
        return fillNotebook({.title = QStringLiteral("Findings"), .game = m_game->id, .cells = cells},
                            {.week = week, .listed = m_weeks}, {}, {}, deadline);
    }
    /// Of the newest week.
    FilledCell filled(const NotebookCell& cell) const
    {
        const auto notebook = filled(std::vector {cell}, m_weeks.back());
        if (!notebook)
            qFatal("%s", qPrintable(notebook.error().text()));
        return notebook->cells.at(0);
    }
    QByteArray readings(const char* metric) const
    {
        return '(' + m_game->metric(QLatin1String(metric))->query.text + ") AS m";
    }

    /// The texts of a published table's body.
    static std::vector<QStringList> rowsOf(const QString& html)
    {
        static const QRegularExpression Row(QStringLiteral("<tr>(<td.*?)</tr>"),
                                            QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression Cell(QStringLiteral("<td[^>]*>(.*?)</td>"),
                                             QRegularExpression::DotMatchesEverythingOption);
        std::vector<QStringList> rows;
        for (auto row = Row.globalMatch(html); row.hasNext();) {
            rows.emplace_back();
            for (auto cell = Cell.globalMatch(row.next().captured(1)); cell.hasNext();)
                rows.back() << cell.next().captured(1);
        }
        return rows;
    }
    static QString errorOf(const FilledCell& cell) { return cell.error() ? cell.error()->text() : QString(); }

protected:
    WeekServer m_server;
    QTemporaryDir m_data;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    GamePointer m_game = m_library.game(QStringLiteral("spacetraders"));
    std::vector<WeekHandle> m_weeks; // the newest last
};

}
