#include "migrations/flywaychecksum.h"

#include <QTest>

using namespace Weekglass;

class TestFlywayChecksum : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data();
    void values();
    void textMatters_data();
    void textMatters();
};

void TestFlywayChecksum::values_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint32>("checksum");
    // 0xCBF43926, the check value of this CRC-32 in every catalogue of CRCs, as a signed number
    const qint32 check = -873187034;
    QTest::newRow("check value") << QByteArray("123456789") << check;
    QTest::newRow("LF") << QByteArray("123\n456\n789\n") << check;
    QTest::newRow("CRLF") << QByteArray("123\r\n456\r\n789") << check;
    QTest::newRow("CR") << QByteArray("123\r456\r\r789\r") << check;
    QTest::newRow("blank lines") << QByteArray("\n\n123456\n\n789\n\n") << check;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "123\n456789")
                                     << check;
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("only line breaks") << QByteArray("\n\r\n") << 0;
    QTest::newRow("0xE8B7BE43") << QByteArray("a\n") << qint32(-390611389);
    QTest::newRow("0x414FA339, positive")
        << QByteArray("The quick brown fox jumps over the lazy dog") << qint32(0x414FA339);
}

void TestFlywayChecksum::values()
{
    QFETCH(QByteArray, text);
    QTEST(flywayChecksum(text), "checksum");
}

void TestFlywayChecksum::textMatters_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("space at a line's end") << QByteArray("a \nb");
    QTest::newRow("tab") << QByteArray("a\n\tb");
    QTest::newRow("case") << QByteArray("A\nb");
    QTest::newRow("mark elsewhere") << QByteArray("a\n\xEF\xBB\xBF"
                                                  "b");
    QTest::newRow("other line separators") << QByteArray("a\xE2\x80\xA8"
                                                         "b");
    QTest::newRow("form feed") << QByteArray("a\fb");
}

void TestFlywayChecksum::textMatters()
{
    QFETCH(QByteArray, text);
    QVERIFY(flywayChecksum(text) != flywayChecksum("a\nb"));
}

QTEST_GUILESS_MAIN(TestFlywayChecksum)
#include "tst_flywaychecksum.moc"
