#include "widgets/parts/shorttime.h"

#include "base/safetext.h"
#include "base/utf8.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

namespace Weekglass {

namespace {

constexpr qsizetype CellCharacters = 200;
constexpr qsizetype DayCharacters = 10;
constexpr qsizetype SecondCharacters = 19;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ShortTime)
};

}

QString shortTime(const QByteArray& at)
{
    if (at.size() < SecondCharacters || at.at(4) != '-')
        return visibleText(at, CellCharacters); // beyond the years that have four digits
    const QDate day = QDate::fromString(fromUtf8(at.first(DayCharacters)), Qt::ISODate);
    const QString time = fromUtf8(at.mid(DayCharacters + 1, SecondCharacters - DayCharacters - 1));
    return Text::tr("%1, %2", "day, time").arg(QLocale().toString(day, Text::tr("MMM d")), time);
}

}
