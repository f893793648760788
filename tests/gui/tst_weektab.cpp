#include "../live/adminweek.h"
#include "app/connector.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "app/weektab.h"
#include "pages/board/boardpage.h"
#include "pages/events/eventspage.h"
#include "pages/metrics/metricspage.h"
#include "pages/replay/replaypage.h"
#include "pages/snapshots/snapshotspage.h"
#include "pages/sql/sqlpage.h"
#include "pages/weeks/weeksmodel.h"
#include "pages/weeks/weekspanel.h"

#include <QAction>
#include <QMenu>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace Weekglass;

/// A week's tab: its bar of pages, and that keys are for the week that one sees.
class TestWeekTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void barSaysWhatTheGameLacks();
    void pagesAreMadeWhenTheyAreChosen();
    void keysAreForTheTabInFront_data();
    void keysAreForTheTabInFront();
    void neighbours();
    void reopenedAsItWas();
    void menuOfTheListIsForItsWeek();

private:
    WeekHandle week(const WeekIdentity& identity) const
    {
        for (const WeekHandle& each : m_window->weeks()->weeks()) {
            if (each.identity == identity)
                return each;
        }
        qFatal("no week %s", qPrintable(identity.name));
    }
    OpenPages* pages() const { return m_window->pages(); }
    WeekTab* tab() const { return qobject_cast<WeekTab*>(m_window->tabs()->currentWidget()); }
    void select(const WeekIdentity& week) const
    {
        auto* tree = m_window->findChild<QTreeView*>(QStringLiteral("weeksTree"));
        const auto found = tree->model()->match(tree->model()->index(0, 0), WeeksModel::NameRole, week.name,
                                                1, Qt::MatchExactly | Qt::MatchRecursive);
        QVERIFY(!found.isEmpty());
        tree->setCurrentIndex(found.front());
    }
    /// What can have the focus now.
    QList<QWidget*> focusable() const
    {
        QList<QWidget*> found;
        for (auto* widget : m_window->findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus)
                found << widget;
        }
        return found;
    }

    AdminDatabases m_server;
    QTemporaryDir m_data;
    std::shared_ptr<const GameLibrary> m_library;
    WeekIdentity m_galaxy;
    WeekIdentity m_trade;
    std::unique_ptr<MainWindow> m_window;
};

void TestWeekTab::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.weeks().isOwn())
        QSKIP("it counts the weeks of the server, under the names of real ones");
    m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
    const auto make = [this](const char* id, WeekIdentity& week) {
        const auto game = m_library->game(QLatin1String(id));
        auto session = m_server.open(m_server.weeks().newWeek(*game).toString());
        VERIFY_RESULT(migrate(session, *game));
        week = *identify(session);
    };
    make("galaxy", m_galaxy);
    make("spacetraders", m_trade);
}

void TestWeekTab::init()
{
    m_window = std::make_unique<MainWindow>(m_library);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Patience));
    m_window->connector()->connectTo(m_server.options());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), 2U, Patience);
}

void TestWeekTab::barSaysWhatTheGameLacks()
{
    pages()->openWeek(week(m_trade));
    QCOMPARE(pages()->currentPage()->metaObject(), &EventsPage::staticMetaObject);
    auto* snapshots = tab()->findChild<QToolButton*>(QStringLiteral("snapshots"));
    QVERIFY(snapshots && !snapshots->isEnabled());
    QCOMPARE(snapshots->toolTip(), QStringLiteral("SpaceTraders has no snapshots"));
    QVERIFY(tab()->findChild<QToolButton*>(QStringLiteral("events"))->isChecked());
}

void TestWeekTab::pagesAreMadeWhenTheyAreChosen()
{
    pages()->openWeek(week(m_galaxy));
    QCOMPARE(pages()->all().size(), 1);
    tab()->findChild<QToolButton*>(QStringLiteral("metrics"))->click();
    QCOMPARE(pages()->currentPage()->metaObject(), &MetricsPage::staticMetaObject);
    QCOMPARE(pages()->all().size(), 2);
    const Page* metrics = pages()->currentPage();
    tab()->findChild<QToolButton*>(QStringLiteral("events"))->click();
    tab()->findChild<QToolButton*>(QStringLiteral("metrics"))->click();
    QCOMPARE(pages()->currentPage(), metrics);
    QCOMPARE(m_window->tabs()->count(), 1);
}

void TestWeekTab::keysAreForTheTabInFront_data()
{
    QTest::addColumn<bool>("isTrade");
    QTest::newRow("galaxy in front") << false;
    QTest::newRow("spacetraders in front") << true;
}

/// Wherever the focus is: in the list, where the other week is selected, in a table, a field, the inspector.
void TestWeekTab::keysAreForTheTabInFront()
{
    QFETCH(bool, isTrade);
    const WeekHandle front = week(isTrade ? m_trade : m_galaxy);
    pages()->openWeek(week(isTrade ? m_galaxy : m_trade));
    pages()->openWeek(front);
    select(isTrade ? m_galaxy : m_trade);
    int pressed = 0;
    for (const PageKind& shown : pages()->kinds()) {
        if (shown.page.of != PageKind::Of::Week || !shown.hasPagesOf(*front.game))
            continue;
        pages()->openKind(shown, front);
        for (QWidget* widget : focusable()) {
            for (const PageKind& kind : pages()->kinds()) {
                if (kind.page.of != PageKind::Of::Week || &kind == &shown)
                    continue;
                pages()->openKind(shown, front);
                widget->setFocus();
                if (!widget->hasFocus())
                    continue; // it gives it to another one
                QTest::keySequence(widget, kind.keys);
                QCOMPARE(pages()->week()->identity, front.identity);
                const PageKind& expected = kind.hasPagesOf(*front.game) ? kind : shown;
                QVERIFY2(pages()->currentPage()->metaObject() == expected.page.type,
                         qPrintable(QStringLiteral("%1 in %2 of %3")
                                        .arg(kind.keys.toString(), widget->objectName(),
                                             QLatin1String(widget->metaObject()->className()))));
                ++pressed;
            }
        }
    }
    QVERIFY2(pressed > 200, qPrintable(QString::number(pressed)));
}

void TestWeekTab::neighbours()
{
    pages()->openWeek(week(m_trade));
    QTest::keySequence(m_window.get(), Qt::CTRL | Qt::Key_PageDown);
    QCOMPARE(pages()->currentPage()->metaObject(), &ReplayPage::staticMetaObject);
    QTest::keySequence(m_window.get(), Qt::CTRL | Qt::Key_PageUp);
    QCOMPARE(pages()->currentPage()->metaObject(), &EventsPage::staticMetaObject);
    for (int i = 0; i < 20; ++i) { // round and round, never to what the game has not
        pages()->showNeighbour(1);
        QVERIFY(pages()->currentPage()->metaObject() != &SnapshotsPage::staticMetaObject);
    }
    pages()->openWeek(week(m_galaxy));
    QTest::keySequence(m_window.get(), Qt::CTRL | Qt::Key_Tab);
    QCOMPARE(pages()->week()->identity, m_trade);
}

void TestWeekTab::reopenedAsItWas()
{
    pages()->open<MetricsPage>(week(m_galaxy));
    pages()->open<SqlPage>(week(m_galaxy));
    pages()->open<EventsPage>(week(m_galaxy));
    pages()->open<SqlPage>(week(m_galaxy));
    QVERIFY(!pages()->canReopen());
    pages()->closeTab(m_window->tabs()->currentIndex());
    QVERIFY(pages()->all().isEmpty() && pages()->canReopen());
    QTest::keySequence(m_window.get(), Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    QCOMPARE(pages()->openTabs().front().pages.size(), 3U);
    QCOMPARE(pages()->all().size(), 1); // the others when they are shown
    QCOMPARE(pages()->currentPage()->metaObject(), &SqlPage::staticMetaObject);
    pages()->openWeek(week(m_trade));
    pages()->openPage(BoardPage::staticMetaObject, {});
    pages()->closeOthers();
    QCOMPARE(m_window->tabs()->count(), 1);
    QCOMPARE(pages()->currentPage()->metaObject(), &BoardPage::staticMetaObject);
}

/// The other week is in front meanwhile.
void TestWeekTab::menuOfTheListIsForItsWeek()
{
    pages()->openWeek(week(m_galaxy));
    Q_EMIT m_window->weeks()->menuWanted(week(m_trade), m_window->mapToGlobal(QPoint(20, 200)));
    auto* menu = m_window->findChild<QMenu*>(QStringLiteral("weekMenu"));
    QVERIFY(menu && menu->isVisible());
    for (QAction* action : menu->actions()) {
        if (action->text() == QStringLiteral("&Snapshots"))
            QVERIFY(!action->isEnabled());
        if (action->text() == QStringLiteral("&Events"))
            action->trigger();
    }
    menu->close();
    QCOMPARE(pages()->week()->identity, m_trade);
}

QTEST_MAIN(TestWeekTab)

#include "tst_weektab.moc"
