#include "replaypagetest.h"
#include "settle.h"

#include "pages/replay/playlistmodel.h"
#include "pages/replay/replaycomparison.h"
#include "pages/replay/replayframe.h"
#include "pages/replay/replaytimeline.h"
#include "pages/replay/statechart.h"
#include "pages/replay/statemodel.h"
#include "pages/replay/statepanel.h"
#include "replay/replaycursor.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QThreadPool>
#include <QToolButton>

using namespace Weekglass;

/// The replay page as a user has it: keys and mouse, on a real server.
class TestReplayPage : public ReplayPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void cleanupTestCase() { endServer(); }
    void init() { reset(); }
    void cleanup() { m_page.reset(); }

    void showsTheLatestStateFirst();
    void stepsByKeys();
    void stepsByMouse();
    void followsTheSlider();
    void followsTheSelection();
    void currentPlayStaysInSight();
    void beginsBeforeTheFirstPlay();
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
    void longGameIsUsableWhileItLoads();
    void shortcutsAreUnambiguous();
    void diesWhileLoading();
};

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

void TestReplayPage::currentPlayStaysInSight()
{
    open();
    auto* view = child<ReplayPlaysView>("playsTable");
    const auto isSeen = [view] {
        const QRect row = view->visualRect(view->currentIndex());
        return row.isValid() && view->viewport()->rect().contains(row.center());
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSeen(), Patience); // the last one, at the very first
    for (const int play : {1, 40, 80, 3}) {
        m_page->cursor()->jumpTo(play);
        QVERIFY(isSeen());
        m_page->resize(1280, 420);
        QTRY_VERIFY_WITH_TIMEOUT(isSeen(), Patience);
        m_page->resize(900, 800); // the pictures go beside the state
        QTRY_VERIFY_WITH_TIMEOUT(isSeen(), Patience);
        QVERIFY2(view->isColumnHidden(PlayListModel::AtColumn), "what happened has its room");
        m_page->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading() && isSeen(), Patience);
        QTest::keyClicks(child<QLineEdit>("gameSearch"), QStringLiteral("older"));
        QTRY_COMPARE_WITH_TIMEOUT(child<QTableView>("gamesTable")->model()->rowCount(), 1, Patience);
        QVERIFY(isSeen());
        child<QLineEdit>("gameSearch")->clear();
        QTRY_COMPARE_WITH_TIMEOUT(child<QTableView>("gamesTable")->model()->rowCount(), 2, Patience);
        m_page->resize(1280, 800);
        QTRY_VERIFY_WITH_TIMEOUT(!view->isColumnHidden(PlayListModel::AtColumn), Patience);
    }
}

/// One more entry, that is no play; where the game cannot begin anew, the action says why.
void TestReplayPage::beginsBeforeTheFirstPlay()
{
    m_game.playLogs[0].start = GameFile {QStringLiteral("plays/games.start.sql"),
                                         "SELECT 'Nothing yet' AS title, 0 AS score WHERE $1::text = 'g2'"};
    open();
    QCOMPARE(place(), QStringLiteral("Play 80 of 80"));
    key(Qt::Key_Home);
    QCOMPARE(place(), QStringLiteral("Before the first play"));
    QCOMPARE(m_page->findChild<ReplayFrame*>()->text(), QStringLiteral("Before the first play"));
    const StateModel* state = m_page->findChild<StatePanel*>()->model();
    QCOMPARE(state->index(0, StateModel::ValueColumn, state->index(0, 0)).data().toString(),
             QStringLiteral("0"));
    key(Qt::Key_Right);
    QCOMPARE(place(), QStringLiteral("Play 1 of 80"));
    m_page->openGame({}, "g1", 1); // this one tells nothing of its start
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("Play 1 of 5"), Patience);
    QCOMPARE(m_page->cursor()->size(), qsizetype(5));
}

void TestReplayPage::jumpsToANumber()
{
    open();
    QSignalSpy messages(m_page.get(), &ReplayPage::statusMessage);
    key(Qt::Key_G);
    auto* box = child<QLineEdit>("jumpBox");
    QTRY_VERIFY_WITH_TIMEOUT(box->hasFocus(), Patience);
    QTest::keyClicks(box, QStringLiteral("57"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(place(), QStringLiteral("Play 57 of 80"));
    QTRY_VERIFY_WITH_TIMEOUT(child<ReplayPlaysView>("playsTable")->hasFocus(), Patience);
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
    QTRY_VERIFY_WITH_TIMEOUT(child<ReplayPlaysView>("playsTable")->hasFocus(), Patience);
    QCOMPARE(place(), QStringLiteral("Play 80 of 80"));
}

void TestReplayPage::plays()
{
    open();
    for (int i = 0; i < 6; ++i)
        key(Qt::Key_Plus);
    QCOMPARE(child<QComboBox>("speedBox")->currentText(), QStringLiteral("64 ×"));
    for (int i = 0; i < 3; ++i)
        key(Qt::Key_Minus);
    QCOMPARE(child<QComboBox>("speedBox")->currentText(), QStringLiteral("8 ×"));
    key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(m_page->cursor()->position() > 3 && m_page->cursor()->position() < 79, Patience);
    key(Qt::Key_Space);
    const QString stopped = place();
    QTest::qWait(100);
    QCOMPARE(place(), stopped);
    for (int i = 0; i < 3; ++i)
        key(Qt::Key_Plus);
    key(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("Play 80 of 80"), Patience);
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
    settle();
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
    QTRY_COMPARE_WITH_TIMEOUT(kinds->count(), 4, Patience); // a mark, a line, two kinds
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
    QTRY_COMPARE_WITH_TIMEOUT(games->model()->rowCount(), 1, Patience);
    // the game on show stays
    QCOMPARE(child<QLabel>("gameTitle")->text(), QStringLiteral("Newer"));
    QTest::keyClicks(child<QLineEdit>("gameSearch"), QStringLiteral("!"));
    QTRY_COMPARE_WITH_TIMEOUT(child<QLabel>("emptyText")->text(),
                              QStringLiteral("No game matches the search."), Patience);
}

void TestReplayPage::switchesGames()
{
    open();
    auto* games = child<QTableView>("gamesTable");
    QTest::mouseClick(games->viewport(), Qt::LeftButton, {},
                      games->visualRect(games->model()->index(1, 0)).center());
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("Play 5 of 5"), Patience);
    QCOMPARE(child<QLabel>("gameTitle")->text(), QStringLiteral("Older"));
}

void TestReplayPage::opensAGameAtAPlay()
{
    open();
    m_page->openGame({}, "g1", 2);
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("Play 2 of 5"), Patience);
    m_page->openGame({}, "g1", 4);
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("Play 4 of 5"), Patience);
}

void TestReplayPage::saysThatThereAreNoGames()
{
    open();
    child<QComboBox>("logBox")->setCurrentIndex(1);
    QTRY_COMPARE_WITH_TIMEOUT(child<QLabel>("emptyText")->text(),
                              QStringLiteral("No games in this week yet."), Patience);
    QCOMPARE(place(), QStringLiteral("No plays"));
    child<QComboBox>("logBox")->setCurrentIndex(0);
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("Play 80 of 80"), Patience);
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
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("Play 80 of 80"), Patience);
    QVERIFY(!retry->isVisible());
}

void TestReplayPage::keepsItsPlaceWhenReloaded()
{
    open();
    child<ReplayTimeline>("positionSlider")->setValue(40);
    run("UPDATE wg_page.games SET plays = 100 WHERE id = 'g2'");
    key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("Play 41 of 100"), Patience);
    key(Qt::Key_End);
    run("UPDATE wg_page.games SET plays = 120 WHERE id = 'g2'");
    key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("Play 120 of 120"), Patience);
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
    QTRY_COMPARE_WITH_TIMEOUT(child<QComboBox>("kindBox")->count(), 4, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->findChild<StateChart*>()->isLoading(), Patience);
    auto* workers = QThreadPool::globalInstance();
    QTRY_COMPARE_WITH_TIMEOUT(workers->activeThreadCount(), 0, Patience);
    const quint64 before = m_activity->version();
    for (const Qt::Key step : {Qt::Key_Home, Qt::Key_Right, Qt::Key_N, Qt::Key_End, Qt::Key_Left})
        key(step);
    child<ReplayTimeline>("positionSlider")->setValue(7);
    settle();
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
    int rounds = 0;
    QObject watcher;
    connect(m_page->cursor(), &ReplayCursor::positionChanged, &watcher,
            [&, last = m_page->cursor()->position()](qsizetype position) mutable {
                seen.insert(position);
                rounds += position < last ? 1 : 0;
                last = position;
            });
    key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(rounds > 2 && seen.size() > 1, Patience);
    key(Qt::Key_Space);
    for (const qsizetype position : seen)
        QVERIFY(position >= 20 && position <= 24);
    QVERIFY(action("clearRange")->isEnabled());
    QTest::keyClick(child<ReplayPlaysView>("playsTable"), Qt::Key_L, Qt::ShiftModifier);
    QVERIFY(!action("clearRange")->isEnabled());
    QVERIFY(action("loop")->isChecked());
}

void TestReplayPage::longGameIsUsableWhileItLoads()
{
    run("UPDATE wg_page.games SET plays = 600000 WHERE id = 'g2'");
    // behind the plays comes what waits for the lock: the game is not whole before it goes
    run("CREATE OR REPLACE FUNCTION wg_page.wait(text) RETURNS boolean LANGUAGE plpgsql SET lock_timeout = 0 "
        "AS $$ BEGIN PERFORM pg_catalog.pg_advisory_xact_lock_shared(57); RETURN false; END $$");
    m_game.playLogs[0].asOf = {
        {QStringLiteral("plays/games.held.sql"), "SELECT 1 AS play_number WHERE wg_page.wait($1::text)"}};
    auto holding = Pg::Session::open(m_pool->options());
    VERIFY_RESULT(holding);
    VERIFY_RESULT(holding->script(Pg::Sql("SELECT pg_advisory_lock(57)")));
    m_page = std::make_unique<ReplayPage>(week());
    m_page->resize(1280, 800);
    m_page->show();
    auto* cursor = m_page->cursor();
    QTRY_VERIFY_WITH_TIMEOUT(cursor->size() > 0, Patience);
    QVERIFY(!cursor->log()->isWhole());
    const qsizetype first = cursor->size();
    QVERIFY(first < 600000);
    cursor->seek(9);
    QVERIFY(m_page->findChild<ReplayFrame*>()->text().startsWith(QStringLiteral("Play 10 of ")));
    const StateModel* state = m_page->findChild<StatePanel*>()->model();
    QCOMPARE(state->index(0, StateModel::ValueColumn, state->index(0, 0)).data().toString(),
             QStringLiteral("1"));
    QVERIFY(child<QLabel>("playsState")->text().contains(QStringLiteral("so far")));
    VERIFY_RESULT(holding->script(Pg::Sql("SELECT pg_advisory_unlock_all()")));
    QTRY_VERIFY_WITH_TIMEOUT(cursor->log()->isWhole(), Patience);
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
