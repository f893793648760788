#include "json/canonical.h"

#include "json/number.h"
#include "json/strings.h"
#include "json/text.h"

#include <algorithm>
#include <optional>

namespace Weekglass::Json {
namespace {

/// An output that is asked for room once per token, which a QByteArray would be for every piece of it.
class Output
{
public:
    explicit Output(qsizetype expected)
        : m_bytes(expected, Qt::Uninitialized)
        , m_at(m_bytes.data())
        , m_end(m_at + expected)
    {
    }

    /// Room for @p size more bytes.
    char* room(qsizetype size)
    {
        if (m_end - m_at < size)
            grow(size);
        return m_at;
    }
    void usedUpTo(char* end) { m_at = end; }
    void put(char c)
    {
        *room(1) = c;
        ++m_at;
    }
    void put(QByteArrayView text) { m_at = std::copy(text.begin(), text.end(), room(text.size())); }

    QByteArray take()
    {
        m_bytes.truncate(m_at - m_bytes.constData());
        return std::move(m_bytes);
    }

private:
    void grow(qsizetype size)
    {
        const qsizetype used = m_at - m_bytes.constData();
        m_bytes.resize(std::max(used + size, m_bytes.size() * 2));
        m_at = m_bytes.data() + used;
        m_end = m_bytes.data() + m_bytes.size();
    }

    QByteArray m_bytes;
    char* m_at;
    char* m_end;
};

/// Most texts grow by a few floats at most ("1e5" becomes "100000.0").
constexpr qsizetype floatSlack = 64;

class CanonicalWriter
{
public:
    CanonicalWriter(const Tree& tree, qsizetype expected)
        : m_tree(tree)
        , m_output(expected + floatSlack)
    {
    }

    Result<QByteArray> write(NodeId root)
    {
        value(root);
        while (!m_levels.empty() && m_lone < 0) {
            Level& level = m_levels.back();
            if (level.next == level.end)
                close(level);
            else
                child(level);
        }
        if (m_lone >= 0)
            return loneSurrogate();
        return m_output.take();
    }

private:
    /// An open container. Its children are in m_order (sorted members) or in the tree (elements).
    struct Level
    {
        size_t begin;
        size_t next;
        size_t end;
        bool object;
    };

    void child(Level& level)
    {
        if (level.next != level.begin)
            m_output.put(',');
        const NodeId id = level.object ? m_order[level.next] : m_tree.children[level.next];
        const bool member = level.object;
        ++level.next;
        if (member) {
            const Node& node = m_tree.nodes[id];
            string(m_tree.rawKey(node), node.keyFlags);
            m_output.put(':');
        }
        value(id); // may move the levels
    }

    void value(NodeId id)
    {
        const Node& node = m_tree.nodes[id];
        switch (node.kind) {
        case Kind::Object:
        case Kind::Array:
            return open(node);
        case Kind::String:
            return string(m_tree.rawString(node), node.valueFlags);
        case Kind::Number:
            return number(node);
        case Kind::Null:
        case Kind::Boolean:
            return m_output.put(m_tree.rawValue(node));
        }
    }

    void open(const Node& node)
    {
        const bool object = node.kind == Kind::Object;
        m_output.put(object ? '{' : '[');
        const size_t begin = object ? m_order.size() : node.firstChild;
        if (object)
            m_sorter.sort(m_tree, node, m_order);
        m_levels.push_back({begin, begin, object ? m_order.size() : begin + node.childCount, object});
    }

    void close(const Level& level)
    {
        m_output.put(level.object ? '}' : ']');
        if (level.object)
            m_order.resize(level.begin);
        m_levels.pop_back();
    }

    void string(QByteArrayView raw, quint8 flags)
    {
        if (flags & LoneSurrogate) {
            m_lone = raw.data() - m_tree.text.data();
            return;
        }
        char* to = m_output.room(raw.size() + 2);
        *to++ = '"';
        to = flags & HasEscapes ? writeCanonical(raw, to) : std::copy(raw.begin(), raw.end(), to);
        *to++ = '"';
        m_output.usedUpTo(to);
    }

    void number(const Node& node)
    {
        const QByteArrayView raw = m_tree.rawValue(node);
        if (!node.isInteger)
            m_output.usedUpTo(writePythonFloat(raw, m_output.room(pythonFloatSize)));
        else
            m_output.put(raw == "-0" ? QByteArrayView("0") : raw);
    }

    Error loneSurrogate() const
    {
        return Error {.kind = Error::Kind::Format,
                      .message =
                          Text::tr("A string holds half of a surrogate pair, which UTF-8 cannot express."),
                      .where = placeOf(m_tree.text, m_lone)};
    }

    const Tree& m_tree;
    Output m_output;
    std::vector<Level> m_levels;
    std::vector<NodeId> m_order; // sorted members of the open objects, outermost first
    MemberSorter m_sorter;
    qsizetype m_lone = -1; // offset of the string that cannot be written
};

}

Result<QByteArray> canonical(QByteArrayView text)
{
    Tree tree;
    const Result<void> built = buildTree(text, {}, tree);
    if (!built)
        return built.error();
    return CanonicalWriter(tree, text.size()).write(0);
}

Result<QByteArray> canonical(const Document& document, NodeId node)
{
    return CanonicalWriter(document.tree(), document.rawText(node).size()).write(node);
}

}
