#include "killprocess.h"
#include "packed.h"
#include "patience.h"
#include "testfile.h"
#include "weekserver.h"

#include "migrations/migrate.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace Weekglass;

/// weekglassctl import --watch, as a user calls it.
class TestImportWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void watchingIsKilled();

private:
    static QByteArray responses(int from, int to)
    {
        QByteArray lines;
        for (int n = from; n < to; ++n)
            lines += "{\"fetched_at\":\"2021-02-02T12:00:00Z\",\"endpoint\":\"/e\",\"request_key\":\"/e?n="
                + QByteArray::number(n) + "\",\"status_code\":200,\"payload\":{}}\n";
        return lines;
    }
    void write(const QString& name, const QByteArray& bytes) const
    {
        writeFile(m_folder.filePath(name), bytes);
    }

    WeekServer m_server;
    QTemporaryDir m_folder;
};

/// Killed at any moment and started again: each file is loaded once.
void TestImportWatch::watchingIsKilled()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes a week of the game's own name, so it needs a server of its own");
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    const GameDefinition& game = *library.game(QStringLiteral("spacetraders"));
    const QString week = QStringLiteral("spacetraders_2021_w05");
    m_server.made(week);
    auto maintenance = m_server.open();
    VERIFY_RESULT(createWeek(maintenance, game, *WeekName::parse(week)));
    auto session = m_server.open(week);
    VERIFY_RESULT(migrate(session, game));
    const int kills = 8;
    const int filesEach = 30;
    int written = 0;
    int midway = 0;
    const auto start = [&](QProcess& process) {
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/weekglassctl"),
                      {QStringLiteral("--connect"), QString::fromUtf8((*TestServer::instance())->conninfo()),
                       QStringLiteral("import"), m_folder.path(), QStringLiteral("--week"), week,
                       QStringLiteral("--watch")});
        QVERIFY(process.waitForStarted(Patience));
    };
    const auto count = [&session] {
        return WeekServer::ask(session, "SELECT count(*) FROM raw.api_events").toInt();
    };
    for (int kill = 0; kill <= kills; ++kill) {
        for (int i = 0; i < filesEach; ++i, ++written)
            write(QStringLiteral("%1.zst").arg(written),
                  zstdPacked(responses(written * 10, written * 10 + 10)));
        const int before = count();
        QProcess process;
        start(process);
        if (kill < kills) {
            QTRY_VERIFY2_WITH_TIMEOUT(count() > before, process.readAllStandardError().constData(), Patience);
            QTest::qWait(kill * 3);
            QVERIFY(killProcess(process));
            midway += count() < written * 10 ? 1 : 0;
        } else {
            QTRY_COMPARE_WITH_TIMEOUT(count(), written * 10, Patience);
            QTest::qWait(500);
            process.terminate();
            QVERIFY(process.waitForFinished(Patience));
        }
    }
    QCOMPARE(count(), written * 10);
    QCOMPARE(
        WeekServer::ask(session, "SELECT count(*) || ' ' || count(DISTINCT path) FROM weekglass.taken_files"),
        QStringLiteral("%1 %1").arg(written));
    // the server's log tells who loaded them, and how many
    QVERIFY(WeekServer::ask(maintenance,
                            "SELECT sum((detail ->> 'inserted')::INT) FROM weekglass.week_log WHERE week = '"
                                + week.toUtf8() + "' AND kind = 'import' AND event = 'done'")
                .toInt()
            > 0);
}

QTEST_GUILESS_MAIN(TestImportWatch)
#include "tst_importwatch.moc"
