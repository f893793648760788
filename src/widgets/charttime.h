#pragma once

#include <QObject>

#include <optional>
#include <vector>

namespace Weekglass {

/// The stretch of time that charts below one another show together, with the time under the pointer and two
/// markers. Times are microseconds since 1970.
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

    /// All that there is; shows it, and forgets the views before.
    void setWhole(const Range& whole);
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
    bool canGoBack() const { return m_place > 0; }
    bool canGoForward() const { return m_place + 1 < m_views.size(); }
    void back();
    void forward();

    std::optional<qint64> cursor() const { return m_cursor; }
    void setCursor(std::optional<qint64> time);
    std::optional<qint64> marker(int index) const { return m_markers[static_cast<std::size_t>(index)]; }
    /// Nothing takes it away. @p index 0 is A, 1 is B.
    void setMarker(int index, std::optional<qint64> time);

Q_SIGNALS:
    void rangeChanged();
    void cursorChanged();
    void markersChanged();

private:
    Range cut(Range range) const;
    void take(const Range& range);

    Range m_whole;
    Range m_range;
    std::vector<Range> m_views; // that were shown, in their order
    std::size_t m_place = 0; // in them
    std::optional<qint64> m_cursor;
    std::optional<qint64> m_markers[2];
};

}
