#pragma once

#include "metrics/weekstart.h"

#include <QStringList>

#include <vector>

namespace Weekglass {

/// The subjects that came to a week first on one of its days.
struct Cohort
{
    qint64 size = 0;
    /// How many of them did something on their day, on the day after it, and so on: the days that have begun.
    std::vector<qint64> active = {};

    /// Of the cohort, 0 to 1, on one of those days; nothing if nobody is in it.
    std::optional<double> share(int after) const;

    bool operator==(const Cohort&) const = default;
};

/// A cohort for each day of a week. A day has 24 hours, and day 0 begins with the week.
struct CohortTable
{
    static constexpr int MostDays = 100;

    WeekStart start = {};
    qint64 lastAt = 0; ///< of the newest event or snapshot, microseconds since 1970: nothing later is known
    std::vector<Cohort> cohorts = {}; ///< by their days, of which the last one holds lastAt
    qint64 earlier = 0; ///< subjects that came before the week began: they are in no cohort
    bool isCut = false; ///< the week has more days than those

    qint64 dayBegin(int day) const;
    qint64 dayEnd(int day) const { return dayBegin(day + 1); }
    /// It was over at lastAt; of another day the numbers are those so far.
    bool isOver(int day) const { return dayEnd(day) <= lastAt; }
};

/// Reads the week's start and end, and then the table by one statement. Rows after the week's end are left
/// out. An error if it is not known when the week began.
Result<CohortTable> fetchCohorts(Pg::Session& session, const GameDefinition& game,
                                 const CohortDefinition& definition, const Pg::Call& call = {});

/// Subjects of a table: of the cohort of a day those who did something so many days after it.
struct CohortCell
{
    int day = 0;
    std::optional<int> after = {}; ///< nothing: the whole cohort

    bool operator==(const CohortCell&) const = default;
};

struct CohortSubject
{
    QString subject;
    QString name; ///< as the search box finds it; empty: it has none beside the subject itself
    qint64 firstAt = 0; ///< microseconds since 1970
};

struct CohortSubjects
{
    std::vector<CohortSubject> list; ///< the first ones by name
    qint64 count = 0; ///< with those that the list lacks
};

/// @p table: as it was read: the answer counts the same rows
Result<CohortSubjects> fetchCohortSubjects(Pg::Session& session, const GameDefinition& game,
                                           const CohortDefinition& definition, const CohortTable& table,
                                           const CohortCell& cell, int limit = 1000,
                                           const Pg::Call& call = {});

/// For a spreadsheet: a line for each day of each cohort that has begun. Its share is of the cohort, 0 to 1;
/// is_over says whether the number is the last one.
QByteArray cohortCsv(const CohortTable& table);

}
