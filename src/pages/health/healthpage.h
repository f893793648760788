#pragma once

#include "base/job.h"
#include "pages/health/healthreader.h"
#include "pages/serverpage.h"

#include <QTimer>

class QAction;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QTableView;
class QTabWidget;

namespace Weekglass {

class EmptyState;
class FigureCards;
class FigureModel;
class FileSaver;
class HealthLists;
class PillLabel;

/// How a server is, and a week of it if one is chosen: figures with limit, source, age and the next step.
/// Asks nothing while it is hidden.
class HealthPage : public ServerPage
{
    Q_OBJECT

public:
    explicit HealthPage(AdminServer server, QWidget* parent = nullptr);
    ~HealthPage() override;

    bool isLoading() const override { return m_job.isRunning(); }
    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    void join(PageHost& host) override;
    void opened(PageHost& host, const WeekHandle& on) override;
    FigureModel* figures() const { return m_figures; }
    /// The weeks to choose from; the chosen one stays chosen if it is among them.
    void setWeeks(const std::vector<WeekHandle>& weeks);
    /// By its name; empty: the server alone.
    void showWeek(const QString& week);

public Q_SLOTS:
    void refresh() override;
    /// HTML, CSV or Prometheus' text, by the ending of the name.
    void save(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// What is the difference of two readings needs some time between them.
    static constexpr int AgainMs = 30000;

    void setupActions();
    void setupView();
    QWidget* figuresTab();
    void take(const Result<HealthAnswer>& answer);
    void showFigures();
    void showCounts();
    void showCurrent();
    void choose(const QString& id, const QString& subject);
    std::optional<WeekHandle> week() const;
    void askThresholds();
    void askPooler();
    void askFile();
    /// Of the current table, with pgstattuple_approx().
    void measureTable();
    /// Keeps it on a worker, then reads again.
    void keep(Result<void> (*how)(const QByteArray&, const QByteArray&), const QByteArray& value);

    FigureModel* m_figures;
    QComboBox* m_weekBox;
    QLabel* m_state;
    FigureCards* m_cards;
    QTableView* m_table;
    QPlainTextEdit* m_detail;
    QTabWidget* m_tabs;
    EmptyState* m_empty;
    HealthLists* m_lists = nullptr;
    std::vector<PillLabel*> m_counts; // critical, warnings, good, not told
    QList<QAction*> m_actions;
    FileSaver* m_saver;
    std::vector<WeekHandle> m_weeks;
    QString m_wantedWeek; // of a state that came before the weeks
    std::optional<HealthAnswer> m_answer;
    std::optional<HealthCounters> m_earlier; // what the next reading is compared with
    QTimer m_timer; // while it is seen
    Job m_job;
    Job m_keeping;
    Job m_measuring;
};

}
