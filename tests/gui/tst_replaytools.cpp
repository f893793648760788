#include "replaypagetest.h"

#include "pages/replay/replaycomparison.h"
#include "pages/replay/replaylink.h"
#include "pages/replay/replayside.h"
#include "pages/replay/replaytimeline.h"
#include "pages/replay/statechart.h"
#include "pages/replay/statemodel.h"
#include "pages/replay/statepanel.h"
#include "replay/replaycursor.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QThreadPool>

using namespace Weekglass;

/// What stands beside a replay: bookmarks, pinned plays, the chart, verification, a second game, rollback.
class TestReplayTools : public ReplayPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void cleanupTestCase() { endServer(); }
    void init() { reset(); }
    void cleanup() { m_page.reset(); }

    void keepsBookmarks();
    void pinsAPlay();
    void drawsTheChart();
    void verifiesAGame();
    void verifiesAllGames();
    void replaysASecondGame();
    void lockedByTime();
    void asksForARollback();
};

void TestReplayTools::keepsBookmarks()
{
    open();
    child<ReplayTimeline>("positionSlider")->setValue(56);
    key(Qt::Key_B);
    auto* table = child<QTableWidget>("bookmarksTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(table->findChild<QLineEdit*>(), Patience);
    QTest::keyClicks(table->findChild<QLineEdit*>(), QStringLiteral("here it broke"));
    QTest::keyClick(table->findChild<QLineEdit*>(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(child<ReplayPlaysView>("playsTable")->hasFocus(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(table->item(0, 1)->text(), QStringLiteral("here it broke"), Patience);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("57"));
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("Play 57"));
    // not of another game
    m_page->openGame({}, "g1");
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("Play 5 of 5"), Patience);
    QCOMPARE(table->rowCount(), 0);
    // there again in another window, once the note is written
    QVERIFY(QThreadPool::globalInstance()->waitForDone(Patience));
    m_page.reset();
    open();
    table = child<QTableWidget>("bookmarksTable");
    QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 1, Patience);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("here it broke"));
    action("showBookmarks")->trigger();
    table->setCurrentCell(0, 0);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(place(), QStringLiteral("Play 57 of 80"));
    QTest::keyClick(table, Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(table->rowCount(), 0, Patience);
}

void TestReplayTools::pinsAPlay()
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

void TestReplayTools::drawsTheChart()
{
    open();
    auto* chart = m_page->findChild<StateChart*>();
    QTRY_VERIFY_WITH_TIMEOUT(!chart->isLoading(), Patience);
    QCOMPARE(chart->shownColumns(), QStringList {QStringLiteral("score")});
    QSignalSpy clicked(chart, &StateChart::playClicked);
    chart->resize(400, 200);
    QTest::mouseClick(chart, Qt::LeftButton, {}, QPoint(390, 150));
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(m_page->cursor()->position(), qsizetype(79));
    QTest::mouseClick(chart, Qt::LeftButton, {}, QPoint(2, 150));
    QCOMPARE(m_page->cursor()->position(), qsizetype(0));
}

void TestReplayTools::verifiesAGame()
{
    open();
    auto* state = child<QLabel>("verifyState");
    action("verifyGame")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(state->text().contains(QStringLiteral("agree with the plays")), Patience);
    run("UPDATE wg_page.games SET title = 'Wrong' WHERE id = 'g2'");
    action("verifyGame")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(state->text().contains(QStringLiteral("24 divergence")), Patience);
    auto* table = child<QTableView>("divergencesTable");
    QCOMPARE(table->model()->rowCount(), 24);
    QStringList cells;
    for (int column = 1; column < table->model()->columnCount(); ++column)
        cells << table->model()->index(0, column).data().toString();
    QCOMPARE(cells.join(QLatin1Char(' ')), QStringLiteral("57 /score 5 99"));
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(place(), QStringLiteral("Play 57 of 80"));
}

void TestReplayTools::verifiesAllGames()
{
    run("UPDATE wg_page.games SET title = 'Wrong' WHERE id = 'g2'");
    open();
    auto* state = child<QLabel>("verifyState");
    m_page->openGame({}, "g1");
    action("verifyAll")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(state->text().contains(QStringLiteral("1 of 2 games do not agree")), Patience);
    auto* table = child<QTableView>("divergencesTable");
    QCOMPARE(table->model()->rowCount(), 1);
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return); // of another game than the one on show
    QTRY_COMPARE_WITH_TIMEOUT(place(), QStringLiteral("Play 57 of 80"), Patience);
    m_game.playLogs[0].verify->text = "SELECT 1 AS play_number";
    open();
    action("verifyGame")->trigger();
    state = child<QLabel>("verifyState");
    QTRY_VERIFY_WITH_TIMEOUT(state->text().contains(QStringLiteral("plays/games.verify.sql")), Patience);
}

void TestReplayTools::replaysASecondGame()
{
    open();
    action("compareReplay")->trigger();
    auto* comparison = m_page->comparison();
    QVERIFY(comparison);
    auto* dialog = comparison->findChild<QDialog*>();
    QVERIFY(dialog);
    dialog->reject();
    m_page->activateWindow();
    QTRY_VERIFY_WITH_TIMEOUT(m_page->isActiveWindow(), Patience);
    child<ReplayPlaysView>("playsTable")->setFocus();
    ReplaySide* second = comparison->side();
    second->load(m_game.playLogs[0], "g1", QStringLiteral("Older"), 5);
    QTRY_COMPARE_WITH_TIMEOUT(second->cursor()->size(), qsizetype(5), Patience);
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

void TestReplayTools::lockedByTime()
{
    const auto logOf = [](const std::vector<int>& seconds,
                          bool hasStart = false) -> std::shared_ptr<const PlayLog> {
        static const PlayLogDefinition definition;
        PlayLogBuilder builder(definition, "1");
        if (hasStart && !builder.setStart({}, {}))
            return nullptr;
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
    const auto told = logOf({5, 65}, true); // its time counts from the first play, too
    QCOMPARE(counterpart(*told, 0, *slow, Lock::Elapsed), qsizetype(0));
    QCOMPARE(counterpart(*told, 2, *slow, Lock::Elapsed), qsizetype(1));
    QCOMPARE(counterpart(*slow, 1, *told, Lock::Elapsed), qsizetype(2));
}

void TestReplayTools::asksForARollback()
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
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QVERIFY(!action("rollBack")->isEnabled());
}

QTEST_MAIN(TestReplayTools)
#include "tst_replaytools.moc"
