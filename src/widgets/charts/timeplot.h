#pragma once

#include "widgets/charts/plot.h"

namespace Weekglass {

class ChartTime;

/// A plot over the time that a ChartTime says, which several plots share: a drag zooms into a box, the wheel
/// zooms, Shift and drag moves, Shift and the arrow keys point at a time.
class TimePlot : public Plot
{
    Q_OBJECT

public:
    /// @p time must outlive it.
    explicit TimePlot(ChartTime* time, QWidget* parent = nullptr);

    ChartTime* time() const { return m_time; }

protected:
    /// Of what a mark that is set at the pointer is named.
    virtual QString pointedName() const { return {}; }
    void pointed(std::optional<double> at) override;
    bool dragsBoxes() const override { return true; }
    void boxDragged(double begin, double end) override;
    void dragged(double by, bool isOver) override;
    void zoomed(double factor, double around) override;
    void panned(double part) override;
    void wholeWanted() override;
    void pointerMoved(double part) override;

private:
    ChartTime* m_time;
};

}
