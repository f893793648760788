#include "pages/board/boardproxy.h"
#include "pages/board/weeklogmodel.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Weekglass;

class TestBoardModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weeksStandUnderTheirStages();
    void gatesOfEveryStage_data();
    void gatesOfEveryStage();
    void factsArriveAndStay();
    void recreatedWeekHasNoOldFacts();
    void theGamesWordMakesItDue();
    void stagesStayInOrder();
    void alikeGoesByName();
    void missingAndGone();
    void oneStageAndAText();
    void operationsOfTheLog();
    void exportsAreWhole();

private:
    static GamePointer game()
    {
        auto definition = std::make_shared<GameDefinition>();
        definition->id = definition->prefix = QStringLiteral("a");
        definition->title = QStringLiteral("A");
        return definition;
    }
    static BoardWeek week(int number, quint32 oid, WeekStage stage)
    {
        const WeekName name {.prefix = QStringLiteral("a"), .year = 2025, .week = number};
        return {.identity = {.systemIdentifier = "7", .oid = oid, .name = name.toString()},
                .name = name,
                .stage = stage,
                .owner = QStringLiteral("me"),
                .sessions = 2};
    }
    std::vector<GameBoard> boards() const
    {
        BoardWeek archived = week(2, 12, WeekStage::Archived);
        archived.archivedAt = "2025-01-20 10:11:12.5+00";
        BoardWeek live = week(3, 13, WeekStage::Live);
        live.isDue = true;
        return {{m_game, {week(4, 0, WeekStage::Planned), live, archived, week(1, 11, WeekStage::Live)}}};
    }
    static QStringList printed(const QAbstractItemModel& model, int columns, const QModelIndex& parent = {})
    {
        QStringList lines;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            QStringList cells;
            for (int column = 0; column < (parent.isValid() ? columns : 1); ++column)
                cells << model.index(row, column, parent).data().toString();
            lines << (parent.isValid() ? QStringLiteral("  ") : QString()) + cells.join(QLatin1Char('|'));
            lines << printed(model, columns, model.index(row, 0, parent));
        }
        return lines;
    }
    static std::vector<GameBoard> withFacts(std::vector<GameBoard> boards, const WeekFacts& facts)
    {
        for (BoardWeek& each : boards[0].weeks) {
            each.facts = std::make_shared<WeekFacts>(facts);
            each.bytes = 1 << 20;
        }
        return boards;
    }
    static QString gatesText(const BoardWeek& week)
    {
        QStringList parts;
        for (const WeekGate& gate : gatesOf(week)) {
            const char* const marks[] = {"", "?", "!"};
            parts << stepTitle(gate.step).remove(QStringLiteral("…"))
                    + QLatin1String(marks[static_cast<int>(gate.state)])
                    + (gate.isNext ? QStringLiteral("*") : QString());
        }
        return parts.join(QLatin1Char(' '));
    }

    const GamePointer m_game = game();
};

void TestBoardModel::weeksStandUnderTheirStages()
{
    BoardModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setBoards(boards());
    QCOMPARE(printed(model, BoardModel::SchemaColumn),
             (QStringList {QStringLiteral("planned · 1"), QStringLiteral("  a_2025_w04||Create…"),
                           QStringLiteral("live · 2"), QStringLiteral("  a_2025_w03|due: it is over|Reset…"),
                           QStringLiteral("  a_2025_w01||Archive…"), QStringLiteral("archived · 1"),
                           QStringLiteral("  a_2025_w02||Drop…")}));
    QCOMPARE(model.counts(), (std::array<int, 6> {1, 0, 2, 0, 1, 0}));
    QCOMPARE(model.dueCount(), 1);
    QCOMPARE(model.weekCount(), 3);
    const QModelIndex archived = model.find(QStringLiteral("a_2025_w02"), WeekStage::Archived);
    QCOMPARE(model.week(archived)->identity.oid, 12U);
    QCOMPARE(archived.siblingAtColumn(BoardModel::ArchiveColumn).data().toString(),
             QStringLiteral("2025-01-20 10:11"));
    QVERIFY(!model.find(QStringLiteral("a_2025_w02"), WeekStage::Live).isValid());
    model.setBoards({});
    QCOMPARE(model.rowCount(), 0);
}

void TestBoardModel::gatesOfEveryStage_data()
{
    QTest::addColumn<BoardWeek>("week");
    QTest::addColumn<QString>("gates");
    const auto row = [](const char* name, BoardWeek week, const char* gates, auto change) {
        change(week);
        QTest::newRow(name) << week << QString::fromLatin1(gates);
    };
    const auto nothing = [](BoardWeek&) {};
    const auto archived = [](BoardWeek& week) { week.archivedAt = "2025"; };
    row("planned", week(1, 0, WeekStage::Planned), "Create*", nothing);
    row("created", week(1, 1, WeekStage::Created), "Create* Migrate Drop?", nothing);
    row("live", week(1, 1, WeekStage::Live), "Migrate Freeze Archive Reset* Drop?", nothing);
    row("frozen", week(1, 1, WeekStage::Frozen), "Thaw Archive* Reset Drop?", nothing);
    row("archived", week(1, 1, WeekStage::Archived), "Thaw Archive Reset Drop*", archived);
    row("dropped", week(1, 0, WeekStage::Dropped), "", nothing);
    row("invalid", week(1, 1, WeekStage::Live), "Clean up*", [](BoardWeek& week) { week.isInvalid = true; });
    row("closed", week(1, 1, WeekStage::Live), "Thaw* Migrate! Archive! Reset! Drop?",
        [](BoardWeek& week) { week.isClosed = true; });
    row("resetting", week(1, 1, WeekStage::Frozen), "Resume the reset* Thaw! Archive! Drop!",
        [](BoardWeek& week) { week.isResetting = true; });
}

void TestBoardModel::gatesOfEveryStage()
{
    QFETCH(BoardWeek, week);
    QTEST(gatesText(week), "gates");
    for (const WeekGate& gate : gatesOf(week))
        QVERIFY(gate.state == WeekGate::State::Open || !gate.note.isEmpty()); // always says why not
}

void TestBoardModel::factsArriveAndStay()
{
    BoardModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setBoards(boards());
    QCOMPARE(model.withoutFacts(10)[0].weeks.size(), std::size_t(3)); // the planned one cannot be asked
    QCOMPARE(model.withoutFacts(2)[0].weeks.size(), std::size_t(2));
    model.addKnown(withFacts(boards(), {.version = QStringLiteral("4"), .pending = 1, .differences = 2}));
    const auto schema = [&model] {
        return model.find(QStringLiteral("a_2025_w01"), WeekStage::Live)
            .siblingAtColumn(BoardModel::SchemaColumn)
            .data()
            .toString();
    };
    QVERIFY2(schema().startsWith(QStringLiteral("v4, 1 behind, 2 difference")), qPrintable(schema()));
    QVERIFY(model.withoutFacts(10).empty());
    model.setBoards(boards()); // read again, without facts
    QVERIFY(schema().startsWith(QStringLiteral("v4")));
    model.forgetFacts();
    QVERIFY(schema().startsWith(QStringLiteral("v4"))); // until there are new ones
    QCOMPARE(model.withoutFacts(10)[0].weeks.size(), std::size_t(3));
    model.addKnown(withFacts(boards(), {.error = Error {.message = QStringLiteral("no way in")}}));
    QCOMPARE(schema(), QStringLiteral("not readable"));
    QVERIFY(model.find(QStringLiteral("a_2025_w01"), WeekStage::Live)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("no way in")));
}

void TestBoardModel::recreatedWeekHasNoOldFacts()
{
    BoardModel model;
    model.setBoards(boards());
    model.addKnown(withFacts(boards(), {.version = QStringLiteral("4")}));
    auto again = boards();
    again[0].weeks[3].identity.oid = 99;
    model.setBoards(again);
    QCOMPARE(model.withoutFacts(10)[0].weeks.size(), std::size_t(1));
    QVERIFY(!model.facts(*model.week(model.find(QStringLiteral("a_2025_w01"), WeekStage::Live))));
}

void TestBoardModel::theGamesWordMakesItDue()
{
    BoardModel model;
    model.setBoards(boards());
    model.addKnown(withFacts(boards(), {.isOver = true}));
    QCOMPARE(model.dueCount(), 2);
    model.setBoards(boards());
    QCOMPARE(model.dueCount(), 2);
}

void TestBoardModel::stagesStayInOrder()
{
    BoardModel model;
    BoardProxy proxy(nullptr);
    proxy.setSourceModel(&model);
    model.setBoards(boards());
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        proxy.sort(BoardModel::WeekColumn, order);
        QCOMPARE(proxy.index(0, 0).data().toString(), QStringLiteral("planned · 1"));
        QCOMPARE(proxy.index(2, 0).data().toString(), QStringLiteral("archived · 1"));
        QCOMPARE(proxy.index(0, 0, proxy.index(1, 0)).data().toString(),
                 order == Qt::AscendingOrder ? QStringLiteral("a_2025_w01") : QStringLiteral("a_2025_w03"));
    }
}

void TestBoardModel::alikeGoesByName()
{
    BoardModel model;
    auto boards = this->boards();
    auto other = boards.front();
    for (BoardWeek& each : other.weeks) {
        each.identity.name.replace(0, 1, QLatin1Char('b'));
        each.identity.oid += each.identity.oid == 0 ? 0 : 100;
    }
    boards.push_back(other);
    model.setBoards(boards);
    BoardProxy proxy(nullptr);
    proxy.setSourceModel(&model);
    proxy.setShown({}, WeekStage::Live);
    proxy.sort(BoardModel::WeekColumn, Qt::DescendingOrder);
    const QStringList newest {QStringLiteral("live · 4"), QStringLiteral("  a_2025_w03"),
                              QStringLiteral("  b_2025_w03"), QStringLiteral("  a_2025_w01"),
                              QStringLiteral("  b_2025_w01")};
    QCOMPARE(printed(proxy, 1), newest);
    proxy.sort(BoardModel::WeekColumn, Qt::AscendingOrder);
    QCOMPARE(printed(proxy, 1), (QStringList {newest[0], newest[3], newest[4], newest[1], newest[2]}));
    proxy.sort(BoardModel::SessionsColumn, Qt::DescendingOrder); // all have two
    QCOMPARE(printed(proxy, 1), (QStringList {newest[0], newest[3], newest[1], newest[4], newest[2]}));
}

void TestBoardModel::missingAndGone()
{
    BoardModel model;
    BoardWeek missing = week(4, 0, WeekStage::Planned);
    missing.isDue = true;
    BoardWeek gone = week(1, 0, WeekStage::Dropped);
    gone.droppedAt = "2025-01-20 10:11:12.5+00";
    model.setBoards({{m_game, {missing, gone}}});
    QCOMPARE(model.dueCount(), 0);
    QCOMPARE(model.toMakeCount(), 1);
    QCOMPARE(model.weekCount(), 0);
    const QModelIndex line = model.find(gone.identity.name, WeekStage::Dropped);
    QCOMPARE(line.siblingAtColumn(BoardModel::StateColumn).data().toString(),
             QStringLiteral("dropped 2025-01-20 10:11"));
}

void TestBoardModel::oneStageAndAText()
{
    BoardModel model;
    BoardProxy proxy(nullptr);
    proxy.setSourceModel(&model);
    model.setBoards(boards());
    proxy.setShown({}, WeekStage::Archived);
    QCOMPARE(printed(proxy, 1),
             (QStringList {QStringLiteral("archived · 1"), QStringLiteral("  a_2025_w02")}));
    proxy.setShown(QStringLiteral("DUE"), {});
    QCOMPARE(printed(proxy, 1), (QStringList {QStringLiteral("live · 2"), QStringLiteral("  a_2025_w03")}));
    proxy.setShown(QStringLiteral("nothing"), {});
    QCOMPARE(proxy.rowCount(), 0);
    proxy.setShown({}, {});
    QCOMPARE(printed(proxy, 1).size(), 7);
}

void TestBoardModel::operationsOfTheLog()
{
    const auto entry = [](const char* operation, const char* kind, LogEvent event, const char* step = "") {
        return LogEntry {.operation = operation,
                         .kind = QLatin1String(kind),
                         .event = event,
                         .step = QLatin1String(step),
                         .week = {"7", 11, QStringLiteral("a_2025_w01")},
                         .by = {.reason = QStringLiteral("=1+1")},
                         .databaseUser = QStringLiteral("me")};
    };
    const auto operations =
        operationsOf({entry("1", "archive", LogEvent::Begun), entry("2", "drop", LogEvent::Begun),
                      entry("1", "archive", LogEvent::Step, "restored"),
                      entry("1", "archive", LogEvent::Done), entry("3", "drop", LogEvent::Failed)});
    WeekLogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setOperations(operations);
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows << model.index(row, WeekLogModel::KindColumn).data().toString() + QLatin1Char(' ')
                + model.index(row, WeekLogModel::OutcomeColumn).data().toString() + QLatin1Char(' ')
                + model.index(row, WeekLogModel::StepColumn).data().toString();
    QCOMPARE(rows,
             (QStringList {QStringLiteral("drop failed "), QStringLiteral("drop running or interrupted "),
                           QStringLiteral("archive done restored")}));
    QCOMPARE(model.kinds(), (QStringList {QStringLiteral("archive"), QStringLiteral("drop")}));
    model.setFilter(QStringLiteral("W01"), QStringLiteral("archive"));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.operation(0)->entries.size(), std::size_t(3));
    QVERIFY(operationText(*model.operation(0)).contains(QStringLiteral("restored")));
    model.setFilter(QStringLiteral("w02"), {});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.find("1"), -1);
}

void TestBoardModel::exportsAreWhole()
{
    const LogEntry entry {.operation = "1",
                          .kind = QStringLiteral("drop"),
                          .event = LogEvent::Done,
                          .week = {"7", 11, QStringLiteral("a\"b")},
                          .by = {.reason = QStringLiteral("=HYPERLINK(\"x\")\nnext")},
                          .detail = "{\"rows\": 12345678901234567890}"};
    const auto operations = operationsOf({entry, entry});
    const QByteArray json = operationsJson(operations);
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    QCOMPARE(array.size(), 2);
    QCOMPARE(array[1][QLatin1String("week")].toString(), QStringLiteral("a\"b"));
    QVERIFY(json.contains("12345678901234567890")); // as the server has it
    const QByteArray csv = operationsCsv(operations);
    QVERIFY(csv.contains("\"'=HYPERLINK(\"\"x\"\")\nnext\""));
    QVERIFY(csv.startsWith("operation,at,kind,"));
}

QTEST_GUILESS_MAIN(TestBoardModel)
#include "tst_boardmodel.moc"
