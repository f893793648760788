#include "ctl.h"
#include "pgbouncer.h"
#include "weekserver.h"

#include "lifecycle/weekfacts.h"

using namespace Weekglass;

/// Whatever needs no more than a transaction works through a transaction pooler, and the rest is refused
/// there. Neither leaves anything in the sessions that the game uses next: no setting, no lock, no prepared
/// statement.
class TestPooler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lookingLeavesNothingBehind_data();
    void lookingLeavesNothingBehind();
    void factsOfTheBoard();
    void locksOfAnotherClient();
    void previewOfARollback();
    void changingLeavesNothingBehind_data();
    void changingLeavesNothingBehind();
    void rollbackAndBack();
    void migrationsThatNeedASession();
    void gameGoesOn();

private:
    Pg::Session pooled(const QByteArray& week) const
    {
        auto session = Pg::Session::open({.conninfo = m_bouncer.conninfo(m_user), .database = week});
        if (!session)
            qFatal("%s %s", qPrintable(session.error().text()), qPrintable(m_bouncer.log()));
        return *std::move(session);
    }
    /// A game of its own with these migrations, in a folder of the test's.
    void writeGame(const QByteArrayList& migrations) const
    {
        const QString folder = m_folder.filePath(QStringLiteral("games/pooled"));
        QVERIFY(QDir().mkpath(folder + QStringLiteral("/migrations")));
        const auto write = [&folder](const QString& name, const QByteArray& text) {
            QFile file(folder + QLatin1Char('/') + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write(QStringLiteral("game.json"), R"({"id": "pooled", "title": "Pooled", "prefix": "pooled"})");
        for (qsizetype i = 0; i < migrations.size(); ++i)
            write(QStringLiteral("migrations/V%1__step.sql").arg(i + 1), migrations[i]);
    }
    /// The server's process, and all that a session could leave in it.
    QString traces(const QByteArray& week) const
    {
        auto session = pooled(week);
        return WeekServer::ask(
            session,
            "SELECT concat_ws(' ', pg_backend_pid(), current_setting('search_path'), (SELECT string_agg(name "
            "|| '=' || setting, ' ' ORDER BY "
            "name) "
            "FROM pg_settings WHERE source = 'session' AND name NOT IN ('application_name', "
            "'client_encoding')), "
            "(SELECT string_agg('prepared ' || name, ' ') FROM pg_prepared_statements), "
            "(SELECT string_agg('lock ' || locktype || mode, ' ') FROM pg_locks WHERE pid = pg_backend_pid() "
            "AND "
            "locktype = 'advisory'), "
            "(SELECT string_agg('listens ' || c, ' ') FROM pg_listening_channels() AS c), "
            "(SELECT string_agg('temporary ' || relname, ' ') FROM pg_class WHERE relnamespace = "
            "pg_my_temp_schema()))");
    }

    static constexpr const char* Weeks[] = {"galaxy_2025_w01", "paperdynasty_2025_w01",
                                            "marketland_2025_w01"};

    WeekServer m_server;
    QTemporaryDir m_folder;
    PgBouncer m_bouncer;
    QByteArray m_user;
    Ctl m_ctl; // through the pooler
};

void TestPooler::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("it needs a server of its own behind the pooler");
    if (PgBouncer::program().isEmpty())
        QSKIP("there is no PgBouncer");
    auto session = m_server.open();
    m_user = WeekServer::ask(session, "SELECT current_user").toUtf8();
    const TestServer& server = **TestServer::instance();
    const Ctl direct(server.conninfo());
    for (const char* week : Weeks) {
        const Answer made =
            direct({QStringLiteral("create"), QLatin1String(week), QStringLiteral("--sample")});
        QVERIFY2(made.exitCode == 0, made.err.constData());
    }
    QVERIFY2(m_bouncer.start(server.running(), m_user), qPrintable(m_bouncer.log()));
    m_ctl = Ctl(m_bouncer.conninfo(m_user));
}

void TestPooler::lookingLeavesNothingBehind_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command :
         {"weeks", "board", "log", "migrations", "migrations --week WEEK", "events --week WEEK --limit 5",
          "events --week WEEK --count exact", "events --week WEEK --plan", "metrics --week WEEK",
          "report WEEK", "query --weeks WEEK SELECT|1", "drop WEEK --dry-run", "reset WEEK --dry-run",
          "freeze WEEK --dry-run"})
        QTest::newRow(command) << QString::fromLatin1(command);
    for (const char* command :
         {"snapshots --week galaxy_2025_w01", "snapshot verify --week galaxy_2025_w01",
          "plays --week paperdynasty_2025_w01", "operations --week paperdynasty_2025_w01",
          "verify-replay --week paperdynasty_2025_w01", "partitions marketland_2025_w01 --dry-run"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestPooler::lookingLeavesNothingBehind()
{
    QFETCH(QString, command);
    for (const char* week : Weeks) {
        const QString before = traces(week) + traces("postgres");
        QStringList arguments = command.split(QLatin1Char(' '));
        arguments.replaceInStrings(QStringLiteral("WEEK"), QLatin1String(week));
        arguments.replaceInStrings(QStringLiteral("|"), QStringLiteral(" "));
        const Answer answer = m_ctl(arguments);
        QVERIFY2(answer.exitCode == 0,
                 QByteArray(answer.err + m_bouncer.log().toUtf8().right(1000)).constData());
        QCOMPARE(traces(week) + traces("postgres"), before);
        if (!command.contains(QLatin1String("WEEK")))
            break;
    }
}

/// Versions, drift and all that the board tells of a week; the reference is built elsewhere.
void TestPooler::factsOfTheBoard()
{
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    const Pg::ConnectOptions direct {.conninfo = (*TestServer::instance())->conninfo()};
    ReferenceCatalogs references([&](const std::stop_token&) { return Result<Pg::ConnectOptions>(direct); });
    for (const char* week : Weeks) {
        auto session = pooled(week);
        const auto identity = identify(session);
        VERIFY_RESULT(identity);
        const auto name = WeekName::parse(identity->name);
        const QString before = traces(week);
        const WeekFacts facts =
            readWeekFacts({.conninfo = m_bouncer.conninfo(m_user)}, *library.game(name->prefix),
                          {.identity = *identity, .name = *name}, {.references = &references});
        QVERIFY2(!facts.error && facts.differences == 0, qPrintable(facts.driftNote));
        QCOMPARE(traces(week), before);
    }
}

/// A lock of the session that another client took stays; those of the statement do not.
void TestPooler::locksOfAnotherClient()
{
    auto other = pooled(Weeks[0]);
    WeekServer::run(other, "SELECT pg_advisory_lock(7), pg_advisory_lock_shared(7, 8)");
    const QString before = traces(Weeks[0]);
    for (const char* sql : {"SELECT pg_advisory_lock(-9), pg_advisory_lock_shared(-1, 9), "
                            "pg_advisory_lock_shared(10), pg_advisory_lock(1, -2)",
                            "SELECT 1 / pg_advisory_lock(11)::TEXT::INTEGER"}) {
        const Answer answer = m_ctl({QStringLiteral("query"), QStringLiteral("--weeks"),
                                     QLatin1String(Weeks[0]), QString::fromLatin1(sql)});
        QVERIFY2(answer.exitCode == (qstrncmp(sql, "SELECT 1", 8) == 0 ? 1 : 0), answer.err.constData());
        QCOMPARE(traces(Weeks[0]), before);
    }
    WeekServer::run(other, "SELECT pg_advisory_unlock(7), pg_advisory_unlock_shared(7, 8)");
    QVERIFY(traces(Weeks[0]) != before);
}

/// It does the real thing in a transaction, and takes it back.
void TestPooler::previewOfARollback()
{
    const QString week = QLatin1String(Weeks[1]);
    const Answer plays =
        m_ctl({QStringLiteral("--json"), QStringLiteral("plays"), QStringLiteral("--week"), week});
    const QString game = plays.members(u"game_id").first().remove(QLatin1Char('"'));
    const QString before = traces(Weeks[1]);
    const Answer preview =
        m_ctl({QStringLiteral("rollback"), QStringLiteral("--week"), week, QStringLiteral("--game"), game,
               QStringLiteral("--to"), QStringLiteral("1"), QStringLiteral("--allow-superuser")});
    QVERIFY2(preview.exitCode == 0, preview.err.constData());
    QVERIFY2(preview.err.contains("--confirm") || preview.out.contains("--confirm"), preview.out.constData());
    QCOMPARE(traces(Weeks[1]), before);
}

void TestPooler::changingLeavesNothingBehind_data()
{
    QTest::addColumn<bool>("isRefused");
    QTest::addColumn<QString>("command");
    for (const char* command :
         {"migrate WEEK", "export --week WEEK --file FILE --force", "tail --week WEEK --for 1",
          "search --game GAME --limit 5", "compare WEEK WEEK", "metrics kept", "operations --week WEEK",
          "purge --week WEEK --older-than 0 --allow-superuser", "snapshots --week galaxy_2025_w01",
          "snapshot show 1 --week galaxy_2025_w01", "snapshot history /tick_number --week galaxy_2025_w01",
          "snapshot prune --week galaxy_2025_w01 --dry-run", "transform paperdynasty_2025_w01",
          "backfill galaxy_2025_w01 --table public.players --set created_at|=|created_at --batch 2",
          "not-null galaxy_2025_w01 --table public.players --column created_at"})
        QTest::newRow(command) << false << QString::fromLatin1(command);
    for (const char* command :
         {"create galaxy_2025_w02", "sample", "archive make WEEK --in-place --folder FOLDER",
          "archive close WEEK --in-place", "freeze WEEK", "thaw WEEK", "drift WEEK --in-place",
          "migration try WEEK --in-place", "drop WEEK --yes=x --plan=x",
          "reset WEEK --yes=x --plan=x --in-place", "partitions marketland_2025_w01 --ahead"})
        QTest::newRow(command) << true << QString::fromLatin1(command);
}

void TestPooler::changingLeavesNothingBehind()
{
    QFETCH(bool, isRefused);
    QFETCH(QString, command);
    for (const char* week : Weeks) {
        const QString before = traces(week) + traces("postgres");
        QStringList arguments = command.split(QLatin1Char(' '));
        arguments.replaceInStrings(QStringLiteral("WEEK"), QLatin1String(week));
        arguments.replaceInStrings(QStringLiteral("GAME"),
                                   QString::fromLatin1(week).section(QLatin1Char('_'), 0, 0));
        arguments.replaceInStrings(QStringLiteral("FILE"),
                                   m_folder.filePath(QStringLiteral("events.ndjson")));
        arguments.replaceInStrings(QStringLiteral("FOLDER"), m_folder.path());
        arguments.replaceInStrings(QStringLiteral("|"), QStringLiteral(" "));
        const Answer answer = m_ctl(arguments);
        QVERIFY2(answer.exitCode == (isRefused ? 1 : 0) && answer.err.contains("pooler") == isRefused,
                 QByteArray(answer.err + m_bouncer.log().toUtf8().right(1000)).constData());
        QCOMPARE(traces(week) + traces("postgres"), before);
        if (!command.contains(QLatin1String("WEEK")) && !command.contains(QLatin1String("GAME")))
            break;
    }
}

void TestPooler::rollbackAndBack()
{
    const QString week = QLatin1String(Weeks[1]);
    const QString before = traces(Weeks[1]);
    const Answer plays =
        m_ctl({QStringLiteral("--json"), QStringLiteral("plays"), QStringLiteral("--week"), week});
    const QString game = plays.members(u"game_id").first().remove(QLatin1Char('"'));
    const QStringList common {QStringLiteral("--week"), week, QStringLiteral("--allow-superuser"),
                              QStringLiteral("--reason"), QStringLiteral("a test")};
    const auto perform = [&](const QStringList& arguments) {
        const Answer done = m_ctl(arguments + common);
        QVERIFY2(done.exitCode == 0, done.err.constData());
        QCOMPARE(traces(Weeks[1]), before);
    };
    const auto confirmed = [&](const QStringList& arguments) {
        const Answer preview = m_ctl(arguments + common);
        const QByteArray said = preview.err + preview.out;
        QVERIFY2(said.contains("--confirm"), said.constData());
        const QStringList words =
            QString::fromUtf8(said.mid(said.indexOf("--confirm"))).simplified().split(QLatin1Char(' '));
        perform(arguments + words.first(2));
    };
    const auto newest = [&] {
        const Answer operations =
            m_ctl({QStringLiteral("--json"), QStringLiteral("operations"), QStringLiteral("--week"), week});
        return operations.members(u"id").first().remove(QLatin1Char('"'));
    };
    confirmed({QStringLiteral("rollback"), QStringLiteral("--game"), game, QStringLiteral("--to"),
               QStringLiteral("1")});
    const QString operation = newest();
    perform({QStringLiteral("undo"), QStringLiteral("--operation"), operation});
    confirmed({QStringLiteral("redo"), QStringLiteral("--operation"), operation});
}

/// What runs in no transaction, or sets something for longer than one, is refused before the first file.
void TestPooler::migrationsThatNeedASession()
{
    const QStringList games {QStringLiteral("--trust-games"), QStringLiteral("--games-dir"),
                             m_folder.filePath(QStringLiteral("games"))};
    const Ctl direct((*TestServer::instance())->conninfo(), games);
    const Ctl pooledCtl(m_bouncer.conninfo(m_user), games);
    const QString week = QStringLiteral("pooled_2025_w01");
    const QStringList migrate {QStringLiteral("migrate"), week};
    QByteArrayList files {"CREATE TABLE public.a (id INT)"};
    writeGame(files);
    const Answer made = direct({QStringLiteral("create"), week});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    m_server.made(week);
    const QString before = traces(week.toUtf8());
    const auto version = [&] {
        auto session = m_server.open(week);
        return WeekServer::ask(session,
                               "SELECT max(version) FROM public.flyway_schema_history WHERE success");
    };
    writeGame(files << "ALTER TABLE public.a ADD b INT; SELECT set_config('search_path', 'public', true); "
                       "DECLARE passing CURSOR FOR SELECT 1");
    const Answer plain = pooledCtl(migrate);
    QVERIFY2(plain.exitCode == 0, plain.err.constData());
    QCOMPARE(version(), QStringLiteral("2"));
    QCOMPARE(traces(week.toUtf8()), before);
    for (const char* file : {"-- weekglass: no-transaction\nCREATE INDEX CONCURRENTLY a_b ON public.a (b)",
                             "SET search_path = public; CREATE TABLE c (id INT)",
                             "SELECT pg_catalog.set_config('search_path', 'public', false)",
                             "LISTEN somebody", "DECLARE lasting CURSOR WITH HOLD FOR SELECT 1"}) {
        writeGame(files + QByteArrayList {"ALTER TABLE public.a ADD d INT", file});
        const Answer refused = pooledCtl(migrate);
        QVERIFY2(refused.exitCode == 1 && refused.err.contains("pooler"), refused.err.constData());
        QCOMPARE(version(), QStringLiteral("2"));
        QCOMPARE(traces(week.toUtf8()), before);
    }
    const Answer done = direct(migrate);
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QCOMPARE(version(), QStringLiteral("4"));
}

/// The same session as before serves the game's own words.
void TestPooler::gameGoesOn()
{
    auto session = pooled(Weeks[0]);
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) > 0 FROM snapshots"), QStringLiteral("t"));
    WeekServer::run(session, "CREATE TABLE of_the_game (id INT); INSERT INTO of_the_game VALUES (1)");
}

QTEST_GUILESS_MAIN(TestPooler)
#include "tst_pooler.moc"
