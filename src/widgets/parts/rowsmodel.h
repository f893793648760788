#pragma once

#include "widgets/parts/tablemodel.h"

#include <functional>

namespace Weekglass {

/// A table whose columns are functions of a row. What changes is told row by row, so that a view that is
/// looked at while it is filled keeps its selection and its place.
template<typename Row>
class RowsModel : public TableModel<Row>
{
public:
    struct Column
    {
        QString title;
        std::function<QString(const Row&)> text; ///< ready to be shown
        bool isNumber = false;
    };

    explicit RowsModel(std::vector<Column> columns, QObject* parent = nullptr)
        : TableModel<Row>(titlesOf(columns), parent)
        , m_columns(std::move(columns))
    {
    }

    void setRows(std::vector<Row> rows) { this->updateRows(std::move(rows)); }
    void append(Row row) { this->appendRow(std::move(row)); }
    /// The newest first, and at most so many.
    void prepend(Row row, int most) { this->prependRow(std::move(row), most); }

protected:
    QVariant value(const Row& row, int column, int role) const override
    {
        const Column& shown = m_columns[static_cast<std::size_t>(column)];
        if (role == Qt::TextAlignmentRole && shown.isNumber)
            return alignedRight();
        if (role == Qt::ToolTipRole) // escaped: a tip guesses whether it is HTML
            return shown.text(row).toHtmlEscaped();
        return role == Qt::DisplayRole ? QVariant(shown.text(row)) : QVariant();
    }

private:
    static QStringList titlesOf(const std::vector<Column>& columns)
    {
        QStringList titles;
        for (const Column& column : columns)
            titles << column.title;
        return titles;
    }

    const std::vector<Column> m_columns;
};

}
