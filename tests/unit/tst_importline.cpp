#include "import/importline.h"

#include <QTest>

using namespace Weekglass;

class TestImportLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodLine();
    void copyRowEscapes();
    void badLines_data();
    void badLines();
    void times_data();
    void times();
};

void TestImportLine::goodLine()
{
    auto response = readRecordedResponse(
        R"({"payload":{"b":1.50,"a":[1e16,"\u00e9\n"]},"fetched_at":"2025-01-06T12:00:00.5Z","endpoint":"/my/agent","request_key":"/my/agent?x=1","status_code":200})");
    QVERIFY2(response, qPrintable(response ? QString() : response.error().text()));
    QCOMPARE(response->fetchedAt, "2025-01-06T12:00:00.5Z");
    QCOMPARE(response->endpoint, "/my/agent");
    QCOMPARE(response->requestKey, "/my/agent?x=1");
    QCOMPARE(response->statusCode, "200");
    QCOMPARE(response->payload, "{\"a\":[1e+16,\"\xC3\xA9\\n\"],\"b\":1.5}");
    QCOMPARE(response->payloadHash.size(), 64);
}

void TestImportLine::copyRowEscapes()
{
    QByteArray row;
    appendCopyRow(row,
                  cellsOf({.fetchedAt = "t",
                           .endpoint = "a\tb",
                           .requestKey = "c\\d\r\n",
                           .statusCode = "1",
                           .payload = R"("x\ny")",
                           .payloadHash = "h"}));
    QCOMPARE(row, QByteArray("t\ta\\tb\tc\\\\d\\r\\n\t1\t\"x\\\\ny\"\th\n"));
}

void TestImportLine::badLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    const QByteArray rest =
        R"(,"fetched_at":"2025-01-06T12:00:00Z","endpoint":"/","request_key":"/","status_code":200})";
    QTest::newRow("not json") << QByteArray("{\"a\":") << QString();
    QTest::newRow("array") << QByteArray("[]") << QStringLiteral("object");
    QTest::newRow("no payload") << QByteArray("{\"x\":1" + rest) << QStringLiteral("payload");
    QTest::newRow("no endpoint") << QByteArray(
        R"({"payload":1,"fetched_at":"2025-01-06T12:00:00Z","request_key":"/","status_code":200})")
                                 << QStringLiteral("endpoint");
    QTest::newRow("endpoint is a number") << QByteArray(
        R"({"payload":1,"fetched_at":"2025-01-06T12:00:00Z","endpoint":1,"request_key":"/","status_code":200})")
                                          << QStringLiteral("endpoint");
    QTest::newRow("NUL in endpoint") << QByteArray(
        R"({"payload":1,"fetched_at":"2025-01-06T12:00:00Z","endpoint":"a\u0000","request_key":"/","status_code":200})")
                                     << QString();
    QTest::newRow("NUL in payload") << QByteArray("{\"payload\":\"\\u0000\"" + rest) << QString();
    QTest::newRow("lone surrogate") << QByteArray("{\"payload\":\"\\ud800\"" + rest) << QString();
    QTest::newRow("invalid UTF-8") << QByteArray("{\"payload\":\"\xC3\x28\"" + rest) << QString();
    QTest::newRow("status is a string") << QByteArray(
        R"({"payload":1,"fetched_at":"2025-01-06T12:00:00Z","endpoint":"/","request_key":"/","status_code":"200"})")
                                        << QStringLiteral("status_code");
    QTest::newRow("status is beyond integer") << QByteArray(
        R"({"payload":1,"fetched_at":"2025-01-06T12:00:00Z","endpoint":"/","request_key":"/","status_code":99999999999})")
                                              << QStringLiteral("status_code");
    QTest::newRow("number beyond numeric") << QByteArray("{\"payload\":1e200000" + rest) << QString();
}

void TestImportLine::badLines()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, reason);
    auto response = readRecordedResponse(line);
    QVERIFY(!response);
    QVERIFY2(response.error().message.contains(reason), qPrintable(response.error().text()));
    QVERIFY(!response.error().message.isEmpty());
}

void TestImportLine::times_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<bool>("good");
    QTest::newRow("utc") << QByteArray("2025-01-06T12:00:00Z") << true;
    QTest::newRow("micros") << QByteArray("2025-06-12T08:29:21.644125+00:00") << true;
    QTest::newRow("offset") << QByteArray("2025-06-12T08:29:21-0730") << true;
    QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z") << true;
    QTest::newRow("no leap day") << QByteArray("2025-02-29T00:00:00Z") << false;
    QTest::newRow("month 13") << QByteArray("2025-13-01T00:00:00Z") << false;
    QTest::newRow("hour 25") << QByteArray("2025-01-01T25:00:00Z") << false;
    QTest::newRow("no offset") << QByteArray("2025-01-01T00:00:00") << false;
    QTest::newRow("year 0") << QByteArray("0000-01-01T00:00:00Z") << false;
    QTest::newRow("offset 16") << QByteArray("2025-01-01T00:00:00+16:00") << false;
    QTest::newRow("injection") << QByteArray("2025-01-01T00:00:00Z\n2025") << false;
}

void TestImportLine::times()
{
    QFETCH(QByteArray, time);
    QFETCH(bool, good);
    const QByteArray line =
        R"({"payload":1,"endpoint":"/","request_key":"/","status_code":200,"fetched_at":")"
        + QByteArray(time).replace("\n", "\\n") + "\"}";
    QCOMPARE(bool(readRecordedResponse(line)), good);
}

QTEST_APPLESS_MAIN(TestImportLine)
#include "tst_importline.moc"
