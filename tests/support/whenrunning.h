#pragma once

#include "patience.h"
#include "pg/session.h"

#include <QTest>

#include <functional>
#include <thread>

namespace Weekglass {

/// Waits until another session of the server runs a statement that contains @p words. False: it never did.
inline bool waitUntilRuns(const QByteArray& conninfo, const QByteArray& words)
{
    auto witness = Pg::Session::open({.conninfo = conninfo, .deadline = std::chrono::milliseconds(Patience)});
    return witness
        && QTest::qWaitFor(
               [&] {
                   const auto running = witness->query(
                       Pg::Sql("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid <> "
                               "pg_backend_pid() AND strpos(query, $1::text) > 0"),
                       {words});
                   return running && running->single() != "0";
               },
               Patience);
}

/// The same in a thread of its own, which then does @p then: to stop or kill what the caller is about to run.
inline std::jthread whenRunning(const QByteArray& conninfo, const QByteArray& words,
                                std::function<void()> then)
{
    return std::jthread([conninfo, words, then = std::move(then)] {
        (void)waitUntilRuns(conninfo, words);
        then();
    });
}

}
