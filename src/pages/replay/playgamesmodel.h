#pragma once

#include "replay/playlogloader.h"

#include <QAbstractTableModel>

namespace Weekglass {

/// The games of a play log, as they were found.
class PlayGamesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Columns { TitleColumn, StatusColumn, PlaysColumn, StartedColumn, FixedColumnCount };
    enum Roles { GameIdRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setGames(std::vector<PlayLogGame> games);
    /// The row of a game, or -1.
    int find(const QByteArray& gameId) const;
    const PlayLogGame* game(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<PlayLogGame> m_games;
};

}
