#pragma once

#include "metrics/cohorts.h"

#include <QAbstractTableModel>

namespace Weekglass {

/// A row for each day on which subjects came first: how many, then how many of them did something on that
/// day and on each later one.
class CohortModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { SizeColumn, FirstDayColumn };
    enum Roles {
        ShareRole = Qt::UserRole, ///< 0 to 1; not valid where nothing is shown or nobody can be
        UnfinishedRole ///< bool: the number is the one so far
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// @p title: what the subjects are called
    void setTable(const CohortTable& table, const QString& title);
    const CohortTable& table() const { return m_table; }
    /// Nothing where the day has not begun.
    std::optional<CohortCell> cell(const QModelIndex& index) const;
    /// In words: "Day 0, active on day 2".
    static QString cellName(const CohortCell& cell);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    const Cohort& cohort(const CohortCell& cell) const;
    bool isUnfinished(const CohortCell& cell) const;
    QString text(const CohortCell& cell) const;
    QString tip(const CohortCell& cell) const;

    CohortTable m_table;
    QString m_title;
};

}
