#pragma once

#include "replicaserver.h"
#include "verifyresult.h"

#include "game/gamelibrary.h"
#include "lifecycle/createweek.h"
#include "rollback/rollback.h"

namespace Weekglass {

/// A primary with one week, in which a game of 600 plays can be rolled back, and standbys that follow it.
class ReplicaBed
{
public:
    ~ReplicaBed()
    {
        if (!m_folder.isEmpty())
            removeTestFolder(m_folder);
    }

    Result<void> start()
    {
        m_folder = makeTestFolder();
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder + QStringLiteral("/home")));
        primary.emplace(m_folder, QStringLiteral("a"));
        return primary->makePrimary();
    }
    /// A further standby.
    ReplicaServer standby(const char* name) const { return {m_folder, QLatin1String(name)}; }

    Result<void> makeWeek()
    {
        game = *GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("paperdynasty"));
        PlayLogDefinition log;
        log.id = QStringLiteral("log");
        log.rollback.emplace();
        log.rollback->lockTable = QStringLiteral("prop.games");
        log.rollback->lockWhere = "t.id = $1::INTEGER";
        log.rollback->head = {
            QStringLiteral("head.sql"),
            "SELECT max(number) AS play_number FROM prop.plays WHERE game_id = $1::TEXT::INTEGER"};
        log.rollback->steps = {{.title = QStringLiteral("Plays"),
                                .action = RollbackAction::Delete,
                                .table = QStringLiteral("prop.plays"),
                                .where = "t.game_id = $1::INTEGER AND t.number > $2"}};
        game.playLogs = {log};
        auto maintenance = primary->open();
        const WeekName name {game.prefix, 2025, 1};
        if (auto created = createWeek(maintenance, game, name); !created)
            return created.error();
        week = name.toString();
        auto session = primary->open(week.toUtf8());
        return session.script(Pg::Sql(
            "CREATE SCHEMA prop; CREATE TABLE prop.games (id int PRIMARY KEY); CREATE TABLE prop.plays "
            "(id bigserial PRIMARY KEY, game_id int REFERENCES prop.games, number bigint, UNIQUE "
            "(game_id, number)); INSERT INTO prop.games VALUES (1); INSERT INTO prop.plays (game_id, "
            "number) SELECT 1, n FROM generate_series(1, 600) n"));
    }
    RollbackRequest request() const { return {game, game.playLogs.front(), "1", 300}; }

    std::optional<ReplicaServer> primary;
    GameDefinition game;
    QString week;

private:
    QString m_folder;
};

}
