#pragma once

#include "maintenance/vacuum.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// The tables of a week with what a vacuum would find, those with the most dead rows first.
class VacuumModel : public TableModel<VacuumedTable>
{
    Q_OBJECT

public:
    enum Columns {
        TableColumn,
        NowColumn,
        DeadColumn,
        ChangedColumn,
        RowsColumn,
        SizeColumn,
        VacuumedColumn,
        AnalyzedColumn,
        SettingsColumn
    };

    explicit VacuumModel(QObject* parent = nullptr);

    void setTables(std::vector<VacuumedTable> tables) { updateRows(std::move(tables)); }

protected:
    QVariant value(const VacuumedTable& table, int column, int role) const override;
};

}
