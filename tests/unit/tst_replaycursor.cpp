#include "replay/replaycursor.h"

#include <QSignalSpy>
#include <QTest>

using namespace Weekglass;

namespace {

/// A log of these play numbers; its kinds take turns: pitch, pitch, hit.
std::shared_ptr<const PlayLog> logOf(const std::vector<int>& numbers)
{
    static const PlayLogDefinition definition;
    PlayLogBuilder builder(definition, "1");
    const std::vector<QByteArray> columns {"play_number", "at", "kind", "title", "score"};
    if (!builder.beginPlays(columns))
        return nullptr;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const QByteArray number = QByteArray::number(numbers[i]);
        const QByteArray kind = i % 3 == 2 ? "hit" : "pitch";
        const QByteArray score = QByteArray::number(static_cast<qlonglong>(i / 3));
        const std::vector<TextColumn::Text> row {number, QByteArrayView("t"), kind, QByteArrayView("x"),
                                                 score};
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
    void stepsByKind();
    void saysWhereItStands();
    void givesTheState();
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
    QVERIFY(!cursor.toKind("hit", true));
    QVERIFY(cursor.isAtFirst());
    QVERIFY(cursor.isAtLast());
    QVERIFY(!cursor.jumpTo(1).isEmpty());
    QVERIFY(cursor.state().empty());
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

void TestReplayCursor::stepsByKind()
{
    ReplayCursor cursor;
    cursor.setLog(logOf({1, 2, 3, 4, 5, 6, 7}));
    cursor.toFirst();
    QVERIFY(cursor.toKind("hit", true));
    QCOMPARE(cursor.playNumber(), 3);
    QVERIFY(cursor.toKind("hit", true));
    QCOMPARE(cursor.playNumber(), 6);
    QVERIFY(!cursor.toKind("hit", true));
    QCOMPARE(cursor.playNumber(), 6);
    QVERIFY(cursor.toKind("hit", false));
    QCOMPARE(cursor.playNumber(), 3);
    QVERIFY(!cursor.toKind("hit", false));
    QVERIFY(!cursor.toKind("balk", true));
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
}

void TestReplayCursor::givesTheState()
{
    ReplayCursor cursor;
    cursor.setLog(logOf({1, 2, 3, 4}));
    const auto last = cursor.state();
    QCOMPARE(last.size(), std::size_t(1));
    QCOMPARE(*last[0].value, QByteArrayView("1"));
    QVERIFY(last[0].isChanged);
    cursor.step(-1);
    QCOMPARE(*cursor.state()[0].value, QByteArrayView("0"));
    QVERIFY(!cursor.state()[0].isChanged);
}

QTEST_GUILESS_MAIN(TestReplayCursor)
#include "tst_replaycursor.moc"
