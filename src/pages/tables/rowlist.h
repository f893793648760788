#pragma once

#include "base/job.h"
#include "tables/rowpage.h"
#include "weeks/weekhandle.h"
#include "widgets/parts/windowview.h"

#include <QWidget>

class QTableView;

namespace Weekglass {

class ColumnChoice;
class RowTableModel;

/// The matching rows of a table in the order of its key. The view holds a window of rows fetched by key, and
/// fetches those beside it before one comes to them. Selection and place belong to the keys of rows. Without
/// a key it has the first rows only.
class RowList : public QWidget
{
    Q_OBJECT

public:
    static constexpr int PageRows = 200; ///< that are read at once

    explicit RowList(WeekHandle week, QWidget* parent = nullptr);
    ~RowList() override;

    /// Shows the first rows of another query, or those from the row @p kept on, which is selected.
    void setQuery(const RowQuery& query, std::optional<RowKey> kept = {});
    void clear();
    const RowQuery& query() const { return m_query; }

    QTableView* table() const { return m_table; }
    RowTableModel* model() const { return m_model; }
    /// The selected row, null if none is, or it is not loaded any more.
    const Row* current() const;
    const std::optional<RowKey>& currentKey() const { return m_current; }
    bool isLoading() const { return m_job.isRunning(); }
    bool hasFailed() const { return m_failed; }
    /// All rows are here; how many is known then.
    bool isComplete() const;

public Q_SLOTS:
    void showFirst();
    void showLast();
    void showRow(const Weekglass::RowKey& key);
    /// Loads again, at the place where one is.
    void refresh();
    void stop();

Q_SIGNALS:
    /// Another row is selected, or none.
    void currentChanged();
    /// Loading began or ended, or rows came.
    void stateChanged();
    void failed(const Weekglass::Error& error);

private:
    struct Request
    {
        std::optional<RowStart> from = {};
        RowDirection direction = RowDirection::Forward;
        bool extends = false; ///< the page is put beside what is there
    };

    void setupTable();
    void load(const Request& request);
    void take(const RowPage& page, const Request& request);
    void replaceBy(const RowPage& page, const Request& request);
    void fitColumns();
    void loadIfNear();
    void noteCurrent();
    void forgetRows();

    const WeekHandle m_week;
    RowQuery m_query;
    QTableView* m_table;
    RowTableModel* m_model;
    WindowView<RowTableModel, RowKey> m_view;
    ColumnChoice* m_columns;
    std::optional<RowKey> m_current;
    bool m_isNewTable = true; ///< none of its rows was here yet
    bool m_isNewQuery = false; ///< none of its rows is here yet
    bool m_isCut = false; ///< without an order: there are more rows
    bool m_failed = false;
    bool m_keepsPlace = false; // it is us who scroll and select
    Job m_job;
};

}
