#pragma once

#include <mutex>
#include <optional>
#include <utility>

namespace Weekglass {

/// What a worker says on its way; whoever shows it takes the newest now and then.
template<typename T>
class Latest
{
public:
    void put(T value)
    {
        const std::scoped_lock lock(m_mutex);
        m_value = std::move(value);
    }
    std::optional<T> take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_value, std::nullopt);
    }

private:
    std::mutex m_mutex; // protects m_value
    std::optional<T> m_value;
};

}
