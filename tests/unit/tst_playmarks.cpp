#include "replay/playmarks.h"

#include <QTest>

#include <cmath>

using namespace Weekglass;

namespace {

PlayLogDefinition definition()
{
    PlayLogDefinition log;
    log.asOf = {{QStringLiteral("lineups.sql"), {}}};
    log.marks = {
        {.id = QStringLiteral("scoring"),
         .title = QStringLiteral("Scoring play"),
         .changed = {QStringLiteral("away"), QStringLiteral("home")}},
        {.id = QStringLiteral("substitution"),
         .title = QStringLiteral("Substitution"),
         .changed = {QStringLiteral("lineup")}},
        {.id = QStringLiteral("error"),
         .title = QStringLiteral("Error"),
         .kinds = {QStringLiteral("muff")},
         .truthy = {QStringLiteral("errors")}},
    };
    return log;
}

/// A play is "kind away home errors"; "-" is NULL.
std::shared_ptr<const PlayLog> logOf(const PlayLogDefinition& log, const QByteArrayList& plays)
{
    PlayLogBuilder builder(log, "1");
    if (!builder.beginPlays(
            std::vector<QByteArray> {"play_number", "at", "kind", "title", "away", "home", "errors"}))
        return nullptr;
    for (qsizetype i = 0; i < plays.size(); ++i) {
        const QByteArrayList words = plays[i].split(' ');
        const QByteArray number = QByteArray::number(i + 1);
        std::vector<TextColumn::Text> row {number, number, words[0], number};
        for (qsizetype word = 1; word < words.size(); ++word)
            row.push_back(words[word] == "-" ? TextColumn::Text() : TextColumn::Text(words[word]));
        if (!builder.addPlay(row))
            return nullptr;
    }
    if (!builder.beginAsOf(std::vector<QByteArray> {"play_number", "lineup"}))
        return nullptr;
    for (const char* number : {"0", "4"}) {
        if (!builder.addAsOf(std::vector<TextColumn::Text> {QByteArrayView(number), QByteArrayView(number)}))
            return nullptr;
    }
    const auto built = builder.finish();
    return built ? *built : nullptr;
}

/// "title: plays", counted from 1.
QStringList printed(const PlayMarks& marks)
{
    QStringList lines;
    for (const MarkedPlays& marked : marks) {
        QStringList plays;
        for (const qsizetype play : marked.plays)
            plays << QString::number(play + 1);
        lines << marked.title + QStringLiteral(": ") + plays.join(QLatin1Char(' '));
    }
    return lines;
}

}

class TestPlayMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsMarksThenKinds();
    void goesToTheNearest();
    void counts();
    void readsNumbers_data();
    void readsNumbers();
    void stops();
};

void TestPlayMarks::findsMarksThenKinds()
{
    const PlayLogDefinition definition = ::definition();
    const auto log = logOf(
        definition, {"out 0 0 -", "homer 1 0 0", "muff 1 0 0", "out 1 0 1", "out 1 2 t", "out - 2 none"});
    QVERIFY(log);
    QCOMPARE(printed(findMarks(*log, definition.marks)),
             (QStringList {QStringLiteral("Scoring play: 2 5 6"), QStringLiteral("Substitution: 4"),
                           QStringLiteral("Error: 3 4 5"), QStringLiteral("out: 1 4 5 6"),
                           QStringLiteral("homer: 2"), QStringLiteral("muff: 3")}));
    QCOMPARE(printed(findMarks(PlayLog(), definition.marks)),
             (QStringList {QStringLiteral("Scoring play: "), QStringLiteral("Substitution: "),
                           QStringLiteral("Error: ")}));
}

void TestPlayMarks::goesToTheNearest()
{
    const MarkedPlays marked {.id = {}, .title = {}, .plays = {3, 7, 20}};
    const std::vector<std::array<qsizetype, 3>> cases {{-1, 3, -1}, {0, 3, -1},  {3, 7, -1},  {4, 7, 3},
                                                       {7, 20, 3},  {20, -1, 7}, {99, -1, 20}};
    for (const auto& [from, next, previous] : cases) {
        QCOMPARE(marked.next(from), next);
        QCOMPARE(marked.previous(from), previous);
    }
    QCOMPARE(MarkedPlays().next(0), qsizetype(-1));
}

void TestPlayMarks::counts()
{
    const MarkedPlays marked {.id = {}, .title = {}, .plays = {3, 7, 20}};
    QCOMPARE(marked.count(0, 100), qsizetype(3));
    QCOMPARE(marked.count(3, 7), qsizetype(1));
    QCOMPARE(marked.count(4, 8), qsizetype(1));
    QCOMPARE(marked.count(8, 20), qsizetype(0));
}

void TestPlayMarks::readsNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("number");
    const double none = std::nan("");
    QTest::newRow("whole") << QByteArray("42") << 42.0;
    QTest::newRow("negative fraction") << QByteArray("-0.5") << -0.5;
    QTest::newRow("exponent") << QByteArray("1e3") << 1000.0;
    QTest::newRow("true") << QByteArray("true") << 1.0;
    QTest::newRow("f") << QByteArray("f") << 0.0;
    QTest::newRow("empty") << QByteArray("") << none;
    QTest::newRow("word") << QByteArray("12 outs") << none;
    QTest::newRow("infinity") << QByteArray("Infinity") << none;
    QTest::newRow("NaN") << QByteArray("NaN") << none;
}

void TestPlayMarks::readsNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(double, number);
    const double read = drawnNumber(TextColumn::Text(text));
    QVERIFY(read == number || (std::isnan(read) && std::isnan(number)));
    QVERIFY(std::isnan(drawnNumber(std::nullopt)));
}

void TestPlayMarks::stops()
{
    const PlayLogDefinition definition = ::definition();
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(findMarks(*logOf(definition, {"out 0 0 0"}), definition.marks, stop.get_token()).empty());
}

QTEST_GUILESS_MAIN(TestPlayMarks)
#include "tst_playmarks.moc"
