#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace Weekglass::Pg {

/// Waits for a socket; wakes at once when the stop token is used, and at the latest at the deadline.
class Waiter
{
public:
    enum class Woken { Ready, Stopped, Expired, Silent };
    using Clock = std::chrono::steady_clock;

    /// @p deadline zero: none.
    Waiter(const std::stop_token& stop, std::chrono::milliseconds deadline);
    ~Waiter();
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;

    /// After a stop or an expiry was reported, waiting goes on until @p grace is over: the answer to a cancel
    /// request is still to come.
    void beginGrace(std::chrono::milliseconds grace);

    /// @p events as for poll(2). Silent once @p patience is over, if it is not zero.
    Woken wait(int socket, short events, std::chrono::milliseconds patience = {});

private:
    struct Wake;

    /// Nothing: it waits for as long as it takes.
    std::optional<Clock::time_point> endWith(std::chrono::milliseconds patience) const;

    std::unique_ptr<Wake> m_wake;
    std::stop_token m_stop;
    std::optional<Clock::time_point> m_end;
    bool m_inGrace = false;
};

}
