#pragma once

#include "metrics/weekcomparison.h"

#include <QAbstractTableModel>

namespace Weekglass {

/// The weeks of a comparison: when each began and how that is known, how far it goes, its schema version, and
/// what went wrong with it.
class ComparedWeeksModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns {
        WeekColumn,
        StartColumn,
        SourceColumn,
        LengthColumn,
        SchemaColumn,
        StateColumn,
        ColumnCount
    };

    struct Row
    {
        QString week;
        std::optional<WeekStart> start = {};
        std::optional<qint64> end = {}; ///< elapsed
        QString note = {}; ///< why the start is not another one
        QString schemaVersion = {};
        bool isKept = false;
        bool isLoading = false;
        QStringList errors = {}; ///< of the week, then of its metrics; for people

        bool operator==(const Row&) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<Row> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString text(const Row& row, int column);

    std::vector<Row> m_rows;
};

}
