#include "base/servertime.h"

#include <algorithm>
#include <chrono>

namespace Weekglass {

namespace {

constexpr qint64 SecondsPerDay = 86400;
constexpr qsizetype WholeSeconds = 19; // 2025-01-06 12:00:00
constexpr qsizetype WholeDay = 10;
constexpr qsizetype FractionDigits = 6;

/// So many digits as a number. Nothing if one of them is none.
std::optional<int> digitsOf(QByteArrayView text)
{
    int value = 0;
    for (const char each : text) {
        if (each < '0' || each > '9')
            return std::nullopt;
        value = 10 * value + (each - '0');
    }
    return value;
}

/// ".123", as millionths; 0 if there is none.
std::optional<int> fractionOf(QByteArrayView text)
{
    if (text.isEmpty())
        return 0;
    const qsizetype digits = text.size() - 1;
    if (text.front() != '.' || digits == 0 || digits > FractionDigits)
        return std::nullopt;
    auto fraction = digitsOf(text.sliced(1));
    for (qsizetype i = digits; fraction && i < FractionDigits; ++i)
        *fraction *= 10;
    return fraction;
}

/// "2025-01-06", as days since 1970.
std::optional<qint64> dayOf(QByteArrayView text)
{
    const auto year = digitsOf(text.first(4));
    const auto month = digitsOf(text.sliced(5, 2));
    const auto day = digitsOf(text.sliced(8, 2));
    if (text[4] != '-' || text[7] != '-' || !year || !month || !day || *year == 0)
        return std::nullopt;
    const std::chrono::year_month_day date {std::chrono::year(*year),
                                            std::chrono::month(static_cast<unsigned>(*month)),
                                            std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

/// " 12:00:00", as seconds since midnight.
std::optional<int> secondsOf(QByteArrayView text)
{
    const auto hour = digitsOf(text.sliced(1, 2));
    const auto minute = digitsOf(text.sliced(4, 2));
    const auto second = digitsOf(text.sliced(7, 2));
    if (text[0] != ' ' || text[3] != ':' || text[6] != ':' || !hour || !minute || !second || *hour > 23
        || *minute > 59 || *second > 59)
        return std::nullopt;
    return (*hour * 60 + *minute) * 60 + *second;
}

}

/// Read by hand: QDateTime::fromString() takes 20 µs, and lists, charts and exports ask for thousands.
std::optional<qint64> microsecondsOf(QByteArrayView at)
{
    const bool isDay = at.size() == WholeDay;
    if (!isDay && at.size() < WholeSeconds)
        return std::nullopt;
    QByteArrayView rest = at.sliced(std::min(at.size(), WholeSeconds));
    if (rest.endsWith("+00"))
        rest.chop(3);
    const auto day = dayOf(at.first(WholeDay));
    const std::optional<int> seconds = isDay ? 0 : secondsOf(at.sliced(WholeDay, WholeSeconds - WholeDay));
    const auto micros = fractionOf(rest);
    if (!day || !seconds || !micros)
        return std::nullopt;
    return (*day * SecondsPerDay + *seconds) * MicrosecondsPerSecond + *micros;
}

QByteArray timestampOf(qint64 microseconds)
{
    qint64 seconds = microseconds / MicrosecondsPerSecond;
    qint64 fraction = microseconds % MicrosecondsPerSecond;
    if (fraction < 0) {
        fraction += MicrosecondsPerSecond;
        --seconds;
    }
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return time.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")).toLatin1() + '.'
        + QByteArray::number(fraction).rightJustified(6, '0') + "+00";
}

QDateTime parseTime(const QString& text)
{
    QDateTime time =
        QDateTime::fromString(text.trimmed().replace(QLatin1Char(' '), QLatin1Char('T')), Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

QByteArray isoTime(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs).toLatin1();
}

QString fileStamp()
{
    return QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'hhmmsszzz'Z'"));
}

}
