#include "widgets/parts/rowtable.h"

#include "widgets/parts/celldelegate.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
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

namespace {

void showColumnMenu(QTableView* table, const QPoint& place)
{
    auto* menu = new QMenu(table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QHeaderView* header = table->horizontalHeader();
    for (int column = 1; column < table->model()->columnCount(); ++column) {
        QAction* action = menu->addAction(table->model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        QObject::connect(action, &QAction::toggled, header,
                         [header, column](bool isOn) { header->setSectionHidden(column, !isOn); });
    }
    menu->popup(header->mapToGlobal(place));
}

}

void hideUntilWanted(QTableView* table, int first)
{
    QHeaderView* header = table->horizontalHeader();
    for (int column = first; column < header->count(); ++column)
        header->setSectionHidden(column, true);
    if (header->contextMenuPolicy() == Qt::CustomContextMenu)
        return; // it has its menu
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(header, &QWidget::customContextMenuRequested, table,
                     [table](const QPoint& place) { showColumnMenu(table, place); });
}

void fitColumns(QTableView* table, int widestCharacters)
{
    table->resizeColumnsToContents();
    const int widest = widestCharacters * table->fontMetrics().averageCharWidth();
    for (int column = 1; column < table->model()->columnCount(); ++column)
        table->setColumnWidth(column, std::min(table->columnWidth(column), widest));
}

}
