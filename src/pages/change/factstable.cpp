#include "pages/change/factstable.h"

#include "base/safetext.h"
#include "widgets/parts/alarmdelegate.h"

#include <QHeaderView>

namespace Weekglass {

namespace {

constexpr int ValueCharacters = 3000;

}

FactsTable::FactsTable(QWidget* parent)
    : QTableWidget(0, 2, parent)
{
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setWordWrap(true);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setItemDelegate(new AlarmDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
}

void FactsTable::setFacts(const std::vector<PlannedChange::Fact>& facts)
{
    setRowCount(static_cast<int>(facts.size()));
    int row = 0;
    for (const auto& [name, text, isAlarm] : facts) {
        auto* value = new QTableWidgetItem(visibleLines(text, ValueCharacters));
        value->setData(AlarmDelegate::AlarmRole, isAlarm);
        setItem(row, 0, new QTableWidgetItem(visibleText(name)));
        setItem(row, 1, value);
        ++row;
    }
}

}
