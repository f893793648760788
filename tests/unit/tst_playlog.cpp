#include "replay/playlog.h"

#include <QTest>

using namespace Weekglass;

namespace {

PlayLogDefinition definition()
{
    PlayLogDefinition log;
    log.id = QStringLiteral("games");
    log.title = QStringLiteral("Games");
    log.plays.name = QStringLiteral("plays/games.plays.sql");
    log.asOf = {{QStringLiteral("plays/games.lineups.sql"), {}}};
    log.groups = {{QStringLiteral("Score"),
                   {{QStringLiteral("away"), QStringLiteral("Away")},
                    {QStringLiteral("home"), QStringLiteral("Home")}}},
                  {QStringLiteral("Line-up"), {{QStringLiteral("lineup"), QStringLiteral("Batting order")}}}};
    return log;
}

/// Cells of one line apart by spaces; "-" is NULL.
std::vector<TextColumn::Text> cells(const QByteArrayList& words)
{
    std::vector<TextColumn::Text> row;
    for (const QByteArray& word : words)
        row.push_back(word == "-" ? TextColumn::Text() : TextColumn::Text(word));
    return row;
}

QByteArrayList words(const char* line)
{
    return QByteArray(line).simplified().split(' ');
}

std::vector<QByteArray> names(const char* line)
{
    const QByteArrayList list = words(line);
    return {list.begin(), list.end()};
}

Result<void> addLines(PlayLogBuilder& builder, Result<void> (PlayLogBuilder::*add)(PlayLogBuilder::Row),
                      std::initializer_list<const char*> lines)
{
    for (const char* line : lines) {
        const QByteArrayList list = words(line);
        if (auto added = (builder.*add)(cells(list)); !added)
            return added;
    }
    return {};
}

Result<std::shared_ptr<const PlayLog>> built(const PlayLogDefinition& log)
{
    PlayLogBuilder builder(log, "7");
    if (auto begun = builder.beginPlays(names("title play_number balls at away kind home")); !begun)
        return begun.error();
    if (auto added = addLines(builder, &PlayLogBuilder::addPlay,
                              {"single 1 - t1 0 hit 0", "homer 2 2 t2 0 hit 2", "strikeout 4 0 t4 - out 2",
                               "double 9 0 t9 0 hit 2"});
        !added)
        return added.error();
    if (auto begun = builder.beginAsOf(names("play_number lineup")); !begun)
        return begun.error();
    if (auto added =
            addLines(builder, &PlayLogBuilder::addAsOf, {"0 nine", "3 pinch", "4 pinch", "100 late"});
        !added)
        return added.error();
    return builder.finish();
}

QStringList texts(std::initializer_list<const char*> lines)
{
    QStringList list;
    for (const char* line : lines)
        list << QString::fromUtf8(line);
    return list;
}

/// "group/label=value", with a star in front when it changed.
QStringList printed(const PlayLog& log, qsizetype index)
{
    QStringList lines;
    for (const PlayStateValue& value : log.state(index)) {
        lines << (value.isChanged ? QStringLiteral("*") : QString()) + value.column->group + QLatin1Char('/')
                + value.column->label + QLatin1Char('=')
                + (value.value ? QString::fromUtf8(*value.value) : QStringLiteral("NULL"));
    }
    return lines;
}

}

class TestPlayLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersColumnsByGroups();
    void printsStates();
    void findsNumbers();
    void refusesBadColumns_data();
    void refusesBadColumns();
    void refusesBadNumbers_data();
    void refusesBadNumbers();
    void refusesUnknownGroupColumn();
    void refusesUnknownMarkColumn();
    void handsOutParts();
    void knowsNothingBeforeTheFirstAsOfRow();
    void standsEmpty();
    void beginsBeforeTheFirstPlay();
    void refusesUnknownStartColumn();
    void callsTheTeamsByName();
};

void TestPlayLog::ordersColumnsByGroups()
{
    const PlayLogDefinition log = definition();
    const auto plays = built(log);
    QVERIFY2(plays, qPrintable(plays ? QString() : plays.error().text()));
    QStringList labels;
    for (const PlayStateColumn& column : (*plays)->columns())
        labels << column.group + QLatin1Char('/') + column.label;
    QCOMPARE(labels,
             (QStringList {QStringLiteral("Score/Away"), QStringLiteral("Score/Home"),
                           QStringLiteral("Line-up/Batting order"), QStringLiteral("Other/balls")}));
    QCOMPARE((*plays)->size(), qsizetype(4));
    QCOMPARE(*(*plays)->title(1), QByteArrayView("homer"));
    QCOMPARE(*(*plays)->kind(2), QByteArrayView("out"));
    QCOMPARE(*(*plays)->at(3), QByteArrayView("t9"));
    QCOMPARE((*plays)->gameId(), QByteArray("7"));
}

void TestPlayLog::printsStates()
{
    const PlayLogDefinition log = definition();
    const auto plays = built(log);
    QVERIFY(plays);
    const auto line = [](const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
    QCOMPARE(printed(**plays, 0),
             line("Score/Away=0 Score/Home=0 Line-up/Batting§order=nine Other/balls=NULL")
                 .replaceInStrings(QString::fromLatin1("§"), QStringLiteral(" ")));
    QCOMPARE(printed(**plays, 1),
             line("Score/Away=0 *Score/Home=2 Line-up/Batting§order=nine *Other/balls=2")
                 .replaceInStrings(QString::fromLatin1("§"), QStringLiteral(" ")));
    // a substitution before play 4, kept by a row of the same text
    QCOMPARE(printed(**plays, 2),
             line("*Score/Away=NULL Score/Home=2 *Line-up/Batting§order=pinch *Other/balls=0")
                 .replaceInStrings(QString::fromLatin1("§"), QStringLiteral(" ")));
    QCOMPARE(printed(**plays, 3),
             line("*Score/Away=0 Score/Home=2 Line-up/Batting§order=pinch Other/balls=0")
                 .replaceInStrings(QString::fromLatin1("§"), QStringLiteral(" ")));
    QCOMPARE((*plays)->changes(2), (std::vector<std::size_t> {0, 2, 3}));
    QCOMPARE((*plays)->changes(0), std::vector<std::size_t> {});
}

void TestPlayLog::findsNumbers()
{
    const PlayLogDefinition log = definition();
    const auto plays = built(log);
    QVERIFY(plays);
    QCOMPARE((*plays)->indexOf(4), std::optional<qsizetype>(2));
    QCOMPARE((*plays)->indexOf(3), std::nullopt);
    QCOMPARE((*plays)->indexOf(0), std::nullopt);
    QCOMPARE((*plays)->indexOf(10), std::nullopt);
    const std::vector<std::pair<qint64, qsizetype>> nearest {{-5, 0},
                                                             {1, 0},
                                                             {3, 1},
                                                             {5, 2},
                                                             {7, 3},
                                                             {6, 2},
                                                             {99, 3},
                                                             {std::numeric_limits<qint64>::min(), 0},
                                                             {std::numeric_limits<qint64>::max(), 3}};
    for (const auto& [number, index] : nearest)
        QCOMPARE((*plays)->nearest(number), index);
    QVERIFY(!(*plays)->isDense());
}

void TestPlayLog::refusesBadColumns_data()
{
    QTest::addColumn<QByteArray>("plays");
    QTest::addColumn<QByteArray>("asOf");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    const QString playsFile = QStringLiteral("plays/games.plays.sql");
    const QString asOfFile = QStringLiteral("plays/games.lineups.sql");
    QTest::newRow("no kind") << QByteArray("play_number at title x") << QByteArray() << playsFile
                             << QStringLiteral("kind");
    QTest::newRow("none at all") << QByteArray("x") << QByteArray() << playsFile
                                 << QStringLiteral("play_number, at, kind, title");
    QTest::newRow("kind twice") << QByteArray("play_number at kind kind title") << QByteArray() << playsFile
                                << QStringLiteral("twice");
    QTest::newRow("state twice") << QByteArray("play_number at kind title x x") << QByteArray() << playsFile
                                 << QStringLiteral("twice");
    QTest::newRow("as-of without number") << QByteArray("play_number at kind title x") << QByteArray("lineup")
                                          << asOfFile << QStringLiteral("play_number");
    QTest::newRow("as-of repeats a column")
        << QByteArray("play_number at kind title x") << QByteArray("play_number x") << asOfFile
        << QStringLiteral("\"x\"");
}

void TestPlayLog::refusesBadColumns()
{
    QFETCH(QByteArray, plays);
    QFETCH(QByteArray, asOf);
    QFETCH(QString, place);
    QFETCH(QString, reason);
    const PlayLogDefinition log = definition();
    PlayLogBuilder builder(log, "7");
    Result<void> result = builder.beginPlays(names(plays));
    if (result && !asOf.isEmpty())
        result = builder.beginAsOf(names(asOf));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Format);
    QCOMPARE(result.error().where, place);
    QVERIFY2(result.error().message.contains(reason), qPrintable(result.error().message));
}

void TestPlayLog::refusesBadNumbers_data()
{
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("reason");
    QTest::newRow("the same") << QByteArray("5") << QStringLiteral("5 appears twice");
    QTest::newRow("smaller") << QByteArray("4") << QStringLiteral("4 comes after 5");
    QTest::newRow("NULL") << QByteArray("-") << QStringLiteral("NULL");
    QTest::newRow("fraction") << QByteArray("6.0") << QStringLiteral("6.0");
    QTest::newRow("too large") << QByteArray("9223372036854775808") << QStringLiteral("9223372036854775808");
    QTest::newRow("a word") << QByteArray("six") << QStringLiteral("six");
}

void TestPlayLog::refusesBadNumbers()
{
    QFETCH(QByteArray, second);
    QFETCH(QString, reason);
    const PlayLogDefinition log = definition();
    PlayLogBuilder builder(log, "7");
    QVERIFY(builder.beginPlays(names("play_number at kind title")));
    QVERIFY(builder.addPlay(cells({"5", "t", "k", "x"})));
    const QByteArrayList row {second, "t", "k", "x"};
    const auto added = builder.addPlay(cells(row));
    QVERIFY(!added);
    QCOMPARE(added.error().where, QStringLiteral("plays/games.plays.sql"));
    QVERIFY2(added.error().message.contains(reason), qPrintable(added.error().message));
}

void TestPlayLog::refusesUnknownGroupColumn()
{
    PlayLogDefinition log = definition();
    log.groups[0].columns[1].name = QStringLiteral("hoem");
    const auto plays = built(log);
    QVERIFY(!plays);
    QCOMPARE(plays.error().where, QStringLiteral("game.json"));
    QVERIFY(plays.error().message.contains(QStringLiteral("\"hoem\"")));
}

void TestPlayLog::refusesUnknownMarkColumn()
{
    PlayLogDefinition log = definition();
    log.marks = {
        {.id = QStringLiteral("s"), .title = QStringLiteral("Scoring"), .changed = {QStringLiteral("awya")}}};
    const auto plays = built(log);
    QVERIFY(!plays);
    QVERIFY2(plays.error().message.contains(QStringLiteral("The mark \"Scoring\" names the column \"awya\"")),
             qPrintable(plays.error().message));
}

void TestPlayLog::handsOutParts()
{
    const PlayLogDefinition log = definition();
    PlayLogBuilder builder(log, "7");
    QVERIFY(builder.beginPlays(names("play_number at kind title away home balls")));
    std::vector<std::shared_ptr<const PlayLog>> parts {builder.part()};
    constexpr int Plays = 5000; // more than the first memory for numbers has room for
    for (int number = 1; number <= Plays; ++number) {
        const QByteArray text = QByteArray::number(number);
        QVERIFY(builder.addPlay(cells({text, "t", "k", text, text, "0", "-"})));
        if (number % 900 == 0)
            parts.push_back(builder.part());
    }
    QVERIFY(builder.beginAsOf(names("play_number lineup")));
    QVERIFY(addLines(builder, &PlayLogBuilder::addAsOf, {"1 nine"}));
    const auto whole = builder.finish();
    QVERIFY(whole);
    QVERIFY((*whole)->isWhole());
    QCOMPARE((*whole)->size(), qsizetype(Plays));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const PlayLog& part = *parts[i];
        QCOMPARE(part.size(), qsizetype(i) * 900);
        QVERIFY(!part.isWhole());
        for (qsizetype index = 0; index < part.size(); index += 450) {
            QCOMPARE(part.playNumber(index), index + 1);
            QCOMPARE(*part.value(index, *part.column(QStringLiteral("away"))),
                     QByteArrayView(QByteArray::number(index + 1)));
        }
        QCOMPARE(part.columns().size(), std::size_t(3));
        QVERIFY(!part.column(QStringLiteral("lineup")));
    }
    QVERIFY((*whole)->column(QStringLiteral("lineup")));
}

void TestPlayLog::knowsNothingBeforeTheFirstAsOfRow()
{
    const PlayLogDefinition log = definition();
    PlayLogBuilder builder(log, "7");
    QVERIFY(builder.beginPlays(names("play_number at kind title away home")));
    QVERIFY(addLines(builder, &PlayLogBuilder::addPlay, {"1 t k x 0 0", "2 t k x 0 0", "3 t k x 0 0"}));
    QVERIFY(builder.beginAsOf(names("play_number lineup")));
    QVERIFY(addLines(builder, &PlayLogBuilder::addAsOf, {"2 nine"}));
    const auto plays = builder.finish();
    QVERIFY(plays);
    QVERIFY(!(*plays)->value(0, 2).has_value());
    QCOMPARE(*(*plays)->value(1, 2), QByteArrayView("nine"));
    QVERIFY((*plays)->isChanged(1, 2));
    QVERIFY(!(*plays)->isChanged(2, 2));
    QVERIFY((*plays)->isDense());
}

void TestPlayLog::standsEmpty()
{
    const PlayLogDefinition log = definition();
    PlayLogBuilder builder(log, "7");
    QVERIFY(builder.beginPlays(names("play_number at kind title away home")));
    QVERIFY(builder.beginAsOf(names("play_number lineup")));
    const auto plays = builder.finish();
    QVERIFY(plays);
    QVERIFY((*plays)->isEmpty());
    QCOMPARE((*plays)->columns().size(), std::size_t(3));
    QCOMPARE((*plays)->indexOf(1), std::nullopt);
}

void TestPlayLog::beginsBeforeTheFirstPlay()
{
    const PlayLogDefinition log = definition();
    PlayLogBuilder builder(log, "7");
    QVERIFY(builder.setStart(names("title home"), cells({"begin", "0"})));
    QVERIFY(builder.beginPlays(names("play_number at kind title away home")));
    QVERIFY(addLines(builder, &PlayLogBuilder::addPlay, {"1 t k x 1 0", "2 t k x 1 2"}));
    QCOMPARE(builder.part()->playCount(), qsizetype(2));
    QVERIFY(builder.beginAsOf(names("play_number lineup")));
    QVERIFY(addLines(builder, &PlayLogBuilder::addAsOf, {"0 nine"}));
    const auto plays = builder.finish();
    QVERIFY(plays);
    QVERIFY((*plays)->hasStart());
    QVERIFY((*plays)->isDense());
    QCOMPARE((*plays)->size(), qsizetype(3));
    QCOMPARE((*plays)->playCount(), qsizetype(2));
    QCOMPARE((*plays)->playNumber(0), qint64(0));
    QCOMPARE(*(*plays)->title(0), QByteArrayView("begin"));
    QVERIFY(!(*plays)->at(0));
    QCOMPARE(printed(**plays, 0), texts({"Score/Away=NULL", "Score/Home=0", "Line-up/Batting order=nine"}));
    QCOMPARE(printed(**plays, 1), texts({"*Score/Away=1", "Score/Home=0", "Line-up/Batting order=nine"}));
}

void TestPlayLog::refusesUnknownStartColumn()
{
    PlayLogDefinition log = definition();
    log.start = GameFile {QStringLiteral("plays/games.start.sql"), {}};
    PlayLogBuilder builder(log, "7");
    QVERIFY(builder.setStart(names("title hoem"), cells({"begin", "0"})));
    const auto begun = builder.beginPlays(names("play_number at kind title away home"));
    QVERIFY(!begun);
    QCOMPARE(begun.error().where, QStringLiteral("plays/games.start.sql"));
    QVERIFY(begun.error().message.contains(QStringLiteral("\"hoem\"")));
}

void TestPlayLog::callsTheTeamsByName()
{
    PlayLogDefinition log = definition();
    log.names = {{QStringLiteral("Away"), QStringLiteral("guests")},
                 {QStringLiteral("Home"), QStringLiteral("hosts")}};
    log.groups[0].columns[1].label = QStringLiteral("Home runs of Homers");
    const auto built = [&log](const char* teams) {
        PlayLogBuilder builder(log, "7");
        (void)builder.beginPlays(names("play_number at kind title away home"));
        (void)addLines(builder, &PlayLogBuilder::addPlay, {"1 t k x 1 0"});
        (void)builder.beginAsOf(names("play_number lineup guests hosts"));
        (void)addLines(builder, &PlayLogBuilder::addAsOf, {teams});
        return *builder.finish();
    };
    const auto plays = built("0 nine Home-Bears Foxes");
    QCOMPARE(printed(*plays, 0),
             texts({"Score/Home-Bears=1", "Score/Foxes runs of Homers=0", "Line-up/Batting order=nine"}));
    QCOMPARE(plays->named(QStringLiteral("Away")), QStringLiteral("Home-Bears"));
    QCOMPARE(built("0 nine - Foxes")->named(QStringLiteral("Away at Home")), QStringLiteral("Away at Foxes"));
    log.names[0].column = QStringLiteral("geusts");
    PlayLogBuilder wrong(log, "7");
    QVERIFY(wrong.beginPlays(names("play_number at kind title away home")));
    QVERIFY(wrong.beginAsOf(names("play_number lineup hosts")));
    const auto refused = wrong.finish();
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("\"geusts\"")));
}

QTEST_GUILESS_MAIN(TestPlayLog)
#include "tst_playlog.moc"
