#pragma once

#include "base/crashfile.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace Weekglass {

/// How several weeks are read at once: @p read(place) for each place below @p count, by at most @p together
/// threads, then @p tell(place, what was read) by the same thread, one call at a time. Returns when all are
/// done. @p read hears of a stop by itself.
template<typename Read, typename Tell>
void readTogether(std::size_t count, int together, Read read, Tell tell)
{
    std::atomic<std::size_t> next = 0;
    std::mutex telling;
    const auto work = [&] {
        useAlternateSignalStack();
        for (std::size_t place = next++; place < count; place = next++) {
            auto value = read(place);
            const std::scoped_lock lock(telling);
            tell(place, std::move(value));
        }
    };
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(count, static_cast<std::size_t>(std::max(together, 1))); ++i)
        threads.emplace_back(work);
}

}
