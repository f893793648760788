#include "pages/board/boardmodel.h"

#include "base/safetext.h"
#include "widgets/parts/shorttime.h"
#include "widgets/parts/tablemodel.h"

#include <QLocale>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr quintptr StageLevel = 0; // internal id of a stage; a week has the row of its stage plus one
constexpr int CellCharacters = 120;

Qt::Alignment alignment(int column)
{
    const bool isNumber = column == BoardModel::SizeColumn || column == BoardModel::SessionsColumn;
    return (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

bool isThere(const BoardWeek& week)
{
    return week.identity.oid != 0;
}

}

void BoardModel::setBoards(const std::vector<GameBoard>& boards)
{
    std::map<WeekStage, Group> groups;
    std::map<quint32, Known> kept;
    for (const GameBoard& board : boards) {
        for (const BoardWeek& week : board.weeks) {
            auto& group = groups.try_emplace(week.stage, Group {week.stage, {}}).first->second;
            group.rows.push_back({board.game, week});
            if (const auto found = m_known.find(week.identity.oid); found != m_known.end())
                kept.insert(*found);
        }
    }
    beginResetModel();
    m_known = std::move(kept);
    m_groups.clear();
    for (auto& [stage, group] : groups)
        m_groups.push_back(std::move(group));
    useFacts();
    endResetModel();
}

/// Whether a later week has taken the place of another is for its facts to say.
void BoardModel::useFacts()
{
    std::map<const GameDefinition*, std::vector<BoardWeek*>> games;
    for (Group& group : m_groups) {
        for (Row& row : group.rows) {
            if (const Known* have = known(row.week))
                setFacts(row.week, have->facts);
            games[row.game.get()].push_back(&row.week);
        }
    }
    for (auto& [game, weeks] : games)
        markFollowed(std::move(weeks));
}

void BoardModel::addKnown(const std::vector<GameBoard>& boards)
{
    for (const GameBoard& board : boards) {
        for (const BoardWeek& week : board.weeks) {
            if (!isThere(week) || (!week.bytes && !week.facts))
                continue;
            Known& known = m_known[week.identity.oid];
            if (week.bytes)
                known.bytes = week.bytes;
            if (week.facts) {
                known.facts = week.facts;
                known.isFresh = true;
            }
        }
    }
    useFacts();
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const auto& rows = m_groups[group].rows;
        Q_EMIT dataChanged(createIndex(0, 0, group + 1),
                           createIndex(static_cast<int>(rows.size()) - 1, ColumnCount - 1, group + 1));
    }
}

void BoardModel::forgetFacts()
{
    for (auto& [oid, known] : m_known)
        known.isFresh = false;
}

std::vector<GameBoard> BoardModel::withoutFacts(std::size_t count) const
{
    std::vector<GameBoard> missing;
    std::size_t found = 0;
    for (const Group& group : m_groups) {
        for (const Row& row : group.rows) {
            const Known* have = known(row.week);
            if (found == count || !isThere(row.week) || row.week.isInvalid || row.week.isClosed
                || (have && have->isFresh))
                continue;
            if (missing.empty() || missing.back().game != row.game)
                missing.push_back({row.game, {}});
            missing.back().weeks.push_back(row.week);
            ++found;
        }
    }
    return missing;
}

const BoardModel::Row* BoardModel::row(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == StageLevel)
        return nullptr;
    return &m_groups[index.internalId() - 1].rows[static_cast<std::size_t>(index.row())];
}

const BoardModel::Known* BoardModel::known(const BoardWeek& week) const
{
    const auto found = isThere(week) ? m_known.find(week.identity.oid) : m_known.end();
    return found == m_known.end() ? nullptr : &found->second;
}

const BoardWeek* BoardModel::week(const QModelIndex& index) const
{
    const Row* found = row(index);
    return found ? &found->week : nullptr;
}

GamePointer BoardModel::game(const QModelIndex& index) const
{
    const Row* found = row(index);
    return found ? found->game : GamePointer();
}

std::optional<WeekStage> BoardModel::stage(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    return index.internalId() == StageLevel ? m_groups[static_cast<std::size_t>(index.row())].stage
                                            : m_groups[index.internalId() - 1].stage;
}

const WeekFacts* BoardModel::facts(const BoardWeek& week) const
{
    const Known* have = known(week);
    return have ? have->facts.get() : nullptr;
}

std::optional<qint64> BoardModel::bytes(const BoardWeek& week) const
{
    const Known* have = known(week);
    return have && have->bytes ? have->bytes : week.bytes;
}

std::vector<WeekGate> BoardModel::gates(const QModelIndex& index) const
{
    const BoardWeek* found = week(index);
    if (!found)
        return {};
    const WeekFacts* have = facts(*found);
    return gatesOf(*found, have ? have->pending : 0);
}

QModelIndex BoardModel::find(const QString& name, WeekStage stage) const
{
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const auto& rows = m_groups[group].rows;
        const auto found =
            std::ranges::find_if(rows, [&name](const Row& row) { return row.week.identity.name == name; });
        if (m_groups[group].stage == stage && found != rows.end())
            return createIndex(static_cast<int>(found - rows.begin()), 0, group + 1);
    }
    return {};
}

std::array<int, 6> BoardModel::counts() const
{
    std::array<int, 6> counts {};
    for (const Group& group : m_groups)
        counts[static_cast<std::size_t>(group.stage)] = static_cast<int>(group.rows.size());
    return counts;
}

int BoardModel::dueCount() const
{
    qsizetype due = 0;
    for (const Group& group : m_groups)
        due += std::ranges::count_if(group.rows, [](const Row& row) {
            return row.week.isDue && !row.week.isInvalid && isThere(row.week);
        });
    return static_cast<int>(due);
}

int BoardModel::toMakeCount() const
{
    qsizetype toMake = 0;
    for (const Group& group : m_groups)
        toMake += std::ranges::count_if(group.rows,
                                        [](const Row& row) { return row.week.isDue && !isThere(row.week); });
    return static_cast<int>(toMake);
}

int BoardModel::weekCount() const
{
    qsizetype there = 0;
    for (const Group& group : m_groups)
        there += std::ranges::count_if(group.rows, [](const Row& row) { return isThere(row.week); });
    return static_cast<int>(there);
}

QModelIndex BoardModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : StageLevel);
}

QModelIndex BoardModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == StageLevel)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, StageLevel);
}

int BoardModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    return parent.internalId() == StageLevel && parent.column() == 0
        ? static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].rows.size())
        : 0;
}

int BoardModel::columnCount(const QModelIndex& /*parent*/) const
{
    return ColumnCount;
}

QString BoardModel::stateText(const BoardWeek& week)
{
    if (week.isInvalid)
        return tr("invalid");
    if (week.stage == WeekStage::Dropped)
        return tr("dropped %1").arg(minuteText(week.droppedAt));
    QStringList parts;
    if (week.isClosed)
        parts << tr("closed");
    if (week.stage == WeekStage::Created)
        parts << tr("unfinished");
    if (week.isResetting)
        parts << tr("reset unfinished");
    if (week.isDue)
        parts << (week.stage == WeekStage::Planned ? tr("due: it has begun") : tr("due: it is over"));
    return parts.join(QStringLiteral(", "));
}

QString BoardModel::schemaText(const WeekFacts& facts)
{
    if (facts.error)
        return tr("not readable");
    QStringList parts {facts.version.isEmpty() ? tr("no version")
                                               : tr("v%1").arg(visibleText(facts.version, 20))};
    if (facts.pending > 0)
        parts << tr("%n behind", nullptr, facts.pending);
    if (!facts.note.isEmpty())
        parts << tr("problem");
    if (facts.differences)
        parts << (*facts.differences > 0 ? tr("%n difference(s)", nullptr, *facts.differences)
                                         : tr("no drift"));
    return parts.join(QStringLiteral(", "));
}

QString BoardModel::text(const Row& row, int column) const
{
    const BoardWeek& week = row.week;
    switch (column) {
    case WeekColumn:
        return visibleText(week.identity.name, CellCharacters);
    case StateColumn:
        return stateText(week);
    case NextColumn: {
        const auto gates = gatesOf(week);
        const WeekGate* next = nextGate(gates);
        return next ? stepTitle(next->step) : QString();
    }
    case SchemaColumn:
        return facts(week) ? schemaText(*facts(week)) : QString();
    case SizeColumn: {
        const auto size = bytes(week);
        return size ? QLocale().formattedDataSize(*size, 1) : QString();
    }
    case SessionsColumn:
        return isThere(week) ? QLocale().toString(week.sessions) : QString();
    case ArchiveColumn:
        return week.archivedAt.isEmpty() ? QString() : minuteText(week.archivedAt);
    default:
        return visibleText(week.owner, CellCharacters);
    }
}

QVariant BoardModel::sortValue(const Row& row, int column) const
{
    switch (column) {
    case WeekColumn:
        return row.week.name.monday();
    case SizeColumn:
        return bytes(row.week).value_or(-1);
    case SessionsColumn:
        return row.week.sessions;
    default:
        return text(row, column);
    }
}

QString BoardModel::toolTip(const Row& row) const
{
    const BoardWeek& week = row.week;
    QStringList lines {tr("%1 of %2").arg(visibleText(week.identity.name), visibleText(row.game->title))};
    if (isThere(week))
        lines << tr("OID %1 on server %2")
                     .arg(QString::number(week.identity.oid), visibleText(week.identity.systemIdentifier));
    if (!week.archivedAt.isEmpty())
        lines << tr("Verified archive of %1").arg(visibleText(week.archivedAt));
    if (!week.archiveFile.isEmpty())
        lines << visibleText(week.archiveFile, 300);
    if (!week.droppedAt.isEmpty())
        lines << tr("Dropped at %1").arg(visibleText(week.droppedAt));
    if (const WeekFacts* have = facts(week)) {
        if (have->error)
            lines << visibleLines(have->error->text(), 600);
        for (const QString& note : {have->note, have->driftNote}) {
            if (!note.isEmpty())
                lines << visibleLines(note, 600);
        }
        if (!have->resetAt.isEmpty())
            lines << tr("It began at %1, as the game says").arg(visibleText(have->resetAt));
    }
    return lines.join(QLatin1Char('\n'));
}

QVariant BoardModel::groupData(const Group& group, int column, int role) const
{
    if (role == SortRole)
        return static_cast<int>(group.stage);
    if (role == ImportantRole)
        return true;
    if (role == Qt::DisplayRole && column == WeekColumn)
        return tr("%1 · %2", "stage, number of weeks")
            .arg(stageTitle(group.stage), QLocale().toString(static_cast<int>(group.rows.size())));
    return {};
}

QVariant BoardModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(alignment(index.column()));
    const Row* found = row(index);
    if (!found)
        return groupData(m_groups[static_cast<std::size_t>(index.row())], index.column(), role);
    switch (role) {
    case Qt::DisplayRole:
        return text(*found, index.column());
    case Qt::ToolTipRole:
        return toolTip(*found);
    case ImportantRole:
        return index.column() == StateColumn;
    case SortRole:
        return sortValue(*found, index.column());
    case FilterRole:
        return QStringList {found->week.identity.name, found->game->title, stageTitle(found->week.stage),
                            stateText(found->week), found->week.owner}
            .join(QLatin1Char(' '));
    default:
        return {};
    }
}

QVariant BoardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(alignment(section));
    return titleOf({tr("Week"), tr("State"), tr("Next step"), tr("Schema"), tr("Size"), tr("Sessions"),
                    tr("Archived"), tr("Owner")},
                   section, orientation, role);
}

}
