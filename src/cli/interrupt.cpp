#include "cli/interrupt.h"

#include "base/pause.h"

#include <csignal>
#include <pthread.h>

namespace Weekglass {

namespace {

constexpr int EndSignal = SIGUSR1; // to our own thread

sigset_t signalSet()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, EndSignal})
        sigaddset(&set, signal);
    return set;
}

}

Interrupt::Interrupt()
{
    const sigset_t set = signalSet();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_thread = std::thread([set, stop = m_stop]() mutable {
        int signal = 0;
        sigwait(&set, &signal);
        if (signal != EndSignal)
            stop.request_stop();
    });
}

Interrupt::~Interrupt()
{
    pthread_kill(m_thread.native_handle(), EndSignal);
    m_thread.join();
    const sigset_t set = signalSet();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void Interrupt::sleep(std::chrono::milliseconds time) const
{
    pauseFor(time, token());
}

}
