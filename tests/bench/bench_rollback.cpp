#include "bench.h"

#include "base/files.h"
#include "game/gamelibrary.h"
#include "lifecycle/sample.h"
#include "rollback/rollback.h"
#include "rollback/undo.h"

#include <QElapsedTimer>

#include <libpq-fe.h>

#include <algorithm>

namespace Weekglass::Bench {

namespace {

void command(PGconn* conn, const QByteArray& sql, const QByteArray& game = {}, const QByteArray& play = {})
{
    const char* values[] = {game.constData(), play.constData()};
    PGresult* result = game.isEmpty()
        ? PQexec(conn, sql.constData())
        : PQexecParams(conn, sql.constData(), 2, nullptr, values, nullptr, nullptr, 0);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        fail({.message = QString::fromUtf8(PQresultErrorMessage(result)), .where = QString::fromUtf8(sql)});
    PQclear(result);
}

/// The same INSERT ... SELECT, DELETE and UPDATE by bare libpq. Rolled back, so that it can be done again;
/// that is not measured, but what COMMIT waits for is: a commit right after writes all the log of these
/// statements.
double floorOnce(PGconn* conn, const RollbackDefinition& plan, const QByteArray& game, qint64 target,
                 bool keeps)
{
    const QByteArray play = QByteArray::number(target);
    QElapsedTimer time;
    time.start();
    command(conn, "BEGIN");
    for (const RollbackStep& step : plan.steps) {
        const QByteArray table = step.table.toUtf8();
        if (step.action == RollbackAction::Insert) {
            const QByteArray given = "WITH given AS (SELECT $1::text, $2::bigint)";
            const QByteArray insert = "INSERT INTO " + table + " AS t (" + step.columns + ") " + step.select;
            if (keeps)
                command(conn,
                        given + ", came AS (" + insert + " RETURNING t.*) INSERT INTO floor."
                            + table.split('.').last() + " SELECT gen_random_uuid(), 'n', came.* FROM came",
                        game, play);
            else
                command(conn, given + ' ' + insert, game, play);
            continue;
        }
        const QByteArray where =
            " AS t WHERE $1::text IS NOT NULL AND $2::bigint IS NOT NULL AND (" + step.where + ')';
        if (keeps)
            command(conn,
                    "INSERT INTO floor." + table.split('.').last()
                        + " SELECT gen_random_uuid(), 'g', t.* FROM " + table + where,
                    game, play);
        const QByteArray change = step.action == RollbackAction::Delete
            ? QByteArray("DELETE FROM " + table + where)
            : QByteArray("UPDATE " + table + " AS t SET " + step.set + where.mid(5));
        command(conn, change, game, play);
    }
    const qint64 taken = time.nsecsElapsed();
    command(conn, "ROLLBACK");
    command(conn, "BEGIN");
    command(conn, "INSERT INTO floor.commits VALUES (1)");
    time.restart();
    command(conn, "COMMIT");
    return static_cast<double>(taken + time.nsecsElapsed()) / 1e6;
}

QByteArray keptRows(const RollbackStep& step)
{
    return "floor.kept_" + step.table.toUtf8().split('.').last();
}

/// Keeps the rows that a rollback will delete, for floorOfUndo().
void keepRows(PGconn* conn, const RollbackDefinition& plan, const QByteArray& game, qint64 target)
{
    for (const RollbackStep& step : plan.steps) {
        if (step.action != RollbackAction::Delete)
            continue;
        const QByteArray table = step.table.toUtf8();
        command(conn, "DROP TABLE IF EXISTS " + keptRows(step));
        command(conn, "CREATE TABLE " + keptRows(step) + " (LIKE " + table + ')');
        command(conn,
                "INSERT INTO " + keptRows(step) + " SELECT * FROM " + table
                    + " AS t WHERE $1::text IS NOT NULL AND $2::bigint IS NOT NULL AND (" + step.where + ')',
                game, QByteArray::number(target));
    }
}

/// The same INSERT ... SELECT by bare libpq, rolled back; triggers of the tables are off as in the undo.
double floorOfUndo(PGconn* conn, const RollbackDefinition& plan)
{
    QElapsedTimer time;
    time.start();
    command(conn, "BEGIN");
    for (auto step = plan.steps.rbegin(); step != plan.steps.rend(); ++step) {
        if (step->action != RollbackAction::Delete)
            continue;
        const QByteArray table = step->table.toUtf8();
        command(conn, "ALTER TABLE " + table + " DISABLE TRIGGER USER");
        command(conn, "INSERT INTO " + table + " OVERRIDING SYSTEM VALUE SELECT * FROM " + keptRows(*step));
    }
    const double taken = since(time);
    command(conn, "ROLLBACK");
    return taken;
}

void measure(Pg::Session& session, PGconn* conn, const RollbackRequest& request, const OperationBy& by,
             int runs, const QString& name, const QString& goal)
{
    const RollbackDefinition& plan = *request.log.rollback;
    const RollbackOptions options {.allowSuperuser = true};
    std::vector<double> ours;
    std::vector<double> floor;
    std::vector<double> deletes;
    std::vector<double> undos;
    std::vector<double> inserts;
    for (int i = 0; i <= runs; ++i) {
        const double kept = floorOnce(conn, plan, request.gameId, request.target, true);
        const double deleted = floorOnce(conn, plan, request.gameId, request.target, false);
        keepRows(conn, plan, request.gameId, request.target);
        const auto preview = value(previewRollback(session, request, options));
        QElapsedTimer time;
        time.start();
        const Operation done = value(rollBack(session, request, preview.confirmation, by, options));
        const double rolledBack = since(time);
        const double inserted = floorOfUndo(conn, plan);
        time.restart();
        value(undoOperation(session, request.game, done.id, by, options));
        const double undone = since(time);
        if (i == 0 && runs > 1)
            continue; // to warm up
        ours.push_back(rolledBack);
        floor.push_back(kept);
        deletes.push_back(deleted);
        undos.push_back(undone);
        inserts.push_back(inserted);
    }
    for (auto* times : {&ours, &floor, &deletes, &undos, &inserts})
        std::ranges::sort(*times);
    report(name, ours, QStringLiteral("the same INSERT ... SELECT and DELETE"), floor, goal);
    report(name, ours, QStringLiteral("bare DELETE"), deletes, {});
    report(QStringLiteral("undo of ") + name, undos, QStringLiteral("the same INSERT ... SELECT"), inserts,
           QStringLiteral("goal of the large one: at most 1.3"));
}

}

void benchRollback(const Server& server)
{
    const QString week = QStringLiteral("paperdynasty_1990_w01");
    server.makeWeek(week);
    auto session = server.open(week);
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    const auto match = library.match(week);
    value(fillSample(session, *match->game, match->name, 1));
    const PlayLogDefinition& log = match->game->playLogs.front();
    const OperationBy by {.reason = QStringLiteral("benchmark")};
    PGconn* conn = PQconnectdb(QByteArray(server.conninfo + " dbname=" + week.toUtf8()).constData());
    command(conn, "CREATE SCHEMA floor");
    command(conn, "CREATE TABLE floor.commits (n int)");
    for (const RollbackStep& step : log.rollback->steps) {
        const QByteArray table = step.table.toUtf8();
        command(conn,
                "CREATE TABLE IF NOT EXISTS floor." + table.split('.').last()
                    + " (op uuid, image \"char\", LIKE " + table + ')');
    }

    const auto small = session.query(Pg::Sql(
        "SELECT game_id::text FROM public.plays GROUP BY game_id ORDER BY abs(count(*) - 80), 1 LIMIT 1"));
    measure(session, conn, {*match->game, log, *value(small).single(), 40}, by, 31,
            QStringLiteral("rollback of an 80-play game at play 40"), QStringLiteral("goal: at most 2"));

    value(session.script(value(Pg::Sql::trusted(
        value(readFile(QStringLiteral(WEEKGLASS_SOURCE_FOLDER "/tests/support/million_plays.sql")))))));
    const auto large =
        session.query(Pg::Sql("SELECT id::text FROM public.games WHERE external_id = 'MILLION'"));
    measure(session, conn, {*match->game, log, *value(large).single(), 500'000}, by, 1,
            QStringLiteral("rollback of a game of 1,000,000 plays at 500,000"),
            QStringLiteral("goal: at most 1.05"));
    PQfinish(conn);
    server.dropWeek(week);
}

}
