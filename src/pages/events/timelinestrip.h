#pragma once

#include "events/timeline.h"

#include <QWidget>

#include <optional>

namespace Weekglass {

/// Events over time as a row of bars, coloured by series. Drag selects a range, a click jumps, the wheel
/// zooms, a band shows which part the table has on screen. It knows no server: what it is given is what it
/// shows, and a wish for other times is a signal.
class TimelineStrip : public QWidget
{
    Q_OBJECT

public:
    /// Microseconds since 1970; the end is not in it.
    struct Range
    {
        qint64 begin = 0;
        qint64 end = 0;
        bool operator==(const Range&) const = default;
    };

    explicit TimelineStrip(QWidget* parent = nullptr);

    void setTimeline(const Timeline& timeline);
    const Timeline& timeline() const { return m_timeline; }
    /// The whole that zooming out comes back to.
    void setWhole(const Range& whole);
    void setSelection(const std::optional<Range>& selection);
    /// What the table shows.
    void setMark(const std::optional<Range>& mark);
    void setBusy(bool busy);
    /// Shown in place of bars, e.g. an error.
    void setMessage(const QString& message);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void zoomIn() { zoom(0.5, m_timeline.begin + (m_timeline.end - m_timeline.begin) / 2); }
    void zoomOut() { zoom(2, m_timeline.begin + (m_timeline.end - m_timeline.begin) / 2); }
    void zoomWhole();

Q_SIGNALS:
    void rangeSelected(qint64 begin, qint64 end);
    void timeClicked(qint64 time);
    /// Other times are to be shown.
    void viewWanted(qint64 begin, qint64 end);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect plot() const;
    qint64 timeAt(int x) const;
    int xAt(qint64 time) const;
    void zoom(double factor, qint64 around);
    void pan(double part);
    void paintBars(QPainter& painter) const;
    void paintAxis(QPainter& painter) const;
    void paintLegend(QPainter& painter) const;
    void paintRanges(QPainter& painter) const;
    QColor seriesColor(int series) const;
    QString seriesName(int series) const;
    QString hoverText() const;

    Timeline m_timeline;
    Range m_whole;
    std::optional<Range> m_selection;
    std::optional<Range> m_mark;
    QString m_message;
    bool m_busy = false;
    int m_pressX = -1;
    int m_hoverX = -1;
};

}
