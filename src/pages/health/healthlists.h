#pragma once

#include "health/handover.h"
#include "health/tablebloat.h"
#include "widgets/parts/rowsmodel.h"

#include <QHash>
#include <QTabWidget>

class QLabel;
class QTableView;

namespace Weekglass {

class EmptyState;

/// A table of a pooler's console, whose columns are those of its version.
class ConsoleModel : public TableModel<std::vector<Pg::Value>>
{
public:
    explicit ConsoleModel(QObject* parent = nullptr)
        : TableModel({}, parent)
    {
    }
    void setTable(const Pg::Table& table);

protected:
    QVariant value(const std::vector<Pg::Value>& row, int column, int role) const override;
};

/// What stands behind the figures, a tab each: statements, locks, work that runs, tables, indexes, the
/// pooler.
class HealthLists : public QObject
{
    Q_OBJECT

public:
    /// Adds its tabs.
    explicit HealthLists(QTabWidget* tabs);

    void show(const HealthReport& report);
    /// Where it is, as the server names it; empty: the list of tables is not the current tab, or has none.
    QString currentTable() const;
    /// Of the week that is shown; until another one is.
    void showMeasured(const TableBloat& bloat);

private:
    template<typename Model>
    EmptyState* addTab(const char* list, const QString& title, Model* model);

    QTabWidget* m_tabs;
    RowsModel<CountedStatement>* m_slowest;
    RowsModel<CountedStatement>* m_frequent;
    RowsModel<LockSession>* m_locks;
    RowsModel<RunningWork>* m_works;
    RowsModel<TableHealth>* m_tables;
    RowsModel<IndexFinding>* m_indexes;
    ConsoleModel* m_pools;
    ConsoleModel* m_clients;
    std::vector<EmptyState*> m_empty; // in the order of the tabs
    std::vector<QTableView*> m_views;
    QHash<QString, TableBloat> m_measured; // by the table's name
    WeekIdentity m_week; // whose tables they are
};

}
