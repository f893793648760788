#include "patience.h"
#include "replay/replayclock.h"
#include "replay/replaycursor.h"

#include <QTest>

using namespace Weekglass;

namespace {

std::shared_ptr<const PlayLog> logOf(int plays)
{
    static const PlayLogDefinition definition;
    PlayLogBuilder builder(definition, "1");
    const std::vector<QByteArray> columns {"play_number", "at", "kind", "title"};
    if (!builder.beginPlays(columns))
        return nullptr;
    for (int number = 1; number <= plays; ++number) {
        const QByteArray text = QByteArray::number(number);
        const std::vector<TextColumn::Text> row {text, text, text, text};
        if (!builder.addPlay(row))
            return nullptr;
    }
    return *builder.finish();
}

}

/// The time is ours: each test moves it and ticks.
class TestReplayClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void playsOnePerSecond();
    void keepsFractions_data();
    void keepsFractions();
    void changesSpeedWhileRunning();
    void stopsAtTheEnd();
    void startsOverFromTheEnd();
    void skipsInsteadOfLagging();
    void goesOnAfterSleep();
    void pausesForAnotherLog();
    void ignoresTicksWhilePaused();
    void stepsThroughSpeeds();
    void ticksByItself();
    void goesRoundInARange();
    void goesRoundInTheWholeLog();
    void comesIntoTheRange();
    void rangeEndsGiveWay();

private:
    void pass(int milliseconds)
    {
        m_time += qint64(milliseconds) * 1'000'000;
        m_clock->tick();
    }

    qint64 m_time = 0;
    std::unique_ptr<ReplayCursor> m_cursor;
    std::unique_ptr<ReplayClock> m_clock;
    QStringList m_log;
};

void TestReplayClock::init()
{
    m_log.clear();
    m_time = 12345;
    m_clock.reset();
    m_cursor = std::make_unique<ReplayCursor>();
    m_clock = std::make_unique<ReplayClock>(m_cursor.get(), [this] { return m_time; });
    m_cursor->setLog(logOf(200));
    m_cursor->toFirst();
    connect(m_cursor.get(), &ReplayCursor::positionChanged, this,
            [this](qsizetype position) { m_log << QString::number(position); });
    connect(m_clock.get(), &ReplayClock::playingChanged, this,
            [this](bool playing) { m_log << (playing ? QStringLiteral("play") : QStringLiteral("pause")); });
    connect(m_clock.get(), &ReplayClock::speedChanged, this,
            [this](double speed) { m_log << QStringLiteral("x%1").arg(speed); });
}

void TestReplayClock::playsOnePerSecond()
{
    m_clock->play();
    pass(999);
    pass(1);
    pass(500);
    pass(499);
    pass(1);
    m_clock->pause();
    QCOMPARE(m_log.join(QLatin1Char(' ')), QStringLiteral("play 1 2 pause"));
}

void TestReplayClock::keepsFractions_data()
{
    QTest::addColumn<double>("speed");
    QTest::addColumn<int>("expected");
    QTest::newRow("0.25") << 0.25 << 2;
    QTest::newRow("1") << 1.0 << 10;
    QTest::newRow("2") << 2.0 << 20;
    QTest::newRow("16") << 16.0 << 160;
}

void TestReplayClock::keepsFractions()
{
    QFETCH(double, speed);
    QFETCH(int, expected);
    m_clock->setSpeed(speed);
    m_clock->play();
    for (int frame = 0; frame < 625; ++frame) // 10.000 seconds
        pass(16);
    QVERIFY2(std::abs(m_cursor->position() - expected) <= 1,
             qPrintable(QString::number(m_cursor->position())));
}

void TestReplayClock::changesSpeedWhileRunning()
{
    m_clock->play();
    pass(500); // half a play at speed 1
    m_clock->setSpeed(4);
    pass(125); // the other half at speed 4
    QCOMPARE(m_cursor->position(), qsizetype(1));
    m_time += 500'000'000; // two plays, not yet ticked, that a slower speed must not take back
    m_clock->setSpeed(0.25);
    pass(0);
    QCOMPARE(m_cursor->position(), qsizetype(3));
    QCOMPARE(m_log.join(QLatin1Char(' ')), QStringLiteral("play x4 1 x0.25 3"));
}

void TestReplayClock::stopsAtTheEnd()
{
    m_cursor->seek(197);
    m_log.clear();
    m_clock->play();
    pass(1000);
    pass(1000);
    QVERIFY(!m_clock->isPlaying());
    pass(1000);
    QCOMPARE(m_log.join(QLatin1Char(' ')), QStringLiteral("play 198 199 pause"));
}

void TestReplayClock::startsOverFromTheEnd()
{
    m_cursor->toLast();
    m_log.clear();
    m_clock->toggle();
    pass(1000);
    m_clock->toggle();
    QCOMPARE(m_log.join(QLatin1Char(' ')), QStringLiteral("0 play 1 pause"));
}

void TestReplayClock::skipsInsteadOfLagging()
{
    m_clock->setSpeed(64);
    m_clock->play();
    pass(500); // a slow frame
    pass(250);
    QCOMPARE(m_log.join(QLatin1Char(' ')), QStringLiteral("x64 play 32 48"));
}

void TestReplayClock::goesOnAfterSleep()
{
    m_clock->play();
    pass(3'600'000);
    QCOMPARE(m_cursor->position(), qsizetype(1));
    m_time -= 5'000'000'000; // a clock that went back does no harm either
    m_clock->tick();
    QCOMPARE(m_cursor->position(), qsizetype(1));
    pass(1000);
    QCOMPARE(m_cursor->position(), qsizetype(2));
}

void TestReplayClock::pausesForAnotherLog()
{
    m_clock->play();
    m_cursor->setLog(logOf(3));
    QVERIFY(!m_clock->isPlaying());
    m_cursor->setLog(nullptr);
    m_clock->play();
    QVERIFY(!m_clock->isPlaying());
}

void TestReplayClock::ignoresTicksWhilePaused()
{
    pass(5000);
    QCOMPARE(m_cursor->position(), qsizetype(0));
    QVERIFY(m_log.isEmpty());
}

void TestReplayClock::stepsThroughSpeeds()
{
    for (int i = 0; i < 10; ++i)
        m_clock->slower();
    for (int i = 0; i < 10; ++i)
        m_clock->faster();
    m_clock->setSpeed(1000);
    m_clock->setSpeed(3);
    m_clock->slower();
    m_clock->setSpeed(3);
    m_clock->faster();
    QCOMPARE(m_log.join(QLatin1Char(' ')),
             QStringLiteral("x0.5 x0.25 x0.5 x1 x2 x4 x8 x16 x32 x64 x3 x2 x3 x4"));
}

void TestReplayClock::ticksByItself()
{
    ReplayClock clock(m_cursor.get());
    clock.setSpeed(64);
    clock.play();
    QTRY_VERIFY_WITH_TIMEOUT(m_cursor->position() >= 5, Patience);
    clock.pause();
    const qsizetype stopped = m_cursor->position();
    QTest::qWait(50);
    QCOMPARE(m_cursor->position(), stopped);
}

void TestReplayClock::goesRoundInARange()
{
    m_cursor->seek(10);
    m_clock->setIn();
    m_cursor->seek(13);
    m_clock->setOut();
    QCOMPARE(*m_clock->range(), (ReplayClock::Range {10, 13}));
    m_clock->setLooping(true);
    m_log.clear();
    m_clock->play(); // at the end of the range: from its begin
    for (int second = 0; second < 6; ++second)
        pass(1000);
    QCOMPARE(m_log.join(QLatin1Char(' ')), QStringLiteral("10 play 11 12 13 10 11 12"));
    // so fast that a tick goes round several times
    m_clock->setSpeed(64);
    pass(1000);
    QCOMPARE(m_cursor->position(), qsizetype(10 + (2 + 64) % 4));
    QVERIFY(m_clock->isPlaying());
    m_clock->setLooping(false);
    pass(1000);
    QVERIFY(m_cursor->position() > 13);
}

void TestReplayClock::goesRoundInTheWholeLog()
{
    m_clock->setLooping(true);
    m_cursor->seek(198);
    m_clock->play();
    pass(3000); // a gap counts as a second at most
    pass(1000);
    QCOMPARE(m_cursor->position(), qsizetype(0));
    QVERIFY(m_clock->isPlaying());
}

void TestReplayClock::comesIntoTheRange()
{
    m_cursor->seek(50);
    m_clock->setIn();
    m_cursor->seek(60);
    m_clock->setOut();
    m_clock->setLooping(true);
    m_clock->play();
    m_cursor->seek(150); // the user looks elsewhere while it plays
    pass(1000);
    QCOMPARE(m_cursor->position(), qsizetype(51));
}

void TestReplayClock::rangeEndsGiveWay()
{
    m_cursor->seek(50);
    m_clock->setOut();
    QCOMPARE(*m_clock->range(), (ReplayClock::Range {0, 50}));
    m_cursor->seek(70);
    m_clock->setIn();
    QCOMPARE(*m_clock->range(), (ReplayClock::Range {70, 70}));
    m_cursor->seek(20);
    m_clock->setOut();
    QCOMPARE(*m_clock->range(), (ReplayClock::Range {20, 20}));
    m_clock->clearRange();
    QVERIFY(!m_clock->range());
    m_clock->setIn();
    QCOMPARE(*m_clock->range(), (ReplayClock::Range {20, 199}));
    m_cursor->setLog(logOf(5));
    QVERIFY(!m_clock->range());
}

QTEST_GUILESS_MAIN(TestReplayClock)
#include "tst_replayclock.moc"
