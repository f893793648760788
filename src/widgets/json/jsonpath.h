#pragma once

#include "json/document.h"

#include <QHash>

#include <vector>

namespace Weekglass {

/// From a container to one of its children, in whatever document: by key in objects, by row in arrays.
struct JsonStep
{
    bool member = false;
    QString key; ///< of a member
    int row = 0; ///< of an element; for members where it was last seen, to find it again at once
};
using JsonPath = std::vector<JsonStep>;

JsonPath jsonPathOf(const Json::Document& document, Json::NodeId node);
/// noNode if the document has no such place.
Json::NodeId nodeAt(const Json::Document& document, const JsonPath& path);

/// Which containers are open, by path: what was opened in one document is open in the next one, and again in
/// the one after it if the next one had no such place. The root is open to begin with.
class JsonExpansion
{
public:
    JsonExpansion();

    void set(const Json::Document& document, Json::NodeId node, bool expanded);
    /// The open containers, each behind those around it.
    std::vector<Json::NodeId> nodesIn(const Json::Document& document) const;
    void clear();

private:
    struct Place
    {
        JsonStep step;
        int parent;
        bool expanded;
    };

    int placeOf(const Json::Document& document, Json::NodeId node);
    int childPlace(int parent, const JsonStep& step);

    std::vector<Place> m_places; // a tree, so that deep paths share their steps; parents come first
    QHash<std::pair<int, QString>, int> m_children;
};

}
