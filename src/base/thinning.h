#pragma once

#include <optional>
#include <ranges>
#include <type_traits>
#include <vector>

namespace Weekglass {

/// Neighbours in the same stretch become one item, so that no more are drawn or kept than there are
/// stretches. @p stretch(item) says in which one an item is, @p join(all, next) adds the next item to those
/// before it.
template<std::ranges::input_range Items, typename Stretch, typename Join>
auto thinned(Items&& items, Stretch stretch, Join join)
{
    using Item = std::ranges::range_value_t<Items>;
    std::vector<Item> fewer;
    std::optional<std::invoke_result_t<Stretch&, const Item&>> before;
    for (auto&& item : items) {
        const auto now = stretch(item);
        if (before == now)
            join(fewer.back(), item);
        else
            fewer.push_back(item);
        before = now;
    }
    return fewer;
}

}
