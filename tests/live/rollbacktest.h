#pragma once

#include "rollbackweek.h"

namespace Weekglass {

/// Two games of ten plays each in the schema "prop" of a week, and a plan that cuts them.
class RollbackTest : public QObject
{
protected:
    void startServer()
    {
        if (const auto started = m_server.start(); !started)
            QSKIP(qPrintable(started.error().text()));
        m_game = *GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("paperdynasty"));
        m_week = m_server.newWeek(m_game);
        m_session.emplace(m_server.open(m_week));
    }
    void makeGame()
    {
        run("SET client_min_messages = error; DROP SCHEMA IF EXISTS prop CASCADE; CREATE SCHEMA prop; CREATE "
            "TABLE prop.games (id int PRIMARY KEY, last_play bigint); CREATE TABLE prop.plays (id bigserial "
            "PRIMARY KEY, game_id int, number bigint, body text, UNIQUE (game_id, number)); INSERT INTO "
            "prop.games VALUES (1, 10), (2, 10); INSERT INTO prop.plays (game_id, number) SELECT g, n FROM "
            "generate_series(1, 2) g, generate_series(1, 10) n");
        PlayLogDefinition log {
            .id = QStringLiteral("log"), .title = {}, .games = {}, .plays = {}, .asOf = {}, .groups = {}};
        log.rollback.emplace();
        log.rollback->lockTable = QStringLiteral("prop.games");
        log.rollback->lockWhere = "t.id = $1::INTEGER";
        log.rollback->head = {
            QStringLiteral("head.sql"),
            "SELECT max(number) AS play_number FROM prop.plays WHERE game_id = $1::TEXT::INTEGER"};
        log.rollback->steps = {{.title = QStringLiteral("Plays"),
                                .action = RollbackAction::Delete,
                                .table = QStringLiteral("prop.plays"),
                                .where = "t.game_id = $1::INTEGER AND t.number > $2"},
                               {.title = QStringLiteral("Game"),
                                .action = RollbackAction::Update,
                                .table = QStringLiteral("prop.games"),
                                .where = "t.id = $1::INTEGER",
                                .set = "last_play = $2"}};
        m_game.playLogs = {log};
    }
    RollbackRequest request() const { return {m_game, m_game.playLogs.front(), "1", 5}; }
    Result<Operation> rollBackIt()
    {
        auto preview = previewRollback(*m_session, request());
        if (!preview)
            return preview.error();
        return rollBack(*m_session, request(), preview->confirmation, m_by);
    }
    void run(const QByteArray& sql) { WeekServer::run(*m_session, sql); }
    QString ask(const QByteArray& sql) { return WeekServer::ask(*m_session, sql); }
    RollbackDefinition& plan() { return *m_game.playLogs.front().rollback; }

    RollbackServer m_server;
    GameDefinition m_game;
    QString m_week;
    std::optional<Pg::Session> m_session;
    const OperationBy m_by {.reason = QStringLiteral("a test")};
};

}
