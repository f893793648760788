#pragma once

#include "pg/cancelrequest.h"
#include "pg/errors.h"
#include "pg/handles.h"
#include "pg/lockwatch.h"
#include "pg/session.h"
#include "pg/silence.h"
#include "pg/wait.h"

#include <QElapsedTimer>

namespace Weekglass::Pg {

struct Session::Private
{
    ConnHandle conn;
    ConnectOptions options;
    Silence::Clock::time_point connected = Silence::Clock::now();
    QStringList notices; // the newest, at most MaxNotices
    std::optional<Error> lost; // why it is of no use any more
    int errorPosition = 0; // of the last statement
    std::optional<bool> isDirect = {}; // nothing: not asked yet
    std::optional<Sql> readingSettings = {}; // of readAs()
    std::optional<bool> isStandby = {}; // nothing: neither said at the login nor asked yet
    bool isOldEscaping = false; // standard_conforming_strings was off at the beginning

    bool isUsable() const;
    /// Nobody was asked whose code there is (ownertrust.h), so nothing of the database's may be followed, its
    /// search_path neither.
    bool isUnchecked() const
    {
        return options.database.isEmpty() || options.reads == ConnectOptions::Reads::Catalogs;
    }
    /// Of no use from now on. The first reason stays.
    void lose(const Error& why);
    /// What is to be said to whoever wants to use it then.
    Error whyLost() const { return lost.value_or(lostConnection(conn.get())); }
    /// At the beginning of the session.
    void learnRules();
    /// True while encoding and escaping rules are those the session was opened with, and in a transaction the
    /// standard's.
    bool keepsItsRules() const;
};

/// One statement on its way: sending, waiting, cancelling, and the accounts kept of it. Ends with close().
class Exchange
{
public:
    using ResultHandler = std::function<void(const pg_result*)>;

    Exchange(Session::Private& session, const Sql& sql, const Call& call);
    ~Exchange();
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    /// By the extended protocol: one statement with parameters.
    Result<void> send(const Params& params, bool rowByRow);
    /// By the simple protocol: several statements.
    Result<void> sendScript();
    /// The settings of a transaction and one statement, in one pipeline: until its end the server keeps both
    /// in one implicit transaction, so nothing of them stays in the session.
    Result<void> sendUnder(const Sql& settings, const Params& params);
    /// Reads a pipeline to its end. @return rows of the statement.
    Result<qint64> drainRead(const ResultHandler& onResult);
    /// Reads to the end, so that the session can be used again. @return rows touched by the last command.
    Result<qint64> drain(const ResultHandler& onResult);

    /// The next result, null at the end.
    Result<ResultHandle> next();
    /// Waits until the socket can be read or written; sends the cancel request when it is time.
    Result<void> wait(short events);
    void keepFailure(const Error& error);
    /// Accounts for a result: rows, failure, or something unexpected.
    void take(const pg_result* result, const ResultHandler& onResult = {});
    /// Asks the server to stop, for a reason of ours.
    void cancel();
    bool isStopped() const { return m_stop.stop_requested(); }

    pg_conn* conn() const { return m_session.conn.get(); }
    qint64 rows = 0;

private:
    /// The parameters as libpq wants them; an error for one that holds a NUL.
    Result<std::vector<const char*>> values(const Params& params);
    bool sendStatement(const QByteArray& sql, const std::vector<const char*>& values) const;
    Result<void> sent(bool ok);
    Error broken(const Error& error);
    Error explained(Error error) const;
    void log() const;
    Result<qint64> close();

    Session::Private& m_session;
    const QByteArray m_sql;
    const WatchedStatement m_watched;
    const std::stop_token m_callerStop;
    std::stop_source m_stopSource; ///< of the caller or of the list of what runs (Activity::cancel())
    const std::stop_callback<std::function<void()>> m_passOn;
    const std::stop_token m_stop;
    Waiter m_waiter;
    CancelRequest m_cancel;
    int m_unanswered = 0; // times that was waited for the answer to a cancel request
    bool m_expired = false;
    bool m_isAnswered = false; // a result came
    std::optional<Error> m_failure;
    QElapsedTimer m_time;
    quint64 m_activityId = 0;
    bool m_closed = false;
};

}
