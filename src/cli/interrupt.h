#pragma once

#include <chrono>
#include <stop_token>
#include <thread>

namespace Weekglass {

/// Ctrl+C and SIGTERM as a stop token while it lives, so that a command can end its work in order. Make it
/// when nothing is started any more that would inherit the blocked signals.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }
    /// Sleeps so long, or until it is interrupted.
    void sleep(std::chrono::milliseconds time) const;

private:
    std::stop_source m_stop;
    std::thread m_thread;
};

}
