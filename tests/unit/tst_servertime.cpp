#include "base/servertime.h"

#include <QtTest>

#include <random>

using namespace Weekglass;

/// Times as the server writes them, read by hand and by QDateTime.
class TestServerTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsQDateTime();
    void read_data();
    void read();
};

void TestServerTime::equalsQDateTime()
{
    std::mt19937_64 random(20250106);
    std::uniform_int_distribution<qint64> seconds(-62'000'000'000, 250'000'000'000); // years 5 to 9892
    for (int i = 0; i < 20000; ++i) {
        const qint64 at = seconds(random);
        const QByteArray text = QDateTime::fromSecsSinceEpoch(at, Qt::UTC)
                                    .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
                                    .toLatin1();
        QCOMPARE(microsecondsOf(text), std::optional(at * 1000000));
        QCOMPARE(microsecondsOf(QByteArray(text + ".25+00")), std::optional(at * 1000000 + 250000));
        QCOMPARE(microsecondsOf(timestampOf(at * 1000000 + 7)), std::optional(at * 1000000 + 7));
    }
}

void TestServerTime::read_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("microseconds"); // -1: no time
    QTest::newRow("a day") << QByteArray("1970-01-02") << qint64(86'400'000'000);
    QTest::newRow("six digits") << QByteArray("1970-01-01 00:00:01.234567+00") << qint64(1'234'567);
    QTest::newRow("no such day") << QByteArray("2025-02-29") << qint64(-1);
    QTest::newRow("a leap day") << QByteArray("1972-02-29") << qint64(789LL * 86'400'000'000);
    for (const char* text :
         {"", "infinity", "1970-13-01", "1970-00-01", "1970-01-00", "0000-01-01", "1970-01-01 24:00:00",
          "1970-01-01 00:60:00", "1970-01-01 00:00:60", "1970-01-01T00:00:00", "1970-01-01 00:00:00.",
          "1970-01-01 00:00:00.1234567", "1970-01-01 00:00:00+02", "1970-01-01 00:00:00 BC", "1970/01/01",
          "197x-01-01", "-970-01-01"})
        QTest::newRow(text) << QByteArray(text) << qint64(-1);
}

void TestServerTime::read()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qint64, microseconds);
    QCOMPARE(microsecondsOf(text).value_or(-1), microseconds);
}

QTEST_GUILESS_MAIN(TestServerTime)
#include "tst_servertime.moc"
