#include "ctl.h"
#include "testfile.h"
#include "weekserver.h"

#include <QDir>

using namespace Weekglass;

/// weekglassctl reset --blue-green, as a user calls it.
class TestBlueGreenCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void thereAndBack();
    void failsAndIsTakenBack();
    void failsAndGoesOn();
    void backThatWasCutOff();

private:
    Answer run(const QString& arguments, const QStringList& more = {}) const
    {
        return (*m_ctl)(QProcess::splitCommand(arguments) + more);
    }
    void write(const char* name, const QByteArray& text) const
    {
        writeFile(m_folder->filePath(QStringLiteral("dice/") + QLatin1String(name)), text);
    }
    QString ask(const QByteArray& query) const
    {
        auto session = m_server.open(m_week);
        return WeekServer::ask(session, query);
    }
    QString columns() const
    {
        return ask("SELECT string_agg(attname, ' ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = "
                   "'public.rolls'::regclass AND attnum > 0");
    }
    /// Shown, then confirmed as it was asked for.
    Answer confirmed(const QString& arguments) const
    {
        const Answer shown = run(arguments);
        return run(arguments, shown.confirmation());
    }

    WeekServer m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Ctl> m_ctl;
    QString m_week;
    int m_next = 0;
};

void TestBlueGreenCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
}

/// At the first of two versions.
void TestBlueGreenCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_ctl = std::make_unique<Ctl>(
        (*TestServer::instance())->conninfo(),
        QStringList {QStringLiteral("--trust-games"), QStringLiteral("--games-dir"), m_folder->path()});
    for (const char* folder : {"dice/migrations", "dice/validations"})
        QVERIFY(QDir(m_folder->path()).mkpath(QLatin1String(folder)));
    write("game.json", R"({"id": "dice", "title": "Dice", "prefix": "dice", "validations": [
        {"id": "all", "title": "All rolls are there", "file": "validations/all.sql", "expect": "same_rows"}]})");
    write("validations/all.sql", "SELECT x FROM public.rolls ORDER BY x");
    write("migrations/V1__first.sql",
          "CREATE TABLE public.rolls (x INT);\nINSERT INTO public.rolls VALUES (1), (2);");
    write("migrations/V2__second.sql", "ALTER TABLE public.rolls ADD y INT;");
    m_week = QStringLiteral("dice_2025_w%1").arg(++m_next, 2, 10, QLatin1Char('0'));
    m_server.made(m_week);
    auto session = m_server.open();
    WeekServer::run(session, "CREATE DATABASE " + m_week.toUtf8());
    QCOMPARE(run(QStringLiteral("migrate %1 --to 1").arg(m_week)).exitCode, 0);
}

void TestBlueGreenCli::thereAndBack()
{
    const QString change = QStringLiteral("reset %1 --blue-green --reason why").arg(m_week);
    const Answer shown = run(change);
    QVERIFY2(shown.out.contains("V2__second.sql") && shown.err.contains("Nobody can connect"), shown.err);
    QCOMPARE(shown.confirmation().size(), 2);
    QCOMPARE(columns(), QStringLiteral("x"));
    const Answer done = run(change, shown.confirmation());
    QVERIFY2(done.exitCode == 0 && done.err.contains("All rolls are there: passed"), done.err);
    QCOMPARE(columns(), QStringLiteral("x y"));
    const Answer board = run(QStringLiteral("board"));
    QVERIFY2(board.exitCode == 0 && board.out.contains(m_week.toUtf8()), board.err);
    const Answer back = confirmed(QStringLiteral("reset %1 --back").arg(m_week));
    QVERIFY2(back.exitCode == 0, back.err);
    QCOMPARE(columns(), QStringLiteral("x"));
    const Answer nothing = run(QStringLiteral("reset %1 --back").arg(m_week));
    QVERIFY2(nothing.exitCode != 0 && nothing.err.contains("Nothing is kept"), nothing.err);
}

void TestBlueGreenCli::failsAndIsTakenBack()
{
    write("migrations/V2__second.sql", "DELETE FROM public.rolls WHERE x = 1;");
    const Answer failed = confirmed(QStringLiteral("reset %1 --blue-green").arg(m_week));
    QVERIFY2(failed.exitCode == 1 && failed.err.contains("2 row") && failed.err.contains("1 row"),
             failed.err);
    const Answer refused = run(QStringLiteral("reset %1 --blue-green").arg(m_week));
    QVERIFY2(refused.err.contains("is unfinished"), refused.err);
    const Answer undone = run(QStringLiteral("reset %1 --undo").arg(m_week));
    QVERIFY2(undone.exitCode == 0, undone.err);
    QCOMPARE(ask("SELECT count(*) FROM public.rolls"), QStringLiteral("2"));
}

void TestBlueGreenCli::failsAndGoesOn()
{
    write("migrations/V2__second.sql", "SELECT 1 / 0;");
    const Answer failed = confirmed(QStringLiteral("reset %1 --blue-green").arg(m_week));
    QVERIFY2(failed.exitCode == 1 && failed.err.contains("division by zero"), failed.err);
    write("migrations/V2__second.sql", "ALTER TABLE public.rolls ADD z INT;");
    const Answer resumed = run(QStringLiteral("reset %1 --resume").arg(m_week));
    QVERIFY2(resumed.exitCode == 0, resumed.err);
    QCOMPARE(columns(), QStringLiteral("x z"));
}

void TestBlueGreenCli::backThatWasCutOff()
{
    QCOMPARE(confirmed(QStringLiteral("reset %1 --blue-green").arg(m_week)).exitCode, 0);
    auto session = m_server.open(); // as one that was killed leaves it
    WeekServer::run(
        session,
        "INSERT INTO weekglass.week_log (operation, kind, event, week, week_oid, "
        "system_identifier, operator, detail) SELECT gen_random_uuid(), 'blue-green back', 'begun', "
        "datname, oid, (SELECT system_identifier FROM pg_control_system()), 'me', '{}' FROM "
        "pg_database WHERE datname = '"
            + m_week.toUtf8() + "'");
    WeekServer::run(session, "ALTER DATABASE " + m_week.toUtf8() + " ALLOW_CONNECTIONS false");
    const Answer stays = confirmed(QStringLiteral("reset %1 --undo").arg(m_week));
    QVERIFY2(stays.exitCode == 0, stays.err);
    QCOMPARE(columns(), QStringLiteral("x y"));
    const Answer back = confirmed(QStringLiteral("reset %1 --back").arg(m_week));
    QVERIFY2(back.exitCode == 0, back.err);
    QCOMPARE(columns(), QStringLiteral("x"));
}

QTEST_GUILESS_MAIN(TestBlueGreenCli)
#include "tst_bluegreencli.moc"
