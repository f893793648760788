#include "pages/cohorts/cohortdelegate.h"

#include "pages/cohorts/cohortmodel.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/tokens.h"

#include <QPainter>

namespace Weekglass {

namespace {

constexpr double Strongest = 0.45; // of the accent in the ground, so that the text is read on it
constexpr float Hatching = 0.5F; // likewise

}

void CohortDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const Tokens& tokens = tokensOf(option.palette);
    const QVariant share = index.data(CohortModel::ShareRole);
    if (share.isValid()) {
        QColor ground = tokens.accent;
        ground.setAlphaF(static_cast<float>(Strongest * share.toDouble()));
        painter->fillRect(option.rect, ground);
    }
    if (index.data(CohortModel::UnfinishedRole).toBool()) {
        QColor lines = tokens.muted;
        lines.setAlphaF(Hatching);
        painter->fillRect(option.rect, QBrush(lines, Qt::BDiagPattern));
    }
    QStyleOptionViewItem cell = option;
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    cell.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
    QStyledItemDelegate::paint(painter, cell, index);
    if (!isSelected)
        return;
    painter->save(); // a frame: the ground says something
    painter->setPen(QPen(tokens.accent, Measure::FocusRing));
    painter->drawRect(option.rect.adjusted(1, 1, -Measure::FocusRing, -Measure::FocusRing));
    painter->restore();
}

}
