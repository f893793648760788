#pragma once

#include "base/job.h"
#include "pages/board/weeklogmodel.h"
#include "pages/serverpage.h"

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableView;

namespace Weekglass {

class EmptyState;
class DetailTable;
class FileSaver;

/// What was done to the weeks of a server, by whom and when, as its log has it.
class WeekLogPage : public ServerPage
{
    Q_OBJECT

public:
    explicit WeekLogPage(AdminServer server, QWidget* parent = nullptr);

    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    void join(PageHost& host) override;
    void openedAgain(PageHost& /*host*/) override { refresh(); }
    void opened(PageHost& /*host*/, const WeekHandle& on) override { showWeek(on.title()); }
    bool isLoading() const override { return m_job.isRunning(); }
    WeekLogModel* model() const { return m_model; }
    /// Only of weeks whose names hold this; empty: all.
    void showWeek(const QString& week);

public Q_SLOTS:
    void refresh() override;
    /// Those that are shown, as JSON if the name ends with .json, else as CSV.
    void save(const QString& path);

private:
    void setupActions();
    void setupView();
    void take(const Result<std::vector<LogEntry>>& entries);
    void applyFilter();
    void showCurrent();
    void showCount();
    void askFile();
    QByteArray currentId() const;

    WeekLogModel* m_model;
    DetailTable* m_rows;
    QTableView* m_table;
    QPlainTextEdit* m_detail;
    QLineEdit* m_week;
    QComboBox* m_kind;
    QLabel* m_state;
    EmptyState* m_empty;
    FileSaver* m_saver;
    QAction* m_export = nullptr;
    Job m_job;
};

}
