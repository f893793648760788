#pragma once

#include "tables/rowpage.h"
#include "widgets/parts/windowmodel.h"

namespace Weekglass {

/// A window of consecutive rows of a table. Where it does not touch an end of them, rows say "loading".
class RowTableModel : public WindowModel<Row, RowPage>
{
    Q_OBJECT

public:
    static constexpr int MaxRows = 2000;
    static constexpr int LoadingRows = 40;

    explicit RowTableModel(QObject* parent = nullptr);

    /// Replaces everything. @p atFirst and @p atLast: the window touches that end of the rows.
    void setPage(const RowQuery& query, const RowPage& page, bool atFirst, bool atLast);
    void clear() { setPage({}, {}, true, true); }

    const RowQuery& query() const { return m_query; }
    /// The row of a key, or -1.
    int find(const RowKey& key) const;
    /// Null if there is no such column.
    const RelationColumn* column(int column) const;
    /// The value of a cell as the list has it; null if the row is loading.
    const Pg::Value* value(const QModelIndex& index) const;
    /// The list has the whole value.
    bool isWhole(const QModelIndex& index) const;

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QString text(const Row& row, std::size_t cell) const;

    RowQuery m_query;
};

}
