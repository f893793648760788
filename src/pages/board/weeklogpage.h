#pragma once

#include "base/job.h"
#include "pages/board/adminserver.h"
#include "pages/board/weeklogmodel.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTableView;

namespace Weekglass {

class DetailTable;
class FileSaver;

/// What was done to the weeks of a server, by whom and when, as its log has it.
class WeekLogPage : public QWidget
{
    Q_OBJECT

public:
    explicit WeekLogPage(AdminServer server, QWidget* parent = nullptr);

    const AdminServer& server() const { return m_server; }
    bool isLoading() const { return m_job.isRunning(); }
    WeekLogModel* model() const { return m_model; }
    /// Only of weeks whose names hold this; empty: all.
    void showWeek(const QString& week);

public Q_SLOTS:
    void refresh();
    /// Those that are shown, as JSON if the name ends with .json, else as CSV.
    void save(const QString& path);

Q_SIGNALS:
    void statusMessage(const QString& message);

private:
    void setupActions();
    void setupView();
    void take(const Result<std::vector<LogEntry>>& entries);
    void applyFilter();
    void showCurrent();
    void showCount();
    void askFile();
    QByteArray currentId() const;

    const AdminServer m_server;
    WeekLogModel* m_model;
    DetailTable* m_rows;
    QTableView* m_table;
    QPlainTextEdit* m_detail;
    QLineEdit* m_week;
    QComboBox* m_kind;
    QLabel* m_state;
    FileSaver* m_saver;
    QAction* m_export = nullptr;
    Job m_job;
};

}
