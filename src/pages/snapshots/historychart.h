#pragma once

#include "snapshots/pathhistory.h"
#include "widgets/charts/plot.h"

namespace Weekglass {

/// A value over time as a line or as steps, with a gap where a snapshot does not have it as a number. Numbers
/// become doubles only to be drawn.
class HistoryChart : public Plot
{
    Q_OBJECT

public:
    explicit HistoryChart(QWidget* parent = nullptr);

    void setPoints(const std::vector<HistoryPoint>& points);
    /// Marks one of the points; -1: none.
    void setCurrent(int row);
    /// A step holds its value until the next point; a line goes there straight.
    void setSteps(bool steps);
    /// How many parts the line has on the screen.
    std::size_t drawnPoints() const { return columns(places()).size(); }

Q_SIGNALS:
    /// Somebody clicked next to this point.
    void pointClicked(int row);

protected:
    void paintData(QPainter& painter, const PlotPlaces& places) const override;
    void paintLive(QPainter& painter, const PlotPlaces& places) const override;
    void clicked(const QPoint& place) override;

private:
    struct Sample
    {
        int row = 0;
        double at = 0; ///< microseconds since 1970
        double value = 0; ///< not a number: none that can be drawn
    };

    std::vector<CurvePart> columns(const PlotPlaces& places) const;

    std::vector<Sample> m_samples;
    int m_current = -1;
    bool m_steps = false;
};

}
