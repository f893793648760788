#pragma once

#include "game/gamelibrary.h"
#include "metrics/weekcomparison.h"
#include "widgets/charts/chartstack.h"
#include "widgets/charts/metricexport.h"

class QComboBox;

namespace Weekglass {

class ChartTime;

/// A chart for each metric with a line for each week, at the time since its reset, and behind them the band
/// of the weeks after the first. A metric with several series shows one of them, which can be chosen.
class ComparisonCharts : public ChartStack
{
    Q_OBJECT

public:
    ComparisonCharts(GamePointer game, ChartTime* time, QWidget* parent = nullptr);

    void setMetrics(const QStringList& ids);
    /// The weeks with their names, cut to @p span or, if there is none, to nothing. What was chosen stays.
    void setWeeks(const std::vector<ComparedWeek>& weeks, const QStringList& labels,
                  const std::optional<CommonSpan>& span, bool isLoading);
    /// The metric must be shown.
    void setSeries(const QString& metric, const QString& series);
    QString series(const QString& metric) const;
    /// What the charts show, for a file.
    std::vector<MetricExport::Chart> exported(const std::vector<ComparedWeek>& weeks) const;

Q_SIGNALS:
    void seriesChosen();
    /// A reading of this week was clicked; elapsed microseconds.
    void readingActivated(int week, qint64 from, qint64 to, const QString& metric);

private:
    struct Shown
    {
        MetricChart* chart = nullptr;
        QComboBox* choice = nullptr; ///< on the chart
        QString wanted = {}; ///< series that the user chose
        bool isChosen = false;
    };

    Shown make(const MetricDefinition& metric);
    void fill(Shown& shown, const std::vector<ComparedWeek>& weeks);
    void show(const Shown& shown, const std::vector<ComparedWeek>& weeks, const QStringList& labels,
              const std::optional<CommonSpan>& span, bool isLoading);

    const GamePointer m_game;
    ChartTime* m_time;
    std::vector<Shown> m_shown;
};

}
