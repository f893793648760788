#pragma once

#include "metrics/weekcomparison.h"

#include <QAbstractTableModel>

namespace Weekglass {

/// What is not in all weeks, a row each: what it is, then whether each week has it.
class PartialModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum FirstColumns { KindColumn, NameColumn, FirstWeekColumn };

    using QAbstractTableModel::QAbstractTableModel;

    void setItems(std::vector<PartialItem> items, const QStringList& weeks);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<PartialItem> m_items;
    QStringList m_weeks;
};

}
