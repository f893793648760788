#include "json/diff.h"

#include "json/diffalign.h"
#include "json/diffhash.h"
#include "json/diffidentity.h"
#include "json/diffpattern.h"
#include "json/number.h"
#include "json/strings.h"

#include <algorithm>
#include <cstring>

namespace Weekglass::Json {
namespace {

/// How many bytes two texts have in common from their beginning.
quint32 sameBytes(QByteArrayView a, QByteArrayView b)
{
    constexpr qsizetype block = 256; // memcmp is quick and does not say where
    const qsizetype size = std::min(a.size(), b.size());
    qsizetype at = 0;
    while (at + block <= size && std::memcmp(a.data() + at, b.data() + at, block) == 0)
        at += block;
    const auto [end, other] = std::mismatch(a.begin() + at, a.begin() + size, b.begin() + at);
    return static_cast<quint32>(end - a.begin());
}

bool sameString(const Tree& treeA, const Node& a, const Tree& treeB, const Node& b)
{
    const QByteArrayView rawA = treeA.rawString(a);
    const QByteArrayView rawB = treeB.rawString(b);
    return ((a.valueFlags | b.valueFlags) & HasEscapes) && decodedUtf8(rawA) == decodedUtf8(rawB);
}

class Differ
{
public:
    Differ(const Document& before, const Document& after, const DiffOptions& options,
           const std::stop_token& stop)
        : m_before(before)
        , m_after(after)
        , m_identity(before, after, options)
        , m_stop(stop)
    {
        for (const QString& pattern : options.ignore)
            m_ignored.emplace_back(pattern);
    }

    Diff run()
    {
        if (Step root; isDifferent({Document::root(), Document::root()}, nullptr, root.same))
            m_pending.push_back({{Document::root(), Document::root()}, noNode, 0, root.same});
        for (quint32 done = 1; !m_pending.empty(); ++done) {
            if (done % 256 == 0 && m_stop.stop_requested()) {
                m_diff.complete = false;
                break;
            }
            const Step step = m_pending.back();
            m_pending.pop_back();
            follow(step);
        }
        m_diff.identities = m_identity.takeFound();
        return std::move(m_diff);
    }

private:
    struct Link
    {
        NodeId before = noNode;
        NodeId after = noNode;
        bool moved = false;
    };
    /// Two values that differ.
    struct Step
    {
        Link link;
        NodeId within = noNode; // as in Diff::Change
        quint32 depth = 0;
        quint32 same = 0; // bytes that both begin with
    };

    const Node& nodeBefore(NodeId id) const { return m_before.tree().nodes[id]; }
    const Node& nodeAfter(NodeId id) const { return m_after.tree().nodes[id]; }

    /// Compares the bytes, unless it is known from what is around both where they begin to differ: else the
    /// levels of a deep document would be read again and again.
    bool isDifferent(const Link& link, const Step* around, quint32& same) const
    {
        const Node& a = nodeBefore(link.before);
        const Node& b = nodeAfter(link.after);
        if (around) {
            const quint32 offset = a.value - nodeBefore(around->link.before).value;
            const bool inStep = offset == b.value - nodeAfter(around->link.after).value;
            if (inStep && a.valueSize == b.valueSize && offset + a.valueSize <= around->same)
                return false;
            if (inStep && around->same > offset
                && around->same < offset + std::min(a.valueSize, b.valueSize)) {
                same = around->same - offset;
                return true;
            }
        }
        same = sameBytes(m_before.tree().rawValue(a), m_after.tree().rawValue(b));
        return same != a.valueSize || same != b.valueSize;
    }

    void follow(const Step& step)
    {
        enter(step);
        const auto [before, after, moved] = step.link;
        if (before == noNode)
            return note(ChangeKind::Added, step);
        if (after == noNode)
            return note(ChangeKind::Removed, step);
        if (moved)
            note(ChangeKind::Moved, step);
        const Node& a = nodeBefore(before);
        const Node& b = nodeAfter(after);
        if (step.same == a.valueSize && step.same == b.valueSize)
            return; // only its place has changed
        if (a.kind != b.kind)
            return note(ChangeKind::Changed, step);
        switch (a.kind) {
        case Kind::Null:
            return;
        case Kind::Boolean:
            if (a.valueSize != b.valueSize) // true and false
                note(ChangeKind::Changed, step);
            return;
        case Kind::Number:
            return noteScalar(sameNumber(m_before.rawText(before), m_after.rawText(after)), step);
        case Kind::String:
            return noteScalar(sameString(m_before.tree(), a, m_after.tree(), b), step);
        case Kind::Array:
            linkElements(step);
            return pushLinks(step);
        case Kind::Object:
            linkMembers(step);
            return pushLinks(step);
        }
    }

    void noteScalar(bool sameValue, const Step& step)
    {
        note(sameValue ? ChangeKind::Textual : ChangeKind::Changed, step);
    }

    void note(ChangeKind kind, const Step& step)
    {
        const Diff::Change change {kind, step.link.before, step.link.after, step.within};
        for (std::size_t rule = 0; rule < m_ignored.size(); ++rule) {
            if (m_ignored[rule].covers(path())) {
                m_diff.hidden.push_back({change, static_cast<int>(rule)});
                return;
            }
        }
        m_diff.changes.push_back(change);
    }

    void enter(const Step& step)
    {
        if (step.depth == 0)
            return;
        m_trail.resize(step.depth - 1);
        m_path.resize(std::min<std::size_t>(m_path.size(), step.depth - 1));
        m_isElement.resize(m_path.size());
        m_trail.push_back(step.link);
    }

    /// Where we are. Made when somebody asks.
    const std::vector<QString>& path()
    {
        for (std::size_t i = m_path.size(); i < m_trail.size(); ++i) {
            const bool gone = m_trail[i].after == noNode;
            const Document& document = gone ? m_before : m_after;
            const NodeId node = gone ? m_trail[i].before : m_trail[i].after;
            const bool element = document.kind(document.parent(node)) == Kind::Array;
            m_path.push_back(element ? QString::number(document.rowInParent(node)) : document.key(node));
            m_isElement.push_back(element);
        }
        return m_path;
    }

    /// Pushes what differs, the last one first, so that it is followed in the order of the second document.
    /// What is gone comes behind the neighbour that it stood behind.
    void pushLinks(const Step& around)
    {
        std::sort(m_links.begin(), m_links.end(),
                  [](const Link& a, const Link& b) { return a.after < b.after; });
        std::sort(m_removed.begin(), m_removed.end());
        const quint32 depth = around.depth + 1;
        const auto pushRemovedBehind = [&](NodeId before) {
            for (; !m_removed.empty() && m_removed.back() > before; m_removed.pop_back())
                m_pending.push_back({{m_removed.back(), noNode}, around.link.after, depth});
        };
        for (auto link = m_links.crbegin(); link != m_links.crend(); ++link) {
            if (link->before == noNode) {
                m_pending.push_back({*link, around.link.before, depth});
                continue;
            }
            if (!link->moved)
                pushRemovedBehind(link->before);
            quint32 same = 0;
            if (isDifferent(*link, &around, same) || link->moved)
                m_pending.push_back({*link, noNode, depth, same});
        }
        pushRemovedBehind(around.link.before); // whose id is lower than those of its children
    }

    void linkMembers(const Step& step)
    {
        clearLinks();
        m_orderBefore.clear();
        m_orderAfter.clear();
        m_sorter.sort(m_before.tree(), nodeBefore(step.link.before), m_orderBefore);
        m_sorter.sort(m_after.tree(), nodeAfter(step.link.after), m_orderAfter);
        auto before = m_orderBefore.cbegin();
        auto after = m_orderAfter.cbegin();
        while (before != m_orderBefore.cend() && after != m_orderAfter.cend()) {
            const int order = compareKeys(nodeBefore(*before), nodeAfter(*after));
            if (order == 0)
                m_links.push_back({*before++, *after++, false});
            else if (order < 0)
                m_removed.push_back(*before++);
            else
                m_links.push_back({noNode, *after++, false});
        }
        m_removed.insert(m_removed.end(), before, m_orderBefore.cend());
        for (; after != m_orderAfter.cend(); ++after)
            m_links.push_back({noNode, *after, false});
    }

    /// As MemberSorter sorts.
    int compareKeys(const Node& a, const Node& b) const
    {
        const QByteArrayView rawA = m_before.tree().rawKey(a);
        const QByteArrayView rawB = m_after.tree().rawKey(b);
        if (!((a.keyFlags | b.keyFlags) & HasEscapes))
            return compareBytes(rawA, rawB);
        return compareBytes(decodedUtf8(rawA), decodedUtf8(rawB));
    }

    void linkElements(const Step& step)
    {
        clearLinks();
        path(); // for both, and for m_isElement
        const auto elements = m_identity.elements(step.link.before, step.link.after, m_path, m_isElement);
        if (elements)
            linkByIdentity(*elements);
        else
            linkByPlace(step);
    }

    void linkByIdentity(const DiffIdentity::Elements& elements)
    {
        auto before = elements.before.cbegin();
        auto after = elements.after.cbegin();
        while (before != elements.before.cend() && after != elements.after.cend()) {
            if (before->identity == after->identity)
                m_links.push_back({(before++)->node, (after++)->node, false});
            else if (before->identity < after->identity)
                m_removed.push_back((before++)->node);
            else
                m_links.push_back({noNode, (after++)->node, false});
        }
        for (; before != elements.before.cend(); ++before)
            m_removed.push_back(before->node);
        for (; after != elements.after.cend(); ++after)
            m_links.push_back({noNode, after->node, false});
        findMoved();
    }

    void findMoved()
    {
        std::sort(m_links.begin(), m_links.end(),
                  [](const Link& a, const Link& b) { return a.after < b.after; });
        std::vector<NodeId> places;
        for (const Link& link : m_links) {
            if (link.before != noNode)
                places.push_back(link.before);
        }
        const std::vector<bool> stay = longestIncreasing(places);
        std::size_t place = 0;
        for (Link& link : m_links) {
            if (link.before != noNode)
                link.moved = !stay[place++];
        }
    }

    /// Equal elements at both ends belong together; between them the longest common subsequence says what
    /// does. What is left between two pairs is taken as changed, as far as there is something on both sides.
    void linkByPlace(const Step& step)
    {
        const auto before = childrenOf(m_before.tree(), nodeBefore(step.link.before));
        const auto after = childrenOf(m_after.tree(), nodeAfter(step.link.after));
        const auto isSame = [&](NodeId a, NodeId b) {
            quint32 same = 0;
            return !isDifferent({a, b}, &step, same);
        };
        const std::size_t shorter = std::min(before.size(), after.size());
        std::size_t head = 0;
        while (head < shorter && isSame(before[head], after[head]))
            ++head;
        std::size_t tail = 0;
        while (head + tail < shorter
               && isSame(before[before.size() - tail - 1], after[after.size() - tail - 1]))
            ++tail;
        const auto middleBefore = before.subspan(head, before.size() - head - tail);
        const auto middleAfter = after.subspan(head, after.size() - head - tail);
        std::vector<AlignedPair> pairs;
        if (!middleBefore.empty() && !middleAfter.empty() && middleBefore.size() + middleAfter.size() > 2)
            pairs = commonSubsequence(hashes(m_before, middleBefore), hashes(m_after, middleAfter), m_stop);
        pairs.push_back({middleBefore.size(), middleAfter.size()});

        std::size_t nextBefore = 0;
        std::size_t nextAfter = 0;
        for (const AlignedPair& pair : pairs) {
            for (; nextBefore < pair.before && nextAfter < pair.after; ++nextBefore, ++nextAfter)
                m_links.push_back({middleBefore[nextBefore], middleAfter[nextAfter], false});
            for (; nextBefore < pair.before; ++nextBefore)
                m_removed.push_back(middleBefore[nextBefore]);
            for (; nextAfter < pair.after; ++nextAfter)
                m_links.push_back({noNode, middleAfter[nextAfter], false});
            if (nextBefore < middleBefore.size() && nextAfter < middleAfter.size())
                m_links.push_back({middleBefore[nextBefore++], middleAfter[nextAfter++], false});
        }
    }

    static std::span<const NodeId> childrenOf(const Tree& tree, const Node& node)
    {
        return {tree.children.data() + node.firstChild, node.childCount};
    }

    static std::vector<quint64> hashes(const Document& document, std::span<const NodeId> nodes)
    {
        std::vector<quint64> values;
        values.reserve(nodes.size());
        for (const NodeId node : nodes)
            values.push_back(valueHash(document, node));
        return values;
    }

    void clearLinks()
    {
        m_links.clear();
        m_removed.clear();
    }

    const Document& m_before;
    const Document& m_after;
    DiffIdentity m_identity;
    std::vector<PathPattern> m_ignored;
    std::stop_token m_stop;
    Diff m_diff;
    std::vector<Step> m_pending; // the next one last
    std::vector<Link> m_trail; // from the first below the root to where we are
    std::vector<QString> m_path; // of the trail, perhaps only its beginning
    std::vector<bool> m_isElement;
    std::vector<Link> m_links; // of one container: what is in the second document
    std::vector<NodeId> m_removed; // and what is only in the first
    MemberSorter m_sorter;
    std::vector<NodeId> m_orderBefore;
    std::vector<NodeId> m_orderAfter;
};

}

std::array<int, changeKinds> Diff::counts() const
{
    std::array<int, changeKinds> counts {};
    for (const Change& change : changes)
        ++counts[static_cast<std::size_t>(change.kind)];
    return counts;
}

std::vector<int> Diff::hiddenByRule(int rules) const
{
    std::vector<int> counts(static_cast<std::size_t>(rules), 0);
    for (const Hidden& change : hidden)
        ++counts[static_cast<std::size_t>(change.rule)];
    return counts;
}

Diff diff(const Document& before, const Document& after, const DiffOptions& options,
          const std::stop_token& stop)
{
    return Differ(before, after, options, stop).run();
}

}
