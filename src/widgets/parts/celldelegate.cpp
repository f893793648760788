#include "widgets/parts/celldelegate.h"

#include "widgets/theme/housestyle.h"
#include "widgets/theme/pill.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace Weekglass {

namespace {

constexpr int NarrowestPixels = 3; // of a character, so that nothing is cut that could be seen

}

QString CellDelegate::fitted(const QString& text, const QFontMetrics& metrics, int width) const
{
    // surely wide enough, even for capitals
    if (text.size() * metrics.maxWidth() <= width)
        return text;
    if (m_elide != Qt::ElideRight)
        return metrics.elidedText(text, m_elide, width);
    return metrics.elidedText(text.left(width / NarrowestPixels + 1), Qt::ElideRight, width);
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
    const QVariant pill = index.data(PillRole);
    if (pill.isValid()) {
        painter->setFont(smallFont(cell.font, cell.font));
        paintPill(*painter, cell.rect.adjusted(0, 0, -Measure::Space1, 0), pill.value<Pill>(), cell.palette);
        return;
    }
    if (cell.text.isEmpty())
        return;
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, cell.widget) + 1;
    const QRect area = cell.rect.adjusted(margin, 0, -margin, 0);
    const auto group = !cell.state.testFlag(QStyle::State_Enabled) ? QPalette::Disabled
        : cell.state.testFlag(QStyle::State_Active)                ? QPalette::Normal
                                                                   : QPalette::Inactive;
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    painter->setPen(cell.palette.color(group, isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->setFont(cell.font);
    painter->drawText(area, static_cast<int>(cell.displayAlignment) | Qt::TextSingleLine,
                      fitted(cell.text, cell.fontMetrics, area.width()));
}

bool TipDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                            const QModelIndex& index)
{
    const QString text = index.data().toString();
    if (event->type() != QEvent::ToolTip || index.data(Qt::ToolTipRole).isValid()
        || view->fontMetrics().horizontalAdvance(text) <= option.rect.width() - 2 * Measure::Space1)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), text.toHtmlEscaped(), view);
    return true;
}

}
