#include "pages/migrations/migrationdelegate.h"

#include "pages/migrations/migrationmatrixmodel.h"

namespace Weekglass {

namespace {

constexpr int ReasonCharacters = 22; // wide is a column with a reason
constexpr double TintShare = 0.28;

QColor mixed(const QColor& base, const QColor& tint)
{
    const auto part = [](int from, int to) { return from + static_cast<int>((to - from) * TintShare); };
    return {part(base.red(), tint.red()), part(base.green(), tint.green()), part(base.blue(), tint.blue())};
}

/// Of Okabe and Ito, so that it does not take red and green to tell them apart.
QColor tintOf(MigrationState state)
{
    switch (state) {
    case MigrationState::Applied:
    case MigrationState::BelowBaseline:
        return {0x00, 0x9E, 0x73};
    case MigrationState::Pending:
    case MigrationState::Outdated:
    case MigrationState::Undone:
        return {0x00, 0x72, 0xB2};
    case MigrationState::OutOfOrder:
    case MigrationState::Missing:
        return {0xE6, 0x9F, 0x00};
    case MigrationState::Changed:
    case MigrationState::Failed:
        break;
    }
    return {0xD5, 0x3E, 0x00};
}

}

QSize MigrationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!index.data(MigrationMatrixModel::ErrorRole).toBool())
        return QStyledItemDelegate::sizeHint(option, index);
    return {ReasonCharacters * option.fontMetrics.averageCharWidth(), option.fontMetrics.height()};
}

void MigrationDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(MigrationMatrixModel::ErrorRole).toBool()) {
        option->displayAlignment = Qt::AlignLeft | Qt::AlignTop;
        option->features |= QStyleOptionViewItem::WrapText;
        option->palette.setColor(QPalette::Text, alarmColor(option->palette));
        return;
    }
    const QVariant state = index.data(MigrationMatrixModel::StateRole);
    if (!state.isValid())
        return;
    option->displayAlignment = Qt::AlignCenter;
    option->backgroundBrush =
        mixed(option->palette.color(QPalette::Base), tintOf(static_cast<MigrationState>(state.toInt())));
}

}
