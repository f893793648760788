#include "pg/wait.h"

#include <array>
#include <cerrno>
#include <functional>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace Weekglass::Pg {

/// An eventfd that the stop token writes to, so that poll() returns at once. Made only if stopping is
/// possible.
struct Waiter::Wake
{
    explicit Wake(const std::stop_token& stop)
        : fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
        , callback(stop, [this] { signal(); })
    {
    }
    ~Wake() { ::close(fd); }
    Wake(const Wake&) = delete;
    Wake& operator=(const Wake&) = delete;

    void signal() const
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const auto written = ::write(fd, &one, sizeof one);
    }

    int fd;
    std::stop_callback<std::function<void()>> callback; // last: it must go before fd is closed
};

Waiter::Waiter(const std::stop_token& stop, std::chrono::milliseconds deadline)
    : m_wake(stop.stop_possible() ? std::make_unique<Wake>(stop) : nullptr)
    , m_stop(stop)
{
    if (deadline.count() > 0)
        m_end = Clock::now() + deadline;
}

Waiter::~Waiter() = default;

void Waiter::beginGrace(std::chrono::milliseconds grace)
{
    m_inGrace = true;
    m_end = Clock::now() + grace;
}

std::optional<Waiter::Clock::time_point> Waiter::endWith(std::chrono::milliseconds patience) const
{
    if (patience.count() <= 0)
        return m_end;
    const auto silent = Clock::now() + patience;
    return m_end ? std::min(*m_end, silent) : silent;
}

Waiter::Woken Waiter::wait(int socket, short events, std::chrono::milliseconds patience)
{
    const auto end = endWith(patience);
    while (true) {
        if (!m_inGrace && m_stop.stop_requested())
            return Woken::Stopped;
        int timeout = -1;
        if (end) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(*end - Clock::now());
            if (left.count() <= 0)
                return end == m_end ? Woken::Expired : Woken::Silent;
            timeout = static_cast<int>(std::min<long long>(left.count(), 3600000));
        }
        std::array<pollfd, 2> fds {
            {{.fd = socket, .events = events, .revents = 0},
             {.fd = m_wake && !m_inGrace ? m_wake->fd : -1, .events = POLLIN, .revents = 0}}};
        const int ready = ::poll(fds.data(), fds.size(), timeout);
        if (ready < 0 && errno != EINTR)
            return Woken::Ready; // the next read or write tells what is wrong
        if (ready > 0 && fds[0].revents != 0)
            return Woken::Ready;
    }
}

}
