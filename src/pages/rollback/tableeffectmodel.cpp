#include "pages/rollback/tableeffectmodel.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "widgets/parts/tablemodel.h"

#include <QLocale>

#include <algorithm>

namespace Weekglass {

namespace {

// of an index: 0 for a table, else the table's row plus one
constexpr quintptr TopLevel = 0;
constexpr int ValueCharacters = 60;
constexpr int LineCharacters = 2000;

}

void TableEffectModel::setEffects(std::vector<TableEffect> effects)
{
    beginResetModel();
    m_effects = std::move(effects);
    endResetModel();
}

QModelIndex TableEffectModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : TopLevel);
}

QModelIndex TableEffectModel::parent(const QModelIndex& index) const
{
    return !index.isValid() || index.internalId() == TopLevel
        ? QModelIndex()
        : createIndex(static_cast<int>(index.internalId()) - 1, 0, TopLevel);
}

int TableEffectModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_effects.size());
    if (parent.internalId() != TopLevel || parent.column() != 0)
        return 0;
    const TableEffect& effect = m_effects[static_cast<std::size_t>(parent.row())];
    return static_cast<int>(effect.sample.rows.size()) + (hidden(effect) > 0 ? 1 : 0);
}

qint64 TableEffectModel::hidden(const TableEffect& effect)
{
    if (effect.sample.rows.empty())
        return 0; // a receipt has no rows at all
    const auto shown = std::ranges::count_if(
        effect.sample.rows, [](const auto& row) { return row.front() != Pg::Value("after"); });
    return effect.rows() - shown;
}

int TableEffectModel::columnCount(const QModelIndex& /*parent*/) const
{
    return ColumnCount;
}

QString TableEffectModel::effectText(const TableEffect& effect, int column)
{
    const auto count = [](qint64 rows) { return rows == 0 ? QString() : QLocale().toString(rows); };
    switch (column) {
    case TableColumn:
        return visibleText(effect.table, ValueCharacters);
    case GoneColumn:
        return count(effect.gone);
    case ChangedColumn:
        return count(effect.changed);
    case AddedColumn:
        return count(effect.added);
    default:
        break;
    }
    QStringList notes = effect.titles;
    if (effect.titles.isEmpty())
        notes << tr("by cascades or triggers only");
    else if (effect.isCopied)
        notes << tr("including cascades and triggers");
    return visibleText(notes.join(QStringLiteral(" · ")), LineCharacters);
}

QString TableEffectModel::sampleText(const Pg::Table& sample, int row)
{
    const auto& cells = sample.rows[static_cast<std::size_t>(row)];
    QStringList parts;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        if (cells[i])
            parts << tr("%1 %2", "column, its value")
                         .arg(fromUtf8(sample.columns[i].name), visibleText(*cells[i], ValueCharacters));
    }
    const QByteArray image = cells.front().value_or(QByteArray());
    const QString what = image == "gone" ? tr("gone")
        : image == "before"              ? tr("before")
        : image == "after"               ? tr("after")
        : image == "added"               ? tr("added")
                                         : visibleText(image);
    return visibleText(
        tr("%1: %2", "gone, before, after or added; the row").arg(what, parts.join(QStringLiteral(" · "))),
        LineCharacters);
}

QVariant TableEffectModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isTable = index.internalId() == TopLevel;
    if (role == Qt::TextAlignmentRole && isTable && index.column() >= GoneColumn
        && index.column() <= AddedColumn)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (isTable)
        return effectText(m_effects[static_cast<std::size_t>(index.row())], index.column());
    if (index.column() != 0)
        return QString();
    const TableEffect& effect = m_effects[index.internalId() - 1];
    return index.row() < static_cast<int>(effect.sample.rows.size())
        ? sampleText(effect.sample, index.row())
        : tr("%n more row(s); see “All by name”", nullptr, static_cast<int>(hidden(effect)));
}

QVariant TableEffectModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOf({tr("Table"), tr("Removed"), tr("Changed"), tr("Added"), tr("Effect")}, section,
                   orientation, role);
}

}
