#include "widgets/json/jsonpath.h"

#include <algorithm>

namespace Weekglass {
namespace {

using Json::NodeId;
using Json::noNode;

constexpr std::size_t maxPlaces = 50'000;
/// How many keys may be looked at for places that are not where they were. Enough for any document a person
/// opened by hand; it bounds thousands of open places in an object of 100,000 other keys.
constexpr qsizetype keysToLookAt = 5'000'000;

JsonStep stepTo(const Json::Document& document, NodeId node)
{
    const bool member = document.kind(document.parent(node)) == Json::Kind::Object;
    return {member, member ? document.key(node) : QString(), document.rowInParent(node)};
}

NodeId stepFrom(const Json::Document& document, NodeId node, const JsonStep& step, qsizetype& budget)
{
    if (document.kind(node) != (step.member ? Json::Kind::Object : Json::Kind::Array))
        return noNode;
    const NodeId there = document.child(node, step.row);
    if (!step.member || (there != noNode && document.key(there) == step.key))
        return there;
    budget -= document.childCount(node);
    return budget < 0 ? noNode : document.find(node, step.key);
}

}

JsonPath jsonPathOf(const Json::Document& document, NodeId node)
{
    JsonPath path;
    for (; document.parent(node) != noNode; node = document.parent(node))
        path.push_back(stepTo(document, node));
    std::reverse(path.begin(), path.end());
    return path;
}

NodeId nodeAt(const Json::Document& document, const JsonPath& path)
{
    NodeId node = Json::Document::root();
    qsizetype budget = keysToLookAt;
    for (const JsonStep& step : path) {
        node = stepFrom(document, node, step, budget);
        if (node == noNode)
            break;
    }
    return node;
}

JsonExpansion::JsonExpansion()
{
    clear();
}

void JsonExpansion::clear()
{
    m_places = {{JsonStep(), -1, true}};
    m_children.clear();
}

void JsonExpansion::set(const Json::Document& document, NodeId node, bool expanded)
{
    if (m_places.size() > maxPlaces)
        clear();
    m_places[static_cast<std::size_t>(placeOf(document, node))].expanded = expanded;
}

std::vector<NodeId> JsonExpansion::nodesIn(const Json::Document& document) const
{
    std::vector<NodeId> found(m_places.size(), noNode);
    std::vector<NodeId> open;
    qsizetype budget = keysToLookAt;
    for (std::size_t place = 0; place < m_places.size(); ++place) {
        const Place& here = m_places[place];
        if (here.parent < 0)
            found[place] = Json::Document::root();
        else if (const NodeId above = found[static_cast<std::size_t>(here.parent)]; above != noNode)
            found[place] = stepFrom(document, above, here.step, budget);
        if (here.expanded && found[place] != noNode && document.childCount(found[place]) > 0)
            open.push_back(found[place]);
    }
    return open;
}

int JsonExpansion::placeOf(const Json::Document& document, NodeId node)
{
    int place = 0;
    for (const JsonStep& step : jsonPathOf(document, node))
        place = childPlace(place, step);
    return place;
}

int JsonExpansion::childPlace(int parent, const JsonStep& step)
{
    const QString name = step.member ? QLatin1Char('.') + step.key : QString::number(step.row);
    const auto known = m_children.constFind({parent, name});
    if (known != m_children.constEnd()) {
        m_places[static_cast<std::size_t>(*known)].step.row = step.row;
        return *known;
    }
    const auto place = static_cast<int>(m_places.size());
    m_places.push_back({step, parent, false});
    m_children.insert({parent, name}, place);
    return place;
}

}
