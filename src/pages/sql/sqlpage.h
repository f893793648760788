#pragma once

#include "base/job.h"
#include "notebook/notebook.h"
#include "pages/weekpage.h"
#include "query/queryrun.h"
#include "query/sqlcatalog.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

class QAction;
class QComboBox;
class QLabel;
class QLayout;
class QPlainTextEdit;
class QSpinBox;
class QTableView;
class QTabWidget;

namespace Weekglass {

class CheckList;
class EmptyState;
class QueryExporter;
class QueryResultModel;
class ResultChart;
class SqlEditor;

/// SQL that the user writes, run in read-only transactions on one week or on several, with its result as a
/// table and as a chart. What was written and what came stays when the week goes.
class SqlPage : public WeekPage
{
    Q_OBJECT

public:
    explicit SqlPage(WeekHandle week, QWidget* parent = nullptr);
    ~SqlPage() override;

    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    std::optional<QString> reads() const override;
    void join(PageHost& host) override;
    SqlEditor* editor() const { return m_editor; }
    const QueryResultModel* model() const { return m_model; }
    ResultChart* chart() const { return m_chart; }
    bool isRunning() const { return m_job.isRunning(); }
    bool isDrawing() const { return m_chartJob.isRunning(); }
    /// The weeks that can be chosen, this one among them or not; chosen ones that are there stay so.
    void setWeeks(const std::vector<WeekHandle>& weeks);
    /// By name; without any, this week.
    void chooseWeeks(const QStringList& names);
    void setText(const QString& sql);

public Q_SLOTS:
    void run() { start(QueryMode::Rows); }
    void stop();

Q_SIGNALS:
    /// A file with a metric was written: the game has one more.
    void metricSaved();
    void finished();
    void notebookWanted(const Weekglass::NotebookCell& cell);

private:
    /// Of the weeks of a run, by its place among them.
    using WeekResult = std::pair<std::size_t, std::shared_ptr<const QueryResult>>;

    void setupActions();
    void setupEditActions();
    void setupLayout();
    QWidget* makeResults();
    QAction* addPageAction(const char* name, const QString& text, const QString& tip,
                           const QKeySequence& shortcut, const std::function<void()>& run);
    void loadCatalog();
    void start(QueryMode mode);
    void send();
    Result<QueryStatement> chosenStatement();
    std::vector<WeekHandle> chosenWeeks() const;
    void take(const std::vector<WeekResult>& results);
    void showProgress();
    std::vector<CombinedResult::Part> partsThere() const;
    void finish();
    void showResult(const std::vector<CombinedResult::Part>& parts);
    void showPlan(const CombinedResult& result);
    /// @p at: the character of the editor's text that is meant, or -1.
    void showError(const Error& error, qsizetype at);
    void showMessage(const QString& text, bool isError);
    void showSummary(const CombinedResult& result);
    void showChart();
    void fillWeekList();
    void takeChosenWeeks();
    void updateActions();
    void loadMore();
    void exportResult();
    void saveMetric();
    void openSaved(bool history);
    void copyCells();

    std::vector<WeekHandle> m_weeks;
    QStringList m_chosen; ///< names of weeks; empty: this one
    SqlEditor* m_editor;
    QueryResultModel* m_model;
    QTableView* m_table;
    EmptyState* m_empty = nullptr;
    ResultChart* m_chart;
    QComboBox* m_x;
    QPlainTextEdit* m_text;
    QTabWidget* m_tabs;
    QLabel* m_message;
    QLayout* m_bar = nullptr;
    CheckList* m_weekList; ///< with check marks
    QSpinBox* m_timeout; ///< seconds
    QAction* m_run = nullptr;
    QAction* m_stop = nullptr;
    QAction* m_choose = nullptr; ///< weeks
    QAction* m_more = nullptr;
    QAction* m_export = nullptr;
    QAction* m_metric = nullptr;
    QAction* m_notebook = nullptr;
    QueryExporter* m_exporter;
    QueryStatement m_statement; ///< that was run last
    QueryStatement m_shown; ///< whose result is shown
    QueryMode m_mode = QueryMode::Rows;
    QueryLimits m_limits;
    std::vector<CombinedResult::Part> m_parts; ///< of the run; without a result: not there yet
    QElapsedTimer m_time;
    QTimer m_clock; ///< while it runs
    Job m_job {longWorkPool()};
    Job m_chartJob;
    Job m_catalogJob;
    Job m_saveJob;
};

}
