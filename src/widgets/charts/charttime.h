#pragma once

#include "widgets/charts/axisticks.h"
#include "widgets/charts/chartannotation.h"

#include <QObject>
#include <QTimeZone>

#include <array>
#include <optional>
#include <vector>

namespace Weekglass {

/// A time that the user marked, and where.
struct ChartMark
{
    qint64 at = 0;
    QString on = {}; ///< title of the metric; empty: nobody knows

    bool operator==(const ChartMark&) const = default;
};

/// The stretch of time that charts below one another show together, with the time under the pointer, two
/// marks, and what happened then. Times are microseconds since 1970, or since the reset if isElapsed().
class ChartTime : public QObject
{
    Q_OBJECT

public:
    struct Range
    {
        qint64 begin = 0;
        qint64 end = 0; ///< not in it
        bool operator==(const Range&) const = default;
    };

    using QObject::QObject;

    /// Times count from a week's start: charts of several weeks.
    void setElapsed() { m_isElapsed = true; }
    bool isElapsed() const { return m_isElapsed; }
    /// In which times are written; of no account for elapsed ones.
    void setZone(const QTimeZone& zone);
    const QTimeZone& zone() const { return m_zone; }
    /// "UTC", "Europe/Berlin", "since the reset".
    QString zoneText() const;
    /// With seconds and, unless it is elapsed, the date; without the zone.
    QString text(qint64 time) const;
    /// For the axis of what is shown.
    std::vector<AxisTick> ticks(int wanted) const;

    /// All that there is; shows it, and forgets the views before.
    void setWhole(const Range& whole);
    /// The same, but what is shown stays unless it was all.
    void changeWhole(const Range& whole);
    const Range& whole() const { return m_whole; }
    /// Shows this, cut to what there is and to a millisecond at least, so that back() leads to the view
    /// before.
    void show(const Range& range);
    /// The same without a new view to come back to: a drag is many of these.
    void move(const Range& range);
    const Range& range() const { return m_range; }
    /// Around a time that stays where it is; below 1 shows less time.
    void zoom(double factor, qint64 around);
    void pan(qint64 microseconds);
    void showWhole() { show(m_whole); }
    /// What is shown, for setPart(); empty if it is all.
    QString part() const;
    /// Shows this as soon as there is that much, unless the user moves before that.
    void setPart(const QString& part);
    bool canGoBack() const { return m_place > 0; }
    bool canGoForward() const { return m_place + 1 < m_views.size(); }
    void back();
    void forward();

    std::optional<qint64> cursor() const { return m_cursor; }
    /// @p on: title of the metric that is pointed at
    void setCursor(std::optional<qint64> time, const QString& on = {});
    /// @p index 0 is A, 1 is B.
    const std::optional<ChartMark>& mark(int index) const { return m_marks[static_cast<std::size_t>(index)]; }
    std::optional<qint64> marker(int index) const;
    /// Nothing takes it away.
    void setMark(int index, std::optional<ChartMark> mark);
    void clearMarks();
    /// "A · Fuel · 2026-11-13 15:36:00"
    QString markText(int index) const;
    /// Sets it where the cursor is; without a cursor the next click on a chart sets it, unless this is called
    /// again before that.
    void markNext(int index);
    /// The mark that the next click on a chart sets.
    std::optional<int> awaitedMark() const { return m_awaitedMark; }

    /// Shown as flags by every chart; sorted here.
    void setAnnotations(std::vector<ChartAnnotation> annotations);
    const std::vector<ChartAnnotation>& annotations() const { return m_annotations; }
    /// The one that the user went to; null if there is none.
    const ChartAnnotation* currentAnnotation() const;
    /// @p one of annotations()
    void goTo(const ChartAnnotation& one);
    /// To the next one (1) or the one before (-1), as seen from the current one or the cursor; moves what is
    /// shown if need be.
    void goToAnnotation(int direction);

Q_SIGNALS:
    void zoneChanged();
    void annotationsChanged(); ///< or another one is the current one
    void rangeChanged();
    void cursorChanged();
    void markersChanged(); ///< or another one is awaited

private:
    Range cut(Range range) const;
    void take(const Range& range);
    void setCurrent(std::size_t annotation);

    Range m_whole;
    Range m_range;
    std::optional<Range> m_wanted; // to be shown, as far as there is that much
    std::vector<Range> m_views; // that were shown, in their order
    std::size_t m_place = 0; // in them
    std::optional<qint64> m_cursor;
    QString m_cursorOn; // title of a metric
    std::array<std::optional<ChartMark>, 2> m_marks;
    std::optional<int> m_awaitedMark;
    bool m_isElapsed = false;
    QTimeZone m_zone = QTimeZone::utc();
    std::vector<ChartAnnotation> m_annotations; // by time
    std::optional<std::size_t> m_currentAnnotation;
};

/// What a flag says: when, what, and in which week.
QString annotationText(const ChartAnnotation& annotation, const ChartTime& time);
/// The same of all flags in what is shown.
QStringList annotationTexts(const ChartTime& time);

}
