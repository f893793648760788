#include "pages/replay/playgamesmodel.h"

#include "base/safetext.h"

#include <algorithm>

namespace Weekglass {

namespace {

QString shown(const Pg::Value& value)
{
    return value ? visibleText(QByteArrayView(*value)) : QStringLiteral("–");
}

QString cell(const PlayLogGame& game, int column)
{
    switch (column) {
    case PlayGamesModel::TitleColumn:
        return game.title ? shown(game.title) : visibleText(QByteArrayView(game.gameId));
    case PlayGamesModel::StatusColumn:
        return shown(game.status);
    case PlayGamesModel::PlaysColumn:
        return shown(game.plays);
    case PlayGamesModel::StartedColumn:
        return shown(game.startedAt);
    default:
        return shown(
            game.further[static_cast<std::size_t>(column - PlayGamesModel::FixedColumnCount)].second);
    }
}

}

void PlayGamesModel::setGames(std::vector<PlayLogGame> games)
{
    beginResetModel();
    m_games = std::move(games);
    endResetModel();
}

int PlayGamesModel::find(const QByteArray& gameId) const
{
    const auto found = std::find_if(m_games.begin(), m_games.end(),
                                    [&](const PlayLogGame& game) { return game.gameId == gameId; });
    return found == m_games.end() ? -1 : static_cast<int>(found - m_games.begin());
}

const PlayLogGame* PlayGamesModel::game(int row) const
{
    return row >= 0 && row < rowCount() ? &m_games[static_cast<std::size_t>(row)] : nullptr;
}

int PlayGamesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_games.size());
}

int PlayGamesModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return FixedColumnCount + (m_games.empty() ? 0 : static_cast<int>(m_games.front().further.size()));
}

QVariant PlayGamesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlayLogGame& game = m_games[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cell(game, index.column());
    case Qt::ToolTipRole:
        return tr("%1\nId: %2\nStarted: %3\nPlays: %4\nStatus: %5")
            .arg(cell(game, TitleColumn), visibleText(QByteArrayView(game.gameId)), cell(game, StartedColumn),
                 cell(game, PlaysColumn), cell(game, StatusColumn));
    case Qt::TextAlignmentRole:
        return index.column() == PlaysColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case GameIdRole:
        return game.gameId;
    default:
        return {};
    }
}

QVariant PlayGamesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TitleColumn:
        return tr("Game");
    case StatusColumn:
        return tr("Status");
    case PlaysColumn:
        return tr("Plays");
    case StartedColumn:
        return tr("Started (UTC)");
    default:
        break;
    }
    const auto further = static_cast<std::size_t>(section - FixedColumnCount);
    if (m_games.empty() || further >= m_games.front().further.size())
        return {};
    return visibleText(QByteArrayView(m_games.front().further[further].first));
}

}
