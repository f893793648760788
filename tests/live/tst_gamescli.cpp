#include "ctl.h"
#include "testfile.h"
#include "weekserver.h"

#include "base/files.h"

#include <QDir>
#include <QScopeGuard>

using namespace Weekglass;

/// weekglassctl with the game folder of a stranger: nothing of it runs until it is trusted.
class TestGamesCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingRunsUntilItIsTrusted();
    void changedFilesAskAgain();
    void scriptsSayThatTheyTrust();
    void othersAreNotShown();
    void sqlFolderIsTrustedToo();

private:
    void write(const QString& name, const QByteArray& text) const
    {
        writeFile(m_folder.filePath(name), text);
    }
    QString marker() const { return m_folder.filePath(QStringLiteral("ran")); }
    void writeGame() const
    {
        write(QStringLiteral("games/dice/game.json"), R"({"id": "dice", "title": "Dice", "prefix": "dice",
            "events": [{"id": "api", "title": "API", "file": "events/api.sql"}]})");
        write(QStringLiteral("games/dice/events/api.sql"),
              "SELECT 1::bigint AS id, now() AS at, 'k' AS kind, 's' AS subject,\n"
              "    to_jsonb(pg_read_file('PG_VERSION')) AS payload");
        write(QStringLiteral("games/dice/migrations/V1__first.sql"),
              QByteArray("CREATE TABLE public.a (x INT);\n\nCOPY public.a TO PROGRAM 'cat >> "
                         + marker().toUtf8() + "';"));
    }
    Answer run(const char* arguments) const
    {
        return m_ctl(QString::fromLatin1(arguments).split(QLatin1Char(' ')));
    }

    WeekServer m_server;
    QTemporaryDir m_folder;
    Ctl m_ctl;
};

void TestGamesCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    // the server may run as another user
    QVERIFY(QFile::setPermissions(m_folder.path(), QFileDevice::Permissions(0x7777)));
    m_ctl = Ctl((*TestServer::instance())->conninfo(),
                {QStringLiteral("--games-dir"), m_folder.filePath(QStringLiteral("games"))});
    writeGame();
}

void TestGamesCli::nothingRunsUntilItIsTrusted()
{
    const QString week = QStringLiteral("dice_2025_w01");
    m_server.made(week);
    const Answer refused = run("create dice_2025_w01");
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("“dice” is not trusted yet") && refused.err.contains("games trust"),
             refused.err.constData());
    auto session = m_server.open();
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM pg_database WHERE datname = 'dice_2025_w01'"),
             QStringLiteral("0"));
    WeekServer::run(session, "CREATE DATABASE dice_2025_w01");
    for (const char* command : {"migrate dice_2025_w01", "migrate --game dice", "events --week dice_2025_w01",
                                "drift dice", "search --game dice", "query --game dice SELECT",
                                "transform dice_2025_w01", "metrics --week dice_2025_w01",
                                "archive make dice_2025_w01", "migration lint dice", "migrations dice"}) {
        const Answer answer = run(command);
        QVERIFY2(answer.exitCode != 0, command);
        QVERIFY2(answer.err.contains("not trusted yet"), answer.err.constData());
    }
    QVERIFY(!QFile::exists(marker()));
    // it is listed, from the catalog
    const Answer weeks = run("weeks");
    QCOMPARE(weeks.exitCode, 0);
    QVERIFY2(weeks.out.contains("dice_2025_w01") && weeks.out.contains("not trusted yet"),
             weeks.out.constData());
    QVERIFY(run("games list").out.contains("not trusted yet"));

    const Answer asked = run("games trust dice");
    QCOMPARE(asked.exitCode, 0);
    const QByteArray line = "migrations/V1__first.sql";
    QVERIFY2(asked.out.contains(line) && asked.out.contains("TO PROGRAM")
                 && asked.out.contains("events/api.sql"),
             asked.out.constData());
    const Answer shown = run("--json games trust dice");
    QCOMPARE(shown.members(u"line"), QStringList({QStringLiteral("2"), QStringLiteral("3")}));
    QCOMPARE(run("games trust dice --plan=0123456789abcdef").exitCode, 1);
    QCOMPARE(run("migrate dice_2025_w01").exitCode, 1);
    const Answer trusted = m_ctl({QStringLiteral("games"), QStringLiteral("trust"),
                                  m_folder.filePath(QStringLiteral("games/dice")), asked.plan()});
    QVERIFY2(trusted.exitCode == 0 && trusted.err.contains("is trusted until"), trusted.err.constData());
    QVERIFY(!QFile::exists(marker()));
    const Answer migrated = run("migrate dice_2025_w01");
    QVERIFY2(migrated.exitCode == 0, migrated.err.constData());
    QVERIFY(QFile::exists(marker()));
    QVERIFY(run("games list").out.contains("trusted"));
}

void TestGamesCli::changedFilesAskAgain()
{
    write(QStringLiteral("games/dice/events/api.sql"), "SELECT 2");
    const Answer refused = run("events --week dice_2025_w01");
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("not trusted yet"), refused.err.constData());
    const Answer asked = run("games trust dice");
    QVERIFY2(asked.err.contains("changed: events/api.sql") && !asked.err.contains("game.json"),
             asked.err.constData());
    writeGame();
    QCOMPARE(run("events --week dice_2025_w01").exitCode, 0);
    QCOMPARE(run("games forget dice").exitCode, 0);
    QCOMPARE(run("events --week dice_2025_w01").exitCode, 1);
}

void TestGamesCli::scriptsSayThatTheyTrust()
{
    QCOMPARE(run("--trust-games events --week dice_2025_w01").exitCode, 0);
    QCOMPARE(run("events --week dice_2025_w01").exitCode, 1); // that was for one run
}

/// Who trusts one game reads of no other that waits too.
void TestGamesCli::othersAreNotShown()
{
    write(QStringLiteral("games/another/game.json"),
          R"({"id": "another", "title": "Another", "prefix": "another"})");
    const auto rest =
        qScopeGuard([this] { QDir(m_folder.filePath(QStringLiteral("games/another"))).removeRecursively(); });
    const Answer all = run("games trust");
    QVERIFY2(all.err.contains("another:") && all.err.contains("dice:"), all.err.constData());
    const Answer asked = run("games trust dice");
    QVERIFY2(!asked.err.contains("another") && !asked.out.contains("another"), asked.err.constData());
    const Answer trusted = m_ctl({QStringLiteral("games"), QStringLiteral("trust"), asked.plan()});
    QCOMPARE(trusted.exitCode, 0);
    QVERIFY2(trusted.out.isEmpty() && !trusted.err.contains("another"), trusted.err.constData());
    QCOMPARE(run("games forget dice").exitCode, 0);
}

void TestGamesCli::sqlFolderIsTrustedToo()
{
    const QString sql = m_folder.filePath(QStringLiteral("sql"));
    for (const char* part : {"catalog", "extensions", "weekglass"}) {
        const QDir from(QStringLiteral(":/sql/") + QLatin1String(part));
        for (const QString& name : from.entryList(QDir::Files))
            write(QStringLiteral("sql/%1/%2").arg(QLatin1String(part), name), *readFile(from.filePath(name)));
    }
    QVERIFY(QDir().mkpath(sql + QStringLiteral("/games")));
    const QStringList weeks {QStringLiteral("--sql-dir"), sql, QStringLiteral("weeks")};
    QCOMPARE(m_ctl(weeks).exitCode, 0);
    write(QStringLiteral("sql/catalog/weeks.sql"),
          *readFile(QStringLiteral(":/sql/catalog/weeks.sql")) + "-- pg_read_file\n");
    const Answer refused = m_ctl(weeks);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("not trusted yet"), refused.err.constData());
    const QStringList trust {QStringLiteral("--sql-dir"), sql, QStringLiteral("games"),
                             QStringLiteral("trust")};
    const Answer asked = m_ctl(trust);
    QVERIFY2(m_ctl(trust + QStringList {asked.plan()}).exitCode == 0, asked.err.constData());
    QCOMPARE(m_ctl(weeks).exitCode, 0);
    const Answer empty = m_ctl(
        {QStringLiteral("--sql-dir"), m_folder.filePath(QStringLiteral("none")), QStringLiteral("weeks")});
    QVERIFY2(empty.exitCode == 2 && empty.err.contains("no SQL of Weekglass"), empty.err.constData());
}

QTEST_GUILESS_MAIN(TestGamesCli)
#include "tst_gamescli.moc"
