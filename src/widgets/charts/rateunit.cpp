#include "widgets/charts/rateunit.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(RateUnit)
};

}

RateUnit rateUnitFor(double perSecond)
{
    using enum RateUnit;
    for (const RateUnit unit : {PerSecond, PerMinute, PerHour}) {
        if (perSecond == 0 || std::abs(perSecond) * factorOf(unit) >= 1)
            return unit;
    }
    return PerDay;
}

double factorOf(RateUnit unit)
{
    switch (unit) {
    case RateUnit::PerSecond:
        break;
    case RateUnit::PerMinute:
        return 60;
    case RateUnit::PerHour:
        return 3600;
    case RateUnit::PerDay:
        return 86400;
    }
    return 1;
}

QString withRateUnit(const QString& unit, RateUnit per)
{
    switch (per) {
    case RateUnit::PerSecond:
        break;
    case RateUnit::PerMinute:
        return Text::tr("%1 per minute").arg(unit);
    case RateUnit::PerHour:
        return Text::tr("%1 per hour").arg(unit);
    case RateUnit::PerDay:
        return Text::tr("%1 per day").arg(unit);
    }
    return Text::tr("%1 per second").arg(unit);
}

QString rateText(double value, RateUnit per)
{
    const QString number = QLocale().toString(value, 'g', 6);
    switch (per) {
    case RateUnit::PerSecond:
        break;
    case RateUnit::PerMinute:
        return Text::tr("%1/min", "per minute").arg(number);
    case RateUnit::PerHour:
        return Text::tr("%1/h", "per hour").arg(number);
    case RateUnit::PerDay:
        return Text::tr("%1/d", "per day").arg(number);
    }
    return Text::tr("%1/s", "per second").arg(number);
}

}
