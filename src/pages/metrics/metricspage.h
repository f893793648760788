#pragma once

#include "week/weekhandle.h"
#include "widgets/charttime.h"
#include "widgets/metricchart.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QAction;
class QHBoxLayout;
class QLabel;
class QListWidget;
class QScrollArea;
class QVBoxLayout;

namespace Weekglass {

class MetricPanel;

/// The metrics of a week as charts below one another, over the same time: zoomed, moved, pointed at and
/// marked together.
class MetricsPage : public QWidget
{
    Q_OBJECT

public:
    explicit MetricsPage(WeekHandle week, QWidget* parent = nullptr);
    ~MetricsPage() override;

    const WeekHandle& week() const { return m_week; }
    bool isLoading() const;
    ChartTime* time() const { return m_time; }
    std::vector<MetricChart*> charts() const;
    /// Ids of the metrics that are shown, in the order of the game's definition.
    QStringList shownMetrics() const;
    void setShownMetrics(const QStringList& ids);

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    void statusMessage(const QString& message);
    void weekGone();
    /// The raw events between two times are to be seen, microseconds since 1970.
    void eventsWanted(qint64 from, qint64 to);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupActions();
    void setupLayout();
    QAction* addPageAction(const char* name, const QString& text, const QKeySequence& shortcut,
                           const std::function<void()>& run);
    void addChart(const MetricDefinition& metric);
    void updateShown();
    void updateWhole();
    void fetchAll();
    void alignAxes();
    void updateStyle();
    void updateState();
    void updateMarkers();
    void showSql();

    const WeekHandle m_week;
    ChartTime* m_time;
    QListWidget* m_list;
    QScrollArea* m_area;
    QVBoxLayout* m_column = nullptr; ///< of the charts
    QHBoxLayout* m_bar = nullptr;
    QLabel* m_range;
    QLabel* m_state;
    QLabel* m_delta;
    QAction* m_back = nullptr;
    QAction* m_forward = nullptr;
    QAction* m_step = nullptr;
    QAction* m_log = nullptr;
    QAction* m_rate = nullptr;
    std::vector<MetricPanel*> m_panels;
    QTimer m_fetchTimer; ///< so that a drag asks once, at its end
};

}
