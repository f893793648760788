#pragma once

#include "metrics/comparison.h"
#include "metrics/weekmetrics.h"

#include <QStringList>

namespace Weekglass {

/// A week in a comparison. The first of several is the week in question, the others are what it is compared
/// with. Elapsed times are microseconds since the week's start.
struct ComparedWeek
{
    WeekReadings readings = {};
    bool isKept = false; ///< read earlier, not from the server now
    std::optional<qint64> marker = {}; ///< where the user says that it began, microseconds since 1970

    /// The marker, else what the week says; nothing if neither is known: then it has no curves and no values.
    std::optional<WeekStart> start() const;
    /// Elapsed time of its newest event, snapshot or reading.
    std::optional<qint64> end() const;
};

/// The elapsed time that all weeks cover.
struct CommonSpan
{
    qint64 begin = 0;
    qint64 end = 0; ///< in it; begin == end: there is none
    bool isClipped = false; ///< at least one week goes on after it
    std::vector<std::size_t> shortest = {}; ///< places of the weeks that end it

    bool operator==(const CommonSpan&) const = default;
};

/// Weeks that were not read, or without a start, do not count.
CommonSpan commonSpan(const std::vector<ComparedWeek>& weeks);
/// From the first to the last reading of all weeks, for a page that shows everything.
CommonSpan wholeSpan(const std::vector<ComparedWeek>& weeks);

/// What of a series lies in a span: a bucket that reaches over an edge keeps its one reading that is known to
/// be inside, if there is one.
MetricSeries clipped(const MetricSeries& series, const CommonSpan& span);

/// One week's line in a chart, in elapsed time.
struct OverlayCurve
{
    std::size_t week = 0; ///< place in the comparison
    MetricSeries series = {}; ///< clipped if a span was given
};

/// One chart: the same metric and series of all weeks that have it, and the band of those after the first.
struct Overlay
{
    QString metric = {}; ///< id
    QString title = {};
    QString unit = {};
    MetricMeaning meaning = {};
    qint64 width = 0; ///< microseconds of the buckets, the greatest of the weeks
    QString series = {};
    std::vector<OverlayCurve> curves = {};
    std::vector<BandPoint> band = {}; ///< empty if fewer than two others have it
};

/// By metric in the order of the weeks' readings, then by series. @p span nothing: not clipped (the band goes
/// to the end of the longest week). @p points of each band.
std::vector<Overlay> overlays(const std::vector<ComparedWeek>& weeks, const std::optional<CommonSpan>& span,
                              int points = 200);

/// What a week had.
struct WeekValue
{
    enum class State {
        Known,
        NotInWeek, ///< the week has no such series; this is not zero
        NotYet, ///< its first reading comes later
        NoLonger, ///< its last reading before does not hold any more
        NotRead, ///< the metric failed there, its series were cut, the week is dead or has no start
    };

    State state = State::NotRead;
    double number = 0;
    QByteArray text = {}; ///< exact if isExact, else the number
    bool isExact = false; ///< false: the reading that counts is inside a bucket, this is one beside it
    qint64 age = 0; ///< microseconds since the reading; 0 as long as the reading is of that time itself
};

/// One line of the table of differences.
struct DeltaRow
{
    QString metric = {}; ///< id
    QString title = {};
    QString unit = {};
    MetricComparison comparison = {}; ///< which of the values is compared, and what the series is
    QString series = {};
    std::vector<WeekValue> values = {}; ///< one for each week
    Delta delta = {}; ///< of the known ones
    bool isSingle = false; ///< the first week has one reading only, which says little
};

/// Up to an elapsed time, or of each week's own whole time, as the metrics say: the last value, or the sum,
/// mean or rate of the readings up to then. Those first whose robust z is farthest from zero,
/// and of equal ones those that differ most in percent; then those with too few weeks to say; then those of a
/// single reading.
std::vector<DeltaRow> deltaRows(const std::vector<ComparedWeek>& weeks, std::optional<qint64> at);

/// Something that is not in all weeks.
struct PartialItem
{
    enum class Kind { Series, Table, Column };

    Kind kind = Kind::Series;
    QString name = {}; ///< "Credits: PLAYER", "core.ships", "core.ships.fuel integer"
    std::vector<std::optional<bool>> isIn = {}; ///< one for each week; nothing: not known
};

/// Series, tables and columns that at least one week has and another has not.
std::vector<PartialItem> partialItems(const std::vector<ComparedWeek>& weeks);

/// The schema version of each week if they differ; empty if they are all the same. Weeks whose version is not
/// known do not count, and have an empty one.
QStringList differingVersions(const std::vector<ComparedWeek>& weeks);

}
