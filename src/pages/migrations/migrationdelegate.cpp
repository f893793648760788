#include "pages/migrations/migrationdelegate.h"

#include "pages/migrations/migrationmatrixmodel.h"
#include "widgets/theme/tokens.h"

namespace Weekglass {

namespace {

constexpr int ReasonColumnCharacters = 22; // wide is a column with a reason

QColor groundOf(MigrationState state, const Tokens& tokens)
{
    switch (state) {
    case MigrationState::Applied:
    case MigrationState::BelowBaseline:
        return tokens.ok.ground;
    case MigrationState::Pending:
    case MigrationState::Outdated:
    case MigrationState::Undone:
        return tokens.info.ground;
    case MigrationState::OutOfOrder:
    case MigrationState::Missing:
        return tokens.warning.ground;
    case MigrationState::Changed:
    case MigrationState::Failed:
        break;
    }
    return tokens.error.ground;
}

}

QSize MigrationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!index.data(MigrationMatrixModel::ErrorRole).toBool())
        return QStyledItemDelegate::sizeHint(option, index);
    return {ReasonColumnCharacters * option.fontMetrics.averageCharWidth(), option.fontMetrics.height()};
}

void MigrationDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(MigrationMatrixModel::ErrorRole).toBool()) {
        option->displayAlignment = Qt::AlignLeft | Qt::AlignTop;
        option->features |= QStyleOptionViewItem::WrapText;
        option->palette.setColor(QPalette::Text, tokensOf(option->palette).error.text);
        return;
    }
    const QVariant state = index.data(MigrationMatrixModel::StateRole);
    if (!state.isValid())
        return;
    option->displayAlignment = Qt::AlignCenter;
    option->backgroundBrush = groundOf(static_cast<MigrationState>(state.toInt()), tokensOf(option->palette));
}

}
