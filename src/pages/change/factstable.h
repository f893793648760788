#pragma once

#include "weeks/plannedchange.h"

#include <QTableWidget>

namespace Weekglass {

/// What is known of something: names at the left, values at the right.
class FactsTable : public QTableWidget
{
    Q_OBJECT

public:
    explicit FactsTable(QWidget* parent = nullptr);

    /// Values may have several lines.
    void setFacts(const std::vector<PlannedChange::Fact>& facts);
};

}
