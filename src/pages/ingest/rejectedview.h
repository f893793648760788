#pragma once

#include "base/job.h"
#include "pages/ingest/ingestcolumns.h"
#include "weeks/weekhandle.h"

#include <QWidget>

class QAction;
class QLabel;
class QPlainTextEdit;
class QTableView;

namespace Weekglass {

class FileSaver;

/// The answers that a week could not take, the newest first: what they were, why, and the bytes themselves.
class RejectedView : public QWidget
{
    Q_OBJECT

public:
    /// @p table: schema.table of the game's plan; empty: there is none.
    RejectedView(WeekHandle week, QString table, QWidget* parent = nullptr);

    bool isLoading() const { return m_listJob.isRunning() || m_bodyJob.isRunning(); }

public Q_SLOTS:
    void refresh();
    /// The whole body of the selected one, byte for byte.
    void save(const QString& path);

Q_SIGNALS:
    void statusMessage(const QString& message);
    void failed(const Weekglass::Error& error);

private:
    void take(const Result<std::vector<RejectedAnswer>>& answers);
    void showBody();
    void askWhere();

    const WeekHandle m_week;
    const QString m_tableName;
    RejectedModel* m_model;
    QTableView* m_table;
    QPlainTextEdit* m_body;
    QLabel* m_state;
    FileSaver* m_saver;
    QAction* m_save;
    bool m_isStale = false; // a refresh was asked for while the list was being read
    Job m_listJob;
    Job m_bodyJob;
};

}
