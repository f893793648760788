#include "bench.h"

#include "base/servertime.h"
#include "cituscluster.h"
#include "events/eventquery.h"
#include "events/timeline.h"
#include "game/gamelibrary.h"
#include "lifecycle/newweek.h"
#include "rollback/rollback.h"
#include "rollback/undo.h"

#include <QRandomGenerator>
#include <QTextStream>

namespace Weekglass::Bench {

namespace {

constexpr int ClusterYear = 2024;
constexpr int OneServerYear = 2025;
constexpr int PageRows = 200;
constexpr int Jumps = 100;
constexpr int Buckets = 240;
constexpr int Rollbacks = 11;

/// Weeks of Marketland on a cluster's coordinator: distributed over its workers, or all of it there.
class Weeks
{
public:
    Weeks(const CitusCluster& cluster, const GamePointer& game, int year)
        : m_cluster(cluster)
        , m_game(game)
        , m_year(year)
    {
    }

    Pg::Session open(int week) const { return m_cluster.open(name(week).toString().toUtf8()); }
    /// With the sample's players, who have saves, and further events of players over the whole week.
    void fill(int week, qint64 events) const
    {
        (void)value(
            makeNewWeek({.server = {.conninfo = m_cluster.conninfo(), .trust = Pg::OwnerTrust::everybody()},
                         .game = *m_game,
                         .name = name(week),
                         .sampleSeed = 1,
                         .withRoles = false,
                         .isDistributed = m_year == ClusterYear}));
        auto session = open(week);
        const QByteArray count = QByteArray::number(events);
        const QByteArray monday = name(week).monday().toString(Qt::ISODate).toLatin1();
        value(session.script(value(Pg::Sql::trusted(
            "INSERT INTO public.player_events (player_id, event_type, event_data, occurred_at) SELECT "
            "md5((g % 5000)::text)::uuid, 'kind_' || g % 20, jsonb_build_object('n', g, 'item', 'item_' || g "
            "% 97), "
            "TIMESTAMPTZ '"
            + monday + " 00:00+00' + g * (INTERVAL '7 days' / " + count + ") FROM generate_series(1, " + count
            + ") AS g; ANALYZE public.player_events"))));
    }
    /// The events of a week, and its saves that are not a player's last one.
    EventQuery events(Pg::Session& session) const
    {
        EventQuery query {.source = m_game->events.front()};
        query.shape = value(describeEvents(session, query.source));
        return query;
    }
    const GameDefinition& game() const { return *m_game; }
    qint64 bytes() const
    {
        qint64 sum = 0;
        for (int node = 0; node <= CitusCluster::Workers; ++node) {
            auto session = m_cluster.open({}, node);
            const auto size = value(session.query(
                Pg::Sql("SELECT sum(pg_database_size(oid)) FROM pg_database WHERE datname LIKE $1 || '%'"),
                {QStringLiteral("%1_%2_").arg(m_game->prefix).arg(m_year).toUtf8()}));
            sum += Pg::numberOf(size.single());
        }
        return sum;
    }

private:
    WeekName name(int week) const { return {m_game->prefix, m_year, week}; }

    const CitusCluster& m_cluster;
    const GamePointer m_game;
    const int m_year;
};

struct Times
{
    std::vector<double> fill, page, jump, timeline, rollback, undo;
};

void read(const Weeks& weeks, int week, Times& times)
{
    auto session = weeks.open(week);
    const EventQuery query = weeks.events(session);
    const auto ends = value(fetchTimelineEnds(session, query));
    times.page = timed(
        Jumps, [&] { (void)value(fetchEventPage(session, query, {}, EventDirection::Older, PageRows)); });
    QRandomGenerator random(1);
    times.jump = timed(Jumps, [&] {
        const qint64 at =
            ends.begin + static_cast<qint64>(random.generateDouble() * double(ends.end - ends.begin));
        (void)value(fetchEventPage(session, query, EventKey {.at = timestampOf(at), .id = "0"},
                                   EventDirection::Older, PageRows));
    });
    times.timeline = timed(3, [&] {
        (void)value(countTimeline(session, query, Timeline::over(ends.begin, ends.end, Buckets),
                                  Timeline::Split::Kind, {}));
    });
}

void rollBackAndUndo(const Weeks& weeks, int week, Times& times)
{
    auto session = weeks.open(week);
    const auto save = value(session.query(Pg::Sql(
        "SELECT s.player_id, s.snapshot_id FROM public.save_snapshots AS s JOIN (SELECT n.player_id, "
        "max(n.snapshot_id) AS last FROM public.save_snapshots AS n GROUP BY 1) AS l ON l.player_id = "
        "s.player_id AND s.snapshot_id < l.last ORDER BY 2 LIMIT 1")));
    const RollbackRequest request {weeks.game(), weeks.game().playLogs.front(), *save.rows.front()[0],
                                   save.rows.front()[1]->toLongLong()};
    const RollbackOptions options {.allowSuperuser = true};
    const OperationBy by {.reason = QStringLiteral("a benchmark")};
    for (int i = 0; i <= Rollbacks; ++i) {
        const auto shown = value(previewRollback(session, request, options));
        QElapsedTimer timer;
        timer.start();
        const auto done = value(rollBack(session, request, shown.confirmation, by, options));
        const double took = since(timer);
        timer.restart();
        (void)value(undoOperation(session, weeks.game(), done.id, by, options));
        if (i == 0)
            continue; // to warm up
        times.rollback.push_back(took);
        times.undo.push_back(since(timer));
    }
    times.rollback = sorted(std::move(times.rollback));
    times.undo = sorted(std::move(times.undo));
}

Times measure(const Weeks& weeks, int count, qint64 events)
{
    Times times;
    for (int week = 1; week <= count; ++week) {
        QElapsedTimer timer;
        timer.start();
        weeks.fill(week, events);
        times.fill.push_back(since(timer));
    }
    times.fill = sorted(std::move(times.fill));
    const int middle = (count + 1) / 2;
    read(weeks, middle, times);
    rollBackAndUndo(weeks, middle, times);
    return times;
}

}

void benchCitus(int weeks, qint64 events)
{
    CitusCluster cluster;
    value(cluster.start(8));
    const GamePointer game =
        GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
    const Weeks spread(cluster, game, ClusterYear);
    const Weeks single(cluster, game, OneServerYear);
    const Times ours = measure(spread, weeks, events);
    const Times one = measure(single, weeks, events);
    QTextStream(stdout) << QStringLiteral("%1 weeks of %2 events: %3 MB on the cluster, %4 MB on one server")
                               .arg(weeks)
                               .arg(events)
                               .arg(spread.bytes() >> 20)
                               .arg(single.bytes() >> 20)
                        << Qt::endl;
    const QString other = QStringLiteral("one server");
    const QString goal = QStringLiteral("reported only");
    report(QStringLiteral("create a week and fill it"), ours.fill, other, one.fill, goal);
    report(QStringLiteral("first page of 200 events"), ours.page, other, one.page, goal);
    report(QStringLiteral("jump to any time"), ours.jump, other, one.jump, goal);
    report(QStringLiteral("timeline of the whole week, counted by kind"), ours.timeline, other, one.timeline,
           goal);
    report(QStringLiteral("rollback of a player"), ours.rollback, other, one.rollback, goal);
    report(QStringLiteral("its undo"), ours.undo, other, one.undo, goal);
}

}
