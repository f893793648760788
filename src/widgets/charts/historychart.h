#pragma once

#include "snapshots/pathhistory.h"

#include <QWidget>

#include <optional>

class QCategoryAxis;
class QChart;
class QChartView;
class QLabel;
class QScatterSeries;
class QStackedWidget;
class QValueAxis;

namespace Weekglass {

/// A value over time as a line or as steps. Numbers become doubles only to be drawn, and long histories are
/// thinned to what the width can show, peaks kept.
class HistoryChart : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryChart(QWidget* parent = nullptr);

    void setPoints(const std::vector<HistoryPoint>& points);
    /// Marks one of the points; -1: none.
    void setCurrent(int row);
    /// A step holds its value until the next point; a line goes there straight.
    void setSteps(bool steps);
    void showMessage(const QString& message);
    /// How many points the line has.
    int drawnPoints() const { return m_drawnPoints; }

Q_SIGNALS:
    /// Somebody clicked next to this point.
    void pointClicked(int row);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Sample
    {
        int row = 0;
        double x = 0; ///< microseconds since 1970
        double y = 0;
        bool follows = false; ///< the sample before it is of the point before it
    };

    void draw();
    void addRun(const std::vector<Sample>& run);
    void placeAxes();
    void applyColors();

    QChart* m_chart; // owned by m_view
    QChartView* m_view;
    QCategoryAxis* m_times;
    QValueAxis* m_values;
    QScatterSeries* m_marker;
    QLabel* m_message;
    QStackedWidget* m_stack;
    std::vector<Sample> m_samples;
    int m_current = -1;
    int m_drawnPoints = 0;
    bool m_steps = false;
};

/// The indexes of at most 4 * @p buckets values that draw the same picture as all of them: of each bucket the
/// first, the least, the greatest and the last. Ascending.
std::vector<std::size_t> thinned(const std::vector<double>& values, std::size_t buckets);

}
