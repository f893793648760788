#include "pages/compare/comparedweeksmodel.h"

#include "base/safetext.h"
#include "base/servertime.h"

namespace Weekglass {

void ComparedWeeksModel::setRows(std::vector<Row> rows)
{
    if (rows == m_rows)
        return;
    if (rows.size() == m_rows.size()) { // the selection stays
        m_rows = std::move(rows);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int ComparedWeeksModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ComparedWeeksModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ComparedWeeksModel::text(const Row& row, int column)
{
    switch (column) {
    case WeekColumn:
        return visibleText(row.week);
    case StartColumn:
        return row.start
            ? tr("%1 (UTC)").arg(dateTimeOf(row.start->at).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")))
            : row.isLoading ? QString()
                            : tr("not known: set it (F2)");
    case SourceColumn:
        return row.start ? sourceText(row.start->source) : QString();
    case LengthColumn:
        return row.end ? elapsedText(*row.end / 1'000'000 * 1'000'000) : QString();
    case SchemaColumn:
        return visibleText(row.schemaVersion);
    default:
        break;
    }
    QStringList parts;
    if (row.isLoading)
        parts << tr("loading…");
    if (row.isKept)
        parts << tr("kept");
    return visibleText(QString((parts + row.errors).join(QStringLiteral("; "))), 1000);
}

QVariant ComparedWeeksModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return text(row, index.column());
    if (role == Qt::ToolTipRole)
        return visibleText(index.column() == SourceColumn && !row.note.isEmpty() ? row.note
                                                                                 : text(row, index.column()),
                           2000)
            .toHtmlEscaped();
    return {};
}

QVariant ComparedWeeksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WeekColumn:
        return tr("Week");
    case StartColumn:
        return tr("Began");
    case SourceColumn:
        return tr("Known from");
    case LengthColumn:
        return tr("Covers");
    case SchemaColumn:
        return tr("Schema");
    default:
        return tr("State");
    }
}

}
