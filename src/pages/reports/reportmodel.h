#pragma once

#include "query/report.h"

#include <QSortFilterProxyModel>

namespace Weekglass {

class QueryResultModel;

/// The rows of a report: in its own order until the user sorts them, numbers as numbers, old rows marked,
/// what a row warns of as a pill.
class ReportModel : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit ReportModel(QObject* parent = nullptr);

    void setReport(const Report& report);
    bool isFields() const { return m_isFields; }
    /// The JSON Pointer of a row in the report's document; empty if there is no such row.
    QString pointer(int row) const;
    /// The row that a pointer leads to or into; -1 if none.
    int find(const QString& pointer) const;
    /// Cells for the clipboard, as QueryResultModel writes them.
    QString copyText(const QModelIndexList& cells) const;

    QVariant data(const QModelIndex& index, int role) const override;
    /// A column's name with spaces for underscores.
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    bool isStale(int sourceRow) const;
    bool isAlert(const QModelIndex& index) const;

    QueryResultModel* m_rows;
    std::vector<bool> m_isStale;
    int m_alertColumn = -1;
    bool m_isFields = false;
    std::vector<QString> m_pointers; // of the source's rows
};

}
