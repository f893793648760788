#include "../live/adminweek.h"
#include "app/connector.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "lifecycle/interruptedresets.h"
#include "lifecycle/weekgates.h"
#include "pages/archive/archivedialog.h"
#include "pages/archive/openarchivedialog.h"
#include "pages/board/boardpage.h"
#include "pages/board/dropdialog.h"
#include "pages/board/newweekwizard.h"
#include "pages/events/eventspage.h"
#include "pages/history/historypage.h"
#include "pages/ingest/ingestpage.h"
#include "pages/recovery/recoverydialog.h"
#include "pages/reset/bluegreendialog.h"
#include "pages/reset/resetdialog.h"
#include "pages/rollback/operationdialog.h"
#include "pages/snapshots/prunedialog.h"
#include "pages/snapshots/snapshotspage.h"
#include "pages/weeks/weeksmodel.h"
#include "pages/weeks/weekspanel.h"
#include "patience.h"
#include "weeks/servermark.h"
#include "weeks/weeklock.h"
#include "widgets/parts/environmentmark.h"

#include <QAction>
#include <QCheckBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QToolBar>
#include <QTreeView>

using namespace Weekglass;

/// What the window itself does: which week an action is meant for, which pages there are, how it ends.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyActionHasAKeyOfItsOwn();
    void nothingIsDoneBeforeTheMarkIsKnown();
    void stepsAreForTheWeekChosenLast();
    void markedMeanwhile();
    void newWeekOfAServerMarkedMeanwhile();
    void weekPagesOfAServerMarkedMeanwhile();
    void boardOfAServerThatWasLeft();
    void stepStaysWithItsServer();
    void everyKindOfPageOpens();
    void onePageForAWeek();
    void droppedWeekIsMarked();
    void pagesOfAnotherServerStay();
    void closesWhenWhatRunsHasStopped();
    void themeIsRemembered();
    void interruptedResetIsAnnounced();
    void interruptedBlueGreenSaysWhatItIs();
    void archiveOfADroppedWeekOpens();
    void hiddenListLeavesARail();

private:
    void connectWindow()
    {
        m_window->show();
        m_window->activateWindow(); // else nothing has the focus
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Patience));
        m_window->connector()->connectTo(m_server.options());
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->weeks()->weeks().empty() && action("&Board")->isEnabled(),
                                 Patience);
    }
    QAction* action(const char* text) const
    {
        for (auto* each : m_window->findChildren<QAction*>()) {
            if (each->text() == QString::fromUtf8(text))
                return each;
        }
        qFatal("no action %s", text);
    }
    /// As with the mouse: it takes the focus, too.
    void choose(const QString& week) const
    {
        auto* tree = m_window->findChild<QTreeView*>(QStringLiteral("weeksTree"));
        const auto found = tree->model()->match(tree->model()->index(0, 0), WeeksModel::NameRole, week, 1,
                                                Qt::MatchExactly | Qt::MatchRecursive);
        QVERIFY2(!found.isEmpty(), qPrintable(week));
        tree->scrollTo(found.front());
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(found.front()).center());
    }
    BoardPage* openBoard() const
    {
        action("&Board")->trigger();
        auto* board = qobject_cast<BoardPage*>(m_window->tabs()->currentWidget());
        for (QElapsedTimer time = started(); board->isLoading() && time.elapsed() < Patience;)
            QTest::qWait(5);
        return board;
    }
    static QElapsedTimer started()
    {
        QElapsedTimer time;
        time.start();
        return time;
    }
    /// The dialog that the action opens, instead of the one before.
    template<typename Dialog>
    Dialog* openStep(const char* text) const
    {
        qDeleteAll(m_window->findChildren<Dialog*>());
        action(text)->trigger();
        const auto find = [this] {
            for (auto* each : m_window->findChildren<Dialog*>()) {
                if (each->isVisible())
                    return each;
            }
            return static_cast<Dialog*>(nullptr);
        };
        for (QElapsedTimer time = started(); !find() && time.elapsed() < Patience;)
            QTest::qWait(5);
        return find();
    }
    template<typename Dialog>
    Dialog* visibleDialog() const
    {
        Dialog* found = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                for (auto* each : m_window->findChildren<Dialog*>())
                    found = each->isVisible() ? each : found;
                return found != nullptr;
            },
            Patience);
        return found;
    }
    QStringList tabTitles() const
    {
        QStringList titles;
        for (int i = 0; i < m_window->tabs()->count(); ++i)
            titles << m_window->tabs()->tabText(i);
        return titles;
    }

    AdminDatabases m_server;
    QTemporaryDir m_data;
    std::shared_ptr<const GameLibrary> m_library;
    WeekIdentity m_first;
    WeekIdentity m_second;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8()); // marks and looks are kept there
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.weeks().isOwn())
        QSKIP("it counts the weeks of the server, under the names of real ones");
    m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
    for (WeekIdentity* week : {&m_first, &m_second}) {
        const auto game = m_library->game(QStringLiteral("galaxy"));
        auto session = m_server.open(m_server.weeks().newWeek(*game).toString());
        VERIFY_RESULT(migrate(session, *game));
        *week = *identify(session);
    }
}

void TestMainWindow::init()
{
    m_window = std::make_unique<MainWindow>(m_library);
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    VERIFY_RESULT(writeServerMark(m_server.options(), Environment::Unmarked));
}

void TestMainWindow::everyActionHasAKeyOfItsOwn()
{
    QHash<QKeySequence, QString> keys;
    int actions = 0;
    for (const auto* menu : m_window->menuBar()->findChildren<QMenu*>()) {
        for (const auto* each : menu->actions()) {
            if (each->isSeparator() || each->menu())
                continue;
            ++actions;
            QVERIFY2(!each->shortcut().isEmpty(), qPrintable(each->text()));
            QVERIFY2(!each->statusTip().isEmpty(), qPrintable(each->text()));
            const QString other = keys.value(each->shortcut());
            QVERIFY2(other.isEmpty(), qPrintable(QString(each->text() + QLatin1Char('/') + other)));
            keys.insert(each->shortcut(), each->text());
        }
    }
    QVERIFY2(actions > 30, qPrintable(QString::number(actions)));
}

void TestMainWindow::nothingIsDoneBeforeTheMarkIsKnown()
{
    VERIFY_RESULT(writeServerMark(m_server.options(), Environment::Production));
    m_window->show();
    m_window->connector()->connectTo(m_server.options());
    QVERIFY(!action("&Board")->isEnabled() && !action("&New week…")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(action("&Board")->isEnabled(), Patience);
    QCOMPARE(openBoard()->server().environment, Environment::Production);
    QVERIFY(!action("&Drop…")->isEnabled()); // no week yet
}

void TestMainWindow::stepsAreForTheWeekChosenLast()
{
    connectWindow();
    choose(m_second.name);
    auto* drop = openStep<DropDialog>("&Drop…");
    QCOMPARE(drop->week(), m_second);
    auto* board = openBoard();
    board->select(m_first.name, WeekStage::Live);
    drop = openStep<DropDialog>("&Drop…");
    QCOMPARE(drop->week(), m_first);
    choose(m_second.name); // the one that is current there already
    drop = openStep<DropDialog>("&Drop…");
    QCOMPARE(drop->week(), m_second);
    board->select(m_first.name, WeekStage::Live);
    drop = openStep<DropDialog>("&Drop…");
    QCOMPARE(drop->week(), m_first);
}

void TestMainWindow::markedMeanwhile()
{
    connectWindow();
    choose(m_first.name);
    VERIFY_RESULT(writeServerMark(m_server.options(), Environment::Production));
    auto* drop = openStep<DropDialog>("&Drop…");
    QTRY_VERIFY_WITH_TIMEOUT(drop->plan().has_value(), Patience);
    QVERIFY(drop->findChild<QLineEdit*>(QStringLiteral("changeProduction"))->isVisible());
}

void TestMainWindow::newWeekOfAServerMarkedMeanwhile()
{
    connectWindow();
    VERIFY_RESULT(writeServerMark(m_server.options(), Environment::Production));
    action("&New week…")->trigger();
    auto* wizard = visibleDialog<NewWeekWizard>();
    QVERIFY(wizard && wizard->windowTitle().contains(environmentTitle(Environment::Production)));
}

/// What a week's pages do to it is as dangerous there as what the menu does.
void TestMainWindow::weekPagesOfAServerMarkedMeanwhile()
{
    connectWindow();
    choose(m_first.name);
    const auto week = m_window->weeks()->currentWeek();
    QVERIFY(week);
    m_window->pages()->open<SnapshotsPage>(*week);
    m_window->pages()->open<HistoryPage>(*week);
    m_window->pages()->open<IngestPage>(*week);
    const auto* snapshots = m_window->findChild<SnapshotsPage*>();
    auto* operations = m_window->findChild<HistoryPage*>();
    auto* ingest = m_window->findChild<IngestPage*>();
    const auto asks = [](const QDialog* dialog, const char* field) {
        return !dialog->findChild<QLineEdit*>(QLatin1String(field))->isHidden(); // perhaps at a later step
    };
    for (const auto environment : {Environment::Unmarked, Environment::Production}) {
        const bool isProduction = environment == Environment::Production;
        VERIFY_RESULT(writeServerMark(m_server.options(), environment));
        const std::unique_ptr<QDialog> recovery(openStep<RecoveryDialog>("Reco&very…"));
        QVERIFY(recovery);
        QCOMPARE(asks(recovery.get(), "changeTyped"), isProduction);
        snapshots->findChild<QAction*>(QStringLiteral("prune"))->trigger();
        const std::unique_ptr<QDialog> prune(visibleDialog<PruneDialog>());
        QVERIFY(prune);
        QCOMPARE(asks(prune.get(), "changeTyped"), isProduction);
        Q_EMIT operations->taskRequested(purgeTask(*week, 1));
        const std::unique_ptr<QDialog> purge(visibleDialog<OperationDialog>());
        QVERIFY(purge);
        QCOMPARE(asks(purge.get(), "changeTyped"), isProduction);
        Q_EMIT ingest->rebuildWanted();
        const auto question = [ingest] {
            return ingest->findChild<QDialog*>(QStringLiteral("ingestRebuildQuestion"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(question(), Patience);
        const std::unique_ptr<QDialog> rebuild(question());
        QCOMPARE(asks(rebuild.get(), "changeTyped"), isProduction);
    }
}

/// The mark is read by the board's own server, whatever the window is connected to by now.
void TestMainWindow::boardOfAServerThatWasLeft()
{
    connectWindow();
    auto* board = openBoard();
    m_window->connector()->connectTo({.conninfo = "host=/nonexistent dbname=postgres"},
                                     Environment::Unmarked);
    VERIFY_RESULT(writeServerMark(m_server.options(), Environment::Production));
    m_window->tabs()->setCurrentWidget(board);
    board->select(m_first.name, WeekStage::Live);
    auto* drop = openStep<DropDialog>("&Drop…");
    QVERIFY(drop);
    QCOMPARE(drop->week(), m_first);
    QTRY_VERIFY_WITH_TIMEOUT(drop->plan().has_value(), Patience);
    QVERIFY(drop->findChild<QLineEdit*>(QStringLiteral("changeProduction"))->isVisible());
}

/// The window goes to another server while the mark of the first is read.
void TestMainWindow::stepStaysWithItsServer()
{
    connectWindow();
    choose(m_first.name);
    action("&Drop…")->trigger();
    m_window->connector()->connectTo({.conninfo = "host=/nonexistent dbname=postgres"},
                                     Environment::Unmarked);
    auto* drop = visibleDialog<DropDialog>();
    QVERIFY(drop);
    QCOMPARE(drop->week(), m_first);
    QTRY_VERIFY_WITH_TIMEOUT(drop->plan().has_value(), Patience); // nothing answers in the other place
}

void TestMainWindow::everyKindOfPageOpens()
{
    connectWindow();
    choose(m_first.name);
    OpenPages* pages = m_window->pages();
    int opened = 0;
    for (const PageKind& kind : pages->kinds()) {
        if (!pages->whyNot(kind).isEmpty())
            continue;
        pages->openSelected(kind);
        QCOMPARE(pages->all().size(), ++opened);
        QCOMPARE(pages->currentPage()->metaObject(), kind.page.type);
    }
    QVERIFY2(opened > 8, qPrintable(QString::number(opened)));
}

void TestMainWindow::onePageForAWeek()
{
    connectWindow();
    QVERIFY(m_window->findChild<QWidget*>(QStringLiteral("welcome")));
    choose(m_first.name);
    for (int i = 0; i < 2; ++i) {
        for (const char* page : {"&Events", "&Metrics", "&Board", "Server &log"})
            action(page)->trigger();
    }
    QCOMPARE(m_window->tabs()->count(), 3); // the week, the board and the log
    QCOMPARE(m_window->pages()->all().size(), 4);
    QVERIFY(!m_window->findChild<QWidget*>(QStringLiteral("welcome")));
    choose(m_second.name);
    action("&Events")->trigger();
    QCOMPARE(m_window->tabs()->count(), 4);
    while (!m_window->findChild<QWidget*>(QStringLiteral("welcome")))
        Q_EMIT m_window->tabs()->tabCloseRequested(0);
    QCOMPARE(m_window->tabs()->count(), 1);
}

void TestMainWindow::droppedWeekIsMarked()
{
    const WeekIdentity week = m_server.newDatabase(
        WeekName {m_library->game(QStringLiteral("galaxy"))->prefix, 2031, 7}.toString());
    connectWindow();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), 3U, Patience);
    choose(week.name);
    action("S&QL")->trigger();
    auto* drop = openStep<DropDialog>("&Drop…");
    QTRY_VERIFY_WITH_TIMEOUT(drop->plan().has_value(), Patience);
    drop->findChild<QLineEdit*>(QStringLiteral("dropWithoutArchive"))->setText(QStringLiteral("a test"));
    drop->findChild<QLineEdit*>(QStringLiteral("changeTyped"))->setText(drop->plan()->week.confirmation());
    QTest::mouseClick(drop->findChild<QPushButton*>(QStringLiteral("changeRun")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(tabTitles().join(QLatin1Char('\n')).contains(QStringLiteral("(gone)")),
                             Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), 2U, Patience);
}

void TestMainWindow::pagesOfAnotherServerStay()
{
    connectWindow();
    choose(m_first.name);
    auto* board = openBoard();
    auto* events = m_window->pages()->open<EventsPage>(m_window->weeks()->weeks().front());
    Pg::ConnectOptions other = m_server.options();
    other.conninfo += other.conninfo.startsWith("postgres") ? "" : " application_name=other";
    m_window->connector()->connectTo(other, Environment::Unmarked);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->weeks()->weeks().empty(), Patience);
    QVERIFY(m_window->pages()->all().contains(board) && m_window->pages()->all().contains(events));
    QVERIFY(openBoard() != board); // each of its own server
    // what is chosen in the old one is meant there, and its migrations are not those of the new server
    m_window->tabs()->setCurrentWidget(board);
    board->select(m_second.name, WeekStage::Live);
    auto* drop = openStep<DropDialog>("&Drop…");
    QCOMPARE(drop->week(), m_second);
    const int pages = m_window->tabs()->count();
    action("&Migrations")->trigger();
    QCOMPARE(m_window->tabs()->count(), pages);
}

void TestMainWindow::closesWhenWhatRunsHasStopped()
{
    connectWindow();
    choose(m_first.name);
    auto blocking = m_server.open(m_first.name);
    VERIFY_RESULT(blocking.script(Pg::Sql("BEGIN; LOCK TABLE public.snapshots")));
    auto* archive = openStep<ArchiveDialog>("&Archive…");
    QTRY_VERIFY_WITH_TIMEOUT(!archive->isBusy(), Patience);
    // verified on this server, so that the week itself is what it waits for
    archive->findChild<QCheckBox*>(QStringLiteral("archiveInPlace"))->setChecked(true);
    auto* run = archive->findChild<QPushButton*>(QStringLiteral("changeRun"));
    QVERIFY(run->isEnabled());
    QTest::mouseClick(run, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(archive->isBusy(), Patience);
    for (int i = 0; i < 3; ++i)
        m_window->close();
    QVERIFY(m_window->isVisible()); // it was asked to stop, and its answer is awaited
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), Patience);
    VERIFY_RESULT(blocking.script(Pg::Sql("ROLLBACK")));
}

void TestMainWindow::themeIsRemembered()
{
    const auto reopened = [this] {
        m_window->rememberLook();
        m_window->show();
        QThreadPool::globalInstance()->waitForDone(); // the workspace is read
        QTest::qWait(0);
    };
    reopened();
    action("D&ark")->trigger();
    m_window->close();
    QThreadPool::globalInstance()->waitForDone(); // the workspace is written
    m_window = std::make_unique<MainWindow>(m_library);
    QVERIFY(!action("D&ark")->isChecked());
    reopened();
    QTRY_VERIFY_WITH_TIMEOUT(action("D&ark")->isChecked(), Patience);
    action("Like the &desktop")->trigger();
}

/// As a program that was killed leaves it: begun in the log, and nobody holds the week's lock.
void TestMainWindow::interruptedResetIsAnnounced()
{
    auto session = m_server.open();
    VERIFY_RESULT(ensureLog(session));
    const LogEntry begun {.operation = newOperationId(),
                          .kind = QStringLiteral("reset"),
                          .week = m_first,
                          .detail = R"({"next": "galaxy_2090_w01"})"};
    VERIFY_RESULT(addToLog(session, begun));
    const auto* notice = m_window->findChild<QWidget*>(QStringLiteral("resetNotice"));
    {
        auto other = m_server.open();
        const auto runs = WeekLock::take(other, m_first.name, std::chrono::milliseconds(0));
        VERIFY_RESULT(runs);
        QCOMPARE(interruptedResets(session)->size(), std::size_t(0)); // somebody is at it
    }
    connectWindow();
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), Patience);
    QVERIFY(m_window->findChild<QLabel*>(QStringLiteral("resetNoticeText"))->text().contains(m_first.name));
    QTest::mouseClick(m_window->findChild<QPushButton*>(QStringLiteral("resetNoticeOpen")), Qt::LeftButton);
    auto* dialog = visibleDialog<ResetDialog>();
    QVERIFY(dialog);
    auto* back = dialog->findChild<QPushButton*>(QStringLiteral("resetBackOut"));
    QTRY_VERIFY_WITH_TIMEOUT(back->isEnabled(), Patience);
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!notice->isVisible(), Patience); // it is over
    QVERIFY(interruptedResets(session)->empty());
}

void TestMainWindow::interruptedBlueGreenSaysWhatItIs()
{
    auto session = m_server.open();
    VERIFY_RESULT(ensureLog(session));
    LogEntry entry {.operation = newOperationId(), .kind = QStringLiteral("blue-green"), .week = m_first};
    VERIFY_RESULT(addToLog(session, entry));
    connectWindow();
    const auto* notice = m_window->findChild<QWidget*>(QStringLiteral("resetNotice"));
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), Patience);
    QCOMPARE(m_window->findChild<QLabel*>(QStringLiteral("resetNoticeText"))->text(),
             QStringLiteral("The blue/green change of %1 was not finished.").arg(m_first.name));
    QTest::mouseClick(m_window->findChild<QPushButton*>(QStringLiteral("resetNoticeOpen")), Qt::LeftButton);
    QVERIFY(visibleDialog<BlueGreenDialog>());
    entry.event = LogEvent::Undone;
    VERIFY_RESULT(addToLog(session, entry));
    QVERIFY(interruptedResets(session)->empty());
}

/// Its path stands in the server's log.
void TestMainWindow::archiveOfADroppedWeekOpens()
{
    const QString dump = m_data.filePath(QStringLiteral("gone.dump"));
    const WeekIdentity gone {m_first.systemIdentifier, 4000000000U, QStringLiteral("galaxy_2019_w01")};
    auto session = m_server.open();
    VERIFY_RESULT(ensureLog(session));
    for (const char* kind : {"archive", "drop"}) {
        VERIFY_RESULT(addToLog(session,
                               {.operation = newOperationId(),
                                .kind = QLatin1String(kind),
                                .event = LogEvent::Done,
                                .week = gone,
                                .detail = R"({"file": ")" + dump.toUtf8() + "\"}"}));
    }
    connectWindow();
    BoardPage* board = openBoard();
    QTRY_VERIFY_WITH_TIMEOUT(board->model()->find(gone.name, WeekStage::Dropped).isValid(), Patience);
    board->select(gone.name, WeekStage::Dropped);
    const auto* pane = board->findChild<QWidget*>(QStringLiteral("gatePane"));
    const auto labels = pane->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == dump; }));
    const auto name = QStringLiteral("gate_%1").arg(static_cast<int>(WeekStep::OpenArchive));
    QTest::mouseClick(pane->findChild<QPushButton*>(name), Qt::LeftButton);
    auto* dialog = visibleDialog<OpenArchiveDialog>();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("openArchiveFile"))->text(), dump);
}

/// With the button that brings the list back.
void TestMainWindow::hiddenListLeavesARail()
{
    auto* rail = m_window->findChild<QToolBar*>(QStringLiteral("rail"));
    auto* dock = m_window->findChild<QDockWidget*>(QStringLiteral("weeksDock"));
    m_window->show();
    QVERIFY(dock->isVisible() && !rail->isVisible());
    dock->toggleViewAction()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!dock->isVisible() && rail->isVisible(), Patience);
    for (const QAction* action : rail->actions())
        QVERIFY2(!action->icon().isNull(), qPrintable(action->text()));
    rail->actions().constFirst()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(dock->isVisible() && !rail->isVisible(), Patience);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
