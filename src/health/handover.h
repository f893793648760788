#pragma once

#include "health/pooler.h"
#include "health/serverhealth.h"
#include "health/weekhealth.h"

namespace Weekglass {

/// All that was read at one time, for other programs and for people without the window.
struct HealthReport
{
    QString server; ///< what people call it
    qint64 readAt = 0; ///< microseconds since 1970, by the server's clock
    std::vector<Figure> figures; ///< in the order of figureKinds()
    ServerHealth host = {};
    std::optional<WeekHealth> week = {};
    std::optional<PoolerHealth> pooler = {};
};

/// Puts them together. @p pooler: an error stands as a refusal of its figures.
HealthReport healthReport(const QString& server, ServerHealth host, std::optional<WeekHealth> week,
                          std::optional<Result<PoolerHealth>> pooler, const Thresholds& thresholds);

/// Prometheus' text exposition format: values, states (0 good, 1 warning, 2 critical, 3 unknown) and limits.
QByteArray prometheusText(const HealthReport& report);
/// One line with performance data, as Nagios and its kin read it.
QByteArray nagiosLine(const HealthReport& report);
/// 0 good, 1 warning, 2 critical. An unknown figure is no alarm.
int nagiosCode(const HealthReport& report);
/// The same line where there is nothing to tell; its code is 3.
QByteArray nagiosUnknown(const Error& error);
QByteArray healthCsv(const HealthReport& report);
/// One file that needs no other.
QByteArray healthHtml(const HealthReport& report);

}
