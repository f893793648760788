#include "json/tree.h"

#include "json/number.h"
#include "json/strings.h"
#include "json/text.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace Weekglass::Json {
namespace {

/// Numbers this short and without exponent always fit numeric.
constexpr qsizetype surelyNumeric = 16000;
/// jsonb keeps the length of a string in 28 bits.
constexpr qsizetype maxJsonbString = 0x0FFFFFFF;

constexpr qsizetype smallText = 16'384;

class TreeBuilder
{
public:
    explicit TreeBuilder(Tree& tree)
        : m_tree(tree)
    {
        // Payloads of an API then cost one allocation each. Large texts grow by doubling, which measured
        // faster.
        if (tree.text.size() > smallText)
            return;
        const auto expected = static_cast<size_t>(tree.text.size() / 12 + 8);
        m_tree.nodes.reserve(expected);
        m_tree.children.reserve(expected);
        m_pending.reserve(expected / 4);
    }

    void objectStart(qsizetype offset) { open(Kind::Object, offset); }
    void arrayStart(qsizetype offset) { open(Kind::Array, offset); }
    void objectEnd(qsizetype end) { close(end); }
    void arrayEnd(qsizetype end) { close(end); }

    void key(QByteArrayView raw, quint8 flags)
    {
        m_key = static_cast<quint32>(offsetOf(raw));
        m_keySize = static_cast<quint32>(raw.size());
        m_keyFlags = flags;
        notice(raw, flags);
    }

    void string(QByteArrayView raw, quint8 flags)
    {
        Node& node = add(Kind::String, offsetOf(raw) - 1, raw.size() + 2);
        node.valueFlags = flags;
        notice(raw, flags);
    }

    void number(QByteArrayView raw, NumberForm form)
    {
        Node& node = add(Kind::Number, offsetOf(raw), raw.size());
        node.isInteger = form == NumberForm::Integer;
        const bool certain = form != NumberForm::Exponent && raw.size() < surelyNumeric;
        if (!certain && m_tree.findings.numberBeyondNumeric < 0 && !fitsNumeric(raw))
            m_tree.findings.numberBeyondNumeric = offsetOf(raw);
    }

    void literal(QByteArrayView raw)
    {
        add(raw.front() == 'n' ? Kind::Null : Kind::Boolean, offsetOf(raw), raw.size());
    }

private:
    struct Open
    {
        NodeId node;
        quint32 firstPending;
    };

    qsizetype offsetOf(QByteArrayView raw) const { return raw.data() - m_tree.text.data(); }

    Node& add(Kind kind, qsizetype offset, qsizetype size)
    {
        const auto id = static_cast<NodeId>(m_tree.nodes.size());
        if (!m_open.empty())
            m_pending.push_back(id);
        return m_tree.nodes.emplace_back(Node {.key = m_key,
                                               .keySize = m_keySize,
                                               .value = static_cast<quint32>(offset),
                                               .valueSize = static_cast<quint32>(size),
                                               .parent = m_open.empty() ? noNode : m_open.back().node,
                                               .kind = kind,
                                               .keyFlags = m_keyFlags});
    }

    void open(Kind kind, qsizetype offset)
    {
        const auto id = static_cast<NodeId>(m_tree.nodes.size());
        add(kind, offset, 0);
        m_open.push_back({id, static_cast<quint32>(m_pending.size())});
        forgetKey();
        if (static_cast<qsizetype>(m_open.size()) > m_tree.findings.depth) {
            m_tree.findings.depth = static_cast<qsizetype>(m_open.size());
            m_tree.findings.deepest = offset;
        }
    }

    void close(qsizetype end)
    {
        const Open open = m_open.back();
        m_open.pop_back();
        Node& node = m_tree.nodes[open.node];
        node.valueSize = static_cast<quint32>(end) - node.value;
        node.firstChild = static_cast<quint32>(m_tree.children.size());
        node.childCount = static_cast<quint32>(m_pending.size()) - open.firstPending;
        const auto first = m_pending.begin() + open.firstPending;
        m_tree.children.insert(m_tree.children.end(), first, m_pending.end());
        m_pending.erase(first, m_pending.end());
        forgetKey(); // back in an array there is no key
    }

    void forgetKey()
    {
        m_key = m_keySize = 0;
        m_keyFlags = PlainString;
    }

    void notice(QByteArrayView raw, quint8 flags)
    {
        Findings& findings = m_tree.findings;
        if ((flags & NulEscape) && findings.nulEscape < 0)
            findings.nulEscape = offsetOf(raw);
        if ((flags & LoneSurrogate) && findings.loneSurrogate < 0)
            findings.loneSurrogate = offsetOf(raw);
        if (raw.size() > maxJsonbString && findings.stringBeyondJsonb < 0
            && decodedUtf8(raw).size() > maxJsonbString)
            findings.stringBeyondJsonb = offsetOf(raw);
    }

    Tree& m_tree;
    std::vector<Open> m_open;
    std::vector<NodeId> m_pending; // children of the open containers, outermost first
    quint32 m_key = 0;
    quint32 m_keySize = 0;
    quint8 m_keyFlags = PlainString;
};

quint64 prefixOf(QByteArrayView key)
{
    if (key.size() >= 8)
        return qFromBigEndian<quint64>(key.data());
    quint64 prefix = 0;
    for (qsizetype i = 0; i < key.size(); ++i)
        prefix |= quint64 {static_cast<unsigned char>(key[i])} << (56 - 8 * i);
    return prefix;
}

}

Result<void> buildTree(QByteArrayView text, ReadLimits limits, Tree& tree)
{
    tree.text = text;
    tree.nodes.clear();
    tree.children.clear();
    tree.findings = {};
    if (text.size() > maxTextBytes)
        return Error {.kind = Error::Kind::Format,
                      .message =
                          Text::tr("A JSON text of %1 bytes is too large to be opened.").arg(text.size()),
                      .advice = Text::tr("Save it to a file; 2147483647 bytes is the limit.")};
    TreeBuilder builder(tree);
    return read(text, builder, limits);
}

int compareBytes(QByteArrayView a, QByteArrayView b)
{
    const auto shared = static_cast<size_t>(std::min(a.size(), b.size()));
    const int order = shared == 0 ? 0 : std::memcmp(a.data(), b.data(), shared);
    if (order != 0)
        return order;
    return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

void MemberSorter::collect(const Tree& tree, const Node& object)
{
    m_members.clear();
    m_decoded.clear();
    m_sorted = true;
    for (quint32 i = 0; i < object.childCount; ++i) {
        const NodeId id = tree.children[object.firstChild + i];
        const Node& node = tree.nodes[id];
        QByteArrayView key = tree.rawKey(node);
        if (node.keyFlags & HasEscapes)
            key = m_decoded.emplace_back(decodedUtf8(key));
        const quint64 prefix = prefixOf(key);
        if (m_sorted && !m_members.empty()) {
            const Member& last = m_members.back();
            m_sorted = last.prefix < prefix || (last.prefix == prefix && compareBytes(last.key, key) < 0);
        }
        m_members.push_back({prefix, key, id});
    }
}

void MemberSorter::sort(const Tree& tree, const Node& object, std::vector<NodeId>& order)
{
    collect(tree, object);
    if (!m_sorted) {
        std::sort(m_members.begin(), m_members.end(), [](const Member& a, const Member& b) {
            if (a.prefix != b.prefix)
                return a.prefix < b.prefix;
            const int byKey = compareBytes(a.key, b.key);
            return byKey != 0 ? byKey < 0 : a.node < b.node;
        });
    }
    for (size_t i = 0; i < m_members.size(); ++i) {
        const bool repeated =
            !m_sorted && i + 1 < m_members.size() && m_members[i].key == m_members[i + 1].key;
        if (!repeated)
            order.push_back(m_members[i].node);
    }
}

}
