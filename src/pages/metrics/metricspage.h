#pragma once

#include "events/eventfilter.h"
#include "notebook/notebook.h"
#include "pages/metrics/chartsaver.h"
#include "pages/weekpage.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/metricchart.h"

#include <QTimer>

#include <vector>

class QAction;
class QLabel;

namespace Weekglass {

class ChartBar;
class ChartStack;
class CheckList;
class MetricPanel;
class SavedMenu;
class WeekAnnotations;

/// The metrics of a week as charts below one another, over the same time: zoomed, moved, pointed at and
/// marked together, with flags where something happened to the week.
class MetricsPage : public WeekPage
{
    Q_OBJECT

public:
    explicit MetricsPage(WeekHandle week, QWidget* parent = nullptr);
    ~MetricsPage() override;

    void join(PageHost& host) override;
    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    bool isLoading() const override;
    ChartTime* time() const { return m_time; }
    const std::vector<MetricChart*>& charts() const;
    WeekAnnotations* annotations() const { return m_annotations; }
    /// Ids of the metrics that are shown, in the order of the game's definition.
    QStringList shownMetrics() const;
    void setShownMetrics(const QStringList& ids);
    /// What is shown and how, to be kept for every week of the game.
    MetricBoard board() const;
    void setBoard(const MetricBoard& board);
    /// For a file.
    ChartSaver::Shown shown() const;
    /// The charts that show something, for a notebook: of the whole week, as it is made for others, too.
    std::vector<NotebookCell> notebookCells() const;

public Q_SLOTS:
    void refresh() override;

Q_SIGNALS:
    /// The raw events between two times are to be seen, microseconds since 1970.
    void eventsWanted(qint64 from, qint64 to, const QString& source, const Weekglass::EventFilter& filter);
    void notebookWanted(const std::vector<Weekglass::NotebookCell>& cells);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupList();
    void setupActions();
    void setupBoards();
    void setupExport();
    void setupLayout();
    void addChart(const MetricDefinition& metric);
    void updateShown();
    void updateWhole();
    void fetchAll();
    void updateState();
    void updateMarkers();
    void updateFlag();
    void askForNote(qint64 at);
    QString rangeText() const;
    QString pictureFact(const MetricChart& chart) const;
    void showSql();

    ChartTime* m_time;
    CheckList* m_list;
    ChartBar* m_bar;
    ChartStack* m_stack;
    SavedMenu* m_boards;
    WeekAnnotations* m_annotations;
    ChartSaver* m_saver;
    QAction* m_queries = nullptr;
    QLabel* m_range;
    QLabel* m_state;
    QLabel* m_delta;
    QLabel* m_flag;
    std::vector<MetricPanel*> m_panels;
    QTimer m_fetchTimer; ///< so that a drag asks once, at its end
};

}
