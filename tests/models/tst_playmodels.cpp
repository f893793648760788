#include "pages/replay/playgamesmodel.h"
#include "pages/replay/playlistmodel.h"
#include "pages/replay/statecurves.h"
#include "pages/replay/statedocument.h"
#include "pages/replay/statemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Weekglass;

namespace {

constexpr auto Mode = QAbstractItemModelTester::FailureReportingMode::QtTest;

PlayLogDefinition definition()
{
    PlayLogDefinition log;
    log.asOf = {{QStringLiteral("lineups.sql"), {}}};
    log.groups = {
        {QStringLiteral("Score"), {{QStringLiteral("score"), QStringLiteral("Away")}}},
        {QStringLiteral("Bases"), {{QStringLiteral("first"), QStringLiteral("First")}}},
        {QStringLiteral("Line-ups"), {{QStringLiteral("lineup"), QStringLiteral("Away")}}},
    };
    return log;
}

Result<std::shared_ptr<const PlayLog>> sample()
{
    static const PlayLogDefinition log = definition();
    PlayLogBuilder builder(log, "7");
    using Row = std::vector<TextColumn::Text>;
    const auto text = [](const char* words) { return TextColumn::Text(QByteArrayView(words)); };
    if (auto begun = builder.beginPlays(
            std::vector<QByteArray> {"play_number", "at", "kind", "title", "score", "first"});
        !begun)
        return begun.error();
    const std::vector<Row> plays {
        {text("1"), text("t1"), text("walk"), text("Ruth walks"), text("0"), text("Ruth")},
        {text("2"), text("t2"), text("out"), text("Gehrig flies out"), text("0"), text("Ruth")},
        {text("3"), text("t3"), text("homer"), std::nullopt, text("2"), std::nullopt},
    };
    for (const Row& row : plays) {
        if (auto added = builder.addPlay(row); !added)
            return added.error();
    }
    if (auto begun = builder.beginAsOf(std::vector<QByteArray> {"play_number", "lineup"}); !begun)
        return begun.error();
    const std::vector<Row> lineups {
        {text("0"),
         text(
             R"([{"order": 1, "player": "Ruth", "position": "RF"}, {"order": 2, "player": "Gehrig", "position": "1B"}])")},
        {text("3"),
         text(
             R"([{"order": 1, "player": "Ruth", "position": "RF"}, {"order": 2, "player": "Wera", "position": "1B"}, {"order": null, "player": "Hoyt", "position": "P"}])")},
    };
    for (const Row& row : lineups) {
        if (auto added = builder.addAsOf(row); !added)
            return added.error();
    }
    return builder.finish();
}

/// A line per row, indented by two spaces per level: "*" where changed, name=value, and the value before.
QStringList printed(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex name = model.index(row, StateModel::NameColumn, parent);
        QString line(depth * 2, QLatin1Char(' '));
        if (name.data(StateModel::ChangedRole).toBool())
            line += QLatin1Char('*');
        line += name.data().toString();
        if (!name.data(StateModel::GroupRole).toBool())
            line += QLatin1Char('=') + name.siblingAtColumn(StateModel::ValueColumn).data().toString();
        const QString before = name.siblingAtColumn(StateModel::BeforeColumn).data().toString();
        if (!before.isEmpty())
            line += QStringLiteral(" [") + before + QLatin1Char(']');
        lines << line;
        if (depth < 2)
            lines << printed(model, name, depth + 1);
    }
    return lines;
}

}

class TestPlayModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsState();
    void keepsRowsWhenMoving();
    void showsFieldsOfEntries();
    void showsNothingWithoutPlays();
    void tellsNullFromEmpty();
    void readsEntries_data();
    void readsEntries();
    void cutsLongArrays();
    void listsPlays();
    void marksTheCurrentPlay();
    void listsGames();
    void comparesWithAPinnedPlay();
    void growsWithItsLog();
    void makesADocumentOfTheState();
    void findsNumericColumns();
    void reducesCurvesToPixels();

private:
    int m_number = 0;
};

void TestPlayModels::printsState()
{
    const auto log = sample();
    QVERIFY(log);
    StateModel model;
    QAbstractItemModelTester tester(&model, Mode);
    model.setLog(*log);
    model.setPosition(1);
    QCOMPARE(printed(model).join(QLatin1Char('\n')),
             QStringLiteral("Score\n"
                            "  Away=0\n"
                            "Bases\n"
                            "  First=Ruth\n"
                            "Line-ups\n"
                            "  Away=entries: 2\n"
                            "    1=Ruth · RF\n"
                            "    2=Gehrig · 1B"));
    model.setPosition(2);
    QCOMPARE(printed(model).join(QLatin1Char('\n')),
             QStringLiteral("*Score\n"
                            "  *Away=2 [0]\n"
                            "*Bases\n"
                            "  *First=– [Ruth]\n"
                            "*Line-ups\n"
                            "  *Away=entries: 3 [entries: 2]\n"
                            "    1=Ruth · RF\n"
                            "    *2=Wera · 1B [Gehrig · 1B]\n"
                            "    *3=Hoyt · P"));
    model.setPosition(0);
    QCOMPARE(printed(model).filter(QStringLiteral("*")), QStringList());
}

void TestPlayModels::keepsRowsWhenMoving()
{
    const auto log = sample();
    QVERIFY(log);
    StateModel model;
    QAbstractItemModelTester tester(&model, Mode);
    model.setLog(*log);
    model.setPosition(0);
    const QPersistentModelIndex group = model.index(2, 0);
    const QPersistentModelIndex entry = model.index(1, 0, model.index(0, 0, group));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    for (const qsizetype position : {2, 1, 2, 0})
        model.setPosition(position);
    QCOMPARE(reset.size(), 0);
    QVERIFY(inserted.size() > 0);
    QVERIFY(group.isValid());
    QVERIFY(entry.isValid());
    QCOMPARE(QModelIndex(entry).siblingAtColumn(StateModel::ValueColumn).data().toString(),
             QStringLiteral("Gehrig · 1B"));
}

void TestPlayModels::showsFieldsOfEntries()
{
    const auto log = sample();
    QVERIFY(log);
    StateModel model;
    model.setLog(*log);
    model.setPosition(2);
    const QModelIndex entry = model.index(1, 0, model.index(0, 0, model.index(2, 0)));
    QCOMPARE(model.rowCount(entry), 3);
    const QModelIndex player = model.index(1, StateModel::ValueColumn, entry);
    QCOMPARE(player.data().toString(), QStringLiteral("Wera"));
    QCOMPARE(player.data(StateModel::PreviousRole).toString(), QStringLiteral("Gehrig"));
    QVERIFY(!model.index(2, StateModel::ValueColumn, entry).data(StateModel::ChangedRole).toBool());
    QVERIFY(player.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("changed from Gehrig")));
}

void TestPlayModels::showsNothingWithoutPlays()
{
    StateModel model;
    QAbstractItemModelTester tester(&model, Mode);
    model.setLog(nullptr);
    model.setPosition(0);
    QCOMPARE(model.rowCount(), 0);
    model.setLog(std::make_shared<PlayLog>());
    model.setPosition(-1);
    QCOMPARE(model.rowCount(), 0);
    const auto log = sample();
    model.setLog(*log);
    QCOMPARE(model.rowCount(), 3);
    model.setPosition(99);
    QCOMPARE(model.position(), qsizetype(-1));
}

void TestPlayModels::tellsNullFromEmpty()
{
    const auto log = sample();
    QVERIFY(log);
    StateModel model;
    model.setLog(*log);
    model.setPosition(2);
    const QModelIndex first = model.index(0, StateModel::ValueColumn, model.index(1, 0));
    QVERIFY(first.data(StateModel::NullRole).toBool());
    const QModelIndex score = model.index(0, StateModel::ValueColumn, model.index(0, 0));
    QVERIFY(!score.data(StateModel::NullRole).toBool());
}

void TestPlayModels::readsEntries_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain text") << QByteArray("in transit") << QStringLiteral("none");
    QTest::newRow("looks like JSON") << QByteArray("[home]") << QStringLiteral("none");
    QTest::newRow("empty array") << QByteArray("[]") << QString();
    QTest::newRow("scalars") << QByteArray(R"(["FUEL", 12345678901234567890, null, true])")
                             << QStringLiteral("1=FUEL|2=12345678901234567890|3=null|4=true");
    QTest::newRow("object") << QByteArray(R"({"fuel": 1.50, "hold": [1, 2]})")
                            << QStringLiteral("fuel=1.50|hold=[1, 2]");
    QTest::newRow("named by a first number")
        << QByteArray(R"([{"order": 9, "player": "A\u00e9"}])") << QStringLiteral("9=Aé");
    QTest::newRow("named by place") << QByteArray(R"([{"symbol": "IRON", "units": 3}])")
                                    << QStringLiteral("1=IRON · 3");
}

void TestPlayModels::readsEntries()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto entries = stateEntries(text);
    QStringList found;
    if (entries) {
        for (const StateEntry& entry : entries->entries)
            found << entry.name + QLatin1Char('=') + entry.value;
    }
    QCOMPARE(entries ? found.join(QLatin1Char('|')) : QStringLiteral("none"), expected);
}

void TestPlayModels::cutsLongArrays()
{
    QByteArrayList numbers;
    for (int i = 0; i < MaxStateEntries + 7; ++i)
        numbers << QByteArray::number(i);
    const QByteArray text = "[" + numbers.join(',') + "]";
    const auto entries = stateEntries(text);
    QVERIFY(entries);
    QCOMPARE(entries->total, qsizetype(MaxStateEntries + 7));
    QCOMPARE(entries->entries.size(), std::size_t(MaxStateEntries));
}

void TestPlayModels::listsPlays()
{
    const auto log = sample();
    QVERIFY(log);
    PlayListModel model;
    QAbstractItemModelTester tester(&model, Mode);
    model.setLog(*log);
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        lines << cells.join(QLatin1Char('|'));
    }
    QCOMPARE(lines,
             (QStringList {QStringLiteral("1|t1|walk|Ruth walks"),
                           QStringLiteral("2|t2|out|Gehrig flies out"), QStringLiteral("3|t3|homer|–")}));
    model.setLog(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestPlayModels::marksTheCurrentPlay()
{
    const auto log = sample();
    QVERIFY(log);
    PlayListModel model;
    QAbstractItemModelTester tester(&model, Mode);
    model.setLog(*log);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setCurrent(2);
    model.setCurrent(0);
    model.setCurrent(0);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed[1][0].toModelIndex().row(), 0);
    QCOMPARE(changed[1][1].toModelIndex().row(), 2);
    QVERIFY(model.index(0, 0).data(PlayListModel::CurrentRole).toBool());
    QVERIFY(!model.index(0, 0).data(PlayListModel::LaterRole).toBool());
    QVERIFY(model.index(1, 0).data(PlayListModel::LaterRole).toBool());
}

void TestPlayModels::listsGames()
{
    PlayGamesModel model;
    QAbstractItemModelTester tester(&model, Mode);
    model.setGames(
        {{"7",
          QByteArray("A at B"),
          QByteArray("2019-05-06"),
          QByteArray("80"),
          std::nullopt,
          {{"stadium", QByteArray("North")}}},
         {"8", std::nullopt, std::nullopt, QByteArray("0"), QByteArray("new"), {{"stadium", std::nullopt}}}});
    QCOMPARE(model.columnCount(), 5);
    QCOMPARE(model.headerData(4, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("stadium"));
    QCOMPARE(model.index(0, 4).data().toString(), QStringLiteral("North"));
    QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("8"));
    QCOMPARE(model.find("8"), 1);
    QCOMPARE(model.find("9"), -1);
    QCOMPARE(model.index(0, 0).data(PlayGamesModel::GameIdRole).toByteArray(), QByteArray("7"));
    QVERIFY(model.game(2) == nullptr);
}

void TestPlayModels::comparesWithAPinnedPlay()
{
    const auto log = sample();
    QVERIFY(log);
    StateModel model;
    QAbstractItemModelTester tester(&model, Mode);
    model.setLog(*log);
    model.setPosition(0);
    model.setPinned(0);
    model.setPosition(2);
    QCOMPARE(model.headerData(StateModel::BeforeColumn, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("At play 1"));
    model.setPosition(1);
    QCOMPARE(printed(model).filter(QStringLiteral("*")), QStringList());
    model.setPinned(2); // a later one: its state is what differs
    QVERIFY(printed(model).contains(QStringLiteral("  *Away=0 [2]")));
    QVERIFY(printed(model).contains(QStringLiteral("    *2=Gehrig · 1B [Wera · 1B]")));
    model.setPinned(-1);
    QCOMPARE(printed(model).filter(QStringLiteral("*")), QStringList());
    QCOMPARE(model.headerData(StateModel::BeforeColumn, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Before"));
    model.setPinned(2);
    model.setLog(*log);
    QCOMPARE(model.pinned(), qsizetype(-1));
}

void TestPlayModels::growsWithItsLog()
{
    static const PlayLogDefinition definition;
    PlayLogBuilder builder(definition, "7");
    const auto add = [&](int plays) {
        for (int i = 0; i < plays; ++i) {
            const QByteArray text = QByteArray::number(++m_number);
            const std::vector<TextColumn::Text> row {text, text, text, text, text};
            QVERIFY(builder.addPlay(row));
        }
    };
    QVERIFY(builder.beginPlays(std::vector<QByteArray> {"play_number", "at", "kind", "title", "score"}));
    PlayListModel plays;
    StateModel state;
    QAbstractItemModelTester playsTester(&plays, Mode);
    QAbstractItemModelTester stateTester(&state, Mode);
    add(10);
    plays.setLog(builder.part());
    state.setLog(builder.part());
    state.setPosition(4);
    state.setPinned(2);
    plays.setCurrent(4);
    QSignalSpy reset(&plays, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&plays, &QAbstractItemModel::rowsInserted);
    add(5);
    plays.growLog(builder.part());
    QVERIFY(!state.growLog(builder.part()));
    QCOMPARE(plays.rowCount(), 15);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted[0][1].toInt(), 10);
    QCOMPARE(reset.size(), 0);
    QVERIFY(plays.index(4, 0).data(PlayListModel::CurrentRole).toBool());
    QCOMPARE(state.position(), qsizetype(4));
    QCOMPARE(state.pinned(), qsizetype(2));
    const auto whole = builder.finish();
    QVERIFY(whole);
    plays.growLog(*whole);
    QCOMPARE(plays.rowCount(), 15);
    QCOMPARE(inserted.size(), 1);
}

void TestPlayModels::makesADocumentOfTheState()
{
    static const PlayLogDefinition definition;
    PlayLogBuilder builder(definition, "7");
    QVERIFY(builder.beginPlays(std::vector<QByteArray> {"play_number", "at", "kind", "title", "n", "json",
                                                        "text", "like", "none", "id"}));
    const auto text = [](const char* words) { return TextColumn::Text(QByteArrayView(words)); };
    const std::vector<TextColumn::Text> row {text("1"),
                                             text("t"),
                                             text("k"),
                                             text("x"),
                                             text("12345678901234567890.50"),
                                             text(R"([{"a": 1}])"),
                                             text("say \"no\"\\"),
                                             text("[home]"),
                                             std::nullopt,
                                             text("007")};
    QVERIFY(builder.addPlay(row));
    const auto log = builder.finish();
    QVERIFY(log);
    const auto document = stateDocument(**log, 0);
    QVERIFY(document);
    const QByteArray expected(
        R"({"n":12345678901234567890.50,"json":[{"a": 1}],"text":"say \"no\"\\","like":"[home]","none":null,"id":"007"})");
    QCOMPARE(document->text(), expected);
}

void TestPlayModels::findsNumericColumns()
{
    const auto log = sample();
    QVERIFY(log);
    QCOMPARE(numericColumns(**log), (std::vector<std::size_t> {0})); // names and line-ups are none
    QCOMPARE(stateNumbers(**log, 0, 1, {}), (std::vector<double> {0, 2}));
    QCOMPARE(numericColumns(PlayLog()), std::vector<std::size_t>());
}

void TestPlayModels::reducesCurvesToPixels()
{
    const double none = std::nan("");
    const PlotPlaces places {.area = {0, 0, 4, 10}, .pixelsPerTime = 4.0 / 8};
    const auto pixels = curveColumns({1, 5, -2, 3, none, none, 7}, places);
    QCOMPARE(pixels.size(), std::size_t(4));
    QCOMPARE((std::vector<double> {pixels[1].first, pixels[1].last, pixels[1].least, pixels[1].greatest}),
             (std::vector<double> {-2, 3, -2, 3}));
    QCOMPARE(pixels[0].greatest, 5.0);
    QVERIFY(std::isnan(pixels[2].first));
    QCOMPARE(pixels[3].last, 7.0); // the eighth value is not loaded yet
    const PlotPlaces wide {.area = {0, 0, 6, 10}, .pixelsPerTime = 6.0 / 2};
    const auto parts = curveColumns({1, 2}, wide);
    QCOMPARE(parts.size(), std::size_t(2));
    QCOMPARE(parts[0].last, 1.0); // in the first three pixels
    QCOMPARE(wide.x(parts[0].until), 3.0);
    QCOMPARE(parts[1].first, 2.0);
    QCOMPARE(wide.x(parts[1].from), 3.0);
}

QTEST_GUILESS_MAIN(TestPlayModels)
#include "tst_playmodels.moc"
