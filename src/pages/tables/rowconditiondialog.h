#pragma once

#include "tables/rowfilter.h"

#include <QDialog>

#include <memory>

namespace Ui {
class RowConditionDialog;
}

namespace Weekglass {

/// Edits one condition of rows: which column, where in its JSON, how it is tested, and against what.
class RowConditionDialog : public QDialog
{
    Q_OBJECT

public:
    RowConditionDialog(std::vector<RelationColumn> columns, const RowCondition& condition,
                       QWidget* parent = nullptr);
    ~RowConditionDialog() override;

    /// Of an accepted dialog; what is half written cannot be accepted.
    RowCondition condition() const;

private:
    void offerTests();
    void check();
    const RelationColumn& column() const;
    ValueTest test() const;

    const std::unique_ptr<Ui::RowConditionDialog> m_ui;
    const std::vector<RelationColumn> m_columns; // never empty
};

}
