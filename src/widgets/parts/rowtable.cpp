#include "widgets/parts/rowtable.h"

#include "widgets/parts/celldelegate.h"

#include <QHeaderView>
#include <QTableView>

#include <typeinfo>

namespace Weekglass {

void measureFewRows(QHeaderView* header)
{
    constexpr int MeasuredRows = 60;
    header->setResizeContentsPrecision(MeasuredRows);
}

void setupRowTable(QTableView* table)
{
    measureFewRows(table->horizontalHeader());
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->verticalHeader()->hide();
    // what is cut at its end can be read whole; tables with cells of their own see to that themselves
    const QAbstractItemDelegate& cells = *table->itemDelegate();
    if (typeid(cells) == typeid(QStyledItemDelegate))
        table->setItemDelegate(new TipDelegate(table));
}

void setupLineTable(QTableView* table)
{
    setupRowTable(table);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setWordWrap(false);
    table->setShowGrid(false);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->horizontalHeader()->setHighlightSections(false);
}

void fitColumns(QTableView* table, int widestCharacters)
{
    table->resizeColumnsToContents();
    const int widest = widestCharacters * table->fontMetrics().averageCharWidth();
    for (int column = 1; column < table->model()->columnCount(); ++column)
        table->setColumnWidth(column, std::min(table->columnWidth(column), widest));
}

}
