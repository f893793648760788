#include "base/servertime.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qint64 MicrosPerSecond = 1000000;
constexpr qint64 SecondsPerDay = 86400;
constexpr qsizetype WholeSeconds = 19; // 2025-01-06 12:00:00
constexpr qsizetype WholeDay = 10;
constexpr qsizetype FractionDigits = 6;

/// ".123", as millionths; 0 if there is none.
std::optional<qint64> fractionOf(QByteArrayView text)
{
    if (text.isEmpty())
        return 0;
    const QByteArray digits = text.sliced(1).toByteArray();
    const bool isFraction = text.front() == '.' && !digits.isEmpty() && digits.size() <= FractionDigits
        && std::ranges::all_of(digits, [](char each) { return each >= '0' && each <= '9'; });
    return isFraction ? std::optional(digits.leftJustified(FractionDigits, '0').toLongLong()) : std::nullopt;
}

}

/// Read by hand: QDateTime::fromString() takes 20 µs, and lists and charts ask for thousands.
std::optional<qint64> microsecondsOf(QByteArrayView at)
{
    const bool isDay = at.size() == WholeDay;
    if (!isDay && at.size() < WholeSeconds)
        return std::nullopt;
    const auto number = [at](qsizetype from, qsizetype digits) {
        int value = 0;
        for (const char each : at.sliced(from, digits))
            value = each >= '0' && each <= '9' && value >= 0 ? 10 * value + (each - '0') : -1;
        return value;
    };
    const int year = number(0, 4);
    const QDate day(year, number(5, 2), number(8, 2));
    const bool isTime = isDay || (at[10] == ' ' && at[13] == ':' && at[16] == ':');
    const QTime time = isDay ? QTime(0, 0) : QTime(number(11, 2), number(14, 2), number(17, 2));
    QByteArrayView rest = at.sliced(std::min(at.size(), WholeSeconds));
    if (rest.endsWith("+00"))
        rest.chop(3);
    const auto micros = fractionOf(rest);
    if (year < 0 || at[4] != '-' || at[7] != '-' || !day.isValid() || !isTime || !time.isValid() || !micros)
        return std::nullopt;
    const qint64 days = QDate(1970, 1, 1).daysTo(day);
    return (days * SecondsPerDay + time.msecsSinceStartOfDay() / 1000) * MicrosPerSecond + *micros;
}

QByteArray timestampOf(qint64 microseconds)
{
    qint64 seconds = microseconds / MicrosPerSecond;
    qint64 fraction = microseconds % MicrosPerSecond;
    if (fraction < 0) {
        fraction += MicrosPerSecond;
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
