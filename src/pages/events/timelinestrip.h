#pragma once

#include "events/timeline.h"
#include "widgets/charts/plot.h"

namespace Weekglass {

/// Events over time as a row of bars, coloured by series. Drag selects a range, a click jumps, the wheel
/// zooms, a band shows which part the table has on screen. It knows no server: what it is given is what it
/// shows, and a wish for other times is a signal.
class TimelineStrip : public Plot
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
    /// Shown in place of bars until there is a timeline, e.g. an error.
    void setMessage(const QString& message);

public Q_SLOTS:
    void zoomIn() { zoomed(0.5, middle()); }
    void zoomOut() { zoomed(2, middle()); }
    void zoomWhole();

Q_SIGNALS:
    void rangeSelected(qint64 begin, qint64 end);
    void timeClicked(qint64 time);
    /// Other times are to be shown.
    void viewWanted(qint64 begin, qint64 end);

protected:
    void paintData(QPainter& painter, const PlotPlaces& places) const override;
    void paintLive(QPainter& painter, const PlotPlaces& places) const override;
    void paintHeader(QPainter& painter, const QRectF& room) const override;
    void clicked(const QPoint& place) override;
    bool dragsBoxes() const override { return true; }
    void boxDragged(double begin, double end) override;
    void dragged(double by, bool isOver) override;
    void zoomed(double factor, double around) override;
    void panned(double part) override;
    void wholeWanted() override { zoomWhole(); }
    void paletteChanged() override { updateNames(); }

private:
    double middle() const { return (double(m_timeline.begin) + double(m_timeline.end)) / 2; }
    qint64 cut(double time) const;
    void updateMessage();
    void updateNames();
    QColor colorOf(int series) const;
    QString nameOf(int series) const;
    QString hoverText() const;

    Timeline m_timeline;
    Range m_whole;
    std::optional<Range> m_selection;
    std::optional<Range> m_mark;
    QString m_error;
    bool m_busy = false;
};

}
