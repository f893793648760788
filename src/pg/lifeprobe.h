#pragma once

#include "pg/connectoptions.h"

#include <atomic>
#include <thread>

struct pg_conn;

namespace Weekglass::Pg {

/// Asks a silent server, on a connection of its own, whether it still works on what it was asked. A long
/// statement sends nothing for minutes, and looks like a network that swallows the answer. Behind a pooler
/// nobody can tell which of the server's processes works for us: there, that it answers at all is enough.
class LifeProbe
{
public:
    enum class Verdict {
        Pending,
        Works, ///< or at least the server answers
        Gone, ///< the server answers, and has no such process: it was restarted, or is another one
        WaitsForUs, ///< it has answered, or never heard: what it sends, or we, does not arrive
        Silent ///< no connection, or no answer
    };

    /// Whether it works for the client program whose connections have this application_name.
    LifeProbe(const ConnectOptions& options, const QByteArray& clientName);
    /// Whether it works for @p conn, which has been open for @p age.
    LifeProbe(const ConnectOptions& options, const pg_conn* conn, std::chrono::milliseconds age);

    /// No longer pending after a third of ConnectOptions::noAnswer.
    Verdict verdict() const { return m_verdict; }

private:
    std::atomic<Verdict> m_verdict = Verdict::Pending;
    std::jthread m_thread; // last: it uses the rest, and is stopped when it goes
};

/// Whether a pooler made this number of a process up, from 32 random bits: nobody can ask after it.
bool isMadeUpByPooler(int pid);

/// Ends the process of the server that waits for @p conn for ever, so that it lets go of its locks.
void endLeftSession(const ConnectOptions& options, const pg_conn* conn, std::chrono::milliseconds age);
/// Those that wait for the client program whose connections have this application_name.
void endLeftSessions(const ConnectOptions& options, const QByteArray& clientName);

}
