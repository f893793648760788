#include "json/equal.h"

#include "json/number.h"
#include "json/strings.h"

namespace Weekglass::Json {
namespace {

class Comparison
{
public:
    Comparison(const Tree& a, const Tree& b)
        : m_a(a)
        , m_b(b)
    {
    }

    bool equal(NodeId rootA, NodeId rootB)
    {
        if (m_a.rawValue(m_a.nodes[rootA]) == m_b.rawValue(m_b.nodes[rootB]))
            return true;
        bool same = pair(rootA, rootB);
        while (same && !m_pending.empty()) {
            const auto [a, b] = m_pending.back();
            m_pending.pop_back();
            same = a->kind == Kind::Object ? members(*a, *b) : elements(*a, *b);
        }
        return same;
    }

private:
    struct Containers
    {
        const Node* a;
        const Node* b;
    };

    /// Compares what can be compared at once and leaves containers for later.
    bool pair(NodeId idA, NodeId idB)
    {
        const Node& a = m_a.nodes[idA];
        const Node& b = m_b.nodes[idB];
        if (a.kind != b.kind)
            return false;
        switch (a.kind) {
        case Kind::Null:
            return true;
        case Kind::Boolean:
            return a.valueSize == b.valueSize;
        case Kind::Number:
            return sameNumber(m_a.rawValue(a), m_b.rawValue(b));
        case Kind::String:
            return sameString(m_a.rawString(a), a.valueFlags, m_b.rawString(b), b.valueFlags);
        case Kind::Array:
        case Kind::Object:
            m_pending.push_back({&a, &b});
            return true;
        }
        return false;
    }

    static bool sameString(QByteArrayView a, quint8 flagsA, QByteArrayView b, quint8 flagsB)
    {
        if (!((flagsA | flagsB) & HasEscapes))
            return a == b;
        return decodedUtf8(a) == decodedUtf8(b);
    }

    bool elements(const Node& a, const Node& b)
    {
        if (a.childCount != b.childCount)
            return false;
        for (quint32 i = 0; i < a.childCount; ++i) {
            if (!pair(m_a.children[a.firstChild + i], m_b.children[b.firstChild + i]))
                return false;
        }
        return true;
    }

    bool members(const Node& a, const Node& b)
    {
        m_orderA.clear();
        m_orderB.clear();
        m_sorter.sort(m_a, a, m_orderA);
        m_sorter.sort(m_b, b, m_orderB);
        if (m_orderA.size() != m_orderB.size())
            return false;
        for (size_t i = 0; i < m_orderA.size(); ++i) {
            const Node& left = m_a.nodes[m_orderA[i]];
            const Node& right = m_b.nodes[m_orderB[i]];
            if (!sameString(m_a.rawKey(left), left.keyFlags, m_b.rawKey(right), right.keyFlags)
                || !pair(m_orderA[i], m_orderB[i]))
                return false;
        }
        return true;
    }

    const Tree& m_a;
    const Tree& m_b;
    std::vector<Containers> m_pending;
    MemberSorter m_sorter;
    std::vector<NodeId> m_orderA;
    std::vector<NodeId> m_orderB;
};

}

bool equal(const Document& a, NodeId nodeA, const Document& b, NodeId nodeB)
{
    return Comparison(a.tree(), b.tree()).equal(nodeA, nodeB);
}

}
