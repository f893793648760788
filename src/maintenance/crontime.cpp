#include "maintenance/crontime.h"

#include <QStringList>

#include <array>
#include <bitset>

namespace Weekglass {

namespace {

constexpr int MostValues = 64;

/// The values that a field allows.
struct Field
{
    std::bitset<MostValues> values;
    bool isAny = false; ///< it says nothing
    bool isStar = false; ///< it begins with *, as */2

    bool has(int value) const { return values[static_cast<std::size_t>(value)]; }
};

/// One of the parts that commas separate: 5, 1-5, * or one of them with /2.
bool addPart(const QString& part, int least, int most, Field& field)
{
    const QStringList stepped = part.split(QLatin1Char('/'));
    bool isRight = stepped.size() <= 2;
    const int step = stepped.size() == 2 ? stepped[1].toInt(&isRight) : 1;
    int from = least;
    int to = most;
    if (stepped[0] != QLatin1String("*")) {
        const QStringList ends = stepped[0].split(QLatin1Char('-'));
        bool isFrom = false;
        bool isTo = true;
        from = ends[0].toInt(&isFrom);
        to = ends.size() == 2 ? ends[1].toInt(&isTo) : (stepped.size() == 2 ? most : from);
        isRight = isRight && isFrom && isTo && ends.size() <= 2;
    }
    if (!isRight || step < 1 || from < least || to > most || from > to)
        return false;
    for (int value = from; value <= to; value += step)
        field.values.set(static_cast<std::size_t>(value));
    return true;
}

std::optional<Field> fieldOf(const QString& text, int least, int most)
{
    Field field {
        .values = {}, .isAny = text == QLatin1String("*"), .isStar = text.startsWith(QLatin1Char('*'))};
    for (const QString& part : text.split(QLatin1Char(','))) {
        if (!addPart(part, least, most, field))
            return {};
    }
    return field;
}

struct Schedule
{
    Field minute;
    Field hour;
    Field day;
    Field month;
    Field weekday; ///< 0 and 7 are Sunday

    static std::optional<Schedule> of(const QString& text)
    {
        const QStringList words = text.simplified().split(QLatin1Char(' '));
        if (words.size() != 5)
            return {};
        constexpr std::array<std::pair<int, int>, 5> Limits {{{0, 59}, {0, 23}, {1, 31}, {1, 12}, {0, 7}}};
        std::array<Field, 5> fields;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            auto field = fieldOf(words[static_cast<qsizetype>(i)], Limits[i].first, Limits[i].second);
            if (!field)
                return {};
            fields[i] = *field;
        }
        return Schedule {fields[0], fields[1], fields[2], fields[3], fields[4]};
    }
    /// Of two that name days either is enough, but not beside one that begins with *.
    bool isEitherDay() const { return !day.isStar && !weekday.isStar; }
    bool isOn(const QDate& date) const
    {
        const int number = date.dayOfWeek(); // Monday is 1
        const bool isWeekday = weekday.has(number) || (number == 7 && weekday.has(0));
        const bool isDay = day.has(date.day());
        const bool isRight = isEitherDay() ? isDay || isWeekday : isDay && isWeekday;
        return month.has(date.month()) && isRight;
    }
};

QString listOf(const Field& field, int least, int most)
{
    if (field.isAny)
        return QStringLiteral("*");
    QStringList values;
    for (int value = least; value <= most; ++value) {
        if (field.has(value))
            values << QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
    }
    return values.join(QLatin1Char(','));
}

/// "Mon,Tue "; empty: any.
QString weekdaysOf(const Field& field)
{
    static constexpr std::array Names {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    QStringList days;
    for (int day = 1; day <= 7; ++day) {
        if (!field.isAny && (field.has(day) || (day == 7 && field.has(0))))
            days << QString::fromLatin1(Names[static_cast<std::size_t>(day)]);
    }
    return days.isEmpty() ? QString() : QString(days.join(QLatin1Char(',')) + QLatin1Char(' '));
}

}

std::optional<QDateTime> nextCronTime(const QString& schedule, const QDateTime& after)
{
    constexpr int MostDays = 4 * 366;
    const auto parsed = Schedule::of(schedule);
    if (!parsed)
        return {};
    for (int days = 0; days <= MostDays; ++days) {
        const QDate date = after.date().addDays(days);
        if (!parsed->isOn(date))
            continue;
        for (int minute = 0; minute < 24 * 60; ++minute) {
            if (!parsed->hour.has(minute / 60) || !parsed->minute.has(minute % 60))
                continue;
            QDateTime time = after;
            time.setDate(date);
            time.setTime(QTime(minute / 60, minute % 60));
            if (time > after)
                return time;
        }
    }
    return {};
}

QStringList calendarOf(const QString& schedule)
{
    const auto parsed = Schedule::of(schedule);
    if (!parsed)
        return {};
    const QString months = listOf(parsed->month, 1, 12);
    const QString days = listOf(parsed->day, 1, 31);
    const QString time =
        QStringLiteral(" %1:%2:00 UTC").arg(listOf(parsed->hour, 0, 23), listOf(parsed->minute, 0, 59));
    const QString weekdays = weekdaysOf(parsed->weekday);
    const auto on = [&months, &time](const QString& day) {
        return QString(QStringLiteral("*-%1-%2").arg(months, day) + time);
    };
    if (parsed->isEitherDay())
        return {on(days), QString(weekdays + on(QStringLiteral("*")))};
    return {QString(weekdays + on(days))};
}

}
