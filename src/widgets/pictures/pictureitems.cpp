#include "widgets/pictures/pictureitems.h"

#include "base/safetext.h"

#include <cmath>
#include <optional>

namespace Weekglass {

namespace {

std::optional<double> number(const Json::Document& document, Json::NodeId element, const QString& pointer)
{
    const auto node = pointer.isEmpty() ? Json::noNode : document.follow(element, pointer);
    if (node == Json::noNode || document.kind(node) != Json::Kind::Number)
        return {};
    bool fits = false;
    const double value = document.rawText(node).toByteArray().toDouble(&fits);
    return fits && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QString text(const Json::Document& document, Json::NodeId element, const QString& pointer)
{
    const auto node = pointer.isEmpty() ? Json::noNode : document.follow(element, pointer);
    if (node == Json::noNode || document.kind(node) == Json::Kind::Null)
        return {};
    return document.kind(node) == Json::Kind::String
        ? visibleText(document.stringValue(node), LabelCharacters)
        : visibleText(document.rawText(node), LabelCharacters);
}

}

std::vector<PictureItem> pictureItems(const PictureDefinition& picture, const Json::Document& document)
{
    std::vector<PictureItem> items;
    for (std::size_t layer = 0; layer < picture.layers.size(); ++layer) {
        const PictureLayer& from = picture.layers[layer];
        const auto array = document.follow(Json::Document::root(), from.array);
        const int count = array != Json::noNode && document.kind(array) == Json::Kind::Array
            ? document.childCount(array)
            : 0;
        for (int row = 0; row < count; ++row) {
            const auto element = document.child(array, row);
            const auto x = number(document, element, from.x);
            const auto y = number(document, element, from.y);
            if (!x || !y)
                continue;
            items.push_back({.pointer = document.pointer(element),
                             .label = text(document, element, from.label),
                             .id = text(document, element, from.id.isEmpty() ? from.label : from.id),
                             .group = text(document, element, from.group),
                             .place = {*x, *y},
                             .size = number(document, element, from.size).value_or(0),
                             .layer = static_cast<int>(layer)});
        }
    }
    return items;
}

}
