#include "models/playlistmodel.h"
#include "models/statemodel.h"
#include "pages/replay/replaycomparison.h"
#include "pages/replay/replaylink.h"
#include "pages/replay/replaypage.h"
#include "pages/replay/replayside.h"
#include "replay/replaycursor.h"
#include "testserver.h"
#include "verifyresult.h"
#include "widgets/replayframe.h"
#include "widgets/replayplaysview.h"
#include "widgets/replaytimeline.h"
#include "widgets/statechart.h"
#include "widgets/statepanel.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Weekglass;

namespace {

GameDefinition definition()
{
    PlayLogDefinition log;
    log.id = QStringLiteral("games");
    log.title = QStringLiteral("Games");
    log.games = {
        QStringLiteral("plays/games.games.sql"),
        "SELECT g.id AS game_id, g.title, g.started_at, g.plays, 'final' AS status FROM wg_page.games AS g"};
    log.plays = {
        QStringLiteral("plays/games.plays.sql"),
        "SELECT n AS play_number, '2025-01-06 12:00+00'::timestamptz + n * '1 s'::interval AS at,\n"
        "    CASE WHEN n % 10 = 0 THEN 'homer' ELSE 'out' END AS kind, 'Play ' || n AS title, n / 10 AS "
        "score\n"
        "FROM wg_page.games AS g CROSS JOIN LATERAL generate_series(1, g.plays) AS n WHERE g.id = $1::text"};
    log.groups = {{QStringLiteral("Score"), {{QStringLiteral("score"), QStringLiteral("Away")}}}};
    log.marks = {{.id = QStringLiteral("scoring"),
                  .title = QStringLiteral("Scoring play"),
                  .changed = {QStringLiteral("score")}}};
    log.verify = {QStringLiteral("plays/games.verify.sql"),
                  "SELECT n AS play_number, '/score' AS path, n / 10 AS expected, 99 AS found\n"
                  "FROM wg_page.games AS g CROSS JOIN LATERAL generate_series(1, g.plays) AS n\n"
                  "WHERE g.id = $1::text AND g.title = 'Wrong' AND n >= 57"};
    log.rollback = RollbackDefinition();
    PlayLogDefinition ships;
    ships.id = QStringLiteral("ships");
    ships.title = QStringLiteral("Ships");
    ships.games = {
        QStringLiteral("plays/ships.games.sql"),
        "SELECT ''::text AS game_id, '' AS title, now() AS started_at, 0 AS plays, '' AS status WHERE false"};
    ships.plays = log.plays;
    GameDefinition game;
    game.id = QStringLiteral("test");
    game.playLogs = {log, ships};
    return game;
}

}

/// The replay page as a user has it: keys and mouse, on a real server.
class TestReplayPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void showsTheLatestStateFirst();
    void stepsByKeys();
    void stepsByMouse();
    void followsTheSlider();
    void followsTheSelection();
    void jumpsToANumber();
    void jumpRefusesAWord();
    void plays();
    void spaceOnAButtonPressesIt();
    void typingInTheSearchIsNotAShortcut();
    void stepsByKind();
    void searches();
    void switchesGames();
    void opensAGameAtAPlay();
    void saysThatThereAreNoGames();
    void saysThatAGameHasNoPlays();
    void showsErrorsAndTriesAgain();
    void keepsItsPlaceWhenReloaded();
    void showsItsSql();
    void seekingAsksNothing();
    void goesRoundInARange();
    void keepsBookmarks();
    void pinsAPlay();
    void drawsTheChart();
    void verifiesAGame();
    void verifiesAllGames();
    void replaysASecondGame();
    void lockedByTime();
    void asksForARollback();
    void longGameIsUsableWhileItLoads();
    void shortcutsAreUnambiguous();
    void diesWhileLoading();

private:
    WeekHandle week() const { return {m_pool, std::make_shared<const GameDefinition>(m_game), m_identity}; }
    void open();
    template<typename T>
    T* child(const char* name) const
    {
        return m_page->findChild<T*>(QString::fromLatin1(name));
    }
    QString place() const { return child<QLabel>("positionLabel")->text(); }
    void key(Qt::Key key) { QTest::keyClick(child<ReplayPlaysView>("playsTable"), key); }
    void run(const char* sql)
    {
        auto session = Pg::Session::open(m_pool->options());
        VERIFY_RESULT(session);
        VERIFY_RESULT(session->script(*Pg::Sql::trusted(sql)));
    }

    QAction* action(const char* name) const { return child<QAction>(name); }

    QTemporaryDir m_data;
    std::shared_ptr<Pg::Activity> m_activity = std::make_shared<Pg::Activity>();
    std::shared_ptr<Pg::SessionPool> m_pool;
    WeekIdentity m_identity;
    GameDefinition m_game = definition();
    std::unique_ptr<ReplayPage> m_page;
};

void TestReplayPage::initTestCase()
{
    QVERIFY(m_data.isValid());
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8()); // bookmarks are kept there
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_pool = Pg::SessionPool::create({.conninfo = (*server)->conninfo(), .activity = m_activity});
    auto session = Pg::Session::open(m_pool->options());
    VERIFY_RESULT(session);
    const auto identity = identify(*session);
    VERIFY_RESULT(identity);
    m_identity = *identity;
    run("DROP SCHEMA IF EXISTS wg_page CASCADE; CREATE SCHEMA wg_page;"
        "CREATE TABLE wg_page.games (id text PRIMARY KEY, title text, started_at timestamptz, plays bigint)");
}

void TestReplayPage::cleanupTestCase()
{
    if (m_pool)
        run("DROP SCHEMA wg_page CASCADE");
}

void TestReplayPage::init()
{
    m_game = definition();
    run("TRUNCATE wg_page.games; INSERT INTO wg_page.games VALUES"
        "    ('g1', 'Older', '2025-01-06 12:00+00', 5), ('g2', 'Newer', '2025-01-07 12:00+00', 80)");
}

void TestReplayPage::cleanup()
{
    m_page.reset();
}

void TestReplayPage::open()
{
    m_page = std::make_unique<ReplayPage>(week());
    m_page->resize(1280, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), 20000);
    child<ReplayPlaysView>("playsTable")->setFocus();
}

void TestReplayPage::showsTheLatestStateFirst()
{
    open();
    QCOMPARE(child<QLabel>("gameTitle")->text(), QStringLiteral("Newer"));
    QCOMPARE(place(), QStringLiteral("Play 80 of 80"));
    auto* frame = m_page->findChild<ReplayFrame*>();
    QVERIFY(!frame->isPast());
    QCOMPARE(frame->text(), QStringLiteral("Play 80 of 80 – the latest state"));
    const StateModel* state = m_page->findChild<StatePanel*>()->model();
    QCOMPARE(state->index(0, StateModel::ValueColumn, state->index(0, 0)).data().toString(),
             QStringLiteral("8"));
    QVERIFY(!child<QLabel>("playsState")->isVisible());
}

void TestReplayPage::stepsByKeys()
{
    open();
    key(Qt::Key_Left);
    QCOMPARE(place(), QStringLiteral("Play 79 of 80"));
    auto* frame = m_page->findChild<ReplayFrame*>();
    QVERIFY(frame->isPast());
    QCOMPARE(frame->text(), QStringLiteral("Play 79 of 80 – state after this play"));
    key(Qt::Key_Home);
    QCOMPARE(place(), QStringLiteral("Play 1 of 80"));
    key(Qt::Key_Left);
    QCOMPARE(place(), QStringLiteral("Play 1 of 80"));
    key(Qt::Key_Right);
    key(Qt::Key_Right);
    QCOMPARE(place(), QStringLiteral("Play 3 of 80"));
    key(Qt::Key_Down);
    QCOMPARE(place(), QStringLiteral("Play 4 of 80"));
    key(Qt::Key_End);
    QCOMPARE(place(), QStringLiteral("Play 80 of 80"));
    QVERIFY(!frame->isPast());
}

void TestReplayPage::stepsByMouse()
{
    open();
    const auto click = [this](const char* action) {
        for (auto* button : m_page->findChildren<QToolButton*>()) {
            if (button->defaultAction() && button->defaultAction()->objectName() == QLatin1String(action)) {
                QTest::mouseClick(button, Qt::LeftButton);
                return true;
            }
        }
        return false;
    };
    QVERIFY(click("firstPlay"));
    QCOMPARE(place(), QStringLiteral("Play 1 of 80"));
    QVERIFY(click("nextPlay"));
    QVERIFY(click("nextPlay"));
    QVERIFY(click("previousPlay"));
    QCOMPARE(place(), QStringLiteral("Play 2 of 80"));
    QVERIFY(click("lastPlay"));
    QCOMPARE(place(), QStringLiteral("Play 80 of 80"));
}

void TestReplayPage::followsTheSlider()
{
    open();
    child<ReplayTimeline>("positionSlider")->setValue(40);
    QCOMPARE(place(), QStringLiteral("Play 41 of 80"));
    QCOMPARE(child<ReplayPlaysView>("playsTable")->currentIndex().row(), 40);
}

void TestReplayPage::followsTheSelection()
{
    open();
    auto* view = child<ReplayPlaysView>("playsTable");
    view->scrollToTop();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(view->model()->index(2, 3)).center());
    QCOMPARE(place(), QStringLiteral("Play 3 of 80"));
    QVERIFY(view->model()->index(2, 0).data(PlayListModel::CurrentRole).toBool());
    QCOMPARE(child<ReplayTimeline>("positionSlider")->value(), 2);
}

void TestReplayPage::jumpsToANumber()
{
    open();
    QSignalSpy messages(m_page.get(), &ReplayPage::statusMessage);
    key(Qt::Key_G);
    auto* box = child<QLineEdit>("jumpBox");
    QTRY_VERIFY(box->hasFocus());
    QTest::keyClicks(box, QStringLiteral("57"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(place(), QStringLiteral("Play 57 of 80"));
    QTRY_VERIFY(child<ReplayPlaysView>("playsTable")->hasFocus());
    QCOMPARE(messages.size(), 0);
    key(Qt::Key_G);
    QTest::keyClicks(box, QStringLiteral("999"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(place(), QStringLiteral("Play 80 of 80"));
    QCOMPARE(messages.size(), 1);
    QVERIFY(messages[0][0].toString().contains(QStringLiteral("no play 999")));
}

void TestReplayPage::jumpRefusesAWord()
{
    open();
    QSignalSpy messages(m_page.get(), &ReplayPage::statusMessage);
    key(Qt::Key_G);
    auto* box = child<QLineEdit>("jumpBox");
    QTest::keyClicks(box, QStringLiteral("last"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(messages.size(), 1);
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(child<ReplayPlaysView>("playsTable")->hasFocus());
    QCOMPARE(place(), QStringLiteral("Play 80 of 80"));
}

void TestReplayPage::plays()
{
    open();
    for (int i = 0; i < 6; ++i)
        key(Qt::Key_Plus);
    QCOMPARE(child<QComboBox>("speedBox")->currentText(), QStringLiteral("64 ×"));
    key(Qt::Key_Minus);
    QCOMPARE(child<QComboBox>("speedBox")->currentText(), QStringLiteral("32 ×"));
    key(Qt::Key_Space);
    QTRY_VERIFY(m_page->cursor()->position() > 3 && m_page->cursor()->position() < 79);
    key(Qt::Key_Space);
    const QString stopped = place();
    QTest::qWait(100);
    QCOMPARE(place(), stopped);
    key(Qt::Key_Plus);
    key(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("Play 80 of 80"), 20000);
}

void TestReplayPage::spaceOnAButtonPressesIt()
{
    open();
    for (auto* button : m_page->findChildren<QToolButton*>()) {
        if (button->defaultAction()
            && button->defaultAction()->objectName() == QLatin1String("previousPlay")) {
            button->setFocus(Qt::TabFocusReason);
            QTest::keyClick(button, Qt::Key_Space);
        }
    }
    QCOMPARE(place(), QStringLiteral("Play 79 of 80"));
    QTest::qWait(50);
    QCOMPARE(place(), QStringLiteral("Play 79 of 80"));
}

void TestReplayPage::typingInTheSearchIsNotAShortcut()
{
    open();
    auto* search = child<QLineEdit>("gameSearch");
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("n g"));
    QTest::keyClick(search, Qt::Key_Home);
    QTest::keyClick(search, Qt::Key_Left);
    QCOMPARE(search->text(), QStringLiteral("n g"));
    QCOMPARE(place(), QStringLiteral("Play 80 of 80"));
}

void TestReplayPage::stepsByKind()
{
    open();
    key(Qt::Key_Home);
    auto* kinds = child<QComboBox>("kindBox");
    QTRY_COMPARE(kinds->count(), 4); // a mark, a line, two kinds
    kinds->setCurrentIndex(kinds->findText(QStringLiteral("homer")));
    key(Qt::Key_N);
    key(Qt::Key_N);
    QCOMPARE(place(), QStringLiteral("Play 20 of 80"));
    QTest::keyClick(child<ReplayPlaysView>("playsTable"), Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(place(), QStringLiteral("Play 10 of 80"));
    QSignalSpy messages(m_page.get(), &ReplayPage::statusMessage);
    QTest::keyClick(child<ReplayPlaysView>("playsTable"), Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(messages.size(), 1);
    kinds->setCurrentIndex(kinds->findText(QStringLiteral("Scoring play")));
    key(Qt::Key_End);
    QTest::keyClick(child<ReplayPlaysView>("playsTable"), Qt::Key_N, Qt::ShiftModifier);
    QTest::keyClick(child<ReplayPlaysView>("playsTable"), Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(place(), QStringLiteral("Play 60 of 80"));
}

void TestReplayPage::searches()
{
    open();
    auto* games = child<QTableView>("gamesTable");
    QCOMPARE(games->model()->rowCount(), 2);
    QTest::keyClicks(child<QLineEdit>("gameSearch"), QStringLiteral("older"));
    QTRY_COMPARE(games->model()->rowCount(), 1);
    // the game on show stays
    QCOMPARE(child<QLabel>("gameTitle")->text(), QStringLiteral("Newer"));
    QTest::keyClicks(child<QLineEdit>("gameSearch"), QStringLiteral("!"));
    QTRY_COMPARE(child<QLabel>("gamesState")->text(), QStringLiteral("No game matches the search."));
}

void TestReplayPage::switchesGames()
{
    open();
    auto* games = child<QTableView>("gamesTable");
    QTest::mouseClick(games->viewport(), Qt::LeftButton, {},
                      games->visualRect(games->model()->index(1, 0)).center());
    QTRY_COMPARE(place(), QStringLiteral("Play 5 of 5"));
    QCOMPARE(child<QLabel>("gameTitle")->text(), QStringLiteral("Older"));
}

void TestReplayPage::opensAGameAtAPlay()
{
    open();
    m_page->openGame({}, "g1", 2);
    QTRY_COMPARE(place(), QStringLiteral("Play 2 of 5"));
    m_page->openGame({}, "g1", 4);
    QTRY_COMPARE(place(), QStringLiteral("Play 4 of 5"));
}

void TestReplayPage::saysThatThereAreNoGames()
{
    open();
    child<QComboBox>("logBox")->setCurrentIndex(1);
    QTRY_COMPARE(child<QLabel>("gamesState")->text(), QStringLiteral("No games in this week yet."));
    QCOMPARE(place(), QStringLiteral("No plays"));
    child<QComboBox>("logBox")->setCurrentIndex(0);
    QTRY_COMPARE(place(), QStringLiteral("Play 80 of 80"));
}

void TestReplayPage::saysThatAGameHasNoPlays()
{
    run("UPDATE wg_page.games SET plays = 0");
    open();
    QCOMPARE(child<QLabel>("playsState")->text(), QStringLiteral("This game has no plays yet."));
    key(Qt::Key_Right);
    key(Qt::Key_Space);
    QCOMPARE(place(), QStringLiteral("No plays"));
}

void TestReplayPage::showsErrorsAndTriesAgain()
{
    run("ALTER TABLE wg_page.games RENAME COLUMN plays TO playz");
    open();
    QVERIFY(child<QLabel>("gamesState")->text().contains(QStringLiteral("plays/games.games.sql")));
    auto* retry = child<QPushButton>("gamesRetry");
    QVERIFY(retry->isVisible());
    run("ALTER TABLE wg_page.games RENAME COLUMN playz TO plays");
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_COMPARE(place(), QStringLiteral("Play 80 of 80"));
    QVERIFY(!retry->isVisible());
}

void TestReplayPage::keepsItsPlaceWhenReloaded()
{
    open();
    child<ReplayTimeline>("positionSlider")->setValue(40);
    run("UPDATE wg_page.games SET plays = 100 WHERE id = 'g2'");
    key(Qt::Key_F5);
    QTRY_COMPARE(place(), QStringLiteral("Play 41 of 100"));
    key(Qt::Key_End);
    run("UPDATE wg_page.games SET plays = 120 WHERE id = 'g2'");
    key(Qt::Key_F5);
    QTRY_COMPARE(place(), QStringLiteral("Play 120 of 120"));
}

void TestReplayPage::showsItsSql()
{
    open();
    QVERIFY(m_page->shownSql().contains(QStringLiteral("ORDER BY q.play_number")));
    QTest::keyClick(child<ReplayPlaysView>("playsTable"), Qt::Key_U, Qt::ControlModifier);
    const auto* text = m_page->findChild<QPlainTextEdit*>();
    QVERIFY(text);
    QVERIFY(text->toPlainText().contains(QStringLiteral("wg_page.games")));
}

void TestReplayPage::seekingAsksNothing()
{
    open();
    // what opening asks for is there: kinds, curves, and every session given back
    QTRY_COMPARE_WITH_TIMEOUT(child<QComboBox>("kindBox")->count(), 4, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->findChild<StateChart*>()->isLoading(), 20000);
    quint64 before = 0;
    const auto isQuiet = [&] {
        return std::exchange(before, m_activity->version()) == m_activity->version();
    };
    do
        QTest::qWait(500);
    while (!isQuiet());
    for (const Qt::Key step : {Qt::Key_Home, Qt::Key_Right, Qt::Key_N, Qt::Key_End, Qt::Key_Left})
        key(step);
    child<ReplayTimeline>("positionSlider")->setValue(7);
    QTest::qWait(50);
    QCOMPARE(m_activity->version(), before);
}

void TestReplayPage::goesRoundInARange()
{
    open();
    child<ReplayTimeline>("positionSlider")->setValue(20);
    key(Qt::Key_I);
    child<ReplayTimeline>("positionSlider")->setValue(24);
    key(Qt::Key_O);
    key(Qt::Key_L);
    for (int i = 0; i < 6; ++i)
        key(Qt::Key_Plus);
    QSet<qsizetype> seen;
    QObject watcher;
    connect(m_page->cursor(), &ReplayCursor::positionChanged, &watcher,
            [&seen](qsizetype position) { seen.insert(position); });
    key(Qt::Key_Space);
    QTest::qWait(400);
    key(Qt::Key_Space);
    QVERIFY(seen.contains(20) && seen.size() > 1);
    for (const qsizetype position : seen)
        QVERIFY(position >= 20 && position <= 24);
    QVERIFY(action("clearRange")->isEnabled());
    QTest::keyClick(child<ReplayPlaysView>("playsTable"), Qt::Key_L, Qt::ShiftModifier);
    QVERIFY(!action("clearRange")->isEnabled());
    QVERIFY(action("loop")->isChecked());
}

void TestReplayPage::keepsBookmarks()
{
    open();
    child<ReplayTimeline>("positionSlider")->setValue(56);
    key(Qt::Key_B);
    auto* table = child<QTableWidget>("bookmarksTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 1, 10000);
    QTRY_VERIFY(table->findChild<QLineEdit*>());
    QTest::keyClicks(table->findChild<QLineEdit*>(), QStringLiteral("here it broke"));
    QTest::keyClick(table->findChild<QLineEdit*>(), Qt::Key_Return);
    QTRY_VERIFY(child<ReplayPlaysView>("playsTable")->hasFocus());
    QTRY_COMPARE(table->item(0, 1)->text(), QStringLiteral("here it broke"));
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("57"));
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("Play 57"));
    // not of another game
    m_page->openGame({}, "g1");
    QTRY_COMPARE(place(), QStringLiteral("Play 5 of 5"));
    QCOMPARE(table->rowCount(), 0);
    // there again in another window
    QTest::qWait(200);
    m_page.reset();
    open();
    table = child<QTableWidget>("bookmarksTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 1, 10000);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("here it broke"));
    action("showBookmarks")->trigger();
    table->setCurrentCell(0, 0);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(place(), QStringLiteral("Play 57 of 80"));
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 0, 10000);
}

void TestReplayPage::pinsAPlay()
{
    open();
    child<ReplayTimeline>("positionSlider")->setValue(4);
    key(Qt::Key_P);
    key(Qt::Key_End);
    const StateModel* state = m_page->findChild<StatePanel*>()->model();
    const QModelIndex score = state->index(0, StateModel::BeforeColumn, state->index(0, 0));
    QCOMPARE(score.data().toString(), QStringLiteral("0"));
    QVERIFY(action("pinPlay")->isChecked());
    key(Qt::Key_P);
    key(Qt::Key_Left);
    QCOMPARE(score.data().toString(), QString()); // play 79 and 78 have the same
}

void TestReplayPage::drawsTheChart()
{
    open();
    auto* chart = m_page->findChild<StateChart*>();
    QTRY_VERIFY(!chart->isLoading());
    QCOMPARE(chart->shownColumns(), QStringList {QStringLiteral("score")});
    QSignalSpy clicked(chart, &StateChart::playClicked);
    chart->resize(400, 200);
    QTest::mouseClick(chart, Qt::LeftButton, {}, QPoint(390, 150));
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(m_page->cursor()->position(), qsizetype(79));
    QTest::mouseClick(chart, Qt::LeftButton, {}, QPoint(2, 150));
    QCOMPARE(m_page->cursor()->position(), qsizetype(0));
}

void TestReplayPage::verifiesAGame()
{
    open();
    auto* state = child<QLabel>("verifyState");
    action("verifyGame")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(state->text().contains(QStringLiteral("agrees with the plays")), 10000);
    run("UPDATE wg_page.games SET title = 'Wrong' WHERE id = 'g2'");
    action("verifyGame")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(state->text().contains(QStringLiteral("24 divergence")), 10000);
    auto* table = child<QTableWidget>("divergencesTable");
    QCOMPARE(table->rowCount(), 24);
    QStringList cells;
    for (int column = 1; column < table->columnCount(); ++column)
        cells << table->item(0, column)->text();
    QCOMPARE(cells.join(QLatin1Char(' ')), QStringLiteral("57 /score 5 99"));
    table->setCurrentCell(0, 0);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(place(), QStringLiteral("Play 57 of 80"));
}

void TestReplayPage::verifiesAllGames()
{
    run("UPDATE wg_page.games SET title = 'Wrong' WHERE id = 'g2'");
    open();
    auto* state = child<QLabel>("verifyState");
    m_page->openGame({}, "g1");
    action("verifyAll")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(state->text().contains(QStringLiteral("1 of 2 games do not agree")), 10000);
    auto* table = child<QTableWidget>("divergencesTable");
    QCOMPARE(table->rowCount(), 1);
    table->setCurrentCell(0, 0);
    QTest::keyClick(table, Qt::Key_Return); // of another game than the one on show
    QTRY_COMPARE(place(), QStringLiteral("Play 57 of 80"));
    m_game.playLogs[0].verify->text = "SELECT 1 AS play_number";
    open();
    action("verifyGame")->trigger();
    state = child<QLabel>("verifyState");
    QTRY_VERIFY_WITH_TIMEOUT(state->text().contains(QStringLiteral("plays/games.verify.sql")), 10000);
}

void TestReplayPage::replaysASecondGame()
{
    open();
    action("compareReplay")->trigger();
    auto* comparison = m_page->comparison();
    QVERIFY(comparison);
    auto* dialog = comparison->findChild<QDialog*>();
    QVERIFY(dialog);
    dialog->reject();
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
    child<ReplayPlaysView>("playsTable")->setFocus();
    ReplaySide* second = comparison->side();
    second->load(m_game.playLogs[0], "g1", QStringLiteral("Older"), 5);
    QTRY_COMPARE(second->cursor()->size(), qsizetype(5));
    // it goes where the first one stands, or as far as it can
    QCOMPARE(place(), QStringLiteral("Play 80 of 80"));
    QCOMPARE(second->cursor()->playNumber(), qint64(5));
    key(Qt::Key_Home);
    key(Qt::Key_Right);
    QCOMPARE(second->cursor()->playNumber(), qint64(2));
    // and the other way
    second->cursor()->seek(3);
    QCOMPARE(m_page->cursor()->playNumber(), qint64(4));
    QVERIFY(action("compareReplay")->isChecked());
    action("compareReplay")->trigger();
    QVERIFY(!m_page->comparison());
    key(Qt::Key_End);
    QCOMPARE(place(), QStringLiteral("Play 80 of 80"));
}

void TestReplayPage::lockedByTime()
{
    const auto logOf = [](const std::vector<int>& seconds) -> std::shared_ptr<const PlayLog> {
        static const PlayLogDefinition definition;
        PlayLogBuilder builder(definition, "1");
        if (!builder.beginPlays(std::vector<QByteArray> {"play_number", "at", "kind", "title"}))
            return nullptr;
        for (std::size_t i = 0; i < seconds.size(); ++i) {
            const QByteArray number = QByteArray::number(qint64(i) + 1);
            const QByteArray at = QStringLiteral("2025-01-06 12:%1:%2+00")
                                      .arg(seconds[i] / 60, 2, 10, QLatin1Char('0'))
                                      .arg(seconds[i] % 60, 2, 10, QLatin1Char('0'))
                                      .toUtf8();
            if (!builder.addPlay(std::vector<TextColumn::Text> {number, at, number, number}))
                return nullptr;
        }
        return *builder.finish();
    };
    const auto slow = logOf({0, 60, 120, 180});
    const auto fast = logOf({600, 610, 620, 659, 660, 661, 900});
    QVERIFY(slow && fast);
    using Lock = ReplayLink::Lock;
    const auto place = [&](qsizetype index, Lock lock) { return counterpart(*slow, index, *fast, lock); };
    QCOMPARE(place(0, Lock::Elapsed), qsizetype(0));
    QCOMPARE(place(1, Lock::Elapsed), qsizetype(4)); // a minute after its own begin
    QCOMPARE(place(3, Lock::Elapsed), qsizetype(5));
    QCOMPARE(place(3, Lock::PlayNumber), qsizetype(3));
    QCOMPARE(counterpart(*fast, 6, *slow, Lock::PlayNumber), qsizetype(3));
}

void TestReplayPage::asksForARollback()
{
    open();
    QSignalSpy asked(m_page.get(), &ReplayPage::rollbackRequested);
    child<ReplayTimeline>("positionSlider")->setValue(56);
    QTest::keyClick(child<ReplayPlaysView>("playsTable"), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), QStringLiteral("games"));
    QCOMPARE(asked[0][1].toByteArray(), QByteArray("g2"));
    QCOMPARE(asked[0][2].toLongLong(), qint64(57));
    child<QComboBox>("logBox")->setCurrentIndex(1); // it has no rollback, and no games
    QTRY_VERIFY(!m_page->isLoading());
    QVERIFY(!action("rollBack")->isEnabled());
}

void TestReplayPage::longGameIsUsableWhileItLoads()
{
    run("UPDATE wg_page.games SET plays = 600000 WHERE id = 'g2'");
    m_page = std::make_unique<ReplayPage>(week());
    m_page->resize(1280, 800);
    m_page->show();
    auto* cursor = m_page->cursor();
    QTRY_VERIFY_WITH_TIMEOUT(cursor->size() > 0, 20000);
    QVERIFY(!cursor->log()->isWhole());
    const qsizetype first = cursor->size();
    QVERIFY(first < 600000);
    cursor->seek(9);
    QVERIFY(m_page->findChild<ReplayFrame*>()->text().startsWith(QStringLiteral("Play 10 of ")));
    const StateModel* state = m_page->findChild<StatePanel*>()->model();
    QCOMPARE(state->index(0, StateModel::ValueColumn, state->index(0, 0)).data().toString(),
             QStringLiteral("1"));
    QVERIFY(child<QLabel>("playsState")->text().contains(QStringLiteral("so far")));
    QTRY_VERIFY_WITH_TIMEOUT(cursor->log()->isWhole(), 60000);
    QCOMPARE(place(), QStringLiteral("Play 10 of 600000"));
    QCOMPARE(child<ReplayPlaysView>("playsTable")->model()->rowCount(), 600000);
    QVERIFY(!child<QLabel>("playsState")->isVisible());
}

void TestReplayPage::shortcutsAreUnambiguous()
{
    open();
    action("compareReplay")->trigger();
    m_page->comparison()->findChild<QDialog*>()->reject();
    QHash<QKeySequence, const QAction*> taken;
    for (const auto* one : m_page->findChildren<QAction*>()) {
        for (const QKeySequence& shortcut : one->shortcuts()) {
            // what both sides have belongs to the one that has the focus
            const bool isTwin = taken.contains(shortcut) && taken[shortcut]->objectName() == one->objectName()
                && taken[shortcut]->text() == one->text();
            QVERIFY2(!taken.contains(shortcut) || isTwin, qPrintable(one->text()));
            taken.insert(shortcut, one);
        }
    }
    QVERIFY(taken.size() > 20);
}

void TestReplayPage::diesWhileLoading()
{
    for (int wait = 0; wait < 10; ++wait) {
        m_page = std::make_unique<ReplayPage>(week());
        m_page->show();
        QTest::qWait(wait);
        m_page.reset();
    }
}

QTEST_MAIN(TestReplayPage)
#include "tst_replaypage.moc"
