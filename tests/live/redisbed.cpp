#include "redisbed.h"

namespace Weekglass {

using Pg::Sql;

namespace {

/// The state of a tick: at each one ship more, of other places, fuel and pause.
QByteArray stateOf(qint64 tick)
{
    QByteArrayList ships;
    for (qint64 i = 1; i <= tick / 100; ++i)
        ships << R"({"ship_id": "00000000-0000-0000-0000-00000000000)" + QByteArray::number(i)
                + R"(", "player_id": "10000000-0000-0000-0000-000000000001", "name": "Ship )"
                + QByteArray::number(i) + R"(", "position": [)" + QByteArray::number(tick * i)
                + R"(.5, 2.0, 3.25], "fuel": )" + QByteArray::number(25000 - tick)
                + R"(.0, "thrust_level": 0.0})";
    return R"({"tick_number": )" + QByteArray::number(tick) + R"(, "paused": )"
        + (tick % 200 == 0 ? "true" : "false") + R"(, "tick_rate": 1.50, "total_spawns": )"
        + QByteArray::number(tick / 100) + R"(, "bodies": [{"name": "Earth", "position": [)"
        + QByteArray::number(tick) + R"(.0, 0.0, 0.0]}, {"name": "Moon", "position": [0.0, )"
        + QByteArray::number(tick) + R"(.0, 0.0]}], "ships": [)" + ships.join(", ") + "]}";
}

}

void RedisBed::startServers()
{
    if (RedisServer::program().isEmpty())
        QSKIP("redis-server is not installed");
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy"));
    m_week = m_server.newWeek(*m_game);
    m_session.emplace(m_server.open(m_week));
    VERIFY_RESULT(migrate(*m_session, *m_game));
    run("INSERT INTO public.players (id, username, password_hash) VALUES "
        "('10000000-0000-0000-0000-000000000001', 'somebody', 'x')");
}

void RedisBed::begin()
{
    QVERIFY(m_redis.start());
    run("TRUNCATE public.snapshots, public.ships, public.maneuver_events; DROP SCHEMA IF EXISTS weekglass "
        "CASCADE");
    for (const qint64 tick : Ticks) {
        VERIFY_RESULT(m_session->execute(Sql("INSERT INTO public.snapshots (tick_number, game_time, state, "
                                             "created_at) VALUES ($1::bigint, "
                                             "'2026-01-01'::timestamptz + $1::bigint * interval '1 second', "
                                             "$2::jsonb, '2026-01-01'::timestamptz + "
                                             "$1::bigint * interval '1 second')"),
                                         {QByteArray::number(tick), stateOf(tick)}));
        VERIFY_RESULT(
            m_session->execute(Sql("INSERT INTO public.ships (id, player_id, name, created_at) VALUES "
                                   "(('00000000-0000-0000-0000-00000000000' || $1::bigint / 100)::uuid, "
                                   "'10000000-0000-0000-0000-000000000001', 'Ship ' || $1::bigint / 100, "
                                   "'2026-01-01'::timestamptz + "
                                   "($1::bigint - 50) * interval '1 second')"),
                               {QByteArray::number(tick)}));
    }
    play(500);
    (void)redis().command({"SET", "somebody:else", "keeps this"});
}

QByteArrayList RedisBed::held(int database)
{
    auto session = redis(database);
    QByteArrayList list;
    const auto keys = session.command({"KEYS", "*"});
    for (const RedisReply& key : keys->elements) {
        QByteArrayList values;
        for (const char* command : {"GET", "HGETALL", "SMEMBERS"}) {
            const auto replies = session.send({{command, key.text}});
            const RedisReply& reply = replies->front();
            if (reply.type == RedisReply::Type::Text)
                values << reply.text;
            QByteArrayList pairs;
            for (std::size_t i = 0; i < reply.elements.size(); ++i) {
                if (command == QByteArray("HGETALL") && i % 2 == 1)
                    pairs.last() += '=' + reply.elements[i].text;
                else
                    pairs << reply.elements[i].text;
            }
            std::ranges::sort(pairs);
            values << pairs;
        }
        list << key.text + ": " + values.join(' ');
    }
    std::ranges::sort(list);
    return list;
}

void RedisBed::play(qint64 tick)
{
    auto session = redis();
    std::vector<QByteArrayList> commands {
        {"FLUSHDB"},
        {"SET", "game:tick", QByteArray::number(tick)},
        {"SET", "game:paused", tick % 200 == 0 ? "true" : "false"},
        {"SET", "game:tick_rate", "1.50"},
        {"SET", "game:total_spawns", QByteArray::number(tick / 100)},
        {"SET", "body:Earth",
         R"({"name": "Earth", "position": [)" + QByteArray::number(tick) + ".0, 0.0, 0.0]}"},
        {"SET", "body:Moon",
         R"({"name": "Moon", "position": [0.0, )" + QByteArray::number(tick) + ".0, 0.0]}"}};
    for (qint64 i = 1; i <= tick / 100; ++i) {
        const QByteArray id = "00000000-0000-0000-0000-00000000000" + QByteArray::number(i);
        commands.push_back({"SADD", "game:ships", id});
        commands.push_back({"HSET", "ship:" + id, "ship_id", id, "player_id",
                            "10000000-0000-0000-0000-000000000001", "name", "Ship " + QByteArray::number(i),
                            "position", '[' + QByteArray::number(tick * i) + ".5, 2.0, 3.25]", "fuel",
                            QByteArray::number(25000 - tick) + ".0", "thrust_level", "0.0"});
    }
    const auto replies = session.send(commands);
    for (const RedisReply& reply : *replies)
        QVERIFY2(reply.type != RedisReply::Type::Error, reply.text.constData());
}

QByteArrayList RedisBed::expected(qint64 tick)
{
    const QByteArrayList now = held();
    auto session = redis();
    (void)session.command({"SWAPDB", "0", "5"});
    play(tick);
    (void)redis().command({"SET", "somebody:else", "keeps this"});
    const QByteArrayList wanted = held();
    (void)session.command({"FLUSHDB"});
    (void)session.command({"SWAPDB", "0", "5"});
    if (held() != now)
        qFatal("the test changed what it looks at");
    return wanted;
}

Result<Operation> RedisBed::finishOperation(RollbackRestore& restore, Result<Operation> done, Death death)
{
    if (!done || death == Death::AfterCommit)
        return done;
    if (death == Death::RedisGone) {
        m_redis.stop();
        if (const auto written = restore.write(*m_session, done->id, m_by); written)
            qFatal("a server that is gone took it");
        return done;
    }
    if (death == Death::AfterWrite) {
        auto session = redis();
        auto advice = adviseWatching(session, *m_session, *m_game, {}, RecoveryCause::Rollback);
        if (auto written = writeRecovery(session, *advice); !written)
            return written.error();
        return done;
    }
    if (auto written = restore.write(*m_session, done->id, m_by); !written)
        return written.error();
    return done;
}

Result<Operation> RedisBed::rollBackTo(qint64 tick, Death death)
{
    auto session = redis();
    RollbackRestore look(session, *m_game);
    const auto shown = previewRollback(*m_session, request(tick), look.looking({}));
    if (!shown)
        return shown.error();
    RollbackRestore restore(session, *m_game);
    RollbackOptions options = restore.doing({}, look.advice()->token);
    if (death == Death::BeforeCommit) {
        options.whenDone = [](Pg::Session&) -> Result<void> {
            return Error {.message = QStringLiteral("died")};
        };
    }
    return finishOperation(restore, rollBack(*m_session, request(tick), shown->confirmation, m_by, options),
                           death);
}

Result<Operation> RedisBed::undo(const QByteArray& operation, Death death)
{
    auto session = redis();
    RollbackRestore look(session, *m_game);
    const auto shown = previewUndo(*m_session, *m_game, operation, look.looking({}));
    if (!shown)
        return shown.error();
    if (!look.advice())
        return Error {.message = shown->refusal};
    RollbackRestore restore(session, *m_game);
    RollbackOptions options = restore.doing({}, look.advice()->token);
    if (death == Death::BeforeCommit)
        options.whenDone = [](Pg::Session&) -> Result<void> {
            return Error {.message = QStringLiteral("died")};
        };
    return finishOperation(restore, undoOperation(*m_session, *m_game, operation, m_by, options), death);
}

Result<RecoveryAdvice> RedisBed::finish()
{
    const auto pending = pendingRestore(*m_session);
    auto session = redis();
    const auto advice = adviseRecovery(session, *m_session, *m_game, {}, RecoveryCause::Rollback);
    if (!advice)
        return advice;
    return finishRestore(session, *m_session, *m_game, **pending, advice->token, m_by);
}

void RedisBed::checkWhole(qint64 before)
{
    const QByteArrayList now = held();
    const bool isWeeks = now == expected(head());
    QVERIFY2(isWeeks || now == expected(before), now.join('\n').constData());
    QVERIFY(isWeeks || isPending());
    if (isPending())
        VERIFY_RESULT(finish());
    QCOMPARE(held(), expected(head()));
    QVERIFY(!isPending());
}

}
