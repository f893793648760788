#include "ctl.h"
#include "testfile.h"
#include "weekserver.h"

#include "base/crashfile.h"
#include "base/files.h"

#include <QRegularExpression>
#include <QScopeGuard>
#include <QTemporaryDir>

using namespace Weekglass;

/// What weekglassctl says when something goes wrong: diagnostics, the log, and what a crash leaves. None of
/// it holds a secret or a value of a week.
class TestDiagnosticsCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sections();
    void linesForPrograms();
    void fileIsForItsOwner();
    void noPasswordIsTold_data();
    void noPasswordIsTold();
    void namesOfPeopleAndServersAreHidden();
    void serverThatDoesNotAnswerIsTold();
    void statementsAreLoggedWithoutValues();
    void failedStatementTellsItsStateOnly();
    void logRulesAreChecked();
    void crashIsKeptAndTold();

private:
    Answer run(const QByteArray& conninfo, const QStringList& arguments) const
    {
        return m_ctl.run(QStringLiteral("weekglassctl"),
                         QStringList {QStringLiteral("--connect"), QString::fromUtf8(conninfo)} + arguments);
    }
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    WeekServer m_server;
    QByteArray m_conninfo;
    Ctl m_ctl;
    QTemporaryDir m_folder;
    const QString m_week = QStringLiteral("galaxy_2031_w01");
    static constexpr char Secret[] = "z0rtl";
};

void TestDiagnosticsCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes a week of its own name, so it needs a server of its own"); // initTestCase
    m_conninfo = (*TestServer::instance())->conninfo();
    m_ctl = Ctl(m_conninfo);
    m_server.made(m_week);
    const Answer made = m_ctl({QStringLiteral("create"), m_week, QStringLiteral("--sample")});
    QVERIFY2(made.exitCode == 0, made.err.constData());
}

void TestDiagnosticsCli::sections()
{
    const Answer answer = m_ctl({QStringLiteral("diagnostics")});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    for (const char* part :
         {"[Program]", "weekglassctl " WEEKGLASS_VERSION, "libpq: ", "[Games]\n", "galaxy: loaded",
          "[Server]", "server_version: ", "max_connections: ", "[Private server]\n", "[Last steps]\n",
          "command diagnostics", "[Log]\n", "pg info: connected to"})
        QVERIFY2(answer.out.contains(part),
                 qPrintable(QString::fromUtf8(part + QByteArray(" is not in\n") + answer.out)));
    static const QRegularExpression week(QStringLiteral("\ngalaxy_2031_w01: ready, \\d+ MB\n"));
    QVERIFY2(week.match(QString::fromUtf8(answer.out)).hasMatch(), answer.out.constData());
}

void TestDiagnosticsCli::linesForPrograms()
{
    const Answer answer = m_ctl({QStringLiteral("--json"), QStringLiteral("diagnostics")});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QVERIFY(answer.members(u"name").contains(QStringLiteral("\"server_version\"")));
    QVERIFY(!answer.members(u"section").contains(QStringLiteral("?")));
}

void TestDiagnosticsCli::fileIsForItsOwner()
{
    const QString file = path("bundle.txt");
    const QStringList command {QStringLiteral("diagnostics"), QStringLiteral("--out"), file};
    const Answer answer = m_ctl(command);
    QVERIFY2(answer.exitCode == 0 && answer.out.isEmpty(), answer.err.constData());
    const auto text = readFile(file);
    VERIFY_RESULT(text);
    QVERIFY(text->contains("[Server]"));
    QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
    QCOMPARE(m_ctl(command).exitCode, 1); // it is there
    QCOMPARE(m_ctl(command + QStringList {QStringLiteral("--force")}).exitCode, 0);
}

void TestDiagnosticsCli::noPasswordIsTold_data()
{
    QTest::addColumn<QByteArray>("conninfo");
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<bool>("connects");
    const QByteArray socket = (*TestServer::instance())->running().socketFolder.toUtf8().toPercentEncoding();
    const QByteArray uriRest =
        "@" + socket + ":" + QByteArray::number((*TestServer::instance())->running().port) + "/postgres";
    const QByteArray user = m_server.open().user();
    QTest::newRow("keyword") << m_conninfo + " password=z0rtl" << QByteArray() << true;
    QTest::newRow("quoted") << m_conninfo + " password='z0rtl \\' \\\\ user=x'" << QByteArray() << true;
    QTest::newRow("URI") << "postgresql://" + user + ":z0rtl" + uriRest << QByteArray() << true;
    QTest::newRow("URI, encoded") << "postgresql://" + user + ":z0rtl%40%2F%20x" + uriRest << QByteArray()
                                  << true;
    QTest::newRow("URI's query") << "postgresql://" + user + uriRest + "?password=z0rtl" << QByteArray()
                                 << true;
    QTest::newRow("PGPASSWORD") << m_conninfo << QByteArray("PGPASSWORD") << true;
    QTest::newRow("password file") << m_conninfo << QByteArray("PGPASSFILE") << true;
    QTest::newRow("key of TLS") << m_conninfo + " sslpassword=z0rtl" << QByteArray() << true;
    QTest::newRow("no URI") << QByteArray("postgresql://u:z0rtl pw@h/d") << QByteArray() << false;
    QTest::newRow("no keywords") << QByteArray("host=h password= z0rtl z0rtl") << QByteArray() << false;
    QTest::newRow("nobody there") << QByteArray("host=/nonexistent password=z0rtl") << QByteArray() << false;
}

/// Neither in diagnostics nor in the log of everything.
void TestDiagnosticsCli::noPasswordIsTold()
{
    QFETCH(QByteArray, conninfo);
    QFETCH(QByteArray, variable);
    QFETCH(bool, connects);
    const QString passwords = writeFile(path("passwords"), "*:*:*:*:z0rtl\n");
    QVERIFY(QFile::setPermissions(passwords, QFile::ReadOwner | QFile::WriteOwner));
    const auto restored = qScopeGuard([&variable] {
        if (!variable.isEmpty())
            qunsetenv(variable.constData());
    });
    if (variable == "PGPASSWORD")
        qputenv("PGPASSWORD", Secret);
    else if (variable == "PGPASSFILE")
        qputenv("PGPASSFILE", QFile::encodeName(passwords));
    const Answer answer =
        run(conninfo, {QStringLiteral("--log"), QStringLiteral("all"), QStringLiteral("diagnostics")});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QCOMPARE(answer.out.contains("max_connections: "), connects);
    QVERIFY2(answer.out.contains("[Server]"), answer.out.constData());
    QVERIFY2(!answer.out.contains(Secret), answer.out.constData());
    QVERIFY2(!answer.err.contains(Secret), answer.err.constData());
    QVERIFY2(answer.err.contains("user info: command diagnostics"), answer.err.constData());
}

void TestDiagnosticsCli::namesOfPeopleAndServersAreHidden()
{
    auto session = m_server.open();
    WeekServer::run(session, "CREATE ROLE wandering_albatross LOGIN SUPERUSER");
    const auto restored =
        qScopeGuard([&session] { WeekServer::run(session, "DROP ROLE wandering_albatross"); });
    const Answer connected = run(m_conninfo + " user=wandering_albatross", {QStringLiteral("diagnostics")});
    QVERIFY2(connected.out.contains("max_connections"), connected.out.constData());
    QVERIFY2(!connected.out.contains("albatross"), connected.out.constData());
    QVERIFY2(!connected.out.contains(QByteArray(QFile::encodeName(QDir::homePath()) + '/')),
             connected.out.constData());
    const Answer refused = run(m_conninfo + " user=no_such_albatross", {QStringLiteral("diagnostics")});
    QVERIFY2(refused.out.contains("Not connected: ") && !refused.out.contains("albatross"),
             refused.out.constData());
    // the role of the private server is also the program's name
    const Answer own = run(m_conninfo + " user=weekglass", {QStringLiteral("diagnostics")});
    QVERIFY2(own.out.contains("Program: weekglassctl"), own.out.constData());
    const Answer away = run("host=wandering.albatross.invalid user=x", {QStringLiteral("diagnostics")});
    QVERIFY2(away.out.contains("Not connected: ") && away.out.contains("HOST"), away.out.constData());
    QVERIFY2(!away.out.contains("albatross"), away.out.constData());
}

void TestDiagnosticsCli::serverThatDoesNotAnswerIsTold()
{
    const Answer answer = run("host=/nonexistent", {QStringLiteral("diagnostics")});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.out.contains("Not connected: Connecting failed"), answer.out.constData());
}

void TestDiagnosticsCli::statementsAreLoggedWithoutValues()
{
    const QStringList query {QStringLiteral("query"), QStringLiteral("--weeks"), m_week,
                             QStringLiteral("SELECT 'albatross' AS bird, $$albatross$$ AS same, 42 AS n")};
    const Answer answer = m_ctl(QStringList {QStringLiteral("--log"), QStringLiteral("pg")} + query);
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    static const QRegularExpression line(QStringLiteral(
        "pg debug: galaxy_2031_w01, \\d+ ms, \\d+ rows: .*SELECT '…' AS bird, '…' AS same, 42 AS n"));
    QVERIFY2(line.match(QString::fromUtf8(answer.err)).hasMatch(), answer.err.constData());
    QVERIFY2(!answer.err.contains("albatross"), answer.err.constData());
    QVERIFY2(!answer.err.contains("user info"), "that was not asked for");
    const QString file = path("log.txt");
    const Answer quiet = m_ctl(QStringList {QStringLiteral("--log-file"), file} + query);
    QVERIFY2(quiet.exitCode == 0 && quiet.err == m_ctl(query).err, quiet.err.constData());
    const auto text = readFile(file);
    VERIFY_RESULT(text);
    QVERIFY2(text->contains("user info: command query") && !text->contains("SELECT"), text->constData());
}

/// The server's words repeat the value.
void TestDiagnosticsCli::failedStatementTellsItsStateOnly()
{
    const Answer answer =
        m_ctl({QStringLiteral("--log"), QStringLiteral("pg"), QStringLiteral("query"),
               QStringLiteral("--weeks"), m_week, QStringLiteral("SELECT 'albatross'::int")});
    QVERIFY(answer.exitCode != 0);
    QVERIFY2(answer.err.contains("pg info: a statement failed: 22P02"), answer.err.constData());
    for (const QByteArray& line : answer.err.split('\n'))
        QVERIFY2(!line.contains(" pg ") || !line.contains("albatross"), line.constData());
}

void TestDiagnosticsCli::logRulesAreChecked()
{
    const Answer answer = m_ctl({QStringLiteral("--log"), QStringLiteral("sql"), QStringLiteral("weeks")});
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.err.contains("pg, server, admin, user"), answer.err.constData());
}

void TestDiagnosticsCli::crashIsKeptAndTold()
{
    const Ctl ctl(m_conninfo + " password=z0rtl");
    const QString crashes = ctl.dataHome() + QStringLiteral("/weekglass/crashes");
    const auto process = ctl.start({QStringLiteral("query"), QStringLiteral("--weeks"), m_week,
                                    QStringLiteral("SELECT pg_sleep(600), 'albatross'")});
    auto session = m_server.open();
    const auto runs = [&session] {
        return WeekServer::ask(
            session,
            "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%albatross%' AND pid <> "
            "pg_backend_pid()");
    };
    QTRY_COMPARE_WITH_TIMEOUT(runs(), QStringLiteral("1"), Patience);
    sendSignal(*process, SIGSEGV);
    QVERIFY(process->waitForFinished(Patience) || process->state() == QProcess::NotRunning);
    QCOMPARE(process->exitStatus(), QProcess::CrashExit);
    QCOMPARE(process->exitCode(), SIGSEGV);
    const auto files = crashFiles(crashes);
    QCOMPARE(files.size(), std::size_t(1));
    QVERIFY(process->readAllStandardError().contains(QFile::encodeName(files.front().path)));
    const QByteArray left = allBytes(crashes);
    for (const char* part :
         {"Crash of weekglassctl " WEEKGLASS_VERSION, "Signal: SIGSEGV", "s command query\n", "libc.so"})
        QVERIFY2(left.contains(part), left.constData());
    QVERIFY2(!left.contains(Secret) && !left.contains("albatross"), left.constData());
    const Answer told = ctl({QStringLiteral("diagnostics")});
    QVERIFY2(told.out.contains("[Crashes]") && told.out.contains("Signal: SIGSEGV"), told.out.constData());
    WeekServer::run(session,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE "
                    "'%albatross%' AND pid <> pg_backend_pid()");
}

QTEST_GUILESS_MAIN(TestDiagnosticsCli)
#include "tst_diagnosticscli.moc"
