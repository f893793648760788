#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>

#include <optional>

namespace Weekglass {

/// A time of the server is a number of microseconds here.
inline constexpr qint64 MicrosecondsPerSecond = 1'000'000;
inline constexpr qint64 MicrosecondsPerDay = 24LL * 60 * 60 * MicrosecondsPerSecond;

/// A time as the server writes it in UTC ("2025-01-06 12:00:00.123456+00") as microseconds since 1970. One
/// without a zone and a date alone are of UTC too, as in all our sessions. Nothing for infinity, and for
/// years that have not four digits.
std::optional<qint64> microsecondsOf(QByteArrayView at);
/// The other way round.
QByteArray timestampOf(qint64 microseconds);

/// What a person or a file writes: a date, or date and time, of UTC unless an offset is written. Invalid if
/// it is none.
QDateTime parseTime(const QString& text);
/// The same in ISO 8601, of UTC, with milliseconds.
QByteArray isoTime(const QDateTime& time);
/// The time now as a part of a file's name, of UTC.
QString fileStamp();

inline QDateTime dateTimeOf(qint64 microseconds)
{
    return QDateTime::fromMSecsSinceEpoch(microseconds / 1000, Qt::UTC);
}

}
