#include "ctl.h"
#include "pgbouncer.h"
#include "weekserver.h"

#include "admin/weekfacts.h"

using namespace Weekglass;

/// Whatever only looks works through a transaction pooler, and leaves nothing in the sessions that the game
/// uses next: no setting, no lock, no prepared statement.
class TestPooler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lookingLeavesNothingBehind_data();
    void lookingLeavesNothingBehind();
    void factsOfTheBoard();
    void previewOfARollback();
    void gameGoesOn();

private:
    Pg::Session pooled(const QByteArray& week) const
    {
        auto session = Pg::Session::open({.conninfo = m_bouncer.conninfo(m_user), .database = week});
        if (!session)
            qFatal("%s %s", qPrintable(session.error().text()), qPrintable(m_bouncer.log()));
        return *std::move(session);
    }
    /// The server's process, and all that a session could leave in it.
    QString traces(const QByteArray& week) const
    {
        auto session = pooled(week);
        return WeekServer::ask(
            session,
            "SELECT concat_ws(' ', pg_backend_pid(), (SELECT string_agg(name || '=' || setting, ' ' ORDER BY "
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

/// The same session as before serves the game's own words.
void TestPooler::gameGoesOn()
{
    auto session = pooled(Weeks[0]);
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) > 0 FROM snapshots"), QStringLiteral("t"));
    WeekServer::run(session, "CREATE TABLE of_the_game (id INT); INSERT INTO of_the_game VALUES (1)");
}

QTEST_GUILESS_MAIN(TestPooler)
#include "tst_pooler.moc"
