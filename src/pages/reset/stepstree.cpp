#include "pages/reset/stepstree.h"

#include "base/safetext.h"

#include <QHeaderView>

namespace Weekglass {

namespace {

enum Columns { StepColumn, StandColumn, TextColumn };

constexpr int CellCharacters = 300;

}

void StepsTree::setTitles(const std::function<QString(int step)>& title)
{
    for (int i = 0; i < topLevelItemCount(); ++i) {
        auto* item = topLevelItem(i);
        item->setText(StepColumn, title(i));
        item->setData(TextColumn, Qt::UserRole, item->text(TextColumn));
    }
    resizeColumnToContents(StepColumn);
    setColumnWidth(StandColumn, fontMetrics().horizontalAdvance(tr("stopped here")) + 30);
    setFixedHeight(header()->sizeHint().height() + sizeHintForRow(0) * topLevelItemCount() + 2 * frameWidth()
                   + 2);
}

void StepsTree::showStep(int step, const QString& state, const QString& text)
{
    auto* item = topLevelItem(step);
    item->setText(StandColumn, state);
    item->setText(TextColumn,
                  text.isEmpty() ? item->data(TextColumn, Qt::UserRole).toString()
                                 : visibleText(text, CellCharacters));
}

void StepsTree::showAll(const QString& state)
{
    for (int step = 0; step < topLevelItemCount(); ++step)
        showStep(step, state);
}

void StepsTree::showRunning(int step, const QString& text)
{
    for (int before = 0; before < step; ++before)
        showStep(before, tr("done"));
    showStep(step, tr("running"), text);
}

}
