#pragma once

#include "../live/weekserver.h"
#include "app/connector.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "ctl.h"
#include "pages/weeks/weekspanel.h"
#include "patience.h"

#include <QAction>
#include <QDialog>
#include <QTemporaryDir>

namespace Weekglass {

/// A window on a server with a week of each of three games, for what has to hold of every page and dialog.
class EveryPage : public QObject
{
protected:
    /// @param content of each week: "--sample", or none
    /// @return why it cannot be; empty: it runs
    QString startServer(const QStringList& content = {QStringLiteral("--sample")})
    {
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
        const auto server = TestServer::instance();
        if (!server)
            return server.error().text();
        m_server = *server;
        if (!m_server->isOwn())
            return QStringLiteral("It shows all weeks of the server.");
        const Ctl ctl(m_server->conninfo());
        for (const char* week : {"galaxy_2025_w21", "paperdynasty_2025_w21", "spacetraders_2025_w21"}) {
            const Answer made = ctl(QStringList {QStringLiteral("create"), QLatin1String(week)} + content);
            if (made.exitCode != 0)
                return QString::fromUtf8(made.err);
        }
        m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
        return {};
    }
    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(m_library);
        m_window->show();
        m_window->connector()->connectTo({.conninfo = m_server->conninfo()});
        QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), 3U, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->weeks()->isSettled(), Patience);
    }
    /// Each kind of page on each week, game or server that has it.
    void openAll()
    {
        for (const PageKind& kind : m_window->pages()->kinds()) {
            for (WeekHandle on : m_window->weeks()->weeks()) {
                if (!kind.hasPagesOf(*on.game))
                    continue;
                if (kind.page.of != PageKind::Of::Week)
                    on.identity = {};
                await(m_window->pages()->openKind(kind, kind.isOfServer() ? WeekHandle() : on));
            }
        }
    }
    /// Shows those pages one after another.
    void forEachPage(const std::function<void(const Page&)>& look)
    {
        for (const OpenTab& tab : m_window->pages()->openTabs()) {
            for (const auto& [kind, state] : tab.pages) {
                const Page* page = m_window->pages()->openKind(*kind, tab.on);
                await(page);
                settle();
                look(*page);
            }
        }
    }
    /// The dialogs that actions with “…” open, of the window and of each page; they go afterwards.
    void forEachDialog(const std::function<void(QDialog&, const QString& action)>& look)
    {
        for (const auto* each : m_window->findChildren<QAction*>()) {
            const QPointer<const QAction> action(each);
            if (!action || !action->text().endsWith(QStringLiteral("…")) || !action->isEnabled())
                continue;
            const_cast<QAction*>(each)->trigger();
            settle();
            for (const QPointer<QDialog> dialog : m_window->findChildren<QDialog*>()) {
                if (dialog && dialog->isVisible())
                    look(*dialog, action->text());
                delete dialog;
            }
        }
    }
    /// Layouts ask again as long as they change something.
    static void settle()
    {
        for (int i = 0; i < 4; ++i) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
    }
    static void await(const Page* page) { QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading(), Patience); }
    /// Each is printed by itself: together they would be cut.
    static void expectNone(QStringList found)
    {
        found.removeDuplicates();
        for (const QString& each : std::as_const(found))
            qWarning("%s", qPrintable(each));
        QCOMPARE(found.size(), 0);
    }

    QTemporaryDir m_data;
    TestServer* m_server = nullptr;
    std::shared_ptr<const GameLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
};

}
