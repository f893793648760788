#pragma once

#include "game/gamelibrary.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "redis/cachewrite.h"
#include "redisserver.h"
#include "weekserver.h"

#include <algorithm>

namespace Weekglass {

/// A filled week of the game that keeps a cache, and a Redis server that is empty before each test.
class CacheWeek
{
public:
    /// Why there is none; empty: it is there.
    QString start()
    {
        if (RedisServer::program().isEmpty())
            return QStringLiteral("redis-server is not installed");
        if (const auto started = m_server.start(); !started)
            return started.error().text();
        if (!m_redis.start())
            qFatal("redis-server does not start");
        m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
        m_session.emplace(m_server.open(m_server.newWeek(*m_game).toString()));
        if (const auto done = migrate(*m_session, *m_game); !done)
            qFatal("%s", qPrintable(done.error().text()));
        if (const auto done = fillSample(*m_session, *m_game, {m_game->prefix, 2025, 1}, 7); !done)
            qFatal("%s", qPrintable(done.error().text()));
        m_player = ask("SELECT player_id FROM public.crop_plots WHERE ready_at IS NOT NULL AND crop_type IS "
                       "NOT NULL "
                       "ORDER BY plot_id LIMIT 1")
                       .toUtf8();
        return {};
    }

    RedisSession redis()
    {
        auto options = *parseRedisUri(m_redis.uri());
        options.deadline = std::chrono::milliseconds(Patience);
        auto session = RedisSession::open(options);
        if (!session)
            qFatal("%s", qPrintable(session.error().text()));
        return *std::move(session);
    }
    RedisReply run(const QByteArrayList& words)
    {
        auto reply = redis().command(words);
        if (!reply)
            qFatal("%s: %s", words.join(' ').constData(), qPrintable(reply.error().text()));
        return *std::move(reply);
    }
    CacheLook look(const CacheRequest& request)
    {
        auto session = redis();
        auto look = lookAtCache(session, *m_session, *m_game, request);
        if (!look)
            qFatal("%s", qPrintable(look.error().text()));
        return *std::move(look);
    }
    /// The one entry of a cache, of the player if it is a player's.
    CacheEntry entry(const char* cache, const QByteArray& subject)
    {
        const CacheLook found = look({.cache = QLatin1String(cache), .subject = subject});
        return found.entries.size() == 1 ? found.entries.front() : CacheEntry();
    }
    CacheEntry entry(const char* cache) { return entry(cache, m_player); }
    Result<qsizetype> write(const CachePlan& plan)
    {
        auto session = redis();
        return runCache(session, *m_session, *m_game, plan);
    }
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }
    QByteArray key(const char* suffix) const { return "player:" + m_player + ':' + suffix; }
    /// Everything that Redis holds, without lives.
    QByteArray dump()
    {
        QByteArrayList lines;
        for (const RedisReply& key : run({"KEYS", "*"}).elements) {
            const QByteArray value = run({"DUMP", key.text}).text.toHex();
            lines << key.text.toHex() + ' ' + value;
        }
        std::ranges::sort(lines);
        return lines.join('\n');
    }

    WeekServer m_server;
    RedisServer m_redis;
    GamePointer m_game;
    std::optional<Pg::Session> m_session;
    QByteArray m_player; // has a planted plot
};

}
