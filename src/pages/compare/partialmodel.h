#pragma once

#include "metrics/weekcomparison.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// What is not in all weeks, a row each: what it is, then whether each week has it.
class PartialModel : public TableModel<PartialItem>
{
    Q_OBJECT

public:
    enum FirstColumns { KindColumn, NameColumn, FirstWeekColumn };

    explicit PartialModel(QObject* parent = nullptr);

    void setItems(std::vector<PartialItem> items, const QStringList& weeks);

protected:
    QVariant value(const PartialItem& item, int column, int role) const override;

private:
    QStringList m_weeks;
};

}
