#pragma once

#include "json/path.h"

#include <QHash>

#include <vector>

namespace Weekglass {

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
        Json::Step step;
        int lastRow; ///< where the step was last seen, to find a member again at once
        int parent;
        bool expanded;
    };

    int childPlace(int parent, const Json::Document& document, Json::NodeId node);
    static Json::NodeId find(const Json::Document& document, Json::NodeId above, const Place& place,
                             qsizetype& budget);

    std::vector<Place> m_places; // a tree, so that deep paths share their steps; parents come first
    QHash<std::pair<int, QString>, int> m_children;
};

}
