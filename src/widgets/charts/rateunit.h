#pragma once

#include <QString>

namespace Weekglass {

/// For how much time a rate is said.
enum class RateUnit { PerSecond, PerMinute, PerHour, PerDay };

/// The shortest time in which a rate is one at least, so that people can read its numbers.
RateUnit rateUnitFor(double perSecond);
/// By how much what is per second becomes per that time.
double factorOf(RateUnit unit);
/// "credits per hour"
QString withRateUnit(const QString& unit, RateUnit per);
/// "12.5/h"
QString rateText(double value, RateUnit per);

}
