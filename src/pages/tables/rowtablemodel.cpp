#include "pages/tables/rowtablemodel.h"

#include "base/safetext.h"
#include "widgets/parts/queryresultmodel.h"

#include <QLocale>

namespace Weekglass {

RowTableModel::RowTableModel(QObject* parent)
    : WindowModel(MaxRows, LoadingRows, parent)
{
}

void RowTableModel::setPage(const RowQuery& query, const RowPage& page, bool atFirst, bool atLast)
{
    beginResetModel();
    m_query = query;
    replace(page.rows, atFirst, atLast);
    endResetModel();
}

int RowTableModel::find(const RowKey& key) const
{
    return findRow([&key](const Row& row) { return row.key == key; });
}

const RelationColumn* RowTableModel::column(int column) const
{
    return column >= 0 && column < columnCount() ? &m_query.columns[static_cast<std::size_t>(column)]
                                                 : nullptr;
}

const Pg::Value* RowTableModel::value(const QModelIndex& index) const
{
    const Row* found = index.isValid() ? row(index.row()) : nullptr;
    return found ? &found->cells[static_cast<std::size_t>(index.column())] : nullptr;
}

bool RowTableModel::isWhole(const QModelIndex& index) const
{
    const Pg::Value* cell = value(index);
    if (!cell || row(index.row())->isUnread(static_cast<std::size_t>(index.column())))
        return false;
    return !*cell || !m_query.isCut(*column(index.column()))
        || QString::fromUtf8(**cell).size() <= ListedCharacters;
}

int RowTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_query.columns.size());
}

QString RowTableModel::text(const Row& row, std::size_t cell) const
{
    if (row.isUnread(cell))
        return tr("(%1 stored)").arg(QLocale().formattedDataSize(*row.storedBytes[cell]));
    return row.cells[cell] ? visibleText(*row.cells[cell], ListedCharacters) : QStringLiteral("NULL");
}

QVariant RowTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const bool isNumber = column(index.column())->sort == RelationColumn::Sort::Number;
    if (role == Qt::TextAlignmentRole) // also of rows that load: headings stand as the first row
        return QVariant::fromValue(
            Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    const Row* found = row(index.row());
    if (!found)
        return role == Qt::DisplayRole && index.column() == 0 ? QVariant(tr("Loading…")) : QVariant();
    const auto cell = static_cast<std::size_t>(index.column());
    if (role == Qt::DisplayRole)
        return text(*found, cell);
    if (role == QueryResultModel::KindRole) {
        using Kind = CombinedResult::CellKind;
        return static_cast<int>(found->cells[cell]          ? Kind::Text
                                    : found->isUnread(cell) ? Kind::NotThere
                                                            : Kind::Null);
    }
    return {};
}

Qt::ItemFlags RowTableModel::flags(const QModelIndex& index) const
{
    return row(index.row()) ? QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

QVariant RowTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const RelationColumn* shown = orientation == Qt::Horizontal ? column(section) : nullptr;
    if (shown && role == Qt::DisplayRole)
        return visibleText(shown->name);
    if (shown && role == Qt::ToolTipRole) {
        const QString type = visibleText(shown->type);
        return (shown->comment.isEmpty() ? type
                                         : QString(type + QLatin1Char('\n') + visibleLines(shown->comment)))
            .toHtmlEscaped();
    }
    return QAbstractTableModel::headerData(section, orientation, role);
}

}
