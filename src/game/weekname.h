#pragma once

#include "base/result.h"

#include <QDate>
#include <QString>

#include <compare>
#include <optional>

namespace Weekglass {

/// Name of a week's database: `<prefix>_<ISO year>_w<ISO week>`, e.g. spacetraders_2025_w01. The ISO year of
/// a day around New Year is not always its calendar year.
struct WeekName
{
    QString prefix;
    int year = 0; ///< ISO year, 1 to 9999
    int week = 0; ///< ISO week, 1 to 52 or 53

    /// Nothing if the text is not exactly such a name: four digits, w, two digits, a week that the year has.
    static std::optional<WeekName> match(QStringView text);
    /// The same with an error that says what is wrong.
    static Result<WeekName> parse(const QString& text);
    /// The week that @p day lies in; nothing for an invalid day or one beyond the years 1 to 9999.
    static std::optional<WeekName> of(const QString& prefix, const QDate& day);
    /// 52 or 53.
    static int weeksInYear(int year);

    QString toString() const;
    QDate monday() const;
    /// Nothing beyond the years 1 to 9999.
    std::optional<WeekName> next() const;
    std::optional<WeekName> previous() const;

    friend bool operator==(const WeekName&, const WeekName&) = default;
    /// By time, then by prefix.
    friend std::strong_ordering operator<=>(const WeekName& a, const WeekName& b);
};

}
