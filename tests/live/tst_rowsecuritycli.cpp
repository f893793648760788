#include "ctl.h"
#include "pgbouncer.h"
#include "weekserver.h"

#include "pg/environment.h"
#include "pg/ownertrust.h"

using namespace Weekglass;

/// Row security on the command line, with the game that ships with it: --as-player, what is said of hidden
/// rows, and policies. Also through a pooler.
class TestRowSecurityCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eventsOfAPlayer();
    void everyReadingCommand_data();
    void everyReadingCommand();
    void writingIsRefused_data();
    void writingIsRefused();
    void whoIsNoPlayer();
    void hiddenRowsAreSaid();
    void readerSeesAllEvents();
    void checked();
    void listed();
    void rolesAreNoDrift();
    void oldWeekGetsItsRights();
    void throughThePooler();

private:
    /// A role that logs in and is a member of this one.
    QByteArray login(const char* name, const char* of)
    {
        auto session = m_server.open();
        WeekServer::run(
            session, QByteArray("CREATE ROLE ") + name + " LOGIN PASSWORD 'x'; GRANT " + of + " TO " + name);
        return *Pg::withUser((*TestServer::instance())->conninfo(), name) + " password=x";
    }
    QStringList week() const { return {QStringLiteral("--week"), Week}; }

    static inline const QString Week = QStringLiteral("marketland_2025_w21");
    WeekServer m_server;
    Ctl m_ctl;
    QString m_player;
    QString m_events; // of the player, as the table has them
};

void TestRowSecurityCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("It makes roles under the names of a game.");
    const Ctl maker((*TestServer::instance())->conninfo());
    const Answer made =
        maker({QStringLiteral("create"), Week, QStringLiteral("--roles"), QStringLiteral("--sample")});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    m_ctl = Ctl(login("cli_owner", "marketland_owner"));
    auto session = m_server.open(Week);
    m_player = WeekServer::ask(session, "SELECT player_id FROM public.players ORDER BY username LIMIT 1");
    m_events = WeekServer::ask(
        session, "SELECT count(*) FROM public.player_events WHERE player_id = '" + m_player.toUtf8() + "'");
    QVERIFY(m_events.toInt() > 10);
}

void TestRowSecurityCli::eventsOfAPlayer()
{
    const Answer seen =
        m_ctl(QStringList {QStringLiteral("events"), QStringLiteral("--json"), QStringLiteral("--as-player"),
                           m_player.toUpper(), QStringLiteral("--limit"), QStringLiteral("100000")}
              + week());
    QVERIFY2(seen.exitCode == 0, seen.err.constData());
    QStringList subjects = seen.members(u"subject");
    QCOMPARE(QString::number(subjects.size()), m_events);
    subjects.removeDuplicates();
    QCOMPARE(subjects, QStringList(QLatin1Char('"') + m_player + QLatin1Char('"')));
    QVERIFY2(seen.err.contains("Reading as the player"), seen.err.constData());
    QVERIFY(seen.err.contains("marketland_player"));
    const Answer all = m_ctl(QStringList {QStringLiteral("events"), QStringLiteral("--count"),
                                          QStringLiteral("exact"), QStringLiteral("--json")}
                             + week());
    QVERIFY(all.members(u"events").value(0).toInt() > m_events.toInt());
    QCOMPARE(all.err, QByteArray()); // the owner of all sees all
}

void TestRowSecurityCli::everyReadingCommand_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"events --week WEEK", "events --week WEEK --plan",
                                "export --week WEEK --file FILE", "snapshots --week WEEK", "report WEEK",
                                "query --week WEEK SELECT|DISTINCT|player_id|FROM|public.save_snapshots"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestRowSecurityCli::everyReadingCommand()
{
    QFETCH(QString, command);
    const QTemporaryDir folder;
    QStringList arguments = command.split(QLatin1Char(' '));
    arguments.replaceInStrings(QStringLiteral("WEEK"), Week);
    arguments.replaceInStrings(QStringLiteral("FILE"), folder.filePath(QStringLiteral("e.ndjson")));
    arguments.replaceInStrings(QStringLiteral("|"), QStringLiteral(" "));
    const Answer seen = m_ctl(QStringList {QStringLiteral("--as-player"), m_player} + arguments);
    QVERIFY2(seen.exitCode == 0, seen.err.constData());
    QVERIFY(seen.err.contains("Reading as the player"));
    if (arguments.contains(QStringLiteral("query")))
        QVERIFY(seen.out.contains(m_player.toUtf8()) && seen.out.trimmed().count('\n') == 1); // and the title
}

void TestRowSecurityCli::writingIsRefused_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command :
         {"transform WEEK", "import --week WEEK x.ndjson", "drop WEEK", "create marketland_2025_w30",
          "migrate WEEK", "rollback --week WEEK --game x --to 1 --reason r", "snapshot prune --week WEEK",
          "policies grant WEEK", "weeks"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestRowSecurityCli::writingIsRefused()
{
    QFETCH(QString, command);
    QStringList arguments = command.split(QLatin1Char(' '));
    arguments.replaceInStrings(QStringLiteral("WEEK"), Week);
    const Answer refused = m_ctl(QStringList {QStringLiteral("--as-player"), m_player} + arguments);
    QCOMPARE(refused.exitCode, 2);
}

void TestRowSecurityCli::whoIsNoPlayer()
{
    for (const auto& [id, why] : {std::pair("nobody", "ids of players are UUIDs"),
                                  std::pair("00000000-0000-0000-0000-000000000000", "has no player")}) {
        const Answer refused =
            m_ctl(QStringList {QStringLiteral("events"), QStringLiteral("--as-player"), QLatin1String(id)}
                  + week());
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains(why), refused.err.constData());
        QCOMPARE(refused.out, QByteArray());
    }
}

/// Not "no events", and each command says it.
void TestRowSecurityCli::hiddenRowsAreSaid()
{
    const Ctl ctl(login("cli_writer", "marketland_writer"));
    const QByteArray all = "public.achievements, public.animal_pens, public.collection_progress and 14 more";
    const std::vector<std::pair<QStringList, QByteArray>> commands {
        {QStringList {QStringLiteral("events")} + week(), "public.player_events"},
        {QStringList {QStringLiteral("snapshots")} + week(), "public.save_snapshots"},
        {QStringList {QStringLiteral("rows")} + week()
             + QStringList {QStringLiteral("--table"), QStringLiteral("inventory")},
         "public.inventory"},
        {{QStringLiteral("query"), QStringLiteral("--week"), Week,
          QStringLiteral("SELECT * FROM public.player_events")},
         "public.player_events"},
        {QStringList {QStringLiteral("metrics")} + week(), all},
        {QStringList {QStringLiteral("plays")} + week(), all}};
    for (const auto& [command, tables] : commands) {
        const Answer seen = ctl(command);
        QVERIFY2(seen.exitCode == 0, seen.err.constData());
        const QByteArray said =
            "marketland_2025_w21: Row security hides rows of " + tables + " from you (role cli_writer).";
        QVERIFY2(seen.err.contains(said), seen.err.constData());
        QCOMPARE(seen.err.contains("even if they are not read now"), tables == all);
    }
    const Answer refused =
        ctl(QStringList {QStringLiteral("events"), QStringLiteral("--as-player"), m_player} + week());
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("GRANT \"marketland_player\" TO \"cli_writer\""), refused.err.constData());
}

/// Through the parent, and no partition; and as a player, since the reader is a member of that role.
void TestRowSecurityCli::readerSeesAllEvents()
{
    const Ctl ctl(login("cli_reader", "marketland_reader"));
    const Answer all = ctl(QStringList {QStringLiteral("events")} + week());
    QVERIFY2(all.exitCode == 0, all.err.constData());
    QVERIFY(!all.err.contains("hides"));
    QVERIFY(all.out.trimmed().count('\n') > 10);
    const Answer partition = ctl({QStringLiteral("query"), QStringLiteral("--week"), Week,
                                  QStringLiteral("SELECT count(*) FROM public.player_events_default")});
    QVERIFY2(partition.err.contains("[42501]") || partition.err.contains("permission denied"),
             partition.err.constData());
    const Answer own =
        ctl(QStringList {QStringLiteral("events"), QStringLiteral("--as-player"), m_player} + week());
    QVERIFY2(own.exitCode == 0, own.err.constData());
    const Answer checked = ctl({QStringLiteral("policies"), QStringLiteral("check"), Week});
    QVERIFY2(checked.exitCode == 0, QByteArray(checked.out + checked.err).constData());
}

void TestRowSecurityCli::checked()
{
    const QStringList check {QStringLiteral("policies"), QStringLiteral("check"), Week,
                             QStringLiteral("--json")};
    const auto leaking = [](const Answer& answer) {
        const QStringList verdicts = answer.members(u"verdict");
        const QStringList names = answer.members(u"relation");
        QStringList leaks;
        for (qsizetype i = 0; i < verdicts.size(); ++i) {
            if (verdicts[i] == QLatin1String("\"leaks\""))
                leaks << names[i];
        }
        return leaks.join(QLatin1Char(' '));
    };
    const Answer fine = m_ctl(check);
    QVERIFY2(fine.exitCode == 0, QByteArray(fine.out + fine.err).constData());
    QCOMPARE(leaking(fine), QString());
    const qsizetype holds = fine.members(u"verdict").count(QStringLiteral("\"holds\""));
    QVERIFY2(holds >= 17, QByteArray(fine.out + fine.err).constData());
    auto session = m_server.open(Week);
    WeekServer::run(
        session,
        "CREATE POLICY broken ON public.inventory USING (TRUE); GRANT SELECT ON public.player_events_default "
        "TO marketland_player; GRANT SELECT ON public.social_neighbours TO marketland_player");
    const Answer broken = m_ctl(check + QStringList {QStringLiteral("--player"), m_player});
    QCOMPARE(broken.exitCode, 1);
    QCOMPARE(
        leaking(broken),
        QStringLiteral("\"public.inventory\" \"public.player_events_default\" \"public.social_neighbours\""));
    QVERIFY(broken.out.contains("REVOKE ALL ON TABLE public.player_events_default FROM marketland_player;"));
    WeekServer::run(session,
                    "DROP POLICY broken ON public.inventory; REVOKE ALL ON public.player_events_default FROM "
                    "marketland_player; REVOKE ALL ON public.social_neighbours FROM marketland_player");
    QCOMPARE(m_ctl(check).exitCode, 0);
}

void TestRowSecurityCli::listed()
{
    const Answer list =
        m_ctl({QStringLiteral("policies"), QStringLiteral("list"), Week, QStringLiteral("--json")});
    QCOMPARE(list.exitCode, 0);
    QCOMPARE(list.members(u"policy").count(QStringLiteral("\"weekglass_reader\"")), 17);
    QCOMPARE(list.members(u"table").size(), 34);
}

void TestRowSecurityCli::rolesAreNoDrift()
{
    const Ctl superuser((*TestServer::instance())->conninfo(), {QStringLiteral("--allow-superuser")});
    const Answer drift = superuser({QStringLiteral("drift"), Week, QStringLiteral("--in-place")});
    QVERIFY2(drift.exitCode == 0, QByteArray(drift.out + drift.err).constData());
}

/// One that was made with roles before players had one, whose partitions were granted.
void TestRowSecurityCli::oldWeekGetsItsRights()
{
    const QString old = QStringLiteral("marketland_2025_w22");
    const Ctl maker((*TestServer::instance())->conninfo());
    const Answer made =
        maker({QStringLiteral("create"), old, QStringLiteral("--roles"), QStringLiteral("--sample")});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    auto session = m_server.open(old);
    WeekServer::run(
        session,
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO marketland_reader; GRANT SELECT ON ALL TABLES IN "
        "SCHEMA public TO marketland_writer; DROP POLICY weekglass_reader ON public.player_events; REVOKE "
        "ALL "
        "ON ALL TABLES IN SCHEMA public FROM marketland_player");
    const Answer leaks = m_ctl({QStringLiteral("policies"), QStringLiteral("check"), old});
    QCOMPARE(leaks.exitCode, 1);
    QVERIFY(leaks.out.contains("REVOKE ALL ON TABLE public.player_events_default FROM"));
    const Answer granted = m_ctl({QStringLiteral("policies"), QStringLiteral("grant"), old});
    QVERIFY2(granted.exitCode == 0, granted.err.constData());
    const Answer checked = m_ctl({QStringLiteral("policies"), QStringLiteral("check"), old});
    QVERIFY2(checked.exitCode == 0, QByteArray(checked.out + checked.err).constData());
    WeekServer::run(session, "SET SESSION AUTHORIZATION marketland_reader");
    QVERIFY(WeekServer::ask(session, "SELECT count(*) FROM public.player_events").toInt() > 0);
    const QString plain = QStringLiteral("marketland_2025_w23");
    QCOMPARE(maker({QStringLiteral("create"), plain}).exitCode, 0);
    const Answer refused = m_ctl({QStringLiteral("policies"), QStringLiteral("grant"), plain});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("without the roles"), refused.err.constData());
}

/// In its mode for transactions, where the next one has another client's session: nothing stays there.
void TestRowSecurityCli::throughThePooler()
{
    if (PgBouncer::program().isEmpty())
        QSKIP("there is no PgBouncer");
    auto session = m_server.open();
    const QByteArray user = WeekServer::ask(session, "SELECT current_user").toUtf8();
    PgBouncer bouncer;
    QVERIFY2(bouncer.start((*TestServer::instance())->running(), user), qPrintable(bouncer.log()));
    const Ctl ctl(bouncer.conninfo(user), {QStringLiteral("--allow-superuser")});
    const auto traces = [&] {
        auto pooled = Pg::Session::open({.conninfo = bouncer.conninfo(user),
                                         .database = Week.toUtf8(),
                                         .trust = Pg::OwnerTrust::everybody()});
        return WeekServer::ask(*pooled,
                               "SELECT current_user || current_setting('role') || "
                               "coalesce(current_setting('app.current_player_id', TRUE), '')");
    };
    const QString before = traces();
    const Answer seen =
        ctl(QStringList {QStringLiteral("events"), QStringLiteral("--json"), QStringLiteral("--as-player"),
                         m_player, QStringLiteral("--limit"), QStringLiteral("100000")}
            + week());
    QVERIFY2(seen.exitCode == 0, seen.err.constData());
    QCOMPARE(QString::number(seen.members(u"subject").size()), m_events);
    QCOMPARE(traces(), before);
    QCOMPARE(ctl({QStringLiteral("policies"), QStringLiteral("check"), Week}).exitCode, 0);
    QCOMPARE(traces(), before);
}

QTEST_GUILESS_MAIN(TestRowSecurityCli)
#include "tst_rowsecuritycli.moc"
