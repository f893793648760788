#include "base/shellquote.h"
#include "events/eventfilter.h"
#include "pg/connectoptions.h"
#include "weeks/weeklink.h"

#include <QProcess>
#include <QTest>

using namespace Weekglass;

/// Links to pages: what is written is read again, and what is no link is refused.
class TestWeekLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writtenAndRead_data();
    void writtenAndRead();
    void refused_data();
    void refused();
    void addressHasNoSecret();
    void shellGetsTheWords();
    void filterAsOptions();
};

void TestWeekLink::writtenAndRead_data()
{
    QTest::addColumn<WeekLink>("link");
    const WeekIdentity week {
        .systemIdentifier = "7412345678901234567", .oid = 4294967295U, .name = QStringLiteral("a_w46")};
    const WeekIdentity strange {.systemIdentifier = "1", .oid = 1, .name = QStringLiteral("a/b?c#d %41+é\n")};
    QTest::newRow("week") << WeekLink {.page = QStringLiteral("events"), .week = week, .server = "local"};
    QTest::newRow("strange names") << WeekLink {
        .page = QStringLiteral("sql"),
        .week = strange,
        .server = "host='/run/a b' port='5432'",
        .state = {{QStringLiteral("sql"), QStringLiteral("SELECT 'a&b=c' || \"d+e\" -- 100%\n;")}}};
    QTest::newRow("game") << WeekLink {
        .page = QStringLiteral("compare"), .game = QStringLiteral("galaxy"), .server = "local"};
    QTest::newRow("server") << WeekLink {.page = QStringLiteral("board"), .server = "host='h'"};
}

void TestWeekLink::writtenAndRead()
{
    QFETCH(WeekLink, link);
    const auto read = WeekLink::parse(link.toString());
    QVERIFY2(read, qPrintable(link.toString()));
    QCOMPARE(read->toString(), link.toString());
    QVERIFY(*read == link);
}

void TestWeekLink::refused_data()
{
    QTest::addColumn<QString>("text");
    const QString good = QStringLiteral("weekglass://week/a_w46/events?server=local&system=1&oid=2");
    QVERIFY(WeekLink::parse(good));
    QTest::newRow("empty") << QString();
    QTest::newRow("web") << QStringLiteral("https://week/a_w46/events?server=local&system=1&oid=2");
    QTest::newRow("no OID") << QString(good).remove(QStringLiteral("&oid=2"));
    QTest::newRow("OID is no number")
        << QString(good).replace(QStringLiteral("oid=2"), QStringLiteral("oid=-2"));
    QTest::newRow("OID 0") << QString(good).replace(QStringLiteral("oid=2"), QStringLiteral("oid=0"));
    QTest::newRow("no server's identity") << QString(good).remove(QStringLiteral("&system=1"));
    QTest::newRow("no page") << QString(good).remove(QStringLiteral("/events"));
    QTest::newRow("more than a page")
        << QString(good).replace(QStringLiteral("events"), QStringLiteral("events/x"));
    QTest::newRow("of something else")
        << QString(good).replace(QStringLiteral("//week"), QStringLiteral("//month"));
}

void TestWeekLink::refused()
{
    QFETCH(QString, text);
    const auto read = WeekLink::parse(text);
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(QLatin1String("not a link")), qPrintable(read.error().text()));
}

void TestWeekLink::addressHasNoSecret()
{
    const auto address =
        Pg::serverAddress({.conninfo = "postgresql://someone:secret@db.example:5433/a_w46?sslmode=require",
                           .password = "other"});
    QVERIFY(address);
    QCOMPARE(*address, QByteArray("host='db.example' port='5433'"));
}

void TestWeekLink::shellGetsTheWords()
{
    const QStringList words {QStringLiteral("plain"), QStringLiteral("it's $HOME `x` \"y\"\\"), QString(),
                             QStringLiteral("a\nb  c"), QStringLiteral("*;&|")};
    QProcess shell;
    shell.start(QStringLiteral("sh"),
                {QStringLiteral("-c"), QStringLiteral("printf '%s\\0' ") + shellQuoted(words)});
    QVERIFY(shell.waitForFinished());
    const QStringList got = QString::fromUtf8(shell.readAllStandardOutput()).split(QChar(u'\0'));
    QCOMPARE(got.mid(0, words.size()), words);
}

void TestWeekLink::filterAsOptions()
{
    EventFilter filter;
    for (const char* text : {"kind = /my/ships", "status >= 400", "$.data.fuel < 10", "$['a b'][0] exists",
                             "subject ~ ^/my", "text lacks it's"}) {
        const auto condition = parseCondition(QString::fromUtf8(text));
        QVERIFY2(condition, text);
        filter.conditions.push_back(*condition);
    }
    filter.from = QDateTime({2025, 1, 6}, {12, 0}, Qt::UTC);
    filter.hideUnchanged = true;
    const QStringList options = typedFilter(filter);
    std::vector<EventCondition> read;
    for (qsizetype i = 0; i + 1 < options.size(); ++i) {
        if (options[i] == QLatin1String("--where"))
            read.push_back(*parseCondition(options[i + 1]));
    }
    QVERIFY(read == filter.conditions);
    QCOMPARE(options.value(options.indexOf(QLatin1String("--from")) + 1),
             QStringLiteral("2025-01-06T12:00:00.000Z"));
    QVERIFY(options.contains(QLatin1String("--hide-unchanged")));
    QVERIFY(!options.contains(QLatin1String("--until")));
}

QTEST_GUILESS_MAIN(TestWeekLink)
#include "tst_weeklink.moc"
