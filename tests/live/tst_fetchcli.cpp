#include "standinapi.h"
#include "weekserver.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace Weekglass;

namespace {

const QByteArray Token("eyJhbGciOi.eyJyZXNldF9kYXRlIjoiMjAyNS0wNC0wNiJ9.c2lnbmF0dXJl"); // of 2025-04-06
const QByteArray NewToken("eyJhbGciOi.eyJyZXNldF9kYXRlIjoiMjAyNS0wNC0xMyJ9.c2lnbmF0dXJl"); // of 2025-04-13

}

/// weekglassctl fetch and transform, as a user calls them.
class TestFetchCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void onceTellsWhatItDid();
    void unchangedMayBeReferences();
    void tokenIsNotTold();
    void keychainMustHaveIt();
    void resetEndsIt();
    void followGoesOnInTheNextWeek();
    void rebuild();

private:
    struct Answer
    {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;

        QJsonObject line(int number) const
        {
            return QJsonDocument::fromJson(out.split('\n').value(number)).object();
        }
    };

    Answer run(const QStringList& arguments) const;
    QString newWeek(const char* name);
    QString tokenFile(const QByteArray& token) const;
    QStringList fetch(const QString& week, const StandInServer& server, const QStringList& more = {}) const
    {
        return QStringList {QStringLiteral("--json"),
                            QStringLiteral("fetch"),
                            week,
                            QStringLiteral("--once"),
                            QStringLiteral("--base-url"),
                            server.url(QStringLiteral("/v2")).toString()}
        + more;
    }
    QString ask(const QString& week, const QByteArray& query)
    {
        auto session = m_server.open(week);
        return WeekServer::ask(session, query);
    }

    WeekServer m_server;
    QByteArray m_conninfo;
    QTemporaryDir m_folder;
};

void TestFetchCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    m_conninfo = (*TestServer::instance())->conninfo();
    // the same SQL, but quick
    QDirIterator files(QStringLiteral(":/sql"), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile from(files.next());
        const QString to = m_folder.filePath(files.filePath().mid(2));
        QVERIFY(QDir().mkpath(QFileInfo(to).path()));
        QVERIFY(from.open(QIODevice::ReadOnly));
        QByteArray text = from.readAll();
        if (to.endsWith(QLatin1String("spacetraders/fetch/plan.json"))) {
            text.replace("\"perSecond\": 2, \"burst\": 30", "\"perSecond\": 2000, \"burst\": 0");
            text.replace("\"every\": 15", "\"every\": 1");
        }
        QFile file(to);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
}

TestFetchCli::Answer TestFetchCli::run(const QStringList& arguments) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.path());
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/weekglassctl"),
                  QStringList {QStringLiteral("--trust-games"), QStringLiteral("--sql-dir"),
                               m_folder.filePath(QStringLiteral("sql")), QStringLiteral("--connect"),
                               QString::fromUtf8(m_conninfo)}
                      + arguments);
    if (!process.waitForFinished(120000))
        qFatal("weekglassctl does not end");
    return {.exitCode = process.exitCode(),
            .out = process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
}

QString TestFetchCli::newWeek(const char* name)
{
    const QString week = QString::fromLatin1(name);
    m_server.made(week);
    const Answer answer = run({QStringLiteral("create"), week});
    if (answer.exitCode != 0)
        qFatal("%s", answer.err.constData());
    return week;
}

QString TestFetchCli::tokenFile(const QByteArray& token) const
{
    QFile file(m_folder.filePath(QStringLiteral("token")));
    if (!file.open(QIODevice::WriteOnly) || file.write(token) != token.size())
        qFatal("no token");
    return file.fileName();
}

void TestFetchCli::onceTellsWhatItDid()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const QString week = newWeek("spacetraders_2025_w01");
    const Answer answer = run(fetch(week, server));
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const QJsonObject told = answer.line(0);
    QCOMPARE(told[QStringLiteral("week")].toString(), week);
    QCOMPARE(QString::number(told[QStringLiteral("stored")].toInt()),
             ask(week, "SELECT count(*) FROM raw.api_events"));
    QVERIFY(told[QStringLiteral("transforms")].toInt() > 0);
    QCOMPARE(told[QStringLiteral("transforms_failed")].toInt(), 0);
    QVERIFY(told[QStringLiteral("transform_rows")].toInt() >= 15);
    QCOMPARE(ask(week, "SELECT count(*) FROM core.waypoints"), QStringLiteral("15"));
}

void TestFetchCli::unchangedMayBeReferences()
{
    StandInApi api;
    api.fault = [&api](const QByteArray& target, int) -> std::optional<StandInReply> {
        if (target != "/")
            return {};
        StandInApi steady = api;
        steady.requests = 1;
        return StandInReply {.body = steady.status()};
    };
    StandInServer server(std::ref(api));
    const QString week = newWeek("spacetraders_2025_w06");
    QCOMPARE(run(fetch(week, server)).exitCode, 0);
    QCOMPARE(ask(week, "SELECT count(same_as) FROM raw.api_events"), QStringLiteral("0"));
    const Answer answer =
        run(fetch(week, server, {QStringLiteral("--unchanged"), QStringLiteral("reference")}));
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QVERIFY(ask(week, "SELECT count(same_as) FROM raw.api_events WHERE request_key = '/'").toInt() > 0);
    QCOMPARE(ask(week, "SELECT count(DISTINCT payload) FROM raw.answers WHERE request_key = '/'"),
             QStringLiteral("1"));
    QCOMPARE(run(fetch(week, server, {QStringLiteral("--unchanged"), QStringLiteral("maybe")})).exitCode, 2);
}

void TestFetchCli::tokenIsNotTold()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const QString week = newWeek("spacetraders_2025_w02");
    const Answer answer = run(fetch(week, server, {QStringLiteral("--token-file"), tokenFile(Token)}));
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QVERIFY(!answer.out.contains(Token) && !answer.err.contains(Token));
    QCOMPARE(ask(week, "SELECT count(*) FROM raw.api_events WHERE request_key = '/my/agent'"),
             QStringLiteral("1"));
}

void TestFetchCli::keychainMustHaveIt()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const QString week = newWeek("spacetraders_2025_w03");
    const Answer answer = run(fetch(week, server, {QStringLiteral("--token-keychain")}));
    QCOMPARE(answer.exitCode, 1); // there is no keychain here
    QVERIFY2(answer.err.contains("keychain"), answer.err.constData());
    QCOMPARE(server.requestCount(), 0);
}

void TestFetchCli::resetEndsIt()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const QString week = newWeek("spacetraders_2025_w04");
    QCOMPARE(run(fetch(week, server)).exitCode, 0);
    api.reset = QStringLiteral("2025-04-13");
    const Answer answer = run(fetch(week, server));
    QCOMPARE(answer.exitCode, 1);
    QVERIFY2(answer.err.contains("2025-04-13") && answer.err.contains("--follow"), answer.err.constData());
}

void TestFetchCli::followGoesOnInTheNextWeek()
{
    StandInApi api;
    api.systems = 30;
    api.fault = [&](const QByteArray&, int number) -> std::optional<StandInReply> {
        if (number == 25) {
            api.reset = QStringLiteral("2025-04-13");
            tokenFile(NewToken); // its user registered again
        }
        return {};
    };
    StandInServer server(std::ref(api));
    const QString week = newWeek("spacetraders_2025_w14");
    const QString next = QStringLiteral("spacetraders_2025_w15");
    m_server.made(next);
    const Answer answer = run(
        fetch(week, server, {QStringLiteral("--follow"), QStringLiteral("--token-file"), tokenFile(Token)}));
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QCOMPARE(answer.line(0)[QStringLiteral("week")].toString(), week);
    QCOMPARE(answer.line(1)[QStringLiteral("week")].toString(), next);
    QCOMPARE(ask(week, "SELECT count(*) FROM raw.api_events WHERE payload::text LIKE '%2025-04-13%'"),
             QStringLiteral("0"));
    QCOMPARE(ask(next, "SELECT count(*) FROM raw.api_events WHERE payload::text LIKE '%2025-04-06%'"),
             QStringLiteral("0"));
    QCOMPARE(ask(next, "SELECT count(*) FROM core.systems"), QStringLiteral("30"));
    QCOMPARE(ask(next, "SELECT count(*) FROM raw.api_events WHERE request_key = '/my/agent'"),
             QStringLiteral("1"));
    const auto requests = server.requests();
    const auto last = std::find_if(requests.rbegin(), requests.rend(), [](const StandInRequest& request) {
        return request.target.startsWith("/v2/my/");
    });
    QVERIFY(last != requests.rend() && last->head.contains(NewToken));
}

void TestFetchCli::rebuild()
{
    StandInApi api;
    StandInServer server(std::ref(api));
    const QString week = newWeek("spacetraders_2025_w05");
    QCOMPARE(run(fetch(week, server)).exitCode, 0);
    const QByteArray all("SELECT md5(string_agg(w::text, ',' ORDER BY w.symbol)) FROM core.waypoints AS w");
    const QString before = ask(week, all);
    (void)ask(week, "UPDATE core.waypoints SET type = 'WRONG'");
    const Answer answer =
        run({QStringLiteral("--json"), QStringLiteral("transform"), week, QStringLiteral("--rebuild")});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QVERIFY(answer.line(0)[QStringLiteral("transform")].toString().endsWith(QLatin1String("rebuild.sql")));
    QCOMPARE(ask(week, all), before);
    const Answer refused = run({QStringLiteral("transform"), QStringLiteral("spacetraders_2025_w52")});
    QCOMPARE(refused.exitCode, 4);
}

QTEST_GUILESS_MAIN(TestFetchCli)
#include "tst_fetchcli.moc"
