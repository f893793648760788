#include "citusbed.h"
#include "ctl.h"

#include "events/eventquery.h"
#include "events/timeline.h"
#include "health/weekhealth.h"
#include "lifecycle/dropweek.h"

#include <QRegularExpression>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

constexpr int First = 40;
constexpr int Second = 41;

/// Commands whose answers do not depend on where rows are; %1 is the week, %2 a player.
const char* const Readings[] {
    "events|%1|--limit|200",
    "events|%1|--kind|session_ended|--limit|50",
    "events|%1|--subject|%2|--limit|50",
    "snapshots|%1|--limit|100",
    "snapshot|verify|%1",
    "rows|%1|public.players",
    "rows|%1|public.player_events|--limit|300",
    "plays|%1",
    "plays|%1|--game|%2",
    "verify-replay|%1",
    "cohorts|%1",
    "report|%1|dashboard|--set|player=%2",
    "report|%1|leaderboard",
    "report|%1|cheapest_listings|--choices|item",
    "report|%1|cheapest_listings|--choices|item=a",
    "report|%1|cheapest_listings|--set|item=%3",
    "report|%1|crop_timers",
    "report|%1|due_jobs",
    "compare|%1|%1|--no-keep",
    "metrics|%1|--metric|events",
    "metrics|%1|--metric|players_active",
    "metrics|%1|--metric|coins",
    "metrics|%1|--metric|xp",
    "metrics|%1|--metric|level",
    "metrics|%1|--metric|income",
    "metrics|%1|--metric|harvests",
    "metrics|%1|--metric|jobs_due",
    "metrics|%1|--metric|listing_price",
    "metrics|%1|--metric|save_size",
    "query|%1|SELECT e.occurred_at::text, e.event_id FROM public.player_events AS e ORDER BY 1, 2 LIMIT 50",
};

}

/// A week that is spread over a Citus cluster: it is made, read and dropped as any other one.
class TestCitus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusedWithoutCluster();
    void refusedWithRoles();
    void foreignDatabaseOnWorker();
    void silentWorker();
    void oneMachineFirst();
    void distributed();
    void readsAreTheSame();
    void sizesOfAllNodes();
    void health();
    void dropTakesItsShards();

private:
    DropPlan planOf(int week) const { return *planDrop(m_bed.request(week).server, m_bed.name(week)); }
    QByteArrayList readAll(int week) const;
    /// The counts of the timeline, by kind.
    QString timeline(int week) const;

    CitusBed m_bed;
    QByteArray m_player;
    QString m_item;
    QByteArrayList m_onOneMachine; // answers to Readings
    QString m_timeline;
};

void TestCitus::initTestCase()
{
    if (const auto found = CitusCluster::findPrograms(); !found)
        QSKIP(qPrintable(found.error().text()));
    VERIFY_RESULT(m_bed.start());
}

void TestCitus::refusedWithoutCluster()
{
    m_bed.run("CREATE DATABASE plain");
    auto request = m_bed.request(First);
    request.server.conninfo.replace("dbname=postgres", "dbname=plain");
    const auto made = makeNewWeek(request);
    QVERIFY(!made);
    QVERIFY2(made.error().message.contains(QLatin1String("not the coordinator of a Citus cluster")),
             qPrintable(made.error().text()));
    QCOMPARE(m_bed.ask("SELECT count(*) FROM pg_database WHERE datname LIKE '%_w%'"), QStringLiteral("0"));
}

void TestCitus::refusedWithRoles()
{
    auto request = m_bed.request(First);
    request.withRoles = true;
    const auto made = makeNewWeek(request);
    QVERIFY(!made);
    QVERIFY(made.error().message.contains(QLatin1String("neither the game's roles nor a template")));
    QCOMPARE(m_bed.ask("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'marketland%'"),
             QStringLiteral("0"));
}

/// What somebody else has under the week's name on a worker stays, and nothing is left of the attempt.
void TestCitus::foreignDatabaseOnWorker()
{
    const QByteArray name = m_bed.name(Second).toUtf8();
    m_bed.run("CREATE DATABASE " + name, {}, 2);
    const auto made = makeNewWeek(m_bed.request(Second));
    QVERIFY(!made);
    QVERIFY2(made.error().message.contains(QLatin1String("not ours")), qPrintable(made.error().text()));
    const QByteArray count = "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'";
    QCOMPARE(m_bed.ask(count), QStringLiteral("0"));
    QCOMPARE(m_bed.ask(count, {}, 1), QStringLiteral("0"));
    QCOMPARE(m_bed.ask(count, {}, 2), QStringLiteral("1"));
    m_bed.run("DROP DATABASE " + name, {}, 2);
}

void TestCitus::silentWorker()
{
    VERIFY_RESULT(m_bed.cluster.killNode(2));
    const auto made = makeNewWeek(m_bed.request(Second));
    VERIFY_RESULT(m_bed.cluster.startNode(2));
    QVERIFY(!made);
    QVERIFY2(made.error().where.contains(QLatin1String("node2")), qPrintable(made.error().text()));
    QCOMPARE(
        m_bed.ask("SELECT count(*) FROM pg_database WHERE datname = '" + m_bed.name(Second).toUtf8() + "'"),
        QStringLiteral("0"));
}

QByteArrayList TestCitus::readAll(int week) const
{
    const Ctl ctl(m_bed.cluster.conninfo(), {QStringLiteral("--allow-superuser"), QStringLiteral("--json")});
    QByteArrayList answers;
    for (const char* reading : Readings) {
        QStringList arguments = QString::fromLatin1(reading).split(QLatin1Char('|'));
        arguments.replaceInStrings(QStringLiteral("%1"), m_bed.name(week));
        arguments.replaceInStrings(QStringLiteral("%2"), QString::fromLatin1(m_player));
        arguments.replaceInStrings(QStringLiteral("%3"), m_item);
        const auto answer = ctl(arguments);
        answers << QByteArray::number(answer.exitCode) + '\n' + answer.out
                + (answer.exitCode == 0 ? "" : answer.err);
    }
    return answers;
}

QString TestCitus::timeline(int week) const
{
    auto session = m_bed.openWeek(week);
    const EventSource& source = m_bed.game->events.front();
    const auto shape = describeEvents(session, source);
    if (!shape)
        return shape.error().text();
    const EventQuery query {.source = source, .shape = *shape, .filter = {}};
    const auto ends = fetchTimelineEnds(session, query);
    if (!ends)
        return ends.error().text();
    const auto counted =
        countTimeline(session, query, Timeline::over(ends->begin, ends->end, 100), Timeline::Split::Kind, {});
    if (!counted)
        return counted.error().text();
    QStringList lines;
    for (std::size_t i = 0; i < counted->series.size(); ++i) {
        QString line = counted->series[i];
        for (const qint64 count : counted->counts[i])
            line += QLatin1Char(' ') + QString::number(count);
        lines << line;
    }
    lines.sort();
    return lines.join(QLatin1Char('\n'));
}

/// The same week, not distributed, with what is read of it.
void TestCitus::oneMachineFirst()
{
    VERIFY_RESULT(makeNewWeek(m_bed.request(First, false)));
    m_player = m_bed
                   .ask("SELECT s.player_id FROM public.save_snapshots AS s GROUP BY 1 ORDER BY count(*) "
                        "DESC, 1 LIMIT 1",
                        m_bed.name(First).toUtf8())
                   .toUtf8();
    m_item = m_bed.ask("SELECT min(l.item_type) FROM public.farm_market_listings AS l WHERE NOT l.is_sold",
                       m_bed.name(First).toUtf8());
    m_onOneMachine = readAll(First);
    for (const QByteArray& answer : std::as_const(m_onOneMachine))
        QVERIFY2(answer.startsWith("0\n"), answer.constData());
    m_timeline = timeline(First);
    QVERIFY2(m_timeline.contains(QLatin1String("session_ended")), qPrintable(m_timeline));
    const DropPlan plan = planOf(First);
    VERIFY_RESULT(
        dropWeek(m_bed.request(First).server, plan.week,
                 {.typed = plan.phrase, .hash = plan.hash, .withoutArchive = QStringLiteral("a test")}));
}

void TestCitus::distributed()
{
    if (m_player.isEmpty())
        QSKIP("There is no week.");
    QStringList steps;
    auto request = m_bed.request(First);
    request.onProgress = [&steps](const QString& step) { steps << step; };
    const auto made = makeNewWeek(request);
    VERIFY_RESULT(made);
    QVERIFY(steps.contains(QStringLiteral("Distributing the tables")));
    auto session = m_bed.openWeek(First);
    const auto tables = distributedTables(session);
    VERIFY_RESULT(tables);
    QCOMPARE(tables->size(), m_bed.game->distribution->tables.size());
    for (const DistributedTable& table : *tables)
        QCOMPARE(table.column,
                 table.name == "public.farm_market_listings" ? QByteArray("seller_id")
                                                             : QByteArray("player_id"));
    // rows of one player are on one node, and both nodes have some
    QCOMPARE(WeekServer::ask(session, "SELECT count(DISTINCT nodename) FROM citus_shards"),
             QStringLiteral("2"));
    QCOMPARE(WeekServer::ask(session, "SELECT count(DISTINCT colocation_id) FROM public.citus_tables"),
             QStringLiteral("1"));
    for (int node = 1; node <= CitusCluster::Workers; ++node)
        QCOMPARE(m_bed.ask("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '"
                               + m_bed.name(First).toUtf8() + "'",
                           {}, node),
                 workerMark(*made));
    // nothing of the rows is left on the coordinator
    QCOMPARE(WeekServer::ask(session, "SELECT pg_relation_size('public.save_snapshots')"),
             QStringLiteral("0"));
    // a second attempt finds it finished
    const auto again = makeNewWeek(m_bed.request(First));
    QVERIFY(!again);
    QCOMPARE(again.error().sqlState, QStringLiteral("42P04"));
}

/// In every letter, though the workers have another time zone and another form of dates.
void TestCitus::readsAreTheSame()
{
    if (m_onOneMachine.isEmpty())
        QSKIP("There is no week.");
    QCOMPARE(timeline(First), m_timeline);
    const QByteArrayList answers = readAll(First);
    for (qsizetype i = 0; i < answers.size(); ++i)
        QVERIFY2(answers[i] == m_onOneMachine[i],
                 qPrintable(QString::fromLatin1(Readings[i]) + QLatin1Char('\n')
                            + QString::fromUtf8(answers[i].left(1000)) + QStringLiteral("\n-- instead of\n")
                            + QString::fromUtf8(m_onOneMachine[i].left(1000))));
}

void TestCitus::sizesOfAllNodes()
{
    const Ctl ctl(m_bed.cluster.conninfo(), {QStringLiteral("--allow-superuser"), QStringLiteral("--json")});
    const auto answer = ctl({QStringLiteral("tables"), m_bed.name(First)});
    QCOMPARE(answer.exitCode, 0);
    const QString bytes =
        m_bed.ask("SELECT citus_total_relation_size('public.save_snapshots')", m_bed.name(First).toUtf8());
    const QRegularExpression saves(QStringLiteral("save_snapshots\"[^}]*\"bytes\": %1").arg(bytes));
    QVERIFY2(QString::fromUtf8(answer.out).contains(saves), answer.out.constData());
    QVERIFY(!answer.out.contains("save_snapshots_1"));
}

void TestCitus::health()
{
    const auto stateOf = [this](const char* id) -> std::pair<double, QString> {
        auto session = m_bed.openWeek(First);
        const auto read = readWeekHealth(session, *m_bed.game, Thresholds::defaults(), {});
        if (!read)
            return {-1, read.error().text()};
        for (const Figure& figure : read->figures) {
            if (figure.id() == QLatin1String(id))
                return {figure.value.value_or(-1), figure.text + figure.refusal};
        }
        return {-1, {}};
    };
    QCOMPARE(stateOf("cluster_nodes").first, 0.0);
    const auto shards = stateOf("cluster_shards");
    QVERIFY2(shards.first >= 0 && shards.second.contains(QLatin1String("node1"))
                 && shards.second.contains(QLatin1String("node2")),
             qPrintable(shards.second));
    const auto sessions = stateOf("cluster_sessions");
    for (int node = 0; node <= CitusCluster::Workers; ++node)
        QVERIFY2(sessions.second.contains(QStringLiteral("node%1:5432").arg(node)),
                 qPrintable(sessions.second));
    VERIFY_RESULT(m_bed.cluster.killNode(2));
    const auto silent = stateOf("cluster_nodes");
    VERIFY_RESULT(m_bed.cluster.startNode(2));
    QCOMPARE(silent.first, 1.0);
    QVERIFY2(silent.second.contains(QLatin1String("node2")), qPrintable(silent.second));
}

/// And only those that are its own; while a worker is silent, nothing is dropped.
void TestCitus::dropTakesItsShards()
{
    VERIFY_RESULT(m_bed.cluster.killNode(1));
    const auto silent = planDrop(m_bed.request(First).server, m_bed.name(First));
    VERIFY_RESULT(m_bed.cluster.startNode(1));
    VERIFY_RESULT(silent);
    QVERIFY2(silent->obstacles.join(QLatin1Char('\n')).contains(QLatin1String("shards")),
             qPrintable(silent->obstacles.join(QLatin1Char('\n'))));
    const DropPlan plan = planOf(First);
    VERIFY_RESULT(
        dropWeek(m_bed.request(First).server, plan.week,
                 {.typed = plan.phrase, .hash = plan.hash, .withoutArchive = QStringLiteral("a test")}));
    for (int node = 0; node <= CitusCluster::Workers; ++node)
        QCOMPARE(
            m_bed.ask(
                "SELECT count(*) FROM pg_database WHERE datname LIKE '%_w%' OR datname LIKE 'weekglass%'", {},
                node),
            QStringLiteral("0"));
}

QTEST_GUILESS_MAIN(TestCitus)

#include "tst_citus.moc"
