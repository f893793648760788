#pragma once

#include "patience.h"
#include "rollbackweek.h"

#include <QDeadlineTimer>
#include <QTest>

#include <optional>

namespace Weekglass {

/// A week of made-up games, and the longest of them.
class LongestGameTest : public QObject
{
protected:
    void initTestCase();
    void init();

    RollbackRequest request(qint64 target) const { return {*m_game, *m_log, m_gameId, target}; }
    Result<Operation> rollBackTo(qint64 target)
    {
        auto preview = previewRollback(*m_session, request(target));
        if (!preview)
            return preview.error();
        return rollBack(*m_session, request(target), preview->confirmation, m_by);
    }
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }
    /// The state of the game as the week has it.
    QString state()
    {
        return ask("SELECT row(current_inning, current_half, away_score, home_score, status, winner_team_id, "
                   "cut_after_play)::text || (SELECT state_snapshot::text FROM public.game_sessions WHERE "
                   "game_id = g.id) FROM public.games g WHERE id = '"
                   + m_gameId + "'");
    }
    qint64 plays()
    {
        return ask("SELECT count(*) FROM public.plays WHERE game_id = '" + m_gameId + "'").toLongLong();
    }
    /// Until the session of the process waits for a lock; false if it does not.
    static bool comesToWait(Pg::Session& witness, const QByteArray& pid)
    {
        for (const QDeadlineTimer patience(Patience); !patience.hasExpired(); QTest::qSleep(10)) {
            if (WeekServer::ask(witness, "SELECT cardinality(pg_blocking_pids(" + pid + ")) > 0")
                == QLatin1String("t"))
                return true;
        }
        return false;
    }
    void insertPlay(Pg::Session& session)
    {
        WeekServer::run(
            session,
            "INSERT INTO public.plays (game_id, play_number, created_at, inning, half, "
            "outs_before, away_score, home_score, batting_order, batter_id, pitcher_id, "
            "event_code, event_text, result, result_description, summary, outs_recorded) SELECT game_id, "
            "(SELECT max(play_number) + 1 FROM public.plays WHERE game_id = p.game_id), "
            "created_at, inning, half, outs_before, away_score, home_score, batting_order, "
            "batter_id, pitcher_id, event_code, event_text, result, result_description, summary, 0 "
            "FROM public.plays p WHERE play_number = 1 AND game_id = '"
                + m_gameId + "'");
    }

    RollbackServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    GamePointer m_game;
    const PlayLogDefinition* m_log = nullptr;
    QString m_week;
    QByteArray m_gameId;
    qint64 m_head = 0;
    std::optional<Pg::Session> m_session;
    const OperationBy m_by {.reason = QStringLiteral("the umpire erred"),
                            .ticket = QStringLiteral("SUP-7"),
                            .operatorName = QStringLiteral("Ann")};
};

inline void LongestGameTest::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = m_library.game(QStringLiteral("paperdynasty"));
    QVERIFY(m_game);
    m_log = &m_game->playLogs.front();
    QVERIFY(m_log->rollback);
    m_week = m_server.newSampleWeek(*m_game, 1);
    auto session = m_server.open(m_week);
    const auto longest = session.query(
        Pg::Sql("SELECT game_id::text, count(*) FROM public.plays GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1"));
    VERIFY_RESULT(longest);
    m_gameId = *longest->rows.at(0).at(0);
    m_head = longest->rows[0][1]->toLongLong();
    QVERIFY(m_head > 60);
}

/// Every test finds the week as it was filled.
inline void LongestGameTest::init()
{
    m_session.emplace(m_server.open(m_week));
    static QString original;
    if (original.isEmpty())
        original = fingerprint(*m_session);
    QCOMPARE(fingerprint(*m_session), original);
}

}
