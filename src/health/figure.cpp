#include "health/figure.h"

#include "base/servertime.h"
#include "health/text.h"
#include "metrics/weekstart.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace Weekglass {

namespace {

QString number(double value)
{
    const bool isWhole = value == std::floor(value);
    const int digits = std::abs(value) >= 100 || isWhole ? 0 : std::abs(value) >= 0.1 || value == 0 ? 1 : 3;
    return QString::number(value, 'f', digits);
}

QString secondsText(double seconds)
{
    constexpr double TwoMinutes = 120;
    return seconds < TwoMinutes ? Text::tr("%1 s").arg(number(seconds))
                                : ageText(static_cast<qint64>(seconds) * MicrosecondsPerSecond);
}

}

Figure::State judge(double value, const Threshold& threshold, bool isBelow)
{
    if (!threshold.warning && !threshold.critical)
        return Figure::State::None;
    const auto isReached = [&](const std::optional<double>& limit) {
        return limit && (isBelow ? value < *limit : value >= *limit);
    };
    if (isReached(threshold.critical))
        return Figure::State::Critical;
    return isReached(threshold.warning) ? Figure::State::Warning : Figure::State::Good;
}

QString Figure::title() const
{
    return subject.isEmpty() ? figureName(*kind) : Text::tr("%1, %2").arg(figureName(*kind), subject);
}

QString stateKey(const Figure& figure)
{
    switch (figure.state) {
    case Figure::State::Good:
        return QStringLiteral("good");
    case Figure::State::Warning:
        return QStringLiteral("warning");
    case Figure::State::Critical:
        return QStringLiteral("critical");
    case Figure::State::None:
        break;
    }
    return figure.isTold() ? QStringLiteral("no_limit") : QStringLiteral("not_told");
}

QString stateName(const Figure& figure)
{
    switch (figure.state) {
    case Figure::State::Good:
        return Text::tr("good");
    case Figure::State::Warning:
        return Text::tr("warning");
    case Figure::State::Critical:
        return Text::tr("critical");
    case Figure::State::None:
        break;
    }
    return figure.isTold() ? Text::tr("no limit") : Text::tr("unknown");
}

QString bytesText(double bytes)
{
    return QLocale::c().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeIecFormat);
}

QString amountText(double value, FigureUnit unit)
{
    switch (unit) {
    case FigureUnit::Percent:
        return Text::tr("%1 %").arg(number(value));
    case FigureUnit::Seconds:
        return secondsText(value);
    case FigureUnit::Hours:
        return Text::tr("%1 h").arg(number(value));
    case FigureUnit::Milliseconds:
        return Text::tr("%1 ms").arg(number(value));
    case FigureUnit::Bytes:
        return bytesText(value);
    case FigureUnit::BytesPerDay:
        return Text::tr("%1 a day").arg(bytesText(value));
    case FigureUnit::Times:
        return Text::tr("%1 ×", "so many times").arg(QString::number(value, 'f', 2));
    case FigureUnit::Count:
        break;
    }
    return QString::number(static_cast<qint64>(value));
}

QString thresholdText(const Figure& figure)
{
    const auto text = [&](const std::optional<double>& limit) {
        return limit ? amountText(*limit, figure.kind->unit) : QStringLiteral("–");
    };
    const Threshold& threshold = figure.threshold;
    if (!threshold.warning && !threshold.critical)
        return QStringLiteral("–");
    const QString both =
        Text::tr("%1 · %2", "warning and critical").arg(text(threshold.warning), text(threshold.critical));
    return figure.kind->isBelow ? Text::tr("below %1").arg(both) : both;
}

QString figureAge(const Figure& figure, qint64 readAt)
{
    if (!figure.isTold())
        return QStringLiteral("–");
    return figure.since ? ageText(std::max<qint64>(0, readAt - *figure.since)) : Text::tr("now");
}

QString unitKey(FigureUnit unit)
{
    switch (unit) {
    case FigureUnit::Percent:
        return QStringLiteral("percent");
    case FigureUnit::Seconds:
        return QStringLiteral("seconds");
    case FigureUnit::Hours:
        return QStringLiteral("hours");
    case FigureUnit::Milliseconds:
        return QStringLiteral("milliseconds");
    case FigureUnit::Bytes:
        return QStringLiteral("bytes");
    case FigureUnit::BytesPerDay:
        return QStringLiteral("bytes_per_day");
    case FigureUnit::Times:
        return QStringLiteral("times");
    case FigureUnit::Count:
        break;
    }
    return QStringLiteral("count");
}

FigureCounts countFigures(const std::vector<Figure>& figures)
{
    FigureCounts counts;
    for (const Figure& figure : figures) {
        if (figure.state == Figure::State::Critical)
            ++counts.critical;
        else if (figure.state == Figure::State::Warning)
            ++counts.warnings;
        else if (figure.state == Figure::State::Good)
            ++counts.good;
        else
            ++(figure.isTold() ? counts.noLimit : counts.notTold);
    }
    return counts;
}

Figure::State worstState(const std::vector<Figure>& figures)
{
    auto worst = Figure::State::None;
    for (const Figure& figure : figures)
        worst = std::max(worst, figure.state);
    return worst;
}

}
