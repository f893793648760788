#pragma once

#include "metrics/weekranks.h"
#include "widgets/charts/plot.h"
#include "widgets/charts/seriesstyle.h"

namespace Weekglass {

/// A leaderboard over weeks: which series is first, second, … in each of them. Lines join the same series in
/// weeks that follow one another.
class WeekRankChart : public Plot
{
    Q_OBJECT

public:
    explicit WeekRankChart(QWidget* parent = nullptr);

    /// @p labels of the weeks, as in the ranks: the week in question first. They are drawn by their names.
    void setRanks(const WeekRanks& ranks, const QStringList& labels);
    /// What is ranked by what, and of how many series; empty while there is nothing.
    QString definition() const;
    /// The week under the pointer, else the one in question, with its leaders.
    QString spokenValue() const override;

protected:
    void paletteChanged() override { updateRanks(); }
    void paintData(QPainter& painter, const PlotPlaces& places) const override;
    void paintLive(QPainter& painter, const PlotPlaces& places) const override;
    void pointed(std::optional<double> at) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void updateRanks();
    /// As many ranks as have room for a name, ten at most; series below have no place.
    int roomForRanks() const;
    bool isShown(int rank) const { return rank > 0 && rank <= m_mostRanks; }
    void paintSeries(QPainter& painter, const PlotPlaces& places, qsizetype series) const;
    /// The names of the last week's leaders, beside their places.
    void paintNames(QPainter& painter, const PlotPlaces& places) const;
    /// The week's name and its leaders with their values.
    std::vector<PlotName> readout(std::size_t place) const;

    WeekRanks m_ranks;
    QStringList m_labels;
    std::vector<std::size_t> m_order; // of the weeks, the oldest name first
    std::vector<SeriesStyle> m_styles; // of each series
    int m_mostRanks = 0;
    std::optional<std::size_t> m_pointed; // place in m_order
};

}
