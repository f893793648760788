#include "widgets/charts/legendtable.h"

#include "base/safetext.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/legendmodel.h"
#include "widgets/parts/rowtable.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QSortFilterProxyModel>

namespace Weekglass {

LegendTable::LegendTable(MetricChart* chart, QWidget* parent)
    : QTableView(parent)
    , m_chart(chart)
    , m_lines(new LegendModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("legendTable"));
    setAccessibleName(tr("Series of %1").arg(chart->metric().title));
    setAccessibleDescription(tr("Space hides or shows a series, Enter shows only it."));
    m_sorted->setSourceModel(m_lines);
    m_sorted->setSortRole(LegendModel::SortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_sorted);
    setupLineTable(this);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setIconSize({14, 12});
    setTextElideMode(Qt::ElideMiddle); // names differ at their ends
    QHeaderView* header = horizontalHeader();
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(LegendModel::NameColumn, QHeaderView::Fixed);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (column != LegendModel::NameColumn)
            fitNames();
    });
    connect(this, &QTableView::clicked, this, &LegendTable::toggle);
    connect(this, &QTableView::doubleClicked, this, &LegendTable::isolate);
    connect(chart, &MetricChart::linesChanged, this, &LegendTable::takeLines);
    takeLines();
}

void LegendTable::takeLines()
{
    m_lines->setLines(m_chart->lines());
    setColumnHidden(LegendModel::SumColumn, !m_chart->hasSums());
    fitNames();
}

/// Names get what figures leave, but never so little that nobody can read them: then the table scrolls.
void LegendTable::fitNames()
{
    constexpr int FewestCharacters = 18;
    int room = viewport()->width();
    for (int column = LegendModel::LastColumn; column < m_sorted->columnCount(); ++column)
        room -= columnWidth(column); // 0: hidden
    const int least = fontMetrics().averageCharWidth() * FewestCharacters + iconSize().width();
    setColumnWidth(LegendModel::NameColumn, std::max(room, least));
}

void LegendTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitNames();
}

QString LegendTable::seriesOf(const QModelIndex& index) const
{
    const ChartLine* line = m_lines->row(m_sorted->mapToSource(index).row());
    return line ? line->name : QString();
}

void LegendTable::toggle(const QModelIndex& index)
{
    if (index.isValid())
        m_chart->toggleSeries(seriesOf(index));
}

void LegendTable::isolate(const QModelIndex& index)
{
    if (index.isValid())
        m_chart->isolateSeries(seriesOf(index));
}

void LegendTable::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Space:
        return toggle(currentIndex());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return isolate(currentIndex());
    default:
        QTableView::keyPressEvent(event);
    }
}

/// What the mouse does otherwise, for the keyboard.
void LegendTable::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex row = currentIndex();
    if (row.isValid()) {
        menu->addAction(tr("Hide or show"), this, [this, row] { toggle(row); });
        menu->addAction(tr("Show only this one, or all"), this, [this, row] { isolate(row); });
        menu->addSeparator();
    }
    for (int column = 0; column < m_sorted->columnCount(); ++column) {
        const auto order = static_cast<Qt::SortOrder>(
            m_sorted->headerData(column, Qt::Horizontal, Qt::InitialSortOrderRole).toInt());
        if (!isColumnHidden(column))
            menu->addAction(tr("Sort by “%1”").arg(m_sorted->headerData(column, Qt::Horizontal).toString()),
                            this, [this, column, order] { sortByColumn(column, order); });
    }
    menu->addAction(tr("Do not sort"), this, [this] { sortByColumn(-1, Qt::AscendingOrder); });
    menu->popup(event->globalPos());
}

}
