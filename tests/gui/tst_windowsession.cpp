#include "../live/weekserver.h"
#include "app/connector.h"
#include "app/links.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "app/runningwindow.h"
#include "app/weektab.h"
#include "app/windowsession.h"
#include "ctl.h"
#include "pages/board/boardpage.h"
#include "pages/board/weeklogpage.h"
#include "pages/compare/comparepage.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventspage.h"
#include "pages/events/eventtablemodel.h"
#include "pages/metrics/metricspage.h"
#include "pages/migrations/migrationspage.h"
#include "pages/replay/replaypage.h"
#include "pages/search/searchpage.h"
#include "pages/snapshots/snapshotlist.h"
#include "pages/snapshots/snapshotspage.h"
#include "pages/sql/sqlpage.h"
#include "pages/weeks/weekspanel.h"
#include "patience.h"
#include "pg/activity.h"
#include "replay/replaycursor.h"
#include "widgets/parts/sqleditor.h"
#include "workspace/workspace.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListWidget>
#include <QMessageBox>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace Weekglass;

/// What is open is there again after the program was killed, and links lead to the same place.
class TestWindowSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QVERIFY(Workspace::open()->saveUiValues({{QStringLiteral("session"), {}}})); }
    void cleanup() { m_window.reset(); }
    void tabsAreBackAfterAKill();
    void pageInTheBackIsNotAsked();
    void goneWeekIsNamed();
    void recentWeeksLeadBack();
    void linkOpensTheSamePlace();
    void linksThatLeadNowhere();
    void linkGoesToTheWindowThatRuns();
    void copiedCommandPrintsTheRows_data();
    void copiedCommandPrintsTheRows();

private:
    void open(bool connects = false)
    {
        m_window = std::make_unique<MainWindow>(m_library);
        m_window->show();
        if (!connects)
            m_window->connector()->connectTo({.conninfo = m_server->conninfo()});
        m_window->session()->restore(connects);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), Weeks, Patience);
    }
    OpenPages* pages() const { return m_window->pages(); }
    WeekHandle week(const char* name) const
    {
        for (const WeekHandle& each : m_window->weeks()->weeks()) {
            if (each.title() == QLatin1String(name))
                return each;
        }
        qFatal("no week %s", name);
    }
    template<typename Kind>
    Kind* shown(const char* name)
    {
        auto* page = pages()->open<Kind>(name ? week(name) : WeekHandle());
        settle(page);
        return page;
    }
    static void settle(const Page* page) { QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading(), Patience); }
    QByteArray kept() const { return Workspace::open()->uiValues()->value(QStringLiteral("session")); }
    /// Until all that is open is kept.
    void awaitKept()
    {
        QTRY_VERIFY_WITH_TIMEOUT(
            [this] {
                const QByteArray before = kept();
                m_window->session()->save();
                QThreadPool::globalInstance()->waitForDone();
                QTest::qWait(0);
                return !before.isEmpty() && kept() == before;
            }(),
            Patience);
    }
    void press(const QKeySequence& keys) const
    {
        m_window->activateWindow(); // else they are nobody's
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Patience));
        QTest::keySequence(m_window.get(), keys);
    }
    /// As kill -9 leaves it: nothing of the window is asked any more.
    void kill()
    {
        awaitKept();
        const QByteArray before = kept();
        m_window.reset();
        QVERIFY(Workspace::open()->saveUiValues({{QStringLiteral("session"), before}}));
    }
    QByteArrayList statements() const
    {
        QByteArrayList all;
        for (const auto& entry : m_window->connector()->activity()->entries())
            all << entry.database;
        return all;
    }

    static constexpr std::size_t Weeks = 3;
    static constexpr int Tabs = 9;
    QTemporaryDir m_data;
    TestServer* m_server = nullptr;
    std::unique_ptr<Ctl> m_ctl;
    std::shared_ptr<const GameLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestWindowSession::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    qputenv("XDG_RUNTIME_DIR", m_data.path().toUtf8());
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_server = *server;
    if (!m_server->isOwn())
        QSKIP("It counts the weeks of the server.");
    m_ctl = std::make_unique<Ctl>(m_server->conninfo());
    for (const char* name : {"galaxy_2025_w21", "paperdynasty_2025_w21", "spacetraders_2025_w21"}) {
        const Answer made =
            (*m_ctl)({QStringLiteral("create"), QLatin1String(name), QStringLiteral("--sample")});
        QVERIFY2(made.exitCode == 0, made.err.constData());
    }
    m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
}

void TestWindowSession::tabsAreBackAfterAKill()
{
    open();
    auto* events = shown<EventsPage>("spacetraders_2025_w21");
    events->setFilter(EventFilter().with(EventCondition::Field::Status, EventCondition::Test::Equals,
                                         QStringLiteral("2xx")));
    settle(events);
    events->list()->table()->setCurrentIndex(events->list()->model()->index(7, 0));
    const EventKey event = events->list()->current()->key;
    auto* replay = shown<ReplayPage>("paperdynasty_2025_w21");
    QTRY_VERIFY_WITH_TIMEOUT(replay->cursor()->position() > 5, Patience);
    replay->cursor()->seek(5);
    const qint64 play = replay->cursor()->playNumber();
    shown<SqlPage>("galaxy_2025_w21")->setText(QStringLiteral("SELECT 'it''s & that'"));
    auto* snapshots = shown<SnapshotsPage>("galaxy_2025_w21");
    snapshots->list()->table()->setCurrentIndex(snapshots->list()->table()->model()->index(2, 0));
    const SnapshotKey snapshot = snapshots->list()->current()->key;
    settle(snapshots);
    shown<BoardPage>(nullptr);
    shown<WeekLogPage>(nullptr)->showWeek(QStringLiteral("galaxy"));
    for (const char* game : {"galaxy_2025_w21", "spacetraders_2025_w21"})
        settle(pages()->open<ComparePage>(week(game)));
    settle(pages()->open<MigrationsPage>(week("galaxy_2025_w21")));
    const WeekHandle searched = week("spacetraders_2025_w21");
    SearchPage::open(*pages(), searched, searched.game->events.front().id,
                     EventFilter().with(EventCondition::Field::Kind, EventCondition::Test::Equals,
                                        QStringLiteral("/my/ships")));
    const PageState search = pages()->currentPage()->state();
    settle(pages()->currentPage());
    QCOMPARE(m_window->tabs()->count(), Tabs);
    m_window->tabs()->setCurrentIndex(0);
    QStringList titles;
    for (int i = 0; i < m_window->tabs()->count(); ++i)
        titles << m_window->tabs()->tabText(i);
    kill();

    open(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->tabs()->count(), Tabs, Patience);
    for (int i = 0; i < m_window->tabs()->count(); ++i)
        QCOMPARE(m_window->tabs()->tabText(i), titles[i]);
    QCOMPARE(m_window->tabs()->currentIndex(), 0);
    QCOMPARE(pages()->all().size(), 1); // the others are made when they are shown
    auto* eventsAgain = qobject_cast<EventsPage*>(pages()->currentPage());
    QVERIFY(eventsAgain);
    QTRY_VERIFY_WITH_TIMEOUT(eventsAgain->list()->current() && eventsAgain->list()->current()->key == event,
                             Patience);
    QCOMPARE(eventsAgain->list()->query().filter.conditions.size(), 1U);
    m_window->tabs()->setCurrentIndex(1);
    auto* replayAgain = qobject_cast<ReplayPage*>(pages()->currentPage());
    QVERIFY(replayAgain);
    QTRY_COMPARE_WITH_TIMEOUT(replayAgain->cursor()->playNumber(), play, Patience);
    m_window->tabs()->setCurrentIndex(2);
    auto* snapshotsAgain = qobject_cast<SnapshotsPage*>(pages()->currentPage());
    QVERIFY(snapshotsAgain);
    QTRY_VERIFY_WITH_TIMEOUT(
        snapshotsAgain->list()->current() && snapshotsAgain->list()->current()->key == snapshot, Patience);
    QCOMPARE(pages()->open<SqlPage>(week("galaxy_2025_w21"))->editor()->toPlainText(),
             QStringLiteral("SELECT 'it''s & that'"));
    pages()->openPage(BoardPage::staticMetaObject, {}); // the one that waits
    QCOMPARE(m_window->tabs()->currentIndex(), 3);
    m_window->tabs()->setCurrentIndex(4);
    auto* log = qobject_cast<WeekLogPage*>(pages()->currentPage());
    QVERIFY(log);
    QCOMPARE(log->state().value(QStringLiteral("week")), QStringLiteral("galaxy"));
    m_window->tabs()->setCurrentIndex(Tabs - 1);
    QCOMPARE(pages()->currentPage()->metaObject(), &SearchPage::staticMetaObject);
    QCOMPARE(pages()->currentPage()->state(), search);
    settle(pages()->currentPage());
    QCOMPARE(m_window->tabs()->count(), Tabs);
    QCOMPARE(m_window->tabs()->tabText(4), titles[4]);
}

void TestWindowSession::pageInTheBackIsNotAsked()
{
    open();
    shown<MetricsPage>("galaxy_2025_w21");
    shown<EventsPage>("galaxy_2025_w21");
    shown<EventsPage>("spacetraders_2025_w21");
    kill();
    open(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->tabs()->count(), 2, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->weeks()->isSettled(), Patience); // which looks into each week
    settle(pages()->currentPage());
    const auto before = statements().count("galaxy_2025_w21");
    m_window->tabs()->setCurrentIndex(0);
    QTRY_VERIFY_WITH_TIMEOUT(statements().count("galaxy_2025_w21") > before, Patience);
    QCOMPARE(pages()->all().size(), 2);
    QCOMPARE(pages()->currentPage()->metaObject(), &EventsPage::staticMetaObject);
    settle(pages()->currentPage());
}

void TestWindowSession::goneWeekIsNamed()
{
    const auto make = [this] {
        return (*m_ctl)({QStringLiteral("create"), QStringLiteral("galaxy_2025_w22")}).exitCode;
    };
    open();
    shown<EventsPage>("galaxy_2025_w21");
    QCOMPARE(make(), 0);
    m_window->weeks()->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), Weeks + 1, Patience);
    shown<EventsPage>("galaxy_2025_w22");
    m_window->links()->copyLink();
    const QString link = QGuiApplication::clipboard()->text();
    kill();
    auto session = Pg::Session::open({.conninfo = m_server->conninfo()});
    VERIFY_RESULT(session);
    VERIFY_RESULT(session->script(Pg::Sql("DROP DATABASE galaxy_2025_w22")));
    m_window = std::make_unique<MainWindow>(m_library);
    QSignalSpy said(m_window->session(), &WindowSession::statusMessage);
    m_window->session()->restore(true);
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, Patience);
    QVERIFY2(said[0][0].toString().contains(QStringLiteral("galaxy_2025_w22")),
             qPrintable(said[0][0].toString()));
    QCOMPARE(m_window->tabs()->count(), 1);
    // another database has its name by now: it is not opened for it
    QCOMPARE(make(), 0);
    QSignalSpy failed(m_window->links(), &Links::failed);
    m_window->weeks()->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), Weeks + 1, Patience);
    m_window->links()->open(link);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
    QVERIFY2(failed[0][1].value<Error>().message.contains(QStringLiteral("another one was created")),
             qPrintable(failed[0][1].value<Error>().text()));
    QCOMPARE(m_window->tabs()->count(), 1);
    VERIFY_RESULT(session->script(Pg::Sql("DROP DATABASE galaxy_2025_w22 WITH (FORCE)")));
}

/// Of the start page: also of weeks whose tabs were closed.
void TestWindowSession::recentWeeksLeadBack()
{
    const auto recent = [this] { return m_window->findChild<QListWidget*>(QStringLiteral("recentWeeks")); };
    QVERIFY(Workspace::open()->saveUiValues({{QStringLiteral("recentWeeks"), {}}}));
    open();
    m_window->rememberLook();
    QVERIFY2(recent() && !recent()->isVisible(), "there is none yet");
    QTest::qWait(0);
    shown<EventsPage>("galaxy_2025_w21");
    shown<ReplayPage>("paperdynasty_2025_w21");
    while (!recent())
        pages()->closeTab(0);
    QTRY_COMPARE_WITH_TIMEOUT(recent()->count(), 2, Patience);
    QCOMPARE(recent()->item(0)->text(), QStringLiteral("Paper Dynasty · w21 · Replay"));
    QCOMPARE(recent()->item(1)->text(), QStringLiteral("Galaxy · w21 · Events"));
    QTRY_VERIFY_WITH_TIMEOUT(
        Workspace::open()->uiValues()->value(QStringLiteral("recentWeeks")).contains("galaxy_2025_w21"),
        Patience);
    m_window.reset();

    open();
    m_window->rememberLook();
    QTRY_VERIFY_WITH_TIMEOUT(recent() && recent()->count() == 2, Patience);
    Q_EMIT recent()->itemActivated(recent()->item(1));
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<EventsPage*>(pages()->currentPage()), Patience);
    QCOMPARE(pages()->week()->title(), QStringLiteral("galaxy_2025_w21"));
}

void TestWindowSession::linkOpensTheSamePlace()
{
    open();
    auto* replay = shown<ReplayPage>("paperdynasty_2025_w21");
    QTRY_VERIFY_WITH_TIMEOUT(replay->cursor()->position() > 9, Patience);
    replay->cursor()->seek(9);
    const qint64 play = replay->cursor()->playNumber();
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    const QString link = QGuiApplication::clipboard()->text();
    QVERIFY2(link.startsWith(QStringLiteral("weekglass://week/paperdynasty_2025_w21/replay?")),
             qPrintable(link));
    m_window = std::make_unique<MainWindow>(m_library); // one that is on no server: it has to be confirmed
    m_window->show();
    m_window->links()->open(link);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QDialog*>(QStringLiteral("ConnectDialog")), Patience);
    m_window = std::make_unique<MainWindow>(m_library); // one on a server that it is a link to
    m_window->show();
    m_window->connector()->connectTo({.conninfo = m_server->conninfo()});
    m_window->links()->open(link);
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<ReplayPage*>(pages()->currentPage()), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(qobject_cast<ReplayPage*>(pages()->currentPage())->cursor()->playNumber(), play,
                              Patience);
}

void TestWindowSession::linksThatLeadNowhere()
{
    open();
    QSignalSpy failed(m_window->links(), &Links::failed);
    for (const char* link : {"weekglass://week/galaxy_2025_w21/events?server=%1&system=1&oid=1",
                             "weekglass://week/galaxy_2020_w01/events?server=%1&system=1&oid=1",
                             "weekglass://server/nosuch?server=%1",
                             "weekglass://game/nosuch/compare?server=%1", "http://example.org"}) {
        failed.clear();
        m_window->links()->open(
            QString::fromLatin1(link).replace(QStringLiteral("%1"),
                                              QString::fromLatin1(QUrl::toPercentEncoding(
                                                  QString::fromUtf8(m_window->connector()->address())))));
        QTRY_VERIFY2_WITH_TIMEOUT(failed.size() == 1, link, Patience);
        QVERIFY(pages()->all().isEmpty());
        for (auto* box : m_window->findChildren<QMessageBox*>())
            box->close();
    }
}

/// The program, started with a link, opens no second window.
void TestWindowSession::linkGoesToTheWindowThatRuns()
{
    const QString link = QStringLiteral("weekglass://server/board?server=local");
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    QVERIFY2(!RunningWindow::passOn(link), "none runs");
    QString socket;
    {
        RunningWindow killed;
        killed.listen();
        const QStringList sockets = QDir(runtime).entryList({QStringLiteral("weekglass-*")}, QDir::System);
        QCOMPARE(sockets.size(), 1);
        socket = runtime + QLatin1Char('/') + sockets[0];
        QVERIFY(QFile::rename(socket, socket + QStringLiteral(".kept")));
    }
    QVERIFY(QFile::rename(socket + QStringLiteral(".kept"), socket)); // as if it had been killed
    RunningWindow window;
    window.listen();
    QSignalSpy wanted(&window, &RunningWindow::linkWanted);
    QProcess second;
    second.start(QCoreApplication::applicationDirPath() + QStringLiteral("/weekglass"), {link});
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, Patience);
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), link);
    RunningWindow later; // does not take the place of the first
    later.listen();
    QSignalSpy taken(&later, &RunningWindow::linkWanted);
    QProcess third;
    third.start(QCoreApplication::applicationDirPath() + QStringLiteral("/weekglass"), {link});
    QTRY_COMPARE_WITH_TIMEOUT(third.state(), QProcess::NotRunning, Patience);
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(taken.size(), 0);
}

void TestWindowSession::copiedCommandPrintsTheRows_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::newRow("events") << QByteArray("events");
    QTest::newRow("sql") << QByteArray("sql");
}

void TestWindowSession::copiedCommandPrintsTheRows()
{
    QFETCH(QByteArray, page);
    open();
    QByteArray expected;
    if (page == "events") {
        auto* events = shown<EventsPage>("spacetraders_2025_w21");
        events->setFilter(EventFilter().with(EventCondition::Field::Subject, EventCondition::Test::Contains,
                                             QStringLiteral("/my/")));
        settle(events);
        expected = events->list()->model()->event(0)->key.id;
    } else {
        shown<SqlPage>("galaxy_2025_w21")->setText(QStringLiteral("SELECT 'it''s ' || 'me' AS who"));
        expected = "it's me";
    }
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_J);
    const QString command = QGuiApplication::clipboard()->text();
    QVERIFY2(command.startsWith(QStringLiteral("weekglassctl --connect ")), qPrintable(command));
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PATH"),
                       QCoreApplication::applicationDirPath() + QLatin1Char(':')
                           + environment.value(QStringLiteral("PATH")));
    shell.setProcessEnvironment(environment);
    shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
    QVERIFY(shell.waitForFinished(Patience));
    const QByteArray printed = shell.readAllStandardOutput();
    QVERIFY2(shell.exitCode() == 0 && printed.contains(expected),
             QByteArray(shell.readAllStandardError() + printed).constData());
}

QTEST_MAIN(TestWindowSession)
#include "tst_windowsession.moc"
