#include "pages/rollback/toldmodels.h"

#include "base/safetext.h"
#include "rollback/operation.h"

#include <QFont>
#include <QLocale>

namespace Weekglass {

namespace {

constexpr int CellCharacters = 200;
constexpr int ToolTipCharacters = 2000;
constexpr qsizetype FewNames = 3;

QStringList namesOf(const ToldTable& table)
{
    return table.goneRows + table.addedRows;
}

}

ToldRowsModel::ToldRowsModel(QObject* parent)
    : TableModel({tr("Records"), tr("Removed"), tr("Added"), tr("Examples")}, parent)
{
}

void ToldRowsModel::setTables(const std::vector<ToldTable>& tables)
{
    std::vector<ToldTable> rows;
    std::ranges::copy_if(tables, std::back_inserter(rows),
                         [](const ToldTable& table) { return table.gone + table.added > 0; });
    resetRows(std::move(rows));
}

bool ToldRowsModel::hasGone() const
{
    return std::ranges::any_of(rows(), [](const ToldTable& table) { return table.gone > 0; });
}

bool ToldRowsModel::hasAdded() const
{
    return std::ranges::any_of(rows(), [](const ToldTable& table) { return table.added > 0; });
}

QString ToldRowsModel::whichRows(const QStringList& names, qint64 count, bool isOrdered)
{
    if (names.isEmpty())
        return {};
    if (isOrdered && names.size() > 1 && names.size() == count)
        return tr("%1 to %2", "the first and the last of some rows").arg(names.front(), names.back());
    const QString few = names.mid(0, FewNames).join(QStringLiteral(", "));
    const qint64 more = count - std::min(names.size(), FewNames);
    return more == 0 ? few : tr("%1 and %n more", "names of rows", static_cast<int>(more)).arg(few);
}

QVariant ToldRowsModel::value(const ToldTable& table, int column, int role) const
{
    const bool isNumber = column == GoneColumn || column == AddedColumn;
    if (role == Qt::TextAlignmentRole && isNumber)
        return alignedRight();
    if (role == Qt::ToolTipRole && column == WhichColumn)
        return visibleLines(namesOf(table).mid(0, 30).join(QLatin1Char('\n')), ToolTipCharacters);
    if (role != Qt::DisplayRole)
        return {};
    const auto number = [](qint64 count) { return count == 0 ? QString() : QLocale().toString(count); };
    switch (column) {
    case TableColumn:
        return visibleText(table.title, CellCharacters);
    case GoneColumn:
        return number(table.gone);
    case AddedColumn:
        return number(table.added);
    default:
        break;
    }
    QStringList which;
    if (table.gone > 0)
        which << whichRows(table.goneRows, table.gone, table.isOrdered);
    if (table.added > 0)
        which << whichRows(table.addedRows, table.added, table.isOrdered);
    which.removeAll(QString());
    return visibleText(which.join(QStringLiteral("; ")), CellCharacters);
}

ToldChangesModel::ToldChangesModel(QObject* parent)
    : TableModel({tr("What changes"), tr("Field"), tr("Now"), tr("Afterwards")}, parent)
{
}

void ToldChangesModel::setTables(const std::vector<ToldTable>& tables)
{
    m_all.clear();
    m_unnamed = 0;
    for (const ToldTable& table : tables) {
        for (ToldChange change : table.changes) {
            if (change.subject.isEmpty())
                change.subject = table.title;
            m_all.push_back(std::move(change));
        }
        m_unnamed += table.changed - table.changedRows;
    }
    // one more takes no more room than to say that there is one
    const bool isAll = m_all.size() <= static_cast<std::size_t>(FewRows) + 1;
    resetRows(isAll ? m_all : std::vector<ToldChange>(m_all.begin(), m_all.begin() + FewRows));
}

QVariant ToldChangesModel::value(const ToldChange& change, int column, int role) const
{
    if (role == Qt::FontRole && column == AfterColumn) {
        QFont font;
        font.setBold(true);
        return font;
    }
    const QString text = column == SubjectColumn ? change.subject
        : column == FieldColumn                  ? change.field
                                : toldText(column == NowColumn ? change.before : change.after);
    if (role == Qt::DisplayRole)
        return visibleText(text, CellCharacters);
    return role == Qt::ToolTipRole ? visibleText(text, ToolTipCharacters) : QVariant();
}

QString namesText(const std::vector<ToldTable>& tables)
{
    QStringList lines;
    for (const ToldTable& table : tables) {
        const QStringList names = namesOf(table);
        const qint64 more = table.gone + table.added - names.size();
        if (table.gone + table.added == 0)
            continue;
        lines << ToldRowsModel::tr("%1: %2", "what is removed or comes back, how many")
                     .arg(table.title, QLocale().toString(table.gone + table.added));
        for (const QString& name : names)
            lines << QStringLiteral("    ") + name;
        if (more > 0)
            lines << QStringLiteral("    ") + ToldRowsModel::tr("%n more", nullptr, static_cast<int>(more));
    }
    return lines.join(QLatin1Char('\n'));
}

}
