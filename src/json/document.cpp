#include "json/document.h"

#include "json/strings.h"
#include "json/text.h"

#include <algorithm>

namespace Weekglass::Json {
namespace {

/// PostgreSQL 15 with its default max_stack_depth of 2 MB takes 12,000 levels and refuses 14,000.
constexpr qsizetype maxJsonbDepth = 10'000;

}

Result<Document> Document::parse(QByteArray text, ReadLimits limits)
{
    Document document(std::move(text));
    const Result<void> built = buildTree(document.m_text, limits, document.m_tree);
    if (!built)
        return built.error();
    return document;
}

QString Document::key(NodeId node) const
{
    return isMember(node) ? decoded(m_tree.rawKey(at(node))) : QString();
}

QString Document::stringValue(NodeId node) const
{
    return kind(node) == Kind::String ? decoded(m_tree.rawString(at(node))) : QString();
}

NodeId Document::child(NodeId node, int row) const
{
    if (row < 0 || row >= childCount(node))
        return noNode;
    return m_tree.children[at(node).firstChild + static_cast<quint32>(row)];
}

int Document::rowInParent(NodeId node) const
{
    if (parent(node) == noNode)
        return 0;
    const Node& above = at(parent(node));
    const auto first = m_tree.children.begin() + above.firstChild;
    return static_cast<int>(std::lower_bound(first, first + above.childCount, node) - first);
}

NodeId Document::find(NodeId object, QStringView key) const
{
    if (kind(object) != Kind::Object)
        return noNode;
    const QByteArray wanted = key.toUtf8();
    for (int row = childCount(object) - 1; row >= 0; --row) {
        const NodeId member = child(object, row);
        const QByteArrayView raw = m_tree.rawKey(at(member));
        if (at(member).keyFlags & HasEscapes ? decoded(raw) == key : raw == wanted)
            return member;
    }
    return noNode;
}

std::optional<QString> Document::refusedByJsonb() const
{
    const Findings& findings = m_tree.findings;
    const auto reason = [this](const QString& what, qint64 offset) {
        return std::optional(Text::tr("%1 (%2)").arg(what, placeOf(m_text, offset)));
    };
    if (findings.nulEscape >= 0)
        return reason(Text::tr("jsonb cannot hold \\u0000"), findings.nulEscape);
    if (findings.loneSurrogate >= 0)
        return reason(Text::tr("jsonb cannot hold half of a surrogate pair"), findings.loneSurrogate);
    if (findings.numberBeyondNumeric >= 0)
        return reason(Text::tr("the number is too large for numeric"), findings.numberBeyondNumeric);
    if (findings.stringBeyondJsonb >= 0)
        return reason(Text::tr("a jsonb string has at most 268435455 bytes"), findings.stringBeyondJsonb);
    if (findings.depth > maxJsonbDepth)
        return reason(Text::tr("%1 levels are too deep for the server's stack").arg(findings.depth),
                      findings.deepest);
    return {};
}

}
