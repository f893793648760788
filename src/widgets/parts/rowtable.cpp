#include "widgets/parts/rowtable.h"

#include <QHeaderView>
#include <QTableView>

namespace Weekglass {

void measureFewRows(QHeaderView* header)
{
    constexpr int MeasuredRows = 60;
    header->setResizeContentsPrecision(MeasuredRows);
}

void setupRowTable(QTableView* table)
{
    measureFewRows(table->horizontalHeader());
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->verticalHeader()->hide();
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
