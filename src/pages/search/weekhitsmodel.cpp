#include "pages/search/weekhitsmodel.h"

#include "base/safetext.h"
#include "widgets/parts/tablemodel.h"

#include <QLocale>

namespace Weekglass {

namespace {

constexpr quintptr WeekLevel = 0; // internal id of a week; a hit has the row of its week plus one
constexpr qsizetype CellChars = 200;
constexpr qsizetype ProblemChars = 2000;

}

void WeekHitsModel::setWeeks(const QStringList& names)
{
    beginResetModel();
    m_weeks.clear();
    for (const QString& name : names)
        m_weeks.push_back({.name = name});
    endResetModel();
}

void WeekHitsModel::setState(int week, State state)
{
    m_weeks[static_cast<std::size_t>(week)].state = state;
    Q_EMIT dataChanged(createIndex(week, 0, WeekLevel), createIndex(week, ColumnCount - 1, WeekLevel));
}

void WeekHitsModel::setSearching(int week)
{
    setState(week, State::Searching);
}

void WeekHitsModel::setHits(int week, EventHits hits)
{
    const int rows = static_cast<int>(hits.newest.size());
    if (rows > 0)
        beginInsertRows(createIndex(week, 0, WeekLevel), 0, rows - 1);
    m_weeks[static_cast<std::size_t>(week)].hits = std::move(hits);
    if (rows > 0)
        endInsertRows();
    setState(week, rows > 0 ? State::Found : State::None);
}

void WeekHitsModel::setFailed(int week, const Error& error)
{
    m_weeks[static_cast<std::size_t>(week)].problem = error.text();
    setState(week, State::Failed);
}

void WeekHitsModel::stop()
{
    for (int week = 0; week < rowCount(); ++week) {
        if (state(week) == State::Waiting || state(week) == State::Searching)
            setState(week, State::Stopped);
    }
}

WeekHitsModel::Summary WeekHitsModel::summary() const
{
    Summary summary {.weeks = rowCount()};
    for (const WeekHits& week : m_weeks) {
        summary.searched += week.state == State::Found || week.state == State::None ? 1 : 0;
        summary.failed += week.state == State::Failed ? 1 : 0;
        summary.events += week.hits.count;
        summary.more = summary.more || week.hits.more;
    }
    return summary;
}

int WeekHitsModel::weekOf(const QModelIndex& index)
{
    if (!index.isValid())
        return -1;
    return index.internalId() == WeekLevel ? index.row() : static_cast<int>(index.internalId()) - 1;
}

const EventRow* WeekHitsModel::hit(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == WeekLevel)
        return nullptr;
    return &m_weeks[index.internalId() - 1].hits.newest[static_cast<std::size_t>(index.row())];
}

QModelIndex WeekHitsModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : WeekLevel);
}

QModelIndex WeekHitsModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == WeekLevel)
        return {};
    return createIndex(weekOf(index), 0, WeekLevel);
}

int WeekHitsModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_weeks.size());
    if (parent.column() > 0 || parent.internalId() != WeekLevel)
        return 0;
    return static_cast<int>(m_weeks[static_cast<std::size_t>(parent.row())].hits.newest.size());
}

int WeekHitsModel::columnCount(const QModelIndex& /*parent*/) const
{
    return ColumnCount;
}

QString WeekHitsModel::countText(const WeekHits& week)
{
    switch (week.state) {
    case State::Waiting:
        return tr("waiting");
    case State::Searching:
        return tr("searching…");
    case State::Found:
        return QLocale().toString(week.hits.count) + (week.hits.more ? QStringLiteral("+") : QString());
    case State::None:
        return tr("none");
    case State::Failed:
        return tr("failed");
    case State::Stopped:
        break;
    }
    return tr("not searched");
}

QString WeekHitsModel::weekText(const WeekHits& week, int column)
{
    switch (column) {
    case WeekColumn:
        return visibleText(week.name, CellChars);
    case CountColumn:
        return countText(week);
    case SubjectColumn:
        return visibleText(week.problem, CellChars);
    default:
        return {};
    }
}

QString WeekHitsModel::hitText(const WeekHits& week, const EventRow& row, int column)
{
    if (column == PayloadColumn)
        return visibleText(row.preview.value_or(QByteArray()), CellChars);
    const char* name = column == WeekColumn ? "at"
        : column == CountColumn             ? "kind"
        : column == SubjectColumn           ? "subject"
                                            : "status";
    const int cell = week.hits.shape.column(name);
    return cell < 0
        ? QString()
        : visibleText(row.cells[static_cast<std::size_t>(cell)].value_or(QByteArray()), CellChars);
}

QVariant WeekHitsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WeekHits& week = m_weeks[static_cast<std::size_t>(weekOf(index))];
    const EventRow* row = hit(index);
    if (role == Qt::DisplayRole)
        return row ? hitText(week, *row, index.column()) : weekText(week, index.column());
    if (role == Qt::ToolTipRole && (row || week.problem.isEmpty())) // what the column cuts off
        return data(index, Qt::DisplayRole).toString().toHtmlEscaped();
    if (role == Qt::ToolTipRole)
        return QString(QLatin1String("<pre>") + visibleLines(week.problem, ProblemChars).toHtmlEscaped()
                       + QLatin1String("</pre>"));
    return {};
}

QVariant WeekHitsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOf({tr("Week, time"), tr("Events, kind"), tr("Subject"), tr("Status"), tr("Payload")},
                   section, orientation, role);
}

}
