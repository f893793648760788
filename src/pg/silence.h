#pragma once

#include "base/result.h"
#include "pg/lifeprobe.h"

#include <optional>

struct pg_conn;

namespace Weekglass::Pg {

/// The time in which a connection moves no byte, and what is made of it: after two thirds of
/// ConnectOptions::noAnswer the server is asked elsewhere whether it is at work. If so, all begins anew; if
/// not, the connection is given up when the time is over.
class Silence
{
public:
    using Clock = std::chrono::steady_clock;

    /// Begins now. @p connected: when the connection was made.
    Silence(const ConnectOptions& options, const pg_conn* conn, Clock::time_point connected);

    /// When to look again, from now.
    std::chrono::milliseconds untilLook() const;
    /// An error if the connection is to be given up.
    std::optional<Error> look();

private:
    bool isSending();

    const ConnectOptions& m_options;
    const pg_conn* m_conn;
    Clock::time_point m_connected;
    Clock::time_point m_since = Clock::now();
    int m_unsent = 0;
    int m_gone = 0; // verdicts in a row
    std::optional<LifeProbe> m_probe;
};

}
