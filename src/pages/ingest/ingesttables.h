#pragma once

#include "pages/ingest/ingestcolumns.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;

namespace Weekglass {

/// A table of an ingest page: rows are selected, read, and not edited.
QTableView* ingestTable(const char* name, const QString& accessibleName, QAbstractItemModel* model);
/// Columns as wide as what is in them, the first time that there is something.
void fitColumnsOnce(QTableView* table);

/// The requests that come next, and what came of each endpoint.
class IngestQueue : public QWidget
{
    Q_OBJECT

public:
    explicit IngestQueue(QWidget* parent = nullptr);

    void setProgress(const FetchProgress& progress);
    void focusFilter();

Q_SIGNALS:
    void filterChanged(const QString& text);

private:
    QueueModel* m_model;
    QTableView* m_table;
    QLineEdit* m_filter;
    QLabel* m_note;
    std::shared_ptr<const std::vector<QueuedRequest>> m_shown;
};

class IngestEndpoints : public QWidget
{
    Q_OBJECT

public:
    explicit IngestEndpoints(QWidget* parent = nullptr);

    void setProgress(const FetchProgress& progress);

private:
    EndpointsModel* m_model;
    QTableView* m_table;
};

/// What went wrong, the newest first; the selected one in full below.
class IngestErrors : public QWidget
{
    Q_OBJECT

public:
    explicit IngestErrors(QWidget* parent = nullptr);

    void add(const Error& error);
    qint64 count() const { return m_count; }

private:
    IngestErrorsModel* m_model;
    QTableView* m_table;
    QLabel* m_detail;
    qint64 m_count = 0;
};

/// The runs of the transforms, the newest first, and the steps of the selected one.
class IngestTransforms : public QWidget
{
    Q_OBJECT

public:
    explicit IngestTransforms(QWidget* parent = nullptr);

    void add(const TransformRun& run);

private:
    void showSteps();

    TransformRunsModel* m_runs;
    TransformStepsModel* m_steps;
    QTableView* m_runsTable;
    QTableView* m_stepsTable;
    QLabel* m_detail;
};

}
