#include "lifecycle/weekfacts.h"

#include <QTest>

using namespace Weekglass;

namespace {

BoardWeek weekNamed(const QString& name, WeekStage stage = WeekStage::Live)
{
    BoardWeek week;
    week.name = *WeekName::match(name);
    week.identity = {"42", 7, name};
    week.stage = stage;
    return week;
}

QString printed(const GameBoard& board)
{
    QStringList list;
    for (const BoardWeek& week : board.weeks)
        list << week.name.toString().mid(2) + QLatin1Char(' ') + stageName(week.stage)
                + QLatin1String(week.isDue ? " due" : "");
    return list.join(QStringLiteral(", "));
}

}

class TestBoardStages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stages_data();
    void stages();
    void plannedWeek();
    void presentWeekIsThere();
    void droppedWeekIsPlannedAgain();
    void laterWeekTakesThePlace();
    void weekMadeAheadWaitsForTheReset();
};

void TestBoardStages::stages_data()
{
    QTest::addColumn<bool>("isReadOnly");
    QTest::addColumn<bool>("isArchived");
    QTest::addColumn<QString>("comment");
    QTest::addColumn<QString>("stage");
    const auto row = [](const char* name, bool isReadOnly, bool isArchived, const char* comment,
                        const char* stage) {
        QTest::newRow(name) << isReadOnly << isArchived << QString::fromLatin1(comment)
                            << QString::fromLatin1(stage);
    };
    row("nothing is known", false, false, "", "live");
    row("made by a reset that has not switched over", false, false, R"({"stage": "created"})", "created");
    row("switched over", false, false, R"({"stage": "live"})", "live");
    row("a comment of somebody else", false, false, "created", "live");
    row("read-only", true, false, "", "frozen");
    row("an archive of a live week is none of a frozen one", false, true, "", "live");
    row("read-only with an archive", true, true, "", "archived");
    row("read-only says more than the comment", true, false, R"({"stage": "created"})", "frozen");
}

void TestBoardStages::stages()
{
    QFETCH(bool, isReadOnly);
    QFETCH(bool, isArchived);
    QFETCH(QString, comment);
    QTEST(stageName(stageOf(isReadOnly, isArchived, comment)), "stage");
}

void TestBoardStages::plannedWeek()
{
    GameBoard board;
    board.weeks = {weekNamed(QStringLiteral("g_2024_w52")), weekNamed(QStringLiteral("g_2025_w04"))};
    addPlanned(board, *WeekName::match(u"g_2025_w03"));
    QCOMPARE(printed(board), QStringLiteral("2025_w04 live, 2025_w03 planned due, 2024_w52 live"));
    const BoardWeek& planned = board.weeks[1];
    QCOMPARE(planned.identity.oid, 0U);
    QCOMPARE(planned.identity.name, QStringLiteral("g_2025_w03"));
}

void TestBoardStages::presentWeekIsThere()
{
    GameBoard board;
    board.weeks = {weekNamed(QStringLiteral("g_2025_w02")),
                   weekNamed(QStringLiteral("g_2025_w03"), WeekStage::Frozen)};
    addPlanned(board, *WeekName::match(u"g_2025_w03"));
    QCOMPARE(printed(board), QStringLiteral("2025_w03 frozen, 2025_w02 live"));
}

void TestBoardStages::droppedWeekIsPlannedAgain()
{
    GameBoard board;
    board.weeks = {weekNamed(QStringLiteral("g_2025_w03"), WeekStage::Dropped)};
    addPlanned(board, *WeekName::match(u"g_2025_w03"));
    QCOMPARE(printed(board), QStringLiteral("2025_w03 dropped, 2025_w03 planned due"));
}

/// The names of the weeks that took the place, the newest week first.
QStringList followers(GameBoard& board)
{
    markFollowed(board);
    QStringList names;
    for (const BoardWeek& week : board.weeks)
        names << week.followedBy;
    return names;
}

void TestBoardStages::laterWeekTakesThePlace()
{
    GameBoard board;
    board.weeks = {
        weekNamed(QStringLiteral("g_2025_w05"), WeekStage::Planned),
        weekNamed(QStringLiteral("g_2025_w04"), WeekStage::Created), weekNamed(QStringLiteral("g_2025_w03")),
        weekNamed(QStringLiteral("g_2025_w02"), WeekStage::Frozen), weekNamed(QStringLiteral("g_2025_w01"))};
    board.weeks.front().identity.oid = 0; // not there, as the one that a reset is making
    QCOMPARE(followers(board),
             QStringList({QString(), QString(), QString(), QStringLiteral("g_2025_w03"),
                          QStringLiteral("g_2025_w02")}));
}

void TestBoardStages::weekMadeAheadWaitsForTheReset()
{
    GameBoard board;
    board.weeks = {weekNamed(QStringLiteral("g_2025_w03")), weekNamed(QStringLiteral("g_2025_w02")),
                   weekNamed(QStringLiteral("g_2025_w01"))};
    board.weeks[0].facts = std::make_shared<const WeekFacts>(WeekFacts {.isEmpty = true});
    QCOMPARE(followers(board), QStringList({QString(), QString(), QStringLiteral("g_2025_w02")}));
    board.weeks[0].facts = std::make_shared<const WeekFacts>();
    QCOMPARE(followers(board),
             QStringList({QString(), QStringLiteral("g_2025_w03"), QStringLiteral("g_2025_w02")}));
    // an empty one that another has followed was passed over
    board.weeks[1].facts = std::make_shared<const WeekFacts>(WeekFacts {.isEmpty = true});
    QCOMPARE(followers(board),
             QStringList({QString(), QStringLiteral("g_2025_w03"), QStringLiteral("g_2025_w02")}));
}

QTEST_GUILESS_MAIN(TestBoardStages)
#include "tst_boardstages.moc"
