#include "pages/health/healthreader.h"

#include "health/healthsettings.h"
#include "health/weeksizes.h"
#include "health/weeksover.h"
#include "weeks/withsession.h"

#include <QElapsedTimer>

namespace Weekglass {

namespace {

/// The pool's, unless the server is read with other rights than the window has.
template<typename Read>
auto onServer(const HealthQuestion& question, const HealthPlace& place, const std::stop_token& stop,
              Read read) -> std::invoke_result_t<Read, Pg::Session&>
{
    if (place.options.conninfo == question.server.pool->options().conninfo) {
        const auto lease = question.server.pool->acquire({}, stop);
        if (!lease)
            return lease.error();
        return read(**lease);
    }
    auto session = Pg::Session::open(place.options, stop);
    if (!session)
        return session.error();
    return read(*session);
}

struct Host
{
    ServerHealth health;
    double milliseconds = 0;
};

Result<Host> readHost(Pg::Session& session, const HealthQuestion& question, HealthAnswer& answer,
                      const Pg::Call& call)
{
    const auto identity = identify(session);
    if (!identity)
        return identity.error();
    const auto workspace = Workspace::open();
    if (!workspace)
        return workspace.error();
    const HealthSettings settings(*workspace, identity->systemIdentifier);
    auto thresholds = settings.thresholds();
    auto pooler = settings.pooler();
    if (!thresholds || !pooler)
        return thresholds ? pooler.error() : thresholds.error();
    answer.thresholds = *std::move(thresholds);
    answer.pooler = *std::move(pooler);
    QElapsedTimer time;
    time.start();
    auto health = readServerHealth(
        session,
        {.thresholds = answer.thresholds, .earlier = question.earlier, .dataFolder = answer.place.dataFolder},
        call);
    if (!health)
        return health.error();
    Host host {.health = *std::move(health), .milliseconds = static_cast<double>(time.nsecsElapsed()) / 1e6};
    auto over = readWeeksOver(session, *question.server.library, answer.thresholds, call);
    if (!over)
        return over.error();
    host.health.figures.push_back(*std::move(over));
    return host;
}

}

Result<HealthAnswer> readHealth(const HealthQuestion& question, const std::stop_token& stop)
{
    const Pg::Call call {.stop = stop, .deadline = ShortDeadline};
    HealthAnswer answer;
    answer.place = question.place ? *question.place : healthPlaceOf(question.server.pool->options(), stop);
    auto host = onServer(question, answer.place, stop,
                         [&](Pg::Session& session) { return readHost(session, question, answer, call); });
    if (!host)
        return host.error();
    answer.milliseconds = host->milliseconds;
    std::optional<WeekHealth> week;
    if (question.week) {
        const auto lease = question.week->acquire(stop);
        auto read = lease ? readWeekHealth(**lease, *question.week->game, answer.thresholds, call)
                          : Result<WeekHealth>(lease.error());
        if (!read)
            return read.error().at(question.week->title());
        week = *std::move(read);
        const auto workspace = Workspace::open();
        const auto compared = workspace
            ? compareSizes(*week, *question.week->game, *workspace, answer.thresholds)
            : Result<void>(workspace.error());
        if (!compared)
            return compared.error();
    }
    std::optional<Result<PoolerHealth>> pooler;
    if (!answer.pooler.isEmpty())
        pooler = readPooler(answer.pooler, answer.thresholds, call);
    answer.report = healthReport(Pg::serverTitle(question.server.pool->options()), std::move(host->health),
                                 std::move(week), std::move(pooler), answer.thresholds);
    return answer;
}

Result<void> keepThresholds(const QByteArray& systemIdentifier, const QByteArray& json)
{
    const auto workspace = Workspace::open();
    return workspace ? HealthSettings(*workspace, systemIdentifier).keepThresholds(json)
                     : Result<void>(workspace.error());
}

Result<void> keepPooler(const QByteArray& systemIdentifier, const QByteArray& conninfo)
{
    const auto workspace = Workspace::open();
    return workspace ? HealthSettings(*workspace, systemIdentifier).keepPooler(conninfo)
                     : Result<void>(workspace.error());
}

}
