#include "pages/replay/replayplaysview.h"

#include "pages/replay/playlistmodel.h"
#include "widgets/parts/celldelegate.h"
#include "widgets/parts/rowtable.h"
#include "widgets/theme/tokens.h"

#include <QHeaderView>

#include <algorithm>

namespace Weekglass {

namespace {

class PlayDelegate : public TipDelegate
{
public:
    using TipDelegate::TipDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(PlayListModel::CurrentRole).toBool()) {
            option->font.setBold(true);
            if (index.column() == PlayListModel::NumberColumn)
                option->text.prepend(QStringLiteral("▶ "));
        } else if (index.data(PlayListModel::LaterRole).toBool()) {
            option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
        }
        // not struck out: that reads as deleted, which a play that cannot be rolled back to is not
        if (index.column() == PlayListModel::NumberColumn
            && index.data(PlayListModel::RefusedRole).toBool()) {
            option->font.setItalic(true);
            option->palette.setColor(QPalette::Text, tokensOf(option->palette).muted);
        }
        if (index.data(PlayListModel::RemovedRole).toBool()) {
            const ToneTokens& past = tokensOf(option->palette).past;
            option->font.setItalic(true);
            option->palette.setColor(QPalette::Text, past.text);
            option->backgroundBrush = past.ground;
        }
    }
};

constexpr int SampleRows = 50;

}

ReplayPlaysView::ReplayPlaysView(QWidget* parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("playsTable"));
    setAccessibleName(tr("Plays"));
    setItemDelegate(new PlayDelegate(this));
    setupLineTable(this);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    // fixed heights: nothing is measured, however many plays there are
    horizontalHeader()->setStretchLastSection(true);
}

void ReplayPlaysView::setModel(QAbstractItemModel* plays)
{
    QTableView::setModel(plays);
    // what happened is read first, and the time seldom
    horizontalHeader()->moveSection(horizontalHeader()->visualIndex(PlayListModel::TitleColumn), 1);
    horizontalHeader()->moveSection(horizontalHeader()->visualIndex(PlayListModel::AtColumn),
                                    plays->columnCount() - 1);
}

void ReplayPlaysView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    if (currentIndex().isValid())
        scrollTo(currentIndex());
}

void ReplayPlaysView::setNarrow(bool isNarrow)
{
    for (const int column : {PlayListModel::KindColumn, PlayListModel::AtColumn})
        setColumnHidden(column, isNarrow);
}

void ReplayPlaysView::fitColumns()
{
    const QAbstractItemModel* plays = model();
    if (!plays || plays->rowCount() == 0)
        return;
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    for (int column = 0; column < plays->columnCount(); ++column) {
        int width = horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < std::min(SampleRows, plays->rowCount()); ++row)
            width =
                std::max(width, metrics.horizontalAdvance(plays->index(row, column).data().toString()) + 14);
        if (column == PlayListModel::NumberColumn) {
            const QString longest = plays->index(plays->rowCount() - 1, column).data().toString();
            width = std::max(width, metrics.horizontalAdvance(QStringLiteral("▶ ") + longest) + 14);
        }
        setColumnWidth(column, std::min(width, 230));
    }
}

}
