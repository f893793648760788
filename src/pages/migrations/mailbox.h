#pragma once

#include <mutex>
#include <utility>
#include <vector>

namespace Weekglass {

/// What workers have found and their owner has not taken yet, in the order in which it came.
template<typename T>
class Mailbox
{
public:
    void put(T value)
    {
        const std::scoped_lock lock(m_mutex);
        m_values.push_back(std::move(value));
    }
    std::vector<T> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_values, {});
    }

private:
    std::mutex m_mutex; // protects m_values
    std::vector<T> m_values;
};

}
