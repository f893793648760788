#include "widgets/parts/shorttime.h"

#include "base/safetext.h"
#include "base/utf8.h"

#include <QCoreApplication>
#include <QLocale>

namespace Weekglass {

namespace {

constexpr qsizetype CellCharacters = 200;
constexpr qsizetype DayCharacters = 10;
constexpr qsizetype MinuteCharacters = 16;
constexpr qsizetype SecondCharacters = 19;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ShortTime)
};

}

QString shortTime(const QByteArray& at)
{
    const QDate day = dayOf(at);
    return day.isValid()
        ? Text::tr("%1, %2", "day, time").arg(QLocale().toString(day, Text::tr("MMM d")), timeOfDay(at))
        : timeOfDay(at);
}

QString timeOfDay(const QByteArray& at)
{
    return dayOf(at).isValid() ? fromUtf8(at.mid(DayCharacters + 1, SecondCharacters - DayCharacters - 1))
                               : visibleText(at, CellCharacters); // beyond the years that have four digits
}

QString minuteText(const QByteArray& at)
{
    return dayOf(at).isValid() ? fromUtf8(at.first(MinuteCharacters)) : visibleText(at, CellCharacters);
}

QString secondText(const QByteArray& at)
{
    return dayOf(at).isValid() ? fromUtf8(at.first(SecondCharacters)) : visibleText(at, CellCharacters);
}

QDate dayOf(const QByteArray& at)
{
    return at.size() < SecondCharacters ? QDate()
                                        : QDate::fromString(fromUtf8(at.first(DayCharacters)), Qt::ISODate);
}

}
