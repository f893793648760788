#include "pages/cohorts/cohortmodel.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

namespace {

QString timeText(qint64 microseconds)
{
    return dateTimeOf(microseconds).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString percentText(double share)
{
    return CohortModel::tr("%1 %").arg(qRound(share * 100));
}

}

void CohortModel::setTable(const CohortTable& table, const QString& title)
{
    beginResetModel();
    m_table = table;
    m_title = visibleText(title);
    endResetModel();
}

std::optional<CohortCell> CohortModel::cell(const QModelIndex& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    CohortCell cell {.day = index.row()}; // g++ 12 takes an optional of a temporary for uninitialized
    if (index.column() == SizeColumn)
        return cell;
    const int after = index.column() - FirstDayColumn;
    if (index.row() + after >= rowCount())
        return {};
    cell.after = after;
    return cell;
}

QString CohortModel::cellName(const CohortCell& cell)
{
    return cell.after ? tr("Day %1, active on day %2")
                            .arg(QString::number(cell.day), QString::number(cell.day + *cell.after))
                      : tr("Day %1").arg(cell.day);
}

int CohortModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.cohorts.size());
}

int CohortModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_table.cohorts.empty() ? 0 : FirstDayColumn + rowCount();
}

const Cohort& CohortModel::cohort(const CohortCell& cell) const
{
    return m_table.cohorts[static_cast<std::size_t>(cell.day)];
}

bool CohortModel::isUnfinished(const CohortCell& cell) const
{
    return !m_table.isOver(cell.day + cell.after.value_or(0));
}

/// "≥" while the number may grow: a zero there is none that one could rely on.
QString CohortModel::text(const CohortCell& cell) const
{
    const Cohort& all = cohort(cell);
    const QString bound = isUnfinished(cell) ? QStringLiteral("≥ ") : QString();
    if (!cell.after)
        return bound + QString::number(all.size);
    const auto share = all.share(*cell.after);
    if (!share)
        return isUnfinished(cell) ? QString() : QStringLiteral("–");
    const qint64 active = all.active[static_cast<std::size_t>(*cell.after)];
    return tr("%1%2 · %3", "≥ or nothing, number, share")
        .arg(bound, QString::number(active), percentText(*share));
}

QString CohortModel::tip(const CohortCell& cell) const
{
    const Cohort& all = cohort(cell);
    const int day = cell.day + cell.after.value_or(0);
    QStringList lines {tr("%1: day %2 of the week, %3 to %4 UTC")
                           .arg(cellName(cell), QString::number(day), timeText(m_table.dayBegin(day)),
                                timeText(m_table.dayEnd(day)))};
    if (!cell.after)
        lines << tr("%1 seen first on this day: %2").arg(m_title, QString::number(all.size));
    else
        lines << tr("%1 that did something: %2 of the %3 seen first on day %4")
                     .arg(m_title, QString::number(all.active[static_cast<std::size_t>(*cell.after)]),
                          QString::number(all.size), QString::number(cell.day));
    if (isUnfinished(cell))
        lines << tr("So far: the day is not over, and nothing is known after %1 UTC.")
                     .arg(timeText(m_table.lastAt));
    return lines.join(QLatin1Char('\n'));
}

QVariant CohortModel::data(const QModelIndex& index, int role) const
{
    const auto at = cell(index);
    if (!at)
        return role == Qt::ToolTipRole || role == Qt::AccessibleTextRole ? QVariant(
                   tr("This day has not begun: nothing is known after %1 UTC.").arg(timeText(m_table.lastAt)))
                                                                         : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return text(*at);
    case Qt::ToolTipRole:
        return tip(*at).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    case Qt::AccessibleTextRole:
        return QString(text(*at) + QLatin1Char('\n') + tip(*at));
    case Qt::TextAlignmentRole:
        return alignedRight();
    case UnfinishedRole:
        return isUnfinished(*at);
    case ShareRole:
        if (const auto share = at->after ? cohort(*at).share(*at->after) : std::nullopt)
            return *share;
        return {};
    default:
        return {};
    }
}

QVariant CohortModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal)
        return alignedRight();
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return tr("Day %1").arg(section);
    if (section == SizeColumn)
        return m_title;
    const int after = section - FirstDayColumn;
    return after == 0 ? tr("Same day") : tr("+%1 d", "days later").arg(after);
}

Qt::ItemFlags CohortModel::flags(const QModelIndex& index) const
{
    return cell(index) ? QAbstractTableModel::flags(index) : Qt::NoItemFlags;
}

}
