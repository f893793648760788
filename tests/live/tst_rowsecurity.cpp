#include "rowsecuritytest.h"

#include "pg/environment.h"
#include "pg/transaction.h"
#include "weeks/hiddenrows.h"
#include "weeks/withsession.h"

using namespace Weekglass;
using Pg::Sql;

/// What the roles of a game see where row-level security is: the reader all rows, a player the own ones,
/// nobody any row past the policies; and a week that is read as a player.
class TestRowSecurity : public RowSecurityTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init()
    {
        nameNextGame();
        make();
    }
    void cleanup() { dropWeeks(); }
    void readerSeesAllRows();
    void nobodyReadsPartitions();
    void tablesOfLaterMigrationsToo();
    void playerReadsOwnRows();
    void everyWayOfReadingIsThePlayers();
    void nothingIsChanged();
    void othersGetTheirOwnSessions();
    void whoIsNoPlayer();
    void roleThatCannotBeTaken();
    void roleThatShowsAllRows();
    void hiddenRowsAreTold();
    void onlyWhatIsReadIsTold();
    void playersAreFound();

private:
    static QString refusal(const Result<Pg::SessionPool::Lease>& lease)
    {
        return lease ? QString() : lease.error().text();
    }
};

void TestRowSecurity::readerSeesAllRows()
{
    auto reader = member(GameRole::Reader);
    QCOMPARE(WeekServer::ask(reader, "SELECT count(*) FROM public.log"), QStringLiteral("2"));
    QCOMPARE(WeekServer::ask(reader, "SELECT count(*) FROM public.things"), QStringLiteral("3"));
    auto writer = member(GameRole::Writer);
    QCOMPARE(WeekServer::ask(writer, "SELECT count(*) FROM public.things"), QStringLiteral("0"));
    WeekServer::run(writer, "SET app.me = 'b'; INSERT INTO public.log VALUES (3, 'b')"); // into a partition
    QCOMPARE(WeekServer::ask(writer, "SELECT count(*) FROM public.log"), QStringLiteral("2"));
    QVERIFY(
        WeekServer::ask(writer, "INSERT INTO public.log VALUES (4, 'c')").contains(QLatin1String("[42501]")));
}

/// Those that are there and those that come later, by whomever.
void TestRowSecurity::nobodyReadsPartitions()
{
    auto owner = as(GameRole::Owner);
    WeekServer::run(owner, "CREATE TABLE public.log_2 PARTITION OF public.log FOR VALUES FROM (10) TO (20)");
    WeekServer::run(owner, "INSERT INTO public.log VALUES (11, 'b')");
    for (const GameRole role : {GameRole::Reader, GameRole::Writer, GameRole::Player}) {
        auto session = member(role);
        for (const char* partition : {"public.log_1", "public.log_2"})
            QVERIFY(WeekServer::ask(session, QByteArray("SELECT count(*) FROM ") + partition)
                        .contains(QLatin1String("[42501]")));
    }
    auto reader = member(GameRole::Reader);
    QCOMPARE(WeekServer::ask(reader, "SELECT count(*) FROM public.log"), QStringLiteral("3"));
}

/// As a file that makes a table, its policy, and a partition that somebody granted.
void TestRowSecurity::tablesOfLaterMigrationsToo()
{
    auto owner = as(GameRole::Owner);
    m_game.migrations.push_back({QStringLiteral("migrations/V2__v.sql"),
                                 "CREATE TABLE public.later (player_id TEXT); INSERT INTO public.later "
                                 "VALUES ('b'); ALTER TABLE public.later "
                                 "ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON public.later USING "
                                 "(player_id = public.me()); GRANT SELECT "
                                 "ON public.log_1 TO "
                                     + quoted(GameRole::Writer) + ", " + quoted(GameRole::Player)});
    VERIFY_RESULT(migrate(owner, m_game));
    auto reader = member(GameRole::Reader);
    QCOMPARE(WeekServer::ask(reader, "SELECT count(*) FROM public.later"), QStringLiteral("1"));
    auto player = member(GameRole::Player);
    QCOMPARE(WeekServer::ask(player, "SELECT count(*) FROM public.later"), QStringLiteral("0"));
    for (const GameRole role : {GameRole::Writer, GameRole::Player}) {
        auto session = member(role);
        QVERIFY(WeekServer::ask(session, "SELECT FROM public.log_1").contains(QLatin1String("[42501]")));
    }
}

void TestRowSecurity::playerReadsOwnRows()
{
    for (const auto& [id, things] : {std::pair(Ada, "1"), std::pair(Bob, "2")}) {
        const WeekHandle week = viewed(id);
        const auto session = week.acquire();
        QCOMPARE(refusal(session), QString());
        QCOMPARE((*session)->readTable(Sql("SELECT count(*) FROM public.things"))->single(),
                 Pg::Value(things));
        QCOMPARE((*session)->readTable(Sql("SELECT DISTINCT player_id FROM public.log"))->single(),
                 Pg::Value(id));
        QCOMPARE((*session)->readTable(Sql("SELECT count(*) FROM public.market"))->single(), Pg::Value("1"));
        const auto closed = (*session)->readTable(Sql("SELECT count(*) FROM public.players"));
        QVERIFY(!closed && closed.error().sqlState == QLatin1String("42501"));
        // nothing of it stays, as behind a pooler
        QCOMPARE((*session)->readTable(Sql("SELECT session_user <> current_user"))->single(), Pg::Value("t"));
    }
}

void TestRowSecurity::everyWayOfReadingIsThePlayers()
{
    const auto session = viewed(Ada).acquire();
    QCOMPARE(refusal(session), QString());
    const Sql count("SELECT count(*) FROM public.things");
    QCOMPARE((*session)->query(count)->single(), Pg::Value("1"));
    QByteArray streamed;
    VERIFY_RESULT((*session)->stream(count, {}, [&](const Pg::RowView& row) { streamed = *row.value(0); }));
    QCOMPARE(streamed, QByteArray("1"));
    using Access = Pg::Transaction::Access;
    for (const Access access : {Access::ReadOnly, Access::Snapshot}) {
        auto transaction = Pg::Transaction::begin(**session, access);
        VERIFY_RESULT(transaction);
        QCOMPARE((*session)->query(count)->single(), Pg::Value("1"));
        QByteArray copied;
        VERIFY_RESULT((*session)->copyOut(Sql("COPY (SELECT id FROM public.things) TO STDOUT"),
                                          [&](QByteArrayView piece) {
                                              copied += piece.toByteArray();
                                              return Result<void>();
                                          }));
        QCOMPARE(copied, QByteArray("1\n"));
        VERIFY_RESULT(transaction->rollback());
    }
}

void TestRowSecurity::nothingIsChanged()
{
    const auto session = viewed(Ada).acquire();
    QCOMPARE(refusal(session), QString());
    const auto refused = [](const Result<void>& done) {
        return !done && done.error().sqlState == QLatin1String("25006");
    };
    const Sql insert("INSERT INTO public.things VALUES (9, 'b')");
    QVERIFY(refused(Pg::Transaction::begin(**session, Pg::Transaction::Access::ReadWrite)));
    QVERIFY(refused((*session)->execute(insert)));
    QVERIFY(refused((*session)->script(insert)));
    QVERIFY(refused((*session)->statement(insert)));
    QVERIFY(refused((*session)->query(insert)));
    QVERIFY(refused(
        (*session)->copyIn(Sql("COPY public.things FROM STDIN"), [] { return Result(QByteArray()); })));
    QVERIFY(refused((*session)->copyOut(Sql("COPY public.things TO STDOUT"),
                                        [](QByteArrayView) { return Result<void>(); })));
    VERIFY_RESULT((*session)->readTable(Sql("SELECT 1"))); // and it is usable
}

/// A session that reads as a player is never lent to anybody else.
void TestRowSecurity::othersGetTheirOwnSessions()
{
    const auto things = [](const WeekHandle& week) {
        const auto session = week.acquire();
        return session ? (*session)->query(Sql("SELECT count(*) FROM public.things"))->single() : Pg::Value();
    };
    const WeekHandle ada = viewed(Ada);
    const WeekHandle bob = viewed(Bob);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(things(ada), Pg::Value("1"));
        QCOMPARE(things(m_week), Pg::Value("3"));
        QCOMPARE(things(bob), Pg::Value("2"));
        QCOMPARE(things(ada.withAllRows()), Pg::Value("3"));
    }
}

void TestRowSecurity::whoIsNoPlayer()
{
    const auto session = m_week.acquire();
    QCOMPARE(refusal(session), QString());
    const auto why = [&](const QByteArray& id) {
        const auto player = findPlayer(**session, m_game, id);
        return player ? player->name : player.error().message;
    };
    QCOMPARE(why(Ada), QStringLiteral("Ada"));
    QCOMPARE(why("B"), QStringLiteral("Bob")); // as UUIDs are typed in either case
    QVERIFY(why("nobody").contains(QStringLiteral("has no player “nobody”")));
    QVERIFY(why("").contains(QLatin1String("is not a player's id")));
    m_game.players->id = PlayerId::Integer;
    QVERIFY(why("b").contains(QLatin1String("ids of players are whole numbers")));
    m_game.players->id = PlayerId::Uuid;
    QVERIFY(why("1'; --").contains(QLatin1String("ids of players are UUIDs")));
    m_game.players.reset();
    QVERIFY(why("b").contains(QLatin1String("does not say who its players are")));
}

void TestRowSecurity::roleThatCannotBeTaken()
{
    auto maintenance = m_server.open();
    const QByteArray stranger = WeekServer::prefix().toUtf8() + "_guest";
    WeekServer::run(maintenance,
                    "CREATE ROLE " + stranger + " LOGIN PASSWORD 'x'; GRANT CONNECT ON DATABASE "
                        + m_name.toString().toUtf8() + " TO " + stranger);
    Pg::ConnectOptions options = m_server.trusting();
    options.conninfo = *Pg::withUser(options.conninfo, stranger);
    options.password = "x";
    WeekHandle week = viewed(Ada);
    week.pool = Pg::SessionPool::create(options);
    const QString why = refusal(week.acquire());
    const QString grant = QStringLiteral("GRANT %1 TO \"%2\"")
                              .arg(QString::fromUtf8(quoted(GameRole::Player)), QString::fromUtf8(stranger));
    QVERIFY2(why.contains(grant), qPrintable(why));
    WeekServer::run(maintenance, grant.toUtf8());
    QCOMPARE(refusal(week.acquire()), QString());
    week.pool->closeIdle(std::chrono::milliseconds(0));
    m_week.pool->closeIdle(std::chrono::milliseconds(0));
    m_server.weeks().waitForClients(m_name.toString(), 0);
    WeekServer::run(maintenance,
                    "REVOKE CONNECT ON DATABASE " + m_name.toString().toUtf8() + " FROM " + stranger
                        + "; DROP ROLE " + stranger);
    week.player->as.role = QStringLiteral("none"); // which means oneself to SET ROLE
    week.pool = m_week.pool;
    QVERIFY(refusal(week.acquire()).contains(QLatin1String("does not exist")));
}

void TestRowSecurity::roleThatShowsAllRows()
{
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "ALTER ROLE " + quoted(GameRole::Player) + " BYPASSRLS");
    const QString why = refusal(viewed(Ada).acquire());
    QVERIFY2(why.contains(QLatin1String("passes row security")), qPrintable(why));
    WeekServer::run(maintenance, "ALTER ROLE " + quoted(GameRole::Player) + " NOBYPASSRLS");
    QCOMPARE(refusal(viewed(Ada).acquire()), QString());
}

void TestRowSecurity::hiddenRowsAreTold()
{
    const auto told = [](Pg::Session session) {
        return readHiddenRows(session)->text(QStringLiteral("SELECT FROM log, things, a1, a2, a3"));
    };
    QCOMPARE(told(member(GameRole::Owner)), QString());
    QCOMPARE(told(member(GameRole::Reader)), QString());
    const QString writers =
        QStringLiteral("Row security hides rows of public.log, public.things from you (role %1).");
    QCOMPARE(told(member(GameRole::Writer)), writers.arg(roleName(m_game, GameRole::Writer)));
    auto owner = as(GameRole::Owner);
    WeekServer::run(owner, "ALTER TABLE public.things FORCE ROW LEVEL SECURITY");
    QCOMPARE(told(member(GameRole::Owner)), QString()); // bound, but by the reader's policy, too
    // a policy that takes rows away from all, the reader too
    WeekServer::run(owner, "CREATE POLICY less ON public.log AS RESTRICTIVE USING (at > 1)");
    QVERIFY(told(member(GameRole::Reader)).contains(QLatin1String("public.log ")));
    for (const char* name : {"a1", "a2", "a3"})
        WeekServer::run(owner,
                        QByteArray("CREATE TABLE public.") + name + " (x INT); ALTER TABLE public." + name
                            + " ENABLE ROW LEVEL SECURITY; GRANT SELECT ON public." + name + " TO "
                            + quoted(GameRole::Writer));
    QVERIFY(
        told(member(GameRole::Writer)).contains(QLatin1String("public.a1, public.a2, public.a3 and 2 more")));
}

/// Of the statement that is read, also where it reads through a view or a function; else all, and so it says.
void TestRowSecurity::onlyWhatIsReadIsTold()
{
    auto owner = as(GameRole::Owner);
    WeekServer::run(owner,
                    "CREATE VIEW public.log_view AS SELECT l.* FROM public.log AS l; "
                    "CREATE FUNCTION public.last_log() RETURNS BIGINT LANGUAGE sql STABLE AS "
                    "'SELECT count(*) FROM public.log_view'");
    auto writer = member(GameRole::Writer);
    const auto hidden = readHiddenRows(writer);
    VERIFY_RESULT(hidden);
    const auto told = [&](const char* sql) { return hidden->readBy(QString::fromUtf8(sql)).tables; };
    QCOMPARE(told("SELECT 1"), QStringList());
    QCOMPARE(told("SELECT FROM catalog, logs, \"log$\""), QStringList());
    QCOMPARE(told("SELECT FROM public.LOG"), QStringList(QStringLiteral("public.log")));
    QCOMPARE(told("SELECT FROM log_view"), QStringList(QStringLiteral("public.log")));
    QCOMPARE(told("SELECT public.last_log()"), QStringList(QStringLiteral("public.log")));
    QCOMPARE(hidden->text(QStringLiteral("SELECT 1")), QString());
    QVERIFY2(hidden->text({}).endsWith(QLatin1String("even if they are not read now.")),
             qPrintable(hidden->text({})));
    WeekServer::run(owner, "DROP FUNCTION public.last_log(); DROP VIEW public.log_view");
}

void TestRowSecurity::playersAreFound()
{
    const auto session = m_week.acquire();
    QCOMPARE(refusal(session), QString());
    const auto names = [&](const QString& typed) {
        const auto found = searchPlayers(**session, m_game, typed, 10);
        QStringList list;
        for (const ListedPlayer& player : found ? *found : std::vector<ListedPlayer>())
            list << player.name;
        return list.join(QLatin1Char(' '));
    };
    QCOMPARE(names({}), QStringLiteral("Ada Bob"));
    QCOMPARE(names(QStringLiteral("o")), QStringLiteral("Ada Bob")); // an id begins with it, a name has it
    QCOMPARE(names(QStringLiteral("o'brien \\")), QStringLiteral("Ada"));
    QCOMPARE(names(QStringLiteral("%")), QString());
}

QTEST_GUILESS_MAIN(TestRowSecurity)
#include "tst_rowsecurity.moc"
