#include "pages/weeks/weeksmodel.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pg/ownertrust.h"
#include "widgets/parts/shorttime.h"
#include "widgets/parts/tablemodel.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr quintptr GameLevel = 0; // internal id of a game; a week has the row of its game plus one

QString sizeText(const WeekDetails& details)
{
    return details.size ? QLocale().formattedDataSize(*details.size, 1) : WeeksModel::tr("not known");
}

QString schemaText(const WeekDetails& details)
{
    switch (details.schema) {
    case WeekDetails::Schema::NotMigrated:
        return WeeksModel::tr("not migrated");
    case WeekDetails::Schema::Current:
        return WeeksModel::tr("v%1").arg(details.version);
    case WeekDetails::Schema::Behind:
        return WeeksModel::tr("v%1, %n behind", nullptr, details.pending).arg(details.version);
    case WeekDetails::Schema::Differs:
        return WeeksModel::tr("v%1, differs").arg(details.version);
    case WeekDetails::Schema::Alembic:
        return WeeksModel::tr("Alembic %1").arg(details.version);
    }
    return {};
}

}

QString WeeksModel::statusText(Week::Status status)
{
    switch (status) {
    case Week::Status::Ready:
        return {};
    case Week::Status::Invalid:
        return tr("invalid");
    case Week::Status::Closed:
        return tr("closed");
    case Week::Status::Forbidden:
        return tr("no access");
    case Week::Status::Replaced:
        return tr("another one has its name");
    case Week::Status::Gone:
        return tr("gone");
    }
    return {};
}

bool WeeksModel::setWeeks(std::vector<GameWeeks> games)
{
    const bool same =
        std::equal(games.begin(), games.end(), m_given.begin(), m_given.end(),
                   [](const GameWeeks& a, const GameWeeks& b) {
                       return a.game == b.game && a.weeks == b.weeks && a.areOthers == b.areOthers;
                   });
    if (same)
        return false;
    beginResetModel();
    m_given = std::move(games);
    arrange();
    std::map<quint32, Known> kept;
    for (const GameWeeks& game : m_games) {
        for (const Week& week : game.weeks) {
            if (const auto found = m_details.find(week.identity.oid); found != m_details.end())
                kept.insert(*found);
        }
    }
    m_details = std::move(kept);
    endResetModel();
    return true;
}

QByteArray WeeksModel::pinOf(const WeekIdentity& week)
{
    return week.systemIdentifier + '/' + QByteArray::number(week.oid) + '/' + week.name.toUtf8();
}

void WeeksModel::setPinned(const QSet<QByteArray>& pins)
{
    if (pins == m_pins)
        return;
    beginResetModel();
    m_pins = pins;
    arrange();
    endResetModel();
}

/// A group for each game that has pinned weeks, then the games with their other weeks.
void WeeksModel::arrange()
{
    m_games.clear();
    std::vector<GameWeeks> rest;
    for (GameWeeks game : m_given) {
        const auto pinned =
            std::stable_partition(game.weeks.begin(), game.weeks.end(), [this](const Week& week) {
                return !m_pins.contains(pinOf(week.identity));
            });
        const bool hasPinned = pinned != game.weeks.end();
        if (hasPinned)
            m_games.push_back({.game = game.game, .weeks = {pinned, game.weeks.end()}});
        game.weeks.erase(pinned, game.weeks.end());
        if (!hasPinned || !game.weeks.empty())
            rest.push_back(std::move(game));
    }
    m_pinnedGroups = m_games.size();
    m_games.insert(m_games.end(), rest.begin(), rest.end());
}

void WeeksModel::setDetails(const WeekIdentity& week, Result<WeekDetails> details)
{
    const QModelIndex index = find(week.name);
    const Week* listed = this->week(index);
    if (!listed || listed->identity.oid != week.oid)
        return; // dropped meanwhile
    m_details.insert_or_assign(week.oid, Known {.details = std::move(details), .fresh = true});
    Q_EMIT dataChanged(index, index.siblingAtColumn(ColumnCount - 1));
}

std::vector<std::pair<GamePointer, WeekIdentity>> WeeksModel::withoutDetails(std::size_t count) const
{
    std::vector<std::pair<GamePointer, WeekIdentity>> missing;
    for (const GameWeeks& game : m_games) {
        if (!game.game->isTrusted)
            continue;
        for (const Week& week : game.weeks) {
            const Known* have = known(week.identity);
            if (missing.size() < count && week.status == Week::Status::Ready && (!have || !have->fresh))
                missing.emplace_back(game.game, week.identity);
        }
    }
    return missing;
}

void WeeksModel::forgetDetails()
{
    for (auto& [oid, known] : m_details)
        known.fresh = false;
}

const WeeksModel::Known* WeeksModel::known(const WeekIdentity& week) const
{
    const auto found = m_details.find(week.oid);
    return found == m_details.end() ? nullptr : &found->second;
}

const Week* WeeksModel::week(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == GameLevel)
        return nullptr;
    return &m_games[index.internalId() - 1].weeks[static_cast<std::size_t>(index.row())];
}

GamePointer WeeksModel::game(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    return m_games[index.internalId() == GameLevel ? static_cast<std::size_t>(index.row())
                                                   : index.internalId() - 1]
        .game;
}

QModelIndex WeeksModel::find(const QString& database) const
{
    for (std::size_t game = 0; game < m_games.size(); ++game) {
        const auto& weeks = m_games[game].weeks;
        const auto found = std::find_if(weeks.begin(), weeks.end(),
                                        [&](const Week& w) { return w.identity.name == database; });
        if (found != weeks.end())
            return createIndex(static_cast<int>(found - weeks.begin()), 0, game + 1);
    }
    return {};
}

int WeeksModel::weekCount() const
{
    std::size_t count = 0;
    for (const GameWeeks& game : m_games)
        count += game.weeks.size();
    return static_cast<int>(count);
}

QModelIndex WeeksModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : GameLevel);
}

QModelIndex WeeksModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == GameLevel)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, GameLevel);
}

int WeeksModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_games.size());
    if (parent.column() > 0 || parent.internalId() != GameLevel)
        return 0;
    return static_cast<int>(m_games[static_cast<std::size_t>(parent.row())].weeks.size());
}

int WeeksModel::columnCount(const QModelIndex& /*parent*/) const
{
    return ColumnCount;
}

QString WeeksModel::gameText(const GameWeeks& game, int column) const
{
    if (column == NameColumn && game.areOthers)
        return tr("Other databases · %1").arg(visibleText(game.game->title, 80));
    if (column == NameColumn)
        return visibleText(game.game->title, 80);
    if (column == SizeColumn && game.areOthers)
        return tr("%n database(s)", nullptr, static_cast<int>(game.weeks.size()));
    if (column == SizeColumn && !game.game->isTrusted)
        return tr("not trusted yet");
    if (column == SizeColumn)
        return game.weeks.empty() ? tr("no weeks")
                                  : tr("%n week(s)", nullptr, static_cast<int>(game.weeks.size()));
    return {};
}

QString WeeksModel::weekText(const QModelIndex& index) const
{
    const Week& week = *this->week(index);
    const int column = index.column();
    if (column == NameColumn && !week.name)
        return visibleText(week.identity.name, 80);
    if (column == NameColumn)
        return tr("%1 w%2").arg(week.name->year).arg(week.name->week, 2, 10, QLatin1Char('0'));
    if (week.status != Week::Status::Ready)
        return column == SizeColumn ? statusText(week.status) : QString();
    if (!game(index)->isTrusted)
        return {};
    const Known* have = known(week.identity);
    if (!have)
        return column == SizeColumn ? tr("…") : QString();
    if (!have->details && column == SizeColumn)
        return Pg::isUntrustedOwner(have->details.error()) ? tr("not read") : tr("no answer");
    if (!have->details)
        return {};
    switch (column) {
    case SizeColumn:
        return sizeText(*have->details);
    case SchemaColumn:
        return schemaText(*have->details);
    default:
        return have->details->lastEvent ? minuteText(*have->details->lastEvent) : tr("no events");
    }
}

/// Short, for the list is narrow.
QString WeeksModel::facts(const QModelIndex& index) const
{
    const Known* have = known(week(index)->identity);
    if (!have || !have->details)
        return {};
    const WeekDetails& details = *have->details;
    const QString size = sizeText(details);
    if (!details.lastEvent)
        return size;
    const QDateTime at = QDateTime::fromString(fromUtf8(details.lastEvent->left(19)), Qt::ISODate);
    const QString when =
        at.isValid() ? QLocale().toString(at, tr("MMM d, HH:mm")) : minuteText(*details.lastEvent);
    return tr("%1 · %2", "last event, size").arg(when, size);
}

Pill WeeksModel::state(const QModelIndex& index) const
{
    const Week& week = *this->week(index);
    if (week.status != Week::Status::Ready)
        return {statusText(week.status),
                week.status == Week::Status::Invalid        ? Meaning::Error
                    : week.status == Week::Status::Replaced ? Meaning::Warning
                                                            : Meaning::Neutral};
    const Known* have = known(week.identity);
    if (have && !have->details)
        return {Pg::isUntrustedOwner(have->details.error()) ? tr("not read") : tr("no answer"),
                Meaning::Warning};
    if (!week.name) // its migrations are its owner's business
        return week.isFrozen ? Pill {tr("only read"), Meaning::Info}
                             : Pill {tr("not a week"), Meaning::Neutral};
    if (have && have->details->schema == WeekDetails::Schema::Differs)
        return {tr("differs"), Meaning::Error};
    if (have && have->details->schema == WeekDetails::Schema::Behind)
        return {tr("behind"), Meaning::Warning};
    return week.isFrozen ? Pill {tr("frozen"), Meaning::Info} : Pill {tr("live"), Meaning::Ok};
}

QString WeeksModel::explanation(const QModelIndex& index) const
{
    const Week& week = *this->week(index);
    QStringList lines {week.identity.name};
    if (week.status != Week::Status::Gone)
        lines << tr("Owner: %1").arg(week.owner);
    if (!week.name)
        lines << tr("Opened as %1 by your choice: it is not a week.").arg(game(index)->title);
    if (week.status == Week::Status::Replaced)
        lines << tr("The database that was opened is gone, and another one was created under its name. Open "
                    "that one with Server ▸ Open database as….");
    if (!game(index)->isTrusted) {
        lines << tr("Its game is not trusted yet, so only its name is read. See Server ▸ Trust games….");
    } else if (const Known* have = known(week.identity)) {
        if (!have->details)
            lines << have->details.error().text();
        else if (!have->details->note.isEmpty())
            lines << have->details->note;
        if (have->details)
            lines << tr("Schema: %1").arg(schemaText(*have->details));
        if (have->details && have->details->lastEvent)
            lines << tr("Last event: %1").arg(fromUtf8(*have->details->lastEvent));
    }
    if (week.status == Week::Status::Invalid)
        lines << tr("An interrupted CREATE or DROP DATABASE left it; it can only be dropped.");
    return visibleLines(lines.join(QLatin1Char('\n')), 1000);
}

QVariant WeeksModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Week* week = this->week(index);
    if (role == IsWeekRole)
        return week != nullptr;
    if (role == Qt::TextAlignmentRole && week && index.column() == SizeColumn)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (!week) {
        const auto row = static_cast<std::size_t>(index.row());
        const GameWeeks& game = m_games[row];
        if (role == Qt::DisplayRole && row < m_pinnedGroups && index.column() == NameColumn)
            return tr("Pinned · %1").arg(gameText(game, NameColumn));
        if (role == Qt::DisplayRole)
            return gameText(game, index.column());
        if (role == Qt::AccessibleDescriptionRole || role == Qt::StatusTipRole)
            return visibleText(game.game->description, 1000);
        return role == NameRole ? QVariant(game.game->id) : QVariant();
    }
    if (role == NameRole)
        return week->identity.name;
    if (role == Qt::AccessibleDescriptionRole || role == Qt::StatusTipRole)
        return explanation(index);
    if (role == Qt::ToolTipRole)
        return explanation(index).toHtmlEscaped();
    if (role == FactsRole)
        return facts(index);
    if (role == StateRole)
        return QVariant::fromValue(state(index));
    return role == Qt::DisplayRole ? QVariant(weekText(index)) : QVariant();
}

QVariant WeeksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOf({tr("Week"), tr("Size"), tr("Schema"), tr("Last event (UTC)")}, section, orientation,
                   role);
}

}
