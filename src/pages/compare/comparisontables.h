#pragma once

#include "metrics/weekcomparison.h"

#include <QTabWidget>

class QAbstractItemModel;
class QTableView;

namespace Weekglass {

class ComparedWeeksModel;
class ComparisonReader;
class DeltaModel;
class PartialModel;
class WeekRankChart;
class WeekRankPane;

/// What a comparison says in words and figures: values and their differences, ranks, what is not in all
/// weeks, and the weeks themselves.
class ComparisonTables : public QTabWidget
{
    Q_OBJECT

public:
    explicit ComparisonTables(QWidget* parent = nullptr);

    /// At an elapsed time, or (nothing) of each week's last readings.
    void setValues(const ComparisonReader& reader, std::optional<qint64> at);
    /// The rest of it.
    void setWeeks(const ComparisonReader& reader);
    /// The leaderboard over weeks, if it is in front; else null.
    const WeekRankChart* shownRanks() const;
    /// The place of the week that is selected; the first if none is. Nothing if there are no weeks.
    std::optional<std::size_t> currentWeek() const;

Q_SIGNALS:
    /// This series is to be shown.
    void seriesWanted(const QString& metric, const QString& series);
    /// The start of the selected week is to be set.
    void startWanted();

private:
    QTableView* addTable(QAbstractItemModel* model, const char* name, const QString& title);

    DeltaModel* m_values;
    WeekRankPane* m_ranks;
    PartialModel* m_partial;
    ComparedWeeksModel* m_weeks;
    QTableView* m_valuesTable;
    QTableView* m_partialTable;
    QTableView* m_weeksTable;
};

}
