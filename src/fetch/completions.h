#pragma once

#include "fetch/fetchqueue.h"
#include "fetch/httpclient.h"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace Weekglass {

struct Completion
{
    FetchRequest request;
    Result<HttpAnswer> answer;
};

/// What ended on the client's thread, for the one that waits for it.
class Completions
{
public:
    void add(Completion completion)
    {
        const std::scoped_lock lock(m_mutex);
        m_list.push_back(std::move(completion));
        m_wake.notify_one();
    }

    /// What came; waits for the first one, but not longer than this.
    std::vector<Completion> takeWithin(std::chrono::milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, time, [this] { return !m_list.empty(); });
        return std::exchange(m_list, {});
    }

private:
    std::mutex m_mutex; // protects m_list
    std::condition_variable m_wake;
    std::vector<Completion> m_list;
};

}
