#include "widgets/parts/queryresultmodel.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "query/querywrite.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qsizetype CellChars = 300;
constexpr qsizetype TipChars = 4000;
constexpr qsizetype NameChars = 60;

}

void QueryResultModel::setResult(CombinedResult result)
{
    beginResetModel();
    m_result = std::move(result);
    endResetModel();
}

int QueryResultModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_result.rowCount());
}

int QueryResultModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_result.columns().size());
}

QString QueryResultModel::shownText(const CombinedResult::Cell& cell, qsizetype row, qsizetype maxChars) const
{
    switch (cell.kind) {
    case CombinedResult::CellKind::Null:
        return QStringLiteral("NULL");
    case CombinedResult::CellKind::NotThere:
        return visibleText(notThereText(m_result.parts()[m_result.partOf(row)].week), maxChars);
    case CombinedResult::CellKind::Text:
    case CombinedResult::CellKind::Failed:
        break;
    }
    return visibleText(cell.text, maxChars);
}

QVariant QueryResultModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CombinedResult::Cell cell = m_result.cell(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return shownText(cell, index.row(), CellChars);
    case Qt::ToolTipRole: // escaped: a tip guesses whether it is HTML
        return shownText(cell, index.row(), TipChars).toHtmlEscaped();
    case Qt::TextAlignmentRole: {
        const bool isNumber = m_result.columns()[static_cast<std::size_t>(index.column())].isNumber();
        return QVariant::fromValue(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    }
    case KindRole:
        return static_cast<int>(cell.kind);
    default:
        return {};
    }
}

QVariant QueryResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= columnCount())
        return {};
    const QueryColumn& column = m_result.columns()[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return visibleText(column.name, NameChars);
    if (role == Qt::ToolTipRole)
        return QStringLiteral("%1: %2")
            .arg(visibleText(column.name, TipChars), visibleText(column.typeName))
            .toHtmlEscaped();
    return {};
}

QString QueryResultModel::copyText(const QModelIndexList& cells) const
{
    QModelIndexList sorted = cells;
    std::sort(sorted.begin(), sorted.end());
    QString text;
    QModelIndex before;
    for (const QModelIndex& index : std::as_const(sorted)) {
        if (before.isValid())
            text += before.row() == index.row() ? QLatin1Char('\t') : QLatin1Char('\n');
        before = index;
        const CombinedResult::Cell cell = m_result.cell(index.row(), index.column());
        const bool hasText = !cell.text.isNull();
        QString own = hasText ? fromUtf8(cell.text) : shownText(cell, index.row(), CellChars);
        if (cell.kind == CombinedResult::CellKind::Null)
            own.clear();
        if (own.contains(QLatin1Char('\t')) || own.contains(QLatin1Char('\n')))
            own = QLatin1Char('"') + own.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
        text += own;
    }
    return text;
}

}
