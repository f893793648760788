#pragma once

#include "replay/playlogloader.h"
#include "widgets/parts/tablemodel.h"

namespace Weekglass {

/// The games of a play log, as they were found.
class PlayGamesModel : public TableModel<PlayLogGame>
{
    Q_OBJECT

public:
    enum Columns { TitleColumn, StatusColumn, PlaysColumn, StartedColumn, FixedColumnCount };
    enum Roles { GameIdRole = Qt::UserRole };

    explicit PlayGamesModel(QObject* parent = nullptr);

    void setGames(std::vector<PlayLogGame> games);
    /// The row of a game, or -1.
    int find(const QByteArray& gameId) const;
    const PlayLogGame* game(int row) const { return this->row(row); }

protected:
    QVariant value(const PlayLogGame& game, int column, int role) const override;

private:
    static QStringList titles(const std::vector<PlayLogGame>& games);
};

}
