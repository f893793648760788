#pragma once

#include <QTableView>

class QSortFilterProxyModel;

namespace Weekglass {

class LegendModel;
class MetricChart;

/// The legend beside a chart: its series with their figures in the times that are shown. A click or Space
/// hides a series, a double click or Enter hides all others, a click on a heading or the menu sorts.
class LegendTable : public QTableView
{
    Q_OBJECT

public:
    explicit LegendTable(MetricChart* chart, QWidget* parent = nullptr);

    LegendModel* lines() const { return m_lines; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void takeLines();
    void fitNames();
    /// Empty without one; a metric without series has an unnamed one.
    QString seriesOf(const QModelIndex& index) const;
    void toggle(const QModelIndex& index);
    void isolate(const QModelIndex& index);

    MetricChart* m_chart;
    LegendModel* m_lines;
    QSortFilterProxyModel* m_sorted;
};

}
