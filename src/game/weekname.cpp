#include "game/weekname.h"

#include "game/text.h"

#include <QStringView>

namespace Weekglass {

namespace {

constexpr qsizetype SuffixSize = 9; // _2025_w01
constexpr int LastYear = 9999;

/// The number that the ASCII digits of @p text make, or -1. QString::toInt() would take signs and spaces too.
int number(QStringView text)
{
    int value = 0;
    for (const QChar c : text) {
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return -1;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

Error badName(const QString& text, const QString& message)
{
    return {
        .kind = Error::Kind::Format,
        .message = message,
        .where = text,
        .advice = Text::tr(
            "A week is named <prefix>_<ISO year>_w<ISO week, two digits>, such as spacetraders_2025_w01.")};
}

}

int WeekName::weeksInYear(int year)
{
    return QDate(year, 12, 28).weekNumber(); // the 28th of December is always in the last week
}

std::optional<WeekName> WeekName::match(QStringView text)
{
    if (text.size() <= SuffixSize)
        return {};
    const QStringView suffix = text.last(SuffixSize);
    if (suffix[0] != QLatin1Char('_') || suffix[5] != QLatin1Char('_') || suffix[6] != QLatin1Char('w'))
        return {};
    const int year = number(suffix.sliced(1, 4));
    const int week = number(suffix.sliced(7, 2));
    if (year < 1 || week < 1 || week > weeksInYear(year))
        return {};
    return WeekName {text.chopped(SuffixSize).toString(), year, week};
}

Result<WeekName> WeekName::parse(const QString& text)
{
    if (auto name = match(text))
        return *std::move(name);
    if (text.size() > SuffixSize) {
        const QStringView suffix = QStringView(text).last(SuffixSize);
        const int year = number(suffix.sliced(1, 4));
        const int week = number(suffix.sliced(7, 2));
        if (suffix[0] == QLatin1Char('_') && suffix.sliced(5, 2) == QLatin1String("_w") && year > 0
            && week >= 0)
            return badName(text,
                           Text::tr("The ISO year %1 has weeks 1 to %2, not %3.")
                               .arg(year)
                               .arg(weeksInYear(year))
                               .arg(week));
    }
    return badName(text, Text::tr("This is not the name of a week."));
}

std::optional<WeekName> WeekName::of(const QString& prefix, const QDate& day)
{
    int year = 0;
    const int week = day.weekNumber(&year);
    if (week == 0 || year < 1 || year > LastYear)
        return {};
    return WeekName {prefix, year, week};
}

QString WeekName::toString() const
{
    // the prefix at last: one that holds a %2 of its own stays as it is
    return prefix
        + QStringLiteral("_%1_w%2").arg(year, 4, 10, QLatin1Char('0')).arg(week, 2, 10, QLatin1Char('0'));
}

QDate WeekName::monday() const
{
    const QDate inFirstWeek(year, 1, 4);
    return inFirstWeek.addDays(1 - inFirstWeek.dayOfWeek() + 7 * (week - 1));
}

std::optional<WeekName> WeekName::next() const
{
    return of(prefix, monday().addDays(7));
}

std::optional<WeekName> WeekName::previous() const
{
    return of(prefix, monday().addDays(-7));
}

std::strong_ordering operator<=>(const WeekName& a, const WeekName& b)
{
    if (const auto byYear = a.year <=> b.year; std::is_neq(byYear))
        return byYear;
    if (const auto byWeek = a.week <=> b.week; std::is_neq(byWeek))
        return byWeek;
    return a.prefix.compare(b.prefix) <=> 0;
}

}
