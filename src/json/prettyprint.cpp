#include "json/prettyprint.h"

#include <algorithm>

namespace Weekglass::Json {
namespace {

class PrettyPrinter
{
public:
    PrettyPrinter(const Document& document, qsizetype maxBytes)
        : m_document(document)
        , m_maxBytes(std::max<qsizetype>(maxBytes, 0))
    {
    }

    PrettyText print(NodeId root)
    {
        value(root);
        while (!m_levels.empty() && !m_result.cut) {
            Level& level = m_levels.back();
            if (level.next == m_document.childCount(level.node))
                close();
            else
                child(level);
        }
        if (m_result.cut)
            dropPartOfCharacter();
        return std::move(m_result);
    }

private:
    struct Level
    {
        NodeId node;
        int next;
    };

    void child(Level& level)
    {
        const NodeId node = m_document.child(level.node, level.next);
        put(level.next == 0 ? "\n" : ",\n");
        ++level.next;
        indent();
        if (m_document.kind(level.node) == Kind::Object) {
            put("\"");
            put(m_document.tree().rawKey(m_document.tree().nodes[node]));
            put("\": ");
        }
        value(node); // may move the levels
    }

    void value(NodeId node)
    {
        if (!m_document.isContainer(node))
            return put(m_document.rawText(node));
        const bool object = m_document.kind(node) == Kind::Object;
        if (m_document.childCount(node) == 0)
            return put(object ? "{}" : "[]");
        put(object ? "{" : "[");
        m_levels.push_back({node, 0});
    }

    void close()
    {
        const bool object = m_document.kind(m_levels.back().node) == Kind::Object;
        m_levels.pop_back();
        put("\n");
        indent();
        put(object ? "}" : "]");
    }

    void put(QByteArrayView text)
    {
        const qsizetype fitting = std::min(text.size(), room());
        m_result.utf8.append(text.data(), fitting);
        m_result.cut |= fitting < text.size();
    }

    void indent()
    {
        const auto size = static_cast<qsizetype>(m_levels.size()) * 2;
        const qsizetype fitting = std::min(size, room());
        m_result.utf8.append(fitting, ' ');
        m_result.cut |= fitting < size;
    }

    qsizetype room() const { return m_maxBytes - m_result.utf8.size(); }

    void dropPartOfCharacter()
    {
        QByteArray& text = m_result.utf8;
        qsizetype start = text.size() - 1; // of the last character
        while (start >= 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80)
            --start;
        if (start < 0)
            return;
        const auto first = static_cast<unsigned char>(text[start]);
        const int length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (text.size() - start < length)
            text.truncate(start);
    }

    const Document& m_document;
    qsizetype m_maxBytes;
    PrettyText m_result;
    std::vector<Level> m_levels;
};

}

PrettyText prettyPrint(const Document& document, NodeId node, qsizetype maxBytes)
{
    return PrettyPrinter(document, maxBytes).print(node);
}

}
