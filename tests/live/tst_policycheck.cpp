#include "rowsecuritytest.h"

#include "policies/policycheck.h"

using namespace Weekglass;

/// Whether a player sees rows of others, proved by the rows: each way in which a week can leak is found, and
/// what proves nothing does not pass.
class TestPolicyCheck : public RowSecurityTest
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
    void whatTheRolesGiveHolds();
    void leaks_data();
    void leaks();
    void notProved_data();
    void notProved();
    void weekWithoutPlayers();
    void otherColumns();
    void withoutTheRole();
    void policiesAreListed();

private:
    PolicyReport check(const std::vector<QByteArray>& players = {}) const
    {
        const auto report = checkPolicies(m_week, players);
        if (!report)
            qFatal("%s", qPrintable(report.error().text()));
        return *report;
    }
    PolicyFinding finding(const QString& name) const
    {
        for (const PolicyFinding& one : check().findings) {
            if (one.name == name)
                return one;
        }
        qFatal("nothing is said of %s", qPrintable(name));
    }
    void runAsOwner(QByteArray sql)
    {
        auto owner = as(GameRole::Owner);
        WeekServer::run(owner, sql.replace("PLAYER", quoted(GameRole::Player)));
    }
};

void TestPolicyCheck::whatTheRolesGiveHolds()
{
    const PolicyReport report = check();
    QVERIFY(!report.leaks());
    QCOMPARE(report.players.size(), std::size_t(2));
    QCOMPARE(report.count(PolicyFinding::Verdict::NotChecked), 0);
    const PolicyFinding things = finding(QStringLiteral("public.things"));
    QCOMPARE(verdictKey(things.verdict), QStringLiteral("holds"));
    QCOMPARE(things.columns, QStringList(QStringLiteral("player_id")));
    QCOMPARE(things.policies, (QStringList {QStringLiteral("own"), QStringLiteral("weekglass_reader")}));
    QCOMPARE(*things.own, 3);
    QCOMPARE(*things.others, 0);
    QCOMPARE(verdictKey(finding(QStringLiteral("public.log")).verdict), QStringLiteral("holds"));
    QCOMPARE(verdictKey(finding(QStringLiteral("public.market")).verdict), QStringLiteral("shared"));
    QVERIFY(finding(QStringLiteral("public.players")).reason.contains(QLatin1String("may not read")));
    QCOMPARE(check({Bob}).players.front().name, QStringLiteral("Bob"));
}

void TestPolicyCheck::leaks_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("relation");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("fix"); // runs, and then nothing leaks any more; empty: none is known
    const auto row = [](const char* name, const char* sql, const char* relation, const char* reason,
                        const char* fix) {
        QTest::newRow(name) << QByteArray(sql) << QString::fromLatin1(relation) << QString::fromLatin1(reason)
                            << QString::fromLatin1(fix);
    };
    row("a policy that lets all rows pass", "CREATE POLICY broken ON public.things USING (TRUE)",
        "public.things", "saw 3 row(s) of others", "");
    row("a policy for the players alone",
        "CREATE POLICY broken ON public.log FOR SELECT TO PLAYER USING (at > 1)", "public.log",
        "saw 1 row(s) of others", "");
    row("row security that is off", "ALTER TABLE public.things DISABLE ROW LEVEL SECURITY", "public.things",
        "no policy", "REVOKE");
    row("a table without a policy",
        "CREATE TABLE public.open (player_id TEXT); GRANT SELECT ON public.open TO PLAYER", "public.open",
        "no policy", "REVOKE");
    row("a foreign key under another name",
        "CREATE TABLE public.open (who TEXT REFERENCES public.players); GRANT SELECT ON public.open TO "
        "PUBLIC",
        "public.open", "no policy", "FROM PUBLIC");
    row("a partition that is granted", "GRANT SELECT ON public.log_1 TO PLAYER", "public.log_1",
        "bypass the policies of public.log", "REVOKE");
    row("a partition that is granted to all", "GRANT SELECT ON public.log_1 TO PUBLIC", "public.log_1",
        "PUBLIC may read it", "REVOKE");
    row("a partition that another role reads", "GRANT SELECT ON public.log_1 TO WRITER", "public.log_1",
        "bypass the policies of public.log", "REVOKE");
    row("a column of a partition", "GRANT SELECT (player_id) ON public.log_1 TO PLAYER", "public.log_1",
        "bypass the policies of public.log", "REVOKE");
    row("a view with its owner's rights",
        "CREATE VIEW public.seen AS SELECT * FROM public.things; GRANT SELECT ON public.seen TO PLAYER",
        "public.seen", "rights of its owner", "security_invoker");
    row("a view over such a view",
        "CREATE VIEW public.a AS SELECT * FROM public.things; CREATE VIEW public.b AS SELECT * FROM "
        "public.a; GRANT "
        "SELECT ON public.b TO PLAYER",
        "public.b", "rights of its owner", "");
    row("a materialized view",
        "CREATE MATERIALIZED VIEW public.seen AS SELECT * FROM public.things; GRANT SELECT ON public.seen TO "
        "PLAYER",
        "public.seen", "keeps rows of public.things", "");
}

void TestPolicyCheck::leaks()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, relation);
    QFETCH(QString, reason);
    QFETCH(QString, fix);
    runAsOwner(sql.replace("WRITER", quoted(GameRole::Writer)));
    const PolicyFinding found = finding(relation);
    QCOMPARE(verdictKey(found.verdict), QStringLiteral("leaks"));
    QVERIFY2(found.reason.contains(reason), qPrintable(found.reason));
    QVERIFY2(found.fix.contains(fix), qPrintable(found.fix));
    QVERIFY(check().leaks());
    QCOMPARE(check().findings.front().name, relation); // the worst first
    if (fix.isEmpty())
        return;
    runAsOwner(found.fix.toUtf8());
    QVERIFY(!check().leaks());
}

void TestPolicyCheck::notProved_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("relation");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* sql, const char* relation, const char* reason) {
        QTest::newRow(name) << QByteArray(sql) << QString::fromLatin1(relation)
                            << QString::fromLatin1(reason);
    };
    row("no rows", "DELETE FROM public.things", "public.things", "no row of another player");
    row("no column",
        "CREATE TABLE public.odd (x INT); ALTER TABLE public.odd ENABLE ROW LEVEL SECURITY; GRANT SELECT ON "
        "public.odd TO "
        "PLAYER",
        "public.odd", "no column names the player");
    row("two columns",
        "CREATE TABLE public.odd (a TEXT REFERENCES public.players, b TEXT REFERENCES public.players); ALTER "
        "TABLE "
        "public.odd ENABLE ROW LEVEL SECURITY; GRANT SELECT ON public.odd TO PLAYER",
        "public.odd", "several columns");
    row("a policy that fails", "CREATE POLICY broken ON public.things AS RESTRICTIVE USING (id / 0 > 1)",
        "public.things", "division by zero");
    row("a view without the column",
        "CREATE VIEW public.seen AS SELECT id FROM public.things; GRANT SELECT ON public.seen TO PLAYER",
        "public.seen", "rights of its owner");
    row("a function with its owner's rights",
        "CREATE FUNCTION public.all_things() RETURNS BIGINT LANGUAGE sql SECURITY DEFINER AS $$SELECT "
        "count(*) FROM "
        "public.things$$",
        "public.all_things()", "rights of");
}

void TestPolicyCheck::notProved()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, relation);
    QFETCH(QString, reason);
    runAsOwner(sql);
    const PolicyFinding found = finding(relation);
    QCOMPARE(verdictKey(found.verdict), QStringLiteral("not_checked"));
    QVERIFY2(found.reason.contains(reason), qPrintable(found.reason));
    QVERIFY(!check().leaks());
}

void TestPolicyCheck::weekWithoutPlayers()
{
    runAsOwner("DELETE FROM public.market; DELETE FROM public.things; DELETE FROM public.log; DELETE FROM "
               "public.players; "
               "GRANT SELECT ON public.log_1 TO PLAYER");
    const PolicyReport report = check();
    QVERIFY(report.players.empty());
    QCOMPARE(verdictKey(finding(QStringLiteral("public.things")).verdict), QStringLiteral("not_checked"));
    QVERIFY(report.leaks()); // whatever rows there are today
}

/// The manifest says whose a row is: any of the columns.
void TestPolicyCheck::otherColumns()
{
    runAsOwner(
        "CREATE TABLE public.gifts (giver TEXT REFERENCES public.players, taker TEXT REFERENCES "
        "public.players); "
        "ALTER TABLE public.gifts ENABLE ROW LEVEL SECURITY; GRANT SELECT ON public.gifts TO PLAYER; "
        "CREATE POLICY own ON public.gifts USING (public.me() IN (giver, taker)); INSERT INTO public.players "
        "VALUES ('c', 'Cid'); INSERT INTO public.gifts VALUES ('b', 'c'), ('c', 'b')");
    m_game.players->columns[QStringLiteral("public.gifts")] = {QStringLiteral("giver"),
                                                               QStringLiteral("taker")};
    m_week.game = std::make_shared<const GameDefinition>(m_game);
    const PolicyFinding gifts = finding(QStringLiteral("public.gifts"));
    QCOMPARE(verdictKey(gifts.verdict), QStringLiteral("holds"));
    QCOMPARE(*gifts.own, 2);
}

void TestPolicyCheck::withoutTheRole()
{
    m_game.players->role = QStringLiteral("nobody here");
    m_week.game = std::make_shared<const GameDefinition>(m_game);
    const auto report = checkPolicies(m_week, {});
    QVERIFY(!report);
    QVERIFY2(report.error().text().contains(QLatin1String("policies grant")),
             qPrintable(report.error().text()));
}

void TestPolicyCheck::policiesAreListed()
{
    auto session = m_server.open(m_name.toString());
    const auto policies = readPolicies(session);
    VERIFY_RESULT(policies);
    QStringList lines;
    for (const PolicyRow& one : *policies)
        lines << QStringList {one.table, one.name, one.command, one.roles, one.visible}.join(
            QLatin1Char(' '));
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QStringLiteral("public.log own all public (player_id = public.me())"));
    QCOMPARE(
        lines[1],
        QStringLiteral("public.log weekglass_reader select %1 true").arg(roleName(m_game, GameRole::Reader)));
}

QTEST_GUILESS_MAIN(TestPolicyCheck)
#include "tst_policycheck.moc"
