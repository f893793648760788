#include "pages/migrations/migrationmatrixmodel.h"

#include "base/safetext.h"
#include "widgets/parts/shorttime.h"

#include <QLocale>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int ReasonCharacters = 600;

QString multiLine(const QStringList& lines)
{
    return QString(QLatin1String("<pre>") + visibleLines(lines.join(QLatin1Char('\n'))).toHtmlEscaped()
                   + QLatin1String("</pre>"));
}

QChar symbol(MigrationState state)
{
    switch (state) {
    case MigrationState::Pending:
        return QChar(0x25B8); // a triangle to the right
    case MigrationState::Outdated:
        return QChar(0x21BB); // a round arrow
    case MigrationState::Undone:
        return QChar(0x21B6); // an arrow back
    case MigrationState::Applied:
        return QChar(0x2713); // a tick
    case MigrationState::BelowBaseline:
        return QChar(0x2022); // a dot
    case MigrationState::Changed:
        return QChar(0x2260); // not equal
    case MigrationState::Missing:
        return QLatin1Char('?');
    case MigrationState::OutOfOrder:
        return QChar(0x21C5); // up and down
    case MigrationState::Failed:
        break;
    }
    return QChar(0x2717); // a cross
}

}

QString MigrationMatrixModel::stateText(MigrationState state)
{
    return QString(symbol(state) + QLatin1Char(' ') + stateName(state));
}

void MigrationMatrixModel::setWeeks(GamePointer game, const std::vector<WeekIdentity>& weeks)
{
    beginResetModel();
    m_game = std::move(game);
    const auto before = std::exchange(m_columns, {});
    for (const WeekIdentity& week : weeks) {
        const auto known =
            std::ranges::find_if(before, [&week](const Column& one) { return one.week.week == week; });
        m_columns.push_back(known == before.end() ? Column {.week = {.week = week}} : *known);
        m_columns.back().isLoading = true;
    }
    updateMatrix();
    endResetModel();
}

/// Rows come with weeks whose histories know more than the game.
void MigrationMatrixModel::setWeek(std::size_t place, WeekMigrations week)
{
    if (place >= m_columns.size())
        return;
    Column& column = m_columns[place];
    column.week = std::move(week);
    column.isRead = true;
    column.isLoading = false;
    const auto scriptsOf = [](const MigrationMatrix& matrix) {
        QStringList scripts;
        for (const MigrationMatrix::Entry& entry : matrix.migrations)
            scripts << entry.script;
        return scripts;
    };
    const QStringList before = scriptsOf(m_matrix);
    updateMatrix();
    if (scriptsOf(m_matrix) != before) {
        beginResetModel();
        endResetModel();
        return;
    }
    const int changed = static_cast<int>(place);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, changed), index(rowCount() - 1, changed));
    Q_EMIT headerDataChanged(Qt::Horizontal, changed, changed);
}

void MigrationMatrixModel::updateMatrix()
{
    std::vector<WeekMigrations> weeks;
    for (const Column& column : m_columns)
        weeks.push_back(column.week);
    m_matrix = migrationMatrix(*m_game, std::move(weeks));
}

void MigrationMatrixModel::stop()
{
    for (Column& column : m_columns)
        column.isLoading = false;
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void MigrationMatrixModel::setDrift(const WeekIdentity& week, std::optional<int> differences)
{
    const int column = find(week);
    if (column < 0)
        return;
    m_columns[static_cast<std::size_t>(column)].differences = differences;
    Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
}

const MigrationMatrix::Entry* MigrationMatrixModel::migration(int row) const
{
    return row >= 0 && row < rowCount() ? &m_matrix.migrations[static_cast<std::size_t>(row)] : nullptr;
}

const WeekMigrations* MigrationMatrixModel::week(int column) const
{
    if (column < 0 || column >= columnCount())
        return nullptr;
    const Column& known = m_columns[static_cast<std::size_t>(column)];
    return known.isRead ? &known.week : nullptr;
}

const MigrationStatus* MigrationMatrixModel::status(int row, int column) const
{
    return week(column) && migration(row)
        ? m_matrix.status(static_cast<std::size_t>(column), static_cast<std::size_t>(row))
        : nullptr;
}

int MigrationMatrixModel::find(const WeekIdentity& week) const
{
    const auto found =
        std::ranges::find_if(m_columns, [&week](const Column& one) { return one.week.week == week; });
    return found == m_columns.end() ? -1 : static_cast<int>(found - m_columns.begin());
}

int MigrationMatrixModel::find(const QString& script) const
{
    const auto found = std::ranges::find(m_matrix.migrations, script, &MigrationMatrix::Entry::script);
    return found == m_matrix.migrations.end() ? -1 : static_cast<int>(found - m_matrix.migrations.begin());
}

WeekIdentity MigrationMatrixModel::identity(int column) const
{
    return column >= 0 && column < columnCount() ? m_columns[static_cast<std::size_t>(column)].week.week
                                                 : WeekIdentity();
}

MigrationMatrixModel::Summary MigrationMatrixModel::summary() const
{
    Summary sum;
    for (const Column& column : m_columns) {
        ++sum.weeks;
        sum.loading += column.isLoading ? 1 : 0;
        sum.drifted += column.differences.value_or(0) > 0 ? 1 : 0;
        if (!column.isRead)
            sum.unread += column.isLoading ? 0 : 1;
        else if (column.week.error)
            ++sum.failed;
        else if (!column.week.plan.problems.empty())
            ++sum.wrong;
        else if (!column.week.plan.pending.empty())
            ++sum.behind;
        else
            ++sum.current;
    }
    return sum;
}

QString MigrationMatrixModel::label(int column) const
{
    const QString& name = m_columns[static_cast<std::size_t>(column)].week.week.name;
    const QString prefix = m_game->prefix + QLatin1Char('_');
    return visibleText(name.startsWith(prefix) ? name.mid(prefix.size()) : name, LabelCharacters);
}

int MigrationMatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_matrix.migrations.size());
}

int MigrationMatrixModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QString MigrationMatrixModel::versionText(const Column& column) const
{
    if (!column.isRead)
        return column.isLoading ? tr("reading…") : tr("not read");
    if (column.week.error)
        return tr("error");
    const MigrationPlan& plan = column.week.plan;
    if (plan.manager == MigrationPlan::Manager::Alembic)
        return tr("Alembic %1").arg(visibleText(plan.version, LabelCharacters));
    return plan.version.isEmpty() ? tr("no version") : visibleText(plan.version, LabelCharacters);
}

QString MigrationMatrixModel::columnText(const Column& column, int section) const
{
    QStringList lines {label(section), versionText(column)};
    if (column.isRead && column.isLoading)
        lines.back() += QStringLiteral(" …");
    if (column.differences)
        lines
            << (*column.differences == 0
                    ? tr("no drift")
                    : tr("%1 %n drifted", nullptr, *column.differences).arg(symbol(MigrationState::Changed)));
    return lines.join(QLatin1Char('\n'));
}

QString MigrationMatrixModel::columnTip(const Column& column) const
{
    QStringList lines {column.week.week.name, versionText(column)};
    if (column.week.error)
        lines << column.week.error->text();
    for (const Error& problem : column.week.plan.problems)
        lines << problem.text();
    if (column.isRead && !column.week.error && column.week.plan.problems.empty())
        lines << (column.week.plan.pending.empty() ? tr("It has all migrations of the game.")
                                                   : tr("%n migration(s) will run.", nullptr,
                                                        static_cast<int>(column.week.plan.pending.size())));
    return multiLine(lines);
}

QString MigrationMatrixModel::tip(const MigrationStatus& status, int column) const
{
    QStringList lines {status.script,
                       tr("%1: %2", "week, state").arg(label(column), stateName(status.state))};
    if (status.row)
        lines << tr("%1 (UTC) by %2, %3 ms")
                     .arg(secondText(status.row->installedOn), status.row->installedBy,
                          QLocale().toString(status.row->milliseconds));
    for (const Error& problem : week(column)->plan.problems) {
        if (problem.where.contains(status.script))
            lines << problem.message << problem.advice;
    }
    return multiLine(lines);
}

QVariant MigrationMatrixModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const WeekMigrations* known = week(index.column());
    if (role == ErrorRole)
        return known && known->error.has_value();
    if (known && known->error) {
        if (role == Qt::ToolTipRole)
            return columnTip(m_columns[static_cast<std::size_t>(index.column())]);
        return role == Qt::DisplayRole && index.row() == 0
            ? QVariant(visibleLines(known->error->text(), ReasonCharacters))
            : QVariant();
    }
    const MigrationStatus* here = status(index.row(), index.column());
    if (!here)
        return {};
    switch (role) {
    case StateRole:
        return static_cast<int>(here->state);
    case Qt::DisplayRole: // what is as it should be is not to be read
        return here->state == MigrationState::Applied ? QString(symbol(here->state)) : stateText(here->state);
    case Qt::AccessibleTextRole:
        return stateName(here->state);
    case Qt::ToolTipRole:
        return tip(*here, index.column());
    default:
        return {};
    }
}

QString MigrationMatrixModel::rowText(const MigrationMatrix::Entry& entry) const
{
    const QString version = entry.name.kind == MigrationName::Kind::Repeatable
        ? tr("R", "a repeatable migration")
        : QString(QLatin1Char('V') + entry.name.version.text());
    const QString text = tr("%1  %2", "version, description").arg(version, entry.name.description);
    return visibleText(entry.isGames ? text : tr("%1 (no file)").arg(text), LabelCharacters);
}

QVariant MigrationMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal) {
        if (section < 0 || section >= columnCount())
            return {};
        const Column& column = m_columns[static_cast<std::size_t>(section)];
        return role == Qt::DisplayRole ? QVariant(columnText(column, section))
            : role == Qt::ToolTipRole  ? QVariant(columnTip(column))
                                       : QVariant();
    }
    const MigrationMatrix::Entry* entry = migration(section);
    if (!entry)
        return {};
    return role == Qt::DisplayRole      ? QVariant(rowText(*entry))
        : role == Qt::ToolTipRole       ? QVariant(visibleText(entry->script).toHtmlEscaped())
        : role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignLeft | Qt::AlignVCenter))
                                        : QVariant();
}

}
