#pragma once

#include "widgets/charts/seriespicture.h"

namespace Weekglass {

/// A leaderboard over time: who is first, second, … of all series. Equal values share a rank. Where nothing
/// was counted nobody is the first.
class RankChart : public SeriesPicture
{
    Q_OBJECT

public:
    static constexpr int MostRanks = 10; ///< are shown; those below have no place

    RankChart(const MetricChart* chart, ChartTime* time);

protected:
    QString columnDefinition() const override;
    int columnPixels() const override { return 20; }
    void columnsChanged() override;
    std::vector<PlotName> readout(double at) const override;
    void paintData(QPainter& painter, const PlotPlaces& places) const override;

private:
    /// What is ranked in a column.
    std::vector<std::optional<double>> rankedIn(std::size_t column) const;
    static bool isShown(int rank) { return rank > 0 && rank <= MostRanks; }
    /// The last rank of a series; behind all others if it has none.
    int finalRank(std::size_t series) const;
    void nameByRank();
    void paintRanks(QPainter& painter, const PlotPlaces& places, std::size_t series) const;

    std::vector<std::vector<int>> m_ranks; // of each column
    std::vector<std::size_t> m_leaders; // that were ever among the first, by their last rank
};

}
