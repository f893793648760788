#pragma once

#include "query/queryresult.h"

#include <QAbstractTableModel>

namespace Weekglass {

/// The result of a query as a table. Cells become text when they are looked at, and only as much of it as a
/// table can show.
class QueryResultModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Roles {
        KindRole = Qt::UserRole, ///< CombinedResult::CellKind as int
        StaleRole ///< bool: the row is old; of the models that know
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setResult(CombinedResult result);
    const CombinedResult& result() const { return m_result; }
    /// Cells as a spreadsheet takes them: tabs between, whole, as the server wrote them; those with tabs or
    /// line breaks in quotes.
    QString copyText(const QModelIndexList& cells) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString shownText(const CombinedResult::Cell& cell, qsizetype row, qsizetype maxChars) const;

    CombinedResult m_result;
};

}
