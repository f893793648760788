#include "lifecycle/board.h"
#include "lifecycle/weekgates.h"

#include <QSet>
#include <QTest>

using namespace Weekglass;

namespace {

/// "step", "step?" (guarded) or "step!" (shut), the usual next one in [].
QString printed(const std::vector<WeekGate>& gates)
{
    QStringList list;
    for (const WeekGate& gate : gates) {
        const char* const mark = gate.state == WeekGate::State::Open ? ""
            : gate.state == WeekGate::State::Guarded                 ? "?"
                                                                     : "!";
        const QString text = stepName(gate.step) + QLatin1String(mark);
        list << (gate.isNext ? QStringLiteral("[%1]").arg(text) : text);
    }
    return list.join(QLatin1Char(' '));
}

QString noteOf(const std::vector<WeekGate>& gates, WeekStep step)
{
    for (const WeekGate& gate : gates) {
        if (gate.step == step)
            return gate.note;
    }
    return QStringLiteral("no such gate");
}

constexpr WeekStage allStages[] = {WeekStage::Planned, WeekStage::Created,  WeekStage::Live,
                                   WeekStage::Frozen,  WeekStage::Archived, WeekStage::Dropped};

BoardWeek weekAt(WeekStage stage)
{
    BoardWeek week;
    week.stage = stage;
    return week;
}

/// The stage, then what else is so: "frozen resetting", "live verified" (it has an archive).
BoardWeek weekOf(const QString& text)
{
    BoardWeek week;
    for (const WeekStage stage : allStages) {
        if (text.startsWith(stageName(stage)))
            week.stage = stage;
    }
    week.isInvalid = text.contains(QStringLiteral("invalid"));
    week.isClosed = text.contains(QStringLiteral("closed"));
    week.isResetting = text.contains(QStringLiteral("resetting"));
    week.isDue = text.contains(QStringLiteral("due"));
    if (text.contains(QStringLiteral("followed")))
        week.followedBy = QStringLiteral("a_2025_w03");
    if (text.contains(QStringLiteral("kept")))
        week.archiveFile = QStringLiteral("/archives/a.dump");
    if (text.contains(QStringLiteral("verified")))
        week.archivedAt = "2025-01-06 12:00:00+00";
    if (text.contains(QStringLiteral("blue")))
        week.keptBlue = QStringLiteral("a_2025_w02_blue_12345678");
    week.isKeptOver = text.contains(QStringLiteral("over"));
    return week;
}

}

class TestWeekGates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gates_data();
    void gates();
    void onlyOneIsNext();
    void guardedAndShutGatesSayWhy();
    void dueWeeksSaySo();
    void migrationsAreCounted();
    void namesAreDifferent();
    void clocks_data();
    void clocks();
    void clockWarnings();
    void stepsOfOtherDatabases();
};

void TestWeekGates::gates_data()
{
    QTest::addColumn<QString>("week");
    QTest::addColumn<QString>("gates");
    const auto row = [](const char* name, const char* week, const char* gates) {
        QTest::newRow(name) << QString::fromLatin1(week) << QString::fromLatin1(gates);
    };
    row("planned is created", "planned", "[create]");
    row("half made goes on, or is dropped", "created", "[create] migrate drop?");
    row("live is reset", "live", "migrate freeze archive [reset] drop?");
    row("an archive unlocks the drop", "live verified", "migrate freeze archive [reset] drop");
    row("replaced is archived, not reset", "live due followed", "migrate freeze [archive] reset? drop?");
    row("and then dropped", "live verified followed", "migrate freeze archive reset? [drop]");
    row("also when frozen", "frozen followed", "thaw [archive] reset? drop?");
    row("frozen is archived", "frozen", "thaw [archive] reset drop?");
    row("archived is dropped", "archived verified", "thaw archive reset [drop]");
    row("dropped is over", "dropped verified", "");
    row("but its archive may be known", "dropped verified kept", "archive open");
    row("closed is thawed, or dropped", "live closed", "[thaw] migrate! archive! reset! drop?");
    row("closed with an archive", "archived verified closed", "[thaw] migrate! archive! reset! drop");
    row("a waiting reset shuts the rest", "frozen resetting", "[reset --resume] thaw! archive! drop!");
    row("and comes before a closed door", "frozen resetting closed", "[reset --resume] thaw! archive! drop!");
    row("what was kept is a way back", "live blue",
        "migrate reset --blue-green freeze archive [reset] drop?");
    row("until it is time to drop it", "live blue over",
        "migrate [reset --blue-green] freeze archive reset drop?");
    row("invalid is only cleaned up", "live invalid closed resetting", "[drop]");
}

void TestWeekGates::gates()
{
    QFETCH(QString, week);
    QTEST(printed(gatesOf(weekOf(week))), "gates");
}

void TestWeekGates::onlyOneIsNext()
{
    for (const WeekStage stage : allStages) {
        const auto gates = gatesOf(weekAt(stage));
        QCOMPARE(std::ranges::count_if(gates, &WeekGate::isNext), stage == WeekStage::Dropped ? 0 : 1);
        const WeekGate* next = nextGate(gates);
        QCOMPARE(next == nullptr, stage == WeekStage::Dropped);
        QVERIFY(!next || next->isNext);
    }
}

void TestWeekGates::guardedAndShutGatesSayWhy()
{
    for (const char* week : {"created", "live", "frozen", "live closed", "live resetting", "live followed"}) {
        for (const WeekGate& gate : gatesOf(weekOf(QLatin1String(week)))) {
            if (gate.state != WeekGate::State::Open)
                QVERIFY2(!gate.note.isEmpty(),
                         qPrintable(QLatin1String(week) + QLatin1Char(' ') + stepName(gate.step)));
        }
    }
}

void TestWeekGates::dueWeeksSaySo()
{
    const QString due = QStringLiteral("due: ");
    QVERIFY(noteOf(gatesOf(weekOf(QStringLiteral("planned due"))), WeekStep::Create).startsWith(due));
    QVERIFY(!noteOf(gatesOf(weekOf(QStringLiteral("planned"))), WeekStep::Create).startsWith(due));
    QVERIFY(noteOf(gatesOf(weekOf(QStringLiteral("live due"))), WeekStep::Reset).startsWith(due));
    QVERIFY(!noteOf(gatesOf(weekOf(QStringLiteral("live"))), WeekStep::Reset).startsWith(due));
}

void TestWeekGates::migrationsAreCounted()
{
    QVERIFY(printed(gatesOf(weekAt(WeekStage::Live), 1))
                .startsWith(QStringLiteral("migrate reset --blue-green ")));
    for (const WeekStage stage : {WeekStage::Created, WeekStage::Live}) {
        const BoardWeek week = weekAt(stage);
        QVERIFY(noteOf(gatesOf(week, 12), WeekStep::Migrate).contains(QStringLiteral("12")));
        QVERIFY(!noteOf(gatesOf(week, 0), WeekStep::Migrate).contains(QLatin1Char('0')));
    }
}

void TestWeekGates::namesAreDifferent()
{
    QSet<QString> titles;
    for (const WeekStep step :
         {WeekStep::Create, WeekStep::Migrate, WeekStep::Freeze, WeekStep::Thaw, WeekStep::Archive,
          WeekStep::Reset, WeekStep::ResumeReset, WeekStep::Drop, WeekStep::CleanUp, WeekStep::OpenArchive}) {
        QVERIFY(!stepName(step).isEmpty());
        QVERIFY(!titles.contains(stepTitle(step)));
        titles << stepTitle(step);
    }
    QStringList stages;
    for (const WeekStage stage : allStages) {
        stages << stageName(stage);
        QCOMPARE(stageTitle(stage), stageName(stage)); // in English they are the same
    }
    QCOMPARE(stages.join(QLatin1Char(' ')), QStringLiteral("planned created live frozen archived dropped"));
}

void TestWeekGates::clocks_data()
{
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("after");
    QTest::addColumn<qint64>("server");
    QTest::addColumn<qint64>("ahead");
    const auto row = [](const char* name, qint64 before, qint64 after, qint64 server, qint64 ahead) {
        QTest::newRow(name) << before << after << server << ahead;
    };
    row("the same", 100000, 100100, 100050, 0);
    row("five seconds are noise", 105000, 105100, 100000, 0);
    row("five seconds behind, too", 100000, 100100, 105100, 0);
    row("ahead, by the middle of the two", 105001, 105101, 100000, 5051);
    row("behind, by the middle of the two", 100000, 100100, 105101, -5051);
    row("a slow answer proves nothing", 100000, 160000, 130000, 0);
    row("a slow answer may still be too far", 106000, 166000, 100000, 36000);
}

void TestWeekGates::clocks()
{
    QFETCH(qint64, before);
    QFETCH(qint64, after);
    QFETCH(qint64, server);
    QTEST(qint64(clockAhead(before, after, server).count()), "ahead");
}

void TestWeekGates::clockWarnings()
{
    using std::chrono::milliseconds;
    QCOMPARE(clockWarning(milliseconds(0)), QString());
    QVERIFY(clockWarning(milliseconds(12400)).contains(QStringLiteral("12 s ahead")));
    QVERIFY(clockWarning(milliseconds(-12600)).contains(QStringLiteral("13 s behind")));
}

/// A database that is no week is archived like any other; its life is nobody's here.
void TestWeekGates::stepsOfOtherDatabases()
{
    auto game = std::make_shared<GameDefinition>();
    game->id = QStringLiteral("g");
    game->title = QStringLiteral("Galaxy");
    game->prefix = QStringLiteral("galaxy");
    const auto on = [&game](const char* name) {
        WeekHandle week {.pool = {}, .game = game, .identity = {}};
        week.identity.oid = 7;
        week.identity.name = QLatin1String(name);
        return week;
    };
    const QString reason =
        QStringLiteral("galaxy is not a week of Galaxy: its name does not match galaxy_2025_w01");
    for (const auto step : {WeekStep::Migrate, WeekStep::Freeze, WeekStep::Thaw, WeekStep::Reset,
                            WeekStep::ResumeReset, WeekStep::Drop}) {
        QCOMPARE(whyNoStep(step, on("galaxy")), reason);
        QCOMPARE(whyNoStep(step, on("galaxy_2025_w01")), QString());
        QVERIFY(!whyNoStep(step, on("other_2025_w01")).isEmpty());
    }
    QCOMPARE(whyNoStep(WeekStep::Archive, on("galaxy")), QString());
    WeekHandle none = on("");
    none.identity.oid = 0; // a game or a server is chosen
    QCOMPARE(whyNoStep(WeekStep::Reset, none), QString());
    QCOMPARE(on("galaxy").arguments().join(QLatin1Char(' ')), QStringLiteral("--database galaxy --as g"));
    QCOMPARE(on("galaxy_2025_w01").arguments().join(QLatin1Char(' ')),
             QStringLiteral("--week galaxy_2025_w01"));
}

QTEST_GUILESS_MAIN(TestWeekGates)
#include "tst_weekgates.moc"
