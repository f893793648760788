#include "pages/replay/stateentries.h"

#include "base/safetext.h"
#include "json/document.h"

#include <QStringList>

#include <algorithm>

namespace Weekglass {

namespace {

using Json::Document;
using Json::Kind;
using Json::NodeId;

QString shown(const Document& document, NodeId node)
{
    if (document.kind(node) == Kind::String)
        return visibleText(document.stringValue(node));
    return visibleText(document.rawText(node));
}

bool isWholeNumber(const Document& document, NodeId node)
{
    return document.kind(node) == Kind::Number && document.tree().nodes[node].isInteger;
}

StateEntry entryOf(const Document& document, NodeId node, const QString& fallbackName)
{
    StateEntry entry {fallbackName, {}, document.rawText(node).toByteArray(), {}};
    if (document.kind(node) != Kind::Object) {
        entry.value = shown(document, node);
        return entry;
    }
    QStringList values;
    for (int i = 0; i < document.childCount(node); ++i) {
        const NodeId field = document.child(node, i);
        entry.fields.emplace_back(visibleText(document.key(field)), shown(document, field));
        if (i == 0 && isWholeNumber(document, field))
            entry.name = entry.fields.back().second;
        else if (document.kind(field) != Kind::Null)
            values << entry.fields.back().second;
    }
    entry.value = values.join(QStringLiteral(" · "));
    return entry;
}

}

std::optional<StateEntries> stateEntries(QByteArrayView text)
{
    if (!text.startsWith('[') && !text.startsWith('{'))
        return std::nullopt;
    const Result<Document> parsed = Document::parse(text.toByteArray());
    if (!parsed)
        return std::nullopt;
    const Document& document = *parsed;
    StateEntries found;
    found.total = document.childCount(Document::root());
    const int count = static_cast<int>(std::min<qsizetype>(found.total, MaxStateEntries));
    for (int i = 0; i < count; ++i) {
        const NodeId child = document.child(Document::root(), i);
        const bool isArray = document.kind(Document::root()) == Kind::Array;
        const QString name = isArray ? QString::number(i + 1) : visibleText(document.key(child));
        found.entries.push_back(entryOf(document, child, name));
    }
    return found;
}

}
