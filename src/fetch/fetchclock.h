#pragma once

#include "fetch/fetchqueue.h"

namespace Weekglass {

/// This computer's time when a fetch began, and what has passed since: setting the clock meanwhile neither
/// hurries nor halts what is scheduled.
class FetchClock
{
public:
    FetchTime now() const
    {
        const auto passed = std::chrono::steady_clock::now() - m_steadyBegun;
        return m_begun + std::chrono::duration_cast<FetchTime::duration>(passed);
    }

private:
    FetchTime m_begun = std::chrono::time_point_cast<FetchTime::duration>(std::chrono::system_clock::now());
    std::chrono::steady_clock::time_point m_steadyBegun = std::chrono::steady_clock::now();
};

}
