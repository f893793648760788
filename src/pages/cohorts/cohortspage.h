#pragma once

#include "base/job.h"
#include "events/eventfilter.h"
#include "metrics/cohorts.h"
#include "pages/weekpage.h"
#include "widgets/parts/rowsmodel.h"

class QComboBox;
class QLabel;
class QTableView;

namespace Weekglass {

class CohortModel;
class EmptyState;
class FileSaver;

/// Who came to a week first on each of its days, and who came back. A cell leads to its subjects, and a
/// subject to its events. Only reads.
class CohortsPage : public WeekPage
{
    Q_OBJECT

public:
    explicit CohortsPage(WeekHandle week, QWidget* parent = nullptr);

    void join(PageHost& host) override;
    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    void setLacks(const std::vector<Lack>& lacks) override;
    bool isLoading() const override { return m_job.isRunning() || m_subjectsJob.isRunning(); }
    CohortModel* model() const { return m_model; }
    QTableView* table() const { return m_table; }
    QTableView* subjects() const { return m_subjects; }
    void setCohort(const QString& id);
    void showSubjects(const CohortCell& cell);
    /// Writes the table as CSV.
    void save(const QString& path);

Q_SIGNALS:
    /// The events of a subject. @p source: of the game's events
    void eventsWanted(const QString& source, const Weekglass::EventFilter& filter);

public Q_SLOTS:
    void refresh() override;

private:
    using SubjectModel = RowsModel<CohortSubject>;

    void setupActions();
    void setupTables();
    void setupLayout();
    const CohortDefinition* current() const;
    void chooseCohort();
    void take(const Result<CohortTable>& table);
    void takeSubjects(const CohortCell& cell, const Result<CohortSubjects>& subjects);
    void clearSubjects();
    void wantEvents(const QModelIndex& subject);

    QComboBox* m_choice;
    QLabel* m_description;
    CohortModel* m_model;
    QTableView* m_table;
    QLabel* m_state;
    QLabel* m_subjectsTitle;
    SubjectModel* m_subjectModel;
    QTableView* m_subjects;
    EmptyState* m_empty;
    FileSaver* m_saver;
    Job m_job;
    Job m_subjectsJob;
};

}
