#include "replay/replaycursor.h"

#include <QSignalSpy>
#include <QTest>

using namespace Weekglass;

namespace {

/// A log of these play numbers.
std::shared_ptr<const PlayLog> logOf(const std::vector<int>& numbers, bool hasStart = false)
{
    static const PlayLogDefinition definition;
    PlayLogBuilder builder(definition, "1");
    const std::vector<QByteArray> columns {"play_number", "at", "kind", "title"};
    if (hasStart && !builder.setStart({}, {}))
        return nullptr;
    if (!builder.beginPlays(columns))
        return nullptr;
    for (const int playNumber : numbers) {
        const QByteArray number = QByteArray::number(playNumber);
        const std::vector<TextColumn::Text> row {number, number, number, number};
        if (!builder.addPlay(row))
            return nullptr;
    }
    return *builder.finish();
}

}

class TestReplayCursor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesWithinTheLog();
    void hasNoPositionWithoutPlays();
    void jumps();
    void saysWhereItStands();
    void staysWhereItIsWhenTheLogGrows();
};

void TestReplayCursor::movesWithinTheLog()
{
    ReplayCursor cursor;
    QSignalSpy moved(&cursor, &ReplayCursor::positionChanged);
    QSignalSpy changed(&cursor, &ReplayCursor::logChanged);
    cursor.setLog(logOf({1, 2, 3, 4, 5}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(cursor.position(), qsizetype(4));
    QVERIFY(cursor.isAtLast());

    QVERIFY(!cursor.step(1));
    QVERIFY(cursor.step(-1));
    QVERIFY(cursor.toFirst());
    QVERIFY(cursor.isAtFirst());
    QVERIFY(!cursor.step(-1));
    QVERIFY(!cursor.seek(-100));
    QVERIFY(cursor.step(2));
    QVERIFY(cursor.step(100));
    QVERIFY(!cursor.toLast());
    QList<qlonglong> positions;
    for (const QList<QVariant>& arguments : moved)
        positions << arguments.first().toLongLong();
    QCOMPARE(positions, (QList<qlonglong> {4, 3, 0, 2, 4}));
}

void TestReplayCursor::hasNoPositionWithoutPlays()
{
    ReplayCursor cursor;
    QCOMPARE(cursor.position(), qsizetype(-1));
    QVERIFY(!cursor.toFirst());
    QVERIFY(!cursor.toLast());
    QVERIFY(!cursor.step(1));
    QVERIFY(cursor.isAtFirst());
    QVERIFY(cursor.isAtLast());
    QVERIFY(!cursor.jumpTo(1).isEmpty());
    QCOMPARE(cursor.playNumber(), 0);
    cursor.setLog(logOf({1}));
    cursor.setLog(nullptr);
    QCOMPARE(cursor.position(), qsizetype(-1));
    QVERIFY(cursor.log() != nullptr);
}

void TestReplayCursor::jumps()
{
    ReplayCursor cursor;
    cursor.setLog(logOf({1, 2, 10, 20}));
    QCOMPARE(cursor.jumpTo(2), QString());
    QCOMPARE(cursor.playNumber(), 2);
    QCOMPARE(cursor.jumpTo(9), QStringLiteral("There is no play 9; the nearest is play 10."));
    QCOMPARE(cursor.playNumber(), 10);
    QVERIFY(!cursor.jumpTo(1000).isEmpty());
    QVERIFY(cursor.isAtLast());
    QCOMPARE(cursor.jumpTo(20), QString());
}

void TestReplayCursor::saysWhereItStands()
{
    ReplayCursor cursor;
    QCOMPARE(cursor.positionText(), QStringLiteral("No plays"));
    cursor.setLog(logOf({1, 2, 3}));
    cursor.toFirst();
    QCOMPARE(cursor.positionText(), QStringLiteral("Play 1 of 3"));
    cursor.setLog(logOf({10, 20, 30}));
    QCOMPARE(cursor.positionText(), QStringLiteral("Play no. 30 (3 of 3)"));
    for (const auto& [numbers, last] : {std::pair(std::vector {1, 2, 3}, "Play 3 of 3"),
                                        std::pair(std::vector {10, 20}, "Play no. 20 (2 of 2)")}) {
        cursor.setLog(logOf(numbers, true));
        QCOMPARE(cursor.positionText(), QString::fromLatin1(last));
        cursor.toFirst();
        QCOMPARE(cursor.positionText(), QStringLiteral("Before the first play"));
        QCOMPARE(cursor.playNumber(), qint64(0));
    }
}

void TestReplayCursor::staysWhereItIsWhenTheLogGrows()
{
    ReplayCursor cursor;
    cursor.setLog(logOf({1, 2, 3}));
    QSignalSpy changed(&cursor, &ReplayCursor::logChanged);
    QSignalSpy grown(&cursor, &ReplayCursor::logGrown);
    cursor.growLog(logOf({1, 2, 3, 4}));
    QCOMPARE(cursor.playNumber(), qint64(4)); // it was at the last one
    cursor.seek(1);
    cursor.growLog(logOf({1, 2, 3, 4, 5, 6}));
    QCOMPARE(cursor.playNumber(), qint64(2));
    QCOMPARE(cursor.size(), qsizetype(6));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(grown.size(), 2);
}

QTEST_GUILESS_MAIN(TestReplayCursor)
#include "tst_replaycursor.moc"
