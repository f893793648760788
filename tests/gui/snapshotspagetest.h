#pragma once

#include "../live/weekserver.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pages/snapshots/historypane.h"
#include "pages/snapshots/objecttable.h"
#include "pages/snapshots/pathhistorymodel.h"
#include "pages/snapshots/prunedialog.h"
#include "pages/snapshots/snapshotlist.h"
#include "pages/snapshots/snapshotlistmodel.h"
#include "pages/snapshots/snapshotmark.h"
#include "pages/snapshots/snapshotpane.h"
#include "pages/snapshots/snapshotpictures.h"
#include "pages/snapshots/snapshotspage.h"
#include "patience.h"
#include "snapshots/pathhistory.h"
#include "weeks/weekhandle.h"
#include "widgets/json/jsondiffmodel.h"
#include "widgets/json/jsoninspector.h"

#include <QAction>
#include <QLabel>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>

namespace Weekglass {

/// The page of snapshots, on a week that has some.
class SnapshotsPageTest : public QObject
{
protected:
    void initTestCase();
    void init();
    void cleanup();

    WeekHandle handle(const QString& name)
    {
        auto session = m_server.open(name);
        return {.pool = m_pool, .game = m_game, .identity = *identify(session)};
    }
    QString filledWeek()
    {
        const QString week = m_server.newWeek(*m_game).toString();
        auto session = m_server.open(week);
        [&] {
            VERIFY_RESULT(migrate(session, *m_game));
            VERIFY_RESULT(fillSample(session, *m_game, {m_game->prefix, 2025, 1}, 7));
        }();
        return week;
    }
    void open(const QString& week)
    {
        m_page = std::make_unique<SnapshotsPage>(handle(week));
        m_page->resize(1000, 720);
        m_page->show();
    }
    void openFilled()
    {
        open(m_filled);
        QVERIFY(QTest::qWaitForWindowActive(m_page.get(), Patience));
        m_page->list()->table()->setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(isSettled() && comparison(), Patience);
    }
    bool isSettled() const { return !m_page->isLoading() && m_page->pane()->inspector()->document(); }
    std::shared_ptr<const JsonComparison> comparison() const
    {
        return m_page->pane()->inspector()->comparison();
    }
    const QByteArray& seq() const { return m_page->list()->current()->key.seq; }
    /// The tick of the document that is shown, and of the one it is compared with.
    QByteArray shownTick() const { return tick(*m_page->pane()->inspector()->document()); }
    QByteArray beforeTick() const { return tick(*comparison()->before); }
    static QByteArray tick(const Json::Document& document)
    {
        return document.rawText(document.find(Json::Document::root(), u"tick_number")).toByteArray();
    }
    bool showsPair(const QByteArray& before, const QByteArray& after) const
    {
        return isSettled() && shownTick() == after && comparison() && beforeTick() == before
            && comparison()->after == m_page->pane()->inspector()->document();
    }
    /// A week with more than a hundred snapshots that are old enough to go.
    QString oldWeek()
    {
        const QString week = filledWeek();
        auto session = m_server.open(week);
        WeekServer::run(session, "UPDATE public.snapshots SET created_at = created_at - interval '2 days'");
        return week;
    }
    int snapshotCount(const QString& week) const
    {
        auto session = m_server.open(week);
        return WeekServer::ask(session, "SELECT count(*) FROM public.snapshots").toInt();
    }
    /// Says yes to what it asks.
    static void confirmPrune(const PruneDialog& dialog)
    {
        auto* box = dialog.findChild<QMessageBox*>(QStringLiteral("changeConfirm"));
        QVERIFY(box);
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
    }
    QString text(const char* label) const { return m_page->findChild<QLabel*>(QLatin1String(label))->text(); }
    void trigger(const char* action) { m_page->findChild<QAction*>(QLatin1String(action))->trigger(); }
    void select(int row) { m_page->list()->table()->setCurrentIndex(m_page->list()->model()->index(row, 0)); }
    QByteArray seqAt(int row) const { return m_page->list()->model()->snapshot(row)->key.seq; }
    void showHistory(const char* path)
    {
        const auto read = parseHistoryPath(QLatin1String(path), m_game->snapshots[0]);
        VERIFY_RESULT(read);
        m_page->showHistory(*read, QString::fromUtf8(m_page->list()->current()->key.subject));
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    }
    PathHistoryModel* history() const { return m_page->history()->model(); }

    WeekServer m_server;
    QTemporaryDir m_home;
    GamePointer m_game;
    std::shared_ptr<Pg::SessionPool> m_pool;
    QString m_filled;
    std::unique_ptr<SnapshotsPage> m_page;
};

inline void SnapshotsPageTest::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8()); // the rules that tests save are nobody's
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy"));
    m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    m_filled = filledWeek();
}

inline void SnapshotsPageTest::init()
{
    SnapshotMark::shared().set(m_game->id, {});
}

inline void SnapshotsPageTest::cleanup()
{
    m_page.reset();
}

}
