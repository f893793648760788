#include "events/eventtime.h"

namespace Weekglass {

namespace {

constexpr qint64 MicrosPerSecond = 1000000;
constexpr qsizetype WholeSeconds = 19; // 2025-01-06 12:00:00

}

std::optional<qint64> microsecondsOf(QByteArrayView at)
{
    const QString seconds = QString::fromLatin1(at.first(std::min(at.size(), WholeSeconds)));
    QDateTime time = QDateTime::fromString(seconds, QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    time.setTimeSpec(Qt::UTC);
    const QByteArrayView rest = at.sliced(std::min(at.size(), WholeSeconds));
    if (!time.isValid() || !rest.endsWith("+00"))
        return std::nullopt;
    QByteArray fraction = rest.startsWith('.') ? rest.sliced(1, rest.size() - 4).toByteArray() : QByteArray();
    bool isNumber = true;
    const qint64 micros = fraction.isEmpty() ? 0 : fraction.leftJustified(6, '0', true).toLongLong(&isNumber);
    if (!isNumber)
        return std::nullopt;
    return time.toSecsSinceEpoch() * MicrosPerSecond + micros;
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

}
