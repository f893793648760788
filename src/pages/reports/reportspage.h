#pragma once

#include "base/job.h"
#include "pages/weekpage.h"
#include "query/report.h"

#include <QSplitter>
#include <QTimer>

class QAction;
class QLabel;
class QTabBar;
class QTableView;

namespace Weekglass {

class EmptyState;
class PillLabel;
class ReportFields;
class ReportModel;
class StatePicture;

/// What a week says now, for those who decide what to do next: a table for each report of its game, what it
/// is read with above it, alerts and old rows marked, with a map where rows have places. Only reads.
class ReportsPage : public WeekPage
{
    Q_OBJECT

public:
    explicit ReportsPage(WeekHandle week, QWidget* parent = nullptr);
    ~ReportsPage() override;

    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    void setLacks(const std::vector<Lack>& lacks) override;
    bool isLoading() const override { return m_job.isRunning(); }
    ReportModel* model() const { return m_model; }
    QTableView* table() const { return m_table; }
    ReportFields* fields() const { return m_fields; }
    /// Null if the report has none.
    StatePicture* picture() const { return m_picture; }
    void setReport(const QString& id);

public Q_SLOTS:
    void refresh() override;

private:
    struct Loaded
    {
        Report report;
        std::shared_ptr<const Json::Document> document; ///< of the rows; null if nothing draws it
    };

    static Result<Loaded> load(Pg::Session& session, const GamePointer& game, const ReportDefinition& report,
                               const ReportSettings& settings, const Pg::Call& call);
    void setupFields();
    void setupActions();
    void setupView();
    void chooseReport();
    /// What was shown is of another report, or of other values.
    void readAnew();
    void offerChoices(const QString& parameter, const QString& typed);
    /// True if values are missing, and then this is said.
    bool lacksValues(const ReportDefinition& report);
    const ReportDefinition* current() const;
    void take(const Result<Loaded>& loaded);
    void showState(const Report& report);
    void showRow(const QString& pointer);
    void copy();

    QTabBar* m_tabs;
    QLabel* m_description;
    PillLabel* m_alerts; ///< how many rows warn
    ReportFields* m_fields;
    ReportModel* m_model;
    QTableView* m_table;
    EmptyState* m_empty;
    QSplitter* m_columns;
    StatePicture* m_picture = nullptr; // of the current report
    QLabel* m_state;
    QAction* m_follow = nullptr;
    QTimer m_timer; // while following
    bool m_isShown = false; // the current report, so that it stays while it is read again
    ReportValues m_values; // of what is shown
    Job m_job;
    Job m_choices;
};

}
