#include "widgets/json/jsonsearch.h"

#include "base/utf8.h"
#include "json/strings.h"

#include <QStringMatcher>

#include <algorithm>

namespace Weekglass {
namespace {

char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Most strings have no escapes and most searches are ASCII: then the bytes tell, and nothing is decoded.
class Finder
{
public:
    explicit Finder(const QString& wanted)
        : m_matcher(wanted, Qt::CaseInsensitive)
    {
        for (const QChar c : wanted) {
            m_ascii = m_ascii && c.unicode() < 0x80;
            m_bytes += lowerAscii(c.toLatin1());
        }
    }

    bool isIn(QByteArrayView raw, quint8 flags) const
    {
        if (flags & Json::HasEscapes)
            return m_matcher.indexIn(Json::decoded(raw)) >= 0;
        if (!m_ascii)
            return m_matcher.indexIn(fromUtf8(raw)) >= 0;
        return std::search(raw.begin(), raw.end(), m_bytes.begin(), m_bytes.end(),
                           [](char a, char b) { return lowerAscii(a) == b; })
            != raw.end();
    }

private:
    QStringMatcher m_matcher;
    QByteArray m_bytes;
    bool m_ascii = true;
};

bool matches(const Json::Tree& tree, const Json::Node& node, const Finder& finder)
{
    if (node.keySize > 0 && finder.isIn(tree.rawKey(node), node.keyFlags))
        return true;
    if (node.kind == Json::Kind::String)
        return finder.isIn(tree.rawString(node), node.valueFlags);
    return node.kind < Json::Kind::String && finder.isIn(tree.rawValue(node), Json::PlainString);
}

}

JsonMatches findInDocument(const Json::Document& document, const QString& wanted, const std::stop_token& stop)
{
    JsonMatches found;
    if (wanted.isEmpty())
        return found;
    const Finder finder(wanted);
    const Json::Tree& tree = document.tree();
    for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
        if (node % 1024 == 0 && stop.stop_requested())
            break;
        if (matches(tree, tree.nodes[node], finder))
            found.push_back(static_cast<quint32>(node));
    }
    return found;
}

JsonMatches findInText(const QString& text, const QString& wanted, const std::stop_token& stop)
{
    JsonMatches found;
    if (wanted.isEmpty())
        return found;
    const QStringMatcher matcher(wanted, Qt::CaseInsensitive);
    for (qsizetype at = matcher.indexIn(text); at >= 0 && !stop.stop_requested();
         at = matcher.indexIn(text, at + wanted.size()))
        found.push_back(static_cast<quint32>(at));
    return found;
}

}
