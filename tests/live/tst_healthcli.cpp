#include "ctl.h"
#include "healthtest.h"

#include <QRegularExpression>

using namespace Weekglass;

/// "weekglassctl health": the same figures for people and for programs.
class TestHealthCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void forPeople();
    void json();
    void nagios();
    void noServer();
    void prometheus();
    void csvAndHtml();
    void thresholds();
    void ofAWeek();
    void withoutTheLog();
    void twoReadings();

private:
    static QStringList words(const char* text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); }
    QString file(const QByteArray& json)
    {
        const QString path = m_folder.filePath(QStringLiteral("limits.json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("not written");
        file.write(json);
        return path;
    }

    WeekServer m_server;
    Ctl m_ctl;
    QTemporaryDir m_folder;
};

void TestHealthCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("it needs a server of its own");
    m_ctl = Ctl((*TestServer::instance())->conninfo());
}

void TestHealthCli::forPeople()
{
    const Answer answer = m_ctl(words("health"));
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    for (const char* word : {"Connections", "Wraparound", "good", "unknown", "PostgreSQL does not report"})
        QVERIFY2(answer.out.contains(word), word);
    for (const char* list : {"statements", "locks", "progress"})
        QCOMPARE(m_ctl(words("health --list") + QStringList {QLatin1String(list)}).exitCode, 0);
    QCOMPARE(m_ctl(words("health --list tables")).exitCode, 1); // of no week
    QCOMPARE(m_ctl(words("health --list pools")).exitCode, 1); // of no pooler
    QCOMPARE(m_ctl(words("health --list nothing")).exitCode, 2);
}

void TestHealthCli::json()
{
    const Answer answer = m_ctl(words("--json health"));
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const QStringList ids = answer.members(u"figure");
    const auto at = ids.indexOf(QStringLiteral("\"connections\""));
    QVERIFY(at >= 0);
    QCOMPARE(answer.members(u"state")[at], QStringLiteral("\"good\""));
    QCOMPARE(answer.members(u"warning")[at], QStringLiteral("80"));
    QCOMPARE(answer.members(u"value")[ids.indexOf(QStringLiteral("\"disk\""))], QStringLiteral("null"));
}

void TestHealthCli::nagios()
{
    const Answer good = m_ctl(words("health --nagios"));
    QCOMPARE(good.exitCode, 0);
    QVERIFY2(good.out.startsWith("WEEKGLASS OK - "), good.out.constData());
    QCOMPARE(good.out.count('\n'), 1);
    QCOMPARE(good.out.count('|'), 1);
    QVERIFY(good.out.contains("'Connections'="));
    const QString low = file(R"({"connections": {"warning": 0, "critical": null}})");
    const Answer warning = m_ctl(words("health --nagios --thresholds") + QStringList {low});
    QCOMPARE(warning.exitCode, 1);
    QVERIFY2(warning.out.startsWith("WEEKGLASS WARNING - Connections"), warning.out.constData());
    const Answer critical = m_ctl(words("health --nagios --thresholds")
                                  + QStringList {file(R"({"connections": {"warning": 0, "critical": 0}})")});
    QCOMPARE(critical.exitCode, 2);
}

void TestHealthCli::noServer()
{
    const Ctl nowhere("host=127.0.0.1 port=1");
    const Answer unknown = nowhere(words("health --nagios"));
    QCOMPARE(unknown.exitCode, 3);
    QVERIFY(unknown.out.startsWith("WEEKGLASS UNKNOWN - "));
    QCOMPARE(nowhere(words("health")).exitCode, 3);
}

void TestHealthCli::prometheus()
{
    const Answer answer = m_ctl(words("health --prometheus"));
    QCOMPARE(answer.exitCode, 0);
    static const QRegularExpression line(QStringLiteral(
        R"(^(# (HELP|TYPE) weekglass_health_\w+ .+|weekglass_health_\w+\{(\w+="([^"\\]|\\.)*",?)+\} -?[0-9.e+-]+)$)"));
    for (const QByteArray& each : answer.out.trimmed().split('\n'))
        QVERIFY2(line.match(QString::fromUtf8(each)).hasMatch(), each.constData());
    QVERIFY(answer.out.contains("# TYPE weekglass_health_value gauge\n"));
}

void TestHealthCli::csvAndHtml()
{
    const Answer csv = m_ctl(words("health --csv"));
    QCOMPARE(csv.exitCode, 0);
    QVERIFY(csv.out.startsWith("figure,subject,state,value,"));
    const QString path = m_folder.filePath(QStringLiteral("health.html"));
    const Answer html = m_ctl(words("health --html") + QStringList {path});
    QVERIFY2(html.exitCode == 0, html.err.constData());
    QFile written(path);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QVERIFY(text.startsWith("<!DOCTYPE html>"));
    QVERIFY(text.contains("Wraparound"));
    QVERIFY(!text.contains("<script"));
    QCOMPARE(m_ctl(words("health --html") + QStringList {path}).exitCode, 1); // it is there
    QCOMPARE(m_ctl(words("health --force --html") + QStringList {path}).exitCode, 0);
}

void TestHealthCli::thresholds()
{
    const Answer printed = m_ctl(words("health --print-thresholds"));
    QVERIFY(QJsonDocument::fromJson(printed.out).object().contains(QStringLiteral("wraparound")));
    const Answer wrong =
        m_ctl(words("health --thresholds") + QStringList {file(R"({"conections": {"warning": 1}})")});
    QCOMPARE(wrong.exitCode, 1);
    QVERIFY(wrong.err.contains("conections"));
    QCOMPARE(
        m_ctl(words("health --keep --thresholds") + QStringList {file(R"({"connections": {"warning": 0}})")})
            .exitCode,
        0);
    QCOMPARE(m_ctl(words("health --nagios")).exitCode, 1); // kept
    QCOMPARE(m_ctl(words("health --keep --thresholds") + QStringList {file(R"({})")}).exitCode, 0);
    QCOMPARE(m_ctl(words("health --nagios")).exitCode, 0);
}

void TestHealthCli::ofAWeek()
{
    const Answer made = m_ctl(words("create galaxy_2025_w01 --sample"));
    QVERIFY2(made.exitCode == 0, made.err.constData());
    const Answer answer = m_ctl(words("--json health galaxy_2025_w01"));
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    for (const char* id : {"\"dead_rows\"", "\"growth\"", "\"newest_event\"", "\"unarchived_weeks\""})
        QVERIFY2(answer.members(u"figure").contains(QLatin1String(id)), id);
    const Answer tables = m_ctl(words("--json health galaxy_2025_w01 --list tables"));
    QVERIFY2(tables.exitCode == 0, tables.err.constData());
    QVERIFY(tables.members(u"table").size() > 3);
    QCOMPARE(m_ctl(words("health galaxy_2025_w01 --list indexes")).exitCode, 0);
    const QStringList measuring = words("--json health galaxy_2025_w01 --bloat")
        << tables.members(u"table").first().remove(u'"');
    const Answer refused = m_ctl(measuring);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("CREATE EXTENSION pgstattuple;"), refused.err.constData());
    auto week = m_server.open(QStringLiteral("galaxy_2025_w01"));
    WeekServer::run(week, "CREATE EXTENSION pgstattuple");
    const Answer measured = m_ctl(measuring);
    QVERIFY2(measured.exitCode == 0, measured.err.constData());
    QVERIFY(measured.members(u"bytes").first().toLongLong() > 0);
    QCOMPARE(m_ctl(words("health --bloat public.games")).exitCode, 2); // of which week
    QCOMPARE(m_ctl(words("health galaxy_2025_w02")).exitCode, 4);
    QVERIFY(m_ctl(words("health galaxy_2025_w01 --prometheus")).out.contains("week=\"galaxy_2025_w01\""));
}

void TestHealthCli::withoutTheLog()
{
    auto setup = otherProgram();
    WeekServer::run(setup, "CREATE ROLE visitor LOGIN");
    const Ctl visitor((*TestServer::instance())->conninfo() + " user=visitor");
    const Answer answer = visitor(words("health"));
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    for (const char* word : {"Connections", "Your role may not read the server's log of weeks."})
        QVERIFY2(answer.out.contains(word), answer.out.constData());
    QVERIFY(visitor(words("--json health")).out.contains("GRANT SELECT ON weekglass.week_log TO"));
}

void TestHealthCli::twoReadings()
{
    const Answer answer = m_ctl(words("--json health --over 1"));
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const auto at = answer.members(u"figure").indexOf(QStringLiteral("\"cache_hit\""));
    // few blocks are read within a second: told, or refused for that and no longer for the lack of a reading
    QVERIFY(!answer.members(u"refusal")[at].contains(QStringLiteral("this is the first")));
}

QTEST_GUILESS_MAIN(TestHealthCli)
#include "tst_healthcli.moc"
