#include "pages/replay/playgamesmodel.h"

#include "base/safetext.h"

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

PlayGamesModel::PlayGamesModel(QObject* parent)
    : TableModel(titles({}), parent)
{
}

QStringList PlayGamesModel::titles(const std::vector<PlayLogGame>& games)
{
    QStringList titles {tr("Game"), tr("Status"), tr("Plays"), tr("Started (UTC)")};
    if (!games.empty()) {
        for (const auto& [name, value] : games.front().further)
            titles << visibleText(QByteArrayView(name));
    }
    return titles;
}

void PlayGamesModel::setGames(std::vector<PlayLogGame> games)
{
    const QStringList shown = titles(games);
    resetRows(std::move(games), shown);
}

int PlayGamesModel::find(const QByteArray& gameId) const
{
    return findRow([&](const PlayLogGame& game) { return game.gameId == gameId; });
}

QVariant PlayGamesModel::value(const PlayLogGame& game, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return cell(game, column);
    case Qt::ToolTipRole:
        return tr("%1\nId: %2\nStarted: %3\nPlays: %4\nStatus: %5")
            .arg(cell(game, TitleColumn), visibleText(QByteArrayView(game.gameId)), cell(game, StartedColumn),
                 cell(game, PlaysColumn), cell(game, StatusColumn));
    case Qt::TextAlignmentRole:
        return column == PlaysColumn ? QVariant(alignedRight()) : QVariant();
    case GameIdRole:
        return game.gameId;
    default:
        return {};
    }
}

}
