#pragma once

#include "health/handover.h"
#include "health/healthplace.h"
#include "pages/board/adminserver.h"

namespace Weekglass {

/// What a Health page asks a worker for. A value for jobs.
struct HealthQuestion
{
    AdminServer server;
    std::optional<HealthPlace> place = {}; ///< nothing: not known yet
    std::optional<WeekHandle> week = {};
    std::optional<HealthCounters> earlier = {};
};

struct HealthAnswer
{
    HealthReport report;
    HealthPlace place;
    Thresholds thresholds = Thresholds::defaults(); ///< that the figures were judged by
    QByteArray pooler; ///< conninfo; empty: none is known
    double milliseconds = 0; ///< the server's own figures took
};

/// The server, its pooler if one is kept, and the week if one is asked for.
Result<HealthAnswer> readHealth(const HealthQuestion& question, const std::stop_token& stop);

/// Keeps what the user says of the server, in the workspace.
Result<void> keepThresholds(const QByteArray& systemIdentifier, const QByteArray& json);
Result<void> keepPooler(const QByteArray& systemIdentifier, const QByteArray& conninfo);

}
