#include "json/patch.h"

#include "json/path.h"
#include "json/strings.h"

#include <map>
#include <unordered_map>
#include <unordered_set>

namespace Weekglass::Json {
namespace {

/// What is longer is not repeated in a test.
constexpr qsizetype maxTestBytes = 1024;

/// Counts the occupied ones among many places (Fenwick's tree).
class Occupation
{
public:
    explicit Occupation(std::size_t places)
        : m_sums(places + 1, 0)
    {
    }

    void change(std::size_t place, int by)
    {
        for (++place; place < m_sums.size(); place += place & (~place + 1))
            m_sums[place] += by;
    }
    /// How many before this place.
    int before(std::size_t place) const
    {
        int sum = 0;
        for (; place > 0; place &= place - 1)
            sum += m_sums[place];
        return sum;
    }

private:
    std::vector<int> m_sums;
};

/// Members and values are changed first: that leaves all indexes as they are. Then the elements of arrays
/// take their places, those of inner arrays before those of outer ones; so the way to each array is the one
/// that it has in the first document.
class PatchWriter
{
public:
    PatchWriter(const Document& before, const Document& after, const Diff& diff)
        : m_before(before)
        , m_after(after)
        , m_diff(diff)
    {
    }

    QByteArray write()
    {
        for (const Diff::Change& change : m_diff.changes)
            test(change);
        for (const Diff::Change& change : m_diff.changes) {
            if (isPlace(change))
                m_arrays[containerBefore(change)].changes.push_back(change);
            else
                value(change);
        }
        for (const Diff::Hidden& hidden : m_diff.hidden) {
            if (isPlace(hidden.change))
                m_arrays[containerBefore(hidden.change)].hidden.push_back(hidden.change);
        }
        for (auto array = m_arrays.rbegin(); array != m_arrays.rend(); ++array) // inner ones have higher ids
            elements(array->first, array->second);
        return m_text.isEmpty() ? QByteArray("[]\n") : "[\n" + m_text + "\n]\n";
    }

private:
    using Changes = std::vector<Diff::Change>;
    struct ArrayChanges
    {
        Changes changes;
        Changes hidden;
    };

    NodeId containerBefore(const Diff::Change& change) const
    {
        return change.before == noNode ? change.within : m_before.parent(change.before);
    }
    NodeId containerAfter(const Diff::Change& change) const
    {
        return change.after == noNode ? change.within : m_after.parent(change.after);
    }

    /// An element that comes, goes or changes its place.
    bool isPlace(const Diff::Change& change) const
    {
        return change.kind == ChangeKind::Moved
            || (change.kind != ChangeKind::Changed && change.kind != ChangeKind::Textual
                && m_before.kind(containerBefore(change)) == Kind::Array);
    }

    void operation(const char* name, const QByteArray& path, QByteArrayView value = {},
                   const QByteArray& from = {})
    {
        m_text += m_text.isEmpty() ? "{\"op\":\"" : ",\n{\"op\":\"";
        m_text += name;
        if (!from.isEmpty())
            m_text += "\",\"from\":" + from + ",\"path\":" + path;
        else
            m_text += "\",\"path\":" + path;
        if (!value.isEmpty())
            m_text.append(",\"value\":").append(value.data(), value.size());
        m_text += '}';
    }

    void test(const Diff::Change& change)
    {
        if (change.kind == ChangeKind::Textual)
            return;
        if (change.kind != ChangeKind::Changed && testOnce(containerBefore(change)))
            return;
        if (change.before != noNode)
            testOnce(change.before);
    }

    /// False if the value is too long for that.
    bool testOnce(NodeId node)
    {
        if (m_before.rawText(node).size() > maxTestBytes)
            return false;
        if (m_tested.insert(node).second)
            operation("test", quoted(m_before.pointer(node)), m_before.rawText(node));
        return true;
    }

    void value(const Diff::Change& change)
    {
        switch (change.kind) {
        case ChangeKind::Added: {
            const QString path =
                m_before.pointer(change.within) + QLatin1Char('/') + pointerStep(m_after.key(change.after));
            return operation("add", quoted(path), m_after.rawText(change.after));
        }
        case ChangeKind::Removed:
            return operation("remove", quoted(m_before.pointer(change.before)));
        case ChangeKind::Changed:
            return operation("replace", quoted(m_before.pointer(change.before)),
                             m_after.rawText(change.after));
        case ChangeKind::Textual:
        case ChangeKind::Moved: // always an element
            return;
        }
    }

    /// A place for each element that is, was or will be there, in one order for all operations on the array:
    /// so an index is the number of occupied places before it.
    struct Places
    {
        std::size_t count = 0;
        std::vector<std::size_t> occupied; // at the beginning
        std::unordered_map<NodeId, std::size_t> origins; // of what leaves its place, by the node before
        std::unordered_map<NodeId, std::size_t> targets; // of what comes, by the node after
    };

    Places layOut(NodeId array, const ArrayChanges& all) const
    {
        const auto ids = [](const Changes& changes, NodeId Diff::Change::*side) {
            std::unordered_set<NodeId> nodes;
            for (const Diff::Change& change : changes)
                nodes.insert(change.*side); // noNode does no harm
            return nodes;
        };
        const auto leaving = ids(all.changes, &Diff::Change::before);
        const auto coming = ids(all.changes, &Diff::Change::after);
        const auto hiddenBefore = ids(all.hidden, &Diff::Change::before);
        const auto hiddenAfter = ids(all.hidden, &Diff::Change::after);
        Places places;
        int row = 0;
        // takes the elements before up to the next one that keeps its place
        const auto takeBefore = [&] {
            for (bool kept = false; !kept && row < m_before.childCount(array); ++row) {
                const NodeId node = m_before.child(array, row);
                if (leaving.contains(node))
                    places.origins[node] = places.count;
                else
                    kept = !hiddenBefore.contains(node);
                places.occupied.push_back(places.count++);
            }
        };
        const NodeId partner = containerAfter(all.changes.front());
        for (int i = 0; i < m_after.childCount(partner); ++i) {
            const NodeId node = m_after.child(partner, i);
            if (coming.contains(node))
                places.targets[node] = places.count++;
            else if (!hiddenAfter.contains(node))
                takeBefore(); // what keeps its place does so in the same order on both sides
        }
        while (row < m_before.childCount(array))
            takeBefore();
        return places;
    }

    void elements(NodeId array, const ArrayChanges& all)
    {
        if (all.changes.empty())
            return;
        const Places places = layOut(array, all);
        Occupation occupation(places.count);
        for (const std::size_t place : places.occupied)
            occupation.change(place, 1);
        const QString pointer = m_before.pointer(array) + QLatin1Char('/');
        const auto path = [&](std::size_t place) {
            return quoted(pointer + QString::number(occupation.before(place)));
        };
        for (const Diff::Change& change : all.changes) {
            QByteArray from;
            if (change.before != noNode) {
                const std::size_t origin = places.origins.at(change.before);
                from = path(origin);
                occupation.change(origin, -1);
            }
            if (change.kind == ChangeKind::Removed) {
                operation("remove", from);
                continue;
            }
            const std::size_t target = places.targets.at(change.after);
            const QByteArray to = path(target);
            occupation.change(target, 1);
            if (change.kind == ChangeKind::Added)
                operation("add", to, m_after.rawText(change.after));
            else if (from != to)
                operation("move", to, {}, from);
        }
    }

    const Document& m_before;
    const Document& m_after;
    const Diff& m_diff;
    QByteArray m_text;
    std::unordered_set<NodeId> m_tested;
    std::map<NodeId, ArrayChanges> m_arrays; // by the array before
};

}

QByteArray patchText(const Document& before, const Document& after, const Diff& diff)
{
    return PatchWriter(before, after, diff).write();
}

}
