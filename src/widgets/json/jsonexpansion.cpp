#include "widgets/json/jsonexpansion.h"

namespace Weekglass {
namespace {

using Json::NodeId;
using Json::noNode;

constexpr std::size_t maxPlaces = 50'000;
/// How many keys may be looked at for places that are not where they were. Enough for any document a person
/// opened by hand; it bounds thousands of open places in an object of 100,000 other keys.
constexpr qsizetype keysToLookAt = 5'000'000;

}

JsonExpansion::JsonExpansion()
{
    clear();
}

void JsonExpansion::clear()
{
    m_places = {{Json::Step(), 0, -1, true}};
    m_children.clear();
}

void JsonExpansion::set(const Json::Document& document, NodeId node, bool expanded)
{
    if (m_places.size() > maxPlaces)
        clear();
    std::vector<NodeId> way;
    for (NodeId at = node; document.parent(at) != noNode; at = document.parent(at))
        way.push_back(at);
    int place = 0;
    for (auto step = way.rbegin(); step != way.rend(); ++step)
        place = childPlace(place, document, *step);
    m_places[static_cast<std::size_t>(place)].expanded = expanded;
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
            found[place] = find(document, above, here, budget);
        if (here.expanded && found[place] != noNode && document.childCount(found[place]) > 0)
            open.push_back(found[place]);
    }
    return open;
}

NodeId JsonExpansion::find(const Json::Document& document, NodeId above, const Place& place,
                           qsizetype& budget)
{
    const bool isMember = !place.step.isRow();
    if (document.kind(above) != (isMember ? Json::Kind::Object : Json::Kind::Array))
        return noNode;
    const NodeId there = document.child(above, place.lastRow);
    if (!isMember || (there != noNode && document.key(there) == place.step.key))
        return there;
    budget -= document.childCount(above);
    return budget < 0 ? noNode : document.find(above, place.step.key);
}

int JsonExpansion::childPlace(int parent, const Json::Document& document, NodeId node)
{
    const bool isMember = document.kind(document.parent(node)) == Json::Kind::Object;
    const int row = document.rowInParent(node);
    const QString name = isMember ? QLatin1Char('.') + document.key(node) : QString::number(row);
    const auto known = m_children.constFind({parent, name});
    if (known != m_children.constEnd()) {
        m_places[static_cast<std::size_t>(*known)].lastRow = row;
        return *known;
    }
    const auto place = static_cast<int>(m_places.size());
    m_places.push_back(
        {isMember ? Json::Step {.key = document.key(node)} : Json::Step {.row = row}, row, parent, false});
    m_children.insert({parent, name}, place);
    return place;
}

}
