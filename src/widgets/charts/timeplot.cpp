#include "widgets/charts/timeplot.h"

#include "widgets/charts/charttime.h"

#include <algorithm>

namespace Weekglass {

TimePlot::TimePlot(ChartTime* time, QWidget* parent)
    : Plot(parent)
    , m_time(time)
{
    setFocusPolicy(Qt::StrongFocus);
    setMotion({});
    connect(time, &ChartTime::cursorChanged, this, qOverload<>(&QWidget::update));
}

void TimePlot::pointed(std::optional<double> at)
{
    m_time->setCursor(at ? std::optional(static_cast<qint64>(*at)) : std::nullopt, pointedName());
}

void TimePlot::pointerMoved(double part)
{
    const ChartTime::Range range = m_time->range();
    const auto length = static_cast<double>(range.end - range.begin);
    const qint64 from = m_time->cursor().value_or(range.begin + (range.end - range.begin) / 2);
    m_time->setCursor(std::clamp(from + static_cast<qint64>(length * part), range.begin, range.end - 1),
                      pointedName());
}

void TimePlot::boxDragged(double begin, double end)
{
    m_time->show({static_cast<qint64>(begin), static_cast<qint64>(end)});
}

void TimePlot::dragged(double by, bool isOver)
{
    const ChartTime::Range range = m_time->range();
    if (isOver)
        return m_time->show(range); // a view that one can come back to
    const auto moved = static_cast<qint64>(by);
    m_time->move({range.begin + moved, range.end + moved});
}

void TimePlot::zoomed(double factor, double around)
{
    m_time->zoom(factor, static_cast<qint64>(around));
}

void TimePlot::panned(double part)
{
    const ChartTime::Range range = m_time->range();
    m_time->pan(static_cast<qint64>(static_cast<double>(range.end - range.begin) * part));
}

void TimePlot::wholeWanted()
{
    m_time->showWhole();
}

}
