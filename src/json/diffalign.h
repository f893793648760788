#pragma once

#include <QtGlobal>

#include <span>
#include <stop_token>
#include <vector>

namespace Weekglass::Json {

/// For each value: does it belong to one longest strictly increasing subsequence?
std::vector<bool> longestIncreasing(std::span<const quint32> values);

struct AlignedPair
{
    std::size_t before;
    std::size_t after;
};

/// The places of a longest common subsequence, ascending. Where that would be too dear, those of a common
/// subsequence of the values that either side has only once.
std::vector<AlignedPair> commonSubsequence(std::span<const quint64> before, std::span<const quint64> after,
                                           const std::stop_token& stop);

}
