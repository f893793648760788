#pragma once

#include "metrics/weekranks.h"

#include <QWidget>

class QComboBox;

namespace Weekglass {

class WeekRankChart;

/// The leaderboard over weeks of one of the metrics, which can be chosen.
class WeekRankPane : public QWidget
{
    Q_OBJECT

public:
    explicit WeekRankPane(QWidget* parent = nullptr);

    /// @p labels of the weeks. The metric that was chosen stays.
    void setRanks(std::vector<WeekRanks> ranks, const QStringList& labels);
    WeekRankChart* chart() const { return m_chart; }

private:
    void showChosen();

    QComboBox* m_metric;
    WeekRankChart* m_chart;
    std::vector<WeekRanks> m_ranks;
    QStringList m_labels;
};

}
