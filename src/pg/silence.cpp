#include "pg/silence.h"

#include "pg/errors.h"

#include <libpq-fe.h>

#include <linux/sockios.h>
#include <sys/ioctl.h>

namespace Weekglass::Pg {

namespace {

constexpr int MostGone = 3;
constexpr std::chrono::milliseconds LookAgain {100}; // while the probe is under way

std::chrono::milliseconds since(Silence::Clock::time_point begin)
{
    return std::chrono::floor<std::chrono::milliseconds>(Silence::Clock::now() - begin);
}

}

Silence::Silence(const ConnectOptions& options, const pg_conn* conn, Clock::time_point connected)
    : m_options(options)
    , m_conn(conn)
    , m_connected(connected)
{
}

std::chrono::milliseconds Silence::untilLook() const
{
    if (m_probe)
        return LookAgain;
    return std::max(m_options.noAnswer * 2 / 3 - since(m_since), std::chrono::milliseconds(1));
}

/// Whether what was sent still leaves this computer's buffer: on a slow line that takes long.
bool Silence::isSending()
{
    int unsent = 0;
    if (::ioctl(PQsocket(m_conn), SIOCOUTQ, &unsent) != 0)
        return false;
    return unsent < std::exchange(m_unsent, unsent);
}

std::optional<Error> Silence::look()
{
    if (!m_probe)
        m_probe.emplace(m_options, m_conn, since(m_connected));
    const auto verdict = m_probe->verdict();
    if (verdict != LifeProbe::Verdict::Pending && verdict != LifeProbe::Verdict::Gone)
        m_gone = 0;
    // behind one address may be several servers, so once is no proof
    const bool mayBeElsewhere = verdict == LifeProbe::Verdict::Gone && m_gone < MostGone;
    if (isSending() || verdict == LifeProbe::Verdict::Works || mayBeElsewhere) {
        m_gone += mayBeElsewhere ? 1 : 0;
        m_probe.reset();
        m_since = Clock::now();
        return {};
    }
    // what it sent may be on its way for as long as the silence may last
    const auto silence = since(m_since);
    if (verdict == LifeProbe::Verdict::Pending || silence < m_options.noAnswer)
        return {};
    if (verdict == LifeProbe::Verdict::WaitsForUs)
        endLeftSession(m_options, m_conn, since(m_connected));
    return noAnswerError(m_conn, silence);
}

}
