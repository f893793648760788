#include "patchtarget.h"

#include "base/safetext.h"
#include "json/equal.h"
#include "json/path.h"
#include "json/strings.h"

#include <QCoreApplication>

namespace Weekglass::Json {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(JsonPatch)
};

Error noSuchPlace(const PatchTarget::Path& path, qsizetype index, const QString& reason)
{
    QString pointer;
    for (const QString& name : path.first(index + 1))
        pointer += QLatin1Char('/') + pointerStep(name);
    return {.kind = Error::Kind::Format,
            .message = Text::tr("There is no %1: %2.").arg(visibleText(pointer), reason)};
}

/// An index below @p limit, without signs and leading zeros.
Result<std::size_t> arrayIndex(const PatchTarget::Path& path, qsizetype index, std::size_t limit)
{
    const QString& name = path[index];
    bool isNumber = false;
    const qulonglong value = name.toULongLong(&isNumber);
    if (!isNumber || QString::number(value) != name)
        return noSuchPlace(path, index, Text::tr("what is around it is an array, which has no keys"));
    if (value >= limit)
        return noSuchPlace(path, index, Text::tr("what is around it is an array, which ends before"));
    return static_cast<std::size_t>(value);
}

Error noMember(const PatchTarget::Path& path, qsizetype index)
{
    return noSuchPlace(path, index, Text::tr("what is around it is an object without this key"));
}

}

void PatchTarget::Object::set(const QString& name, QByteArray key, Value value)
{
    const auto known = places.constFind(name);
    if (known != places.constEnd()) {
        members[*known].value = value;
        return;
    }
    places.insert(name, members.size());
    members.push_back({std::move(key), value, false});
}

PatchTarget::PatchTarget(const Document& document)
    : m_root(valueOf(document, Document::root()))
{
}

PatchTarget::Value PatchTarget::valueOf(const Document& document, NodeId node)
{
    m_entries.push_back({&document, node});
    return m_entries.size() - 1;
}

/// Its children become values that can be changed.
void PatchTarget::open(Value value)
{
    Entry& entry = m_entries[value]; // a deque: it stays where it is
    if (entry.object || entry.array || !entry.document->isContainer(entry.node))
        return;
    const Document& document = *entry.document;
    const int children = document.childCount(entry.node);
    if (document.kind(entry.node) == Kind::Array) {
        auto array = std::make_unique<Array>();
        for (int row = 0; row < children; ++row)
            array->push_back(valueOf(document, document.child(entry.node, row)));
        entry.array = std::move(array);
        return;
    }
    auto object = std::make_unique<Object>();
    for (int row = 0; row < children; ++row) {
        const NodeId member = document.child(entry.node, row);
        const QByteArrayView key = document.tree().rawKey(document.tree().nodes[member]);
        object->set(document.key(member), key.toByteArray(), valueOf(document, member));
    }
    entry.object = std::move(object);
}

bool PatchTarget::isArray(const Entry& entry) const
{
    return entry.array || (!entry.object && entry.document->kind(entry.node) == Kind::Array);
}

Result<PatchTarget::Value> PatchTarget::child(Value from, const Path& path, qsizetype index)
{
    const Entry& entry = m_entries[from];
    if (isArray(entry)) {
        const std::size_t size = entry.array
            ? entry.array->size()
            : static_cast<std::size_t>(entry.document->childCount(entry.node));
        const auto place = arrayIndex(path, index, size);
        if (!place)
            return place.error();
        return entry.array
            ? (*entry.array)[*place]
            : valueOf(*entry.document, entry.document->child(entry.node, static_cast<int>(*place)));
    }
    if (entry.object) {
        const auto place = entry.object->places.constFind(path[index]);
        if (place == entry.object->places.constEnd())
            return noMember(path, index);
        return entry.object->members[*place].value;
    }
    if (!entry.document->isContainer(entry.node))
        return noSuchPlace(path, index, Text::tr("what is around it is neither an object nor an array"));
    const NodeId member = entry.document->find(entry.node, path[index]);
    if (member == noNode)
        return noMember(path, index);
    return valueOf(*entry.document, member);
}

Result<PatchTarget::Value> PatchTarget::walk(const Path& path, qsizetype steps, bool opening)
{
    Value value = m_root;
    if (opening)
        open(value);
    for (qsizetype index = 0; index < steps; ++index) {
        const Result<Value> next = child(value, path, index);
        if (!next)
            return next.error();
        value = *next;
        if (opening)
            open(value);
    }
    return value;
}

Result<PatchTarget::Value> PatchTarget::find(const Path& path)
{
    return walk(path, path.size(), false);
}

Result<void> PatchTarget::add(const Path& path, Value value)
{
    if (path.isEmpty()) {
        m_root = value;
        return {};
    }
    const qsizetype last = path.size() - 1;
    const Result<Value> parent = walk(path, last, true);
    if (!parent)
        return parent.error();
    const Entry& entry = m_entries[*parent];
    if (entry.object) {
        entry.object->set(path[last], quoted(path[last]).chopped(1).sliced(1), value);
        return {};
    }
    if (!entry.array)
        return noSuchPlace(path, last, Text::tr("what is around it is neither an object nor an array"));
    Result<std::size_t> place = entry.array->size();
    if (path[last] != QLatin1String("-"))
        place = arrayIndex(path, last, entry.array->size() + 1);
    if (!place)
        return place.error();
    entry.array->insert(entry.array->begin() + static_cast<std::ptrdiff_t>(*place), value);
    return {};
}

Result<void> PatchTarget::replace(const Path& path, Value value)
{
    const Result<Value> old = walk(path, path.size(), true);
    if (!old)
        return old.error();
    if (path.isEmpty()) {
        m_root = value;
        return {};
    }
    const qsizetype last = path.size() - 1;
    const Entry& parent = m_entries[*walk(path, last, true)];
    if (parent.object)
        parent.object->set(path[last], {}, value);
    else
        (*parent.array)[*arrayIndex(path, last, parent.array->size())] = value;
    return {};
}

Result<PatchTarget::Value> PatchTarget::take(const Path& path)
{
    if (path.isEmpty())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The whole value cannot be taken away.")};
    const qsizetype last = path.size() - 1;
    const Result<Value> parent = walk(path, last, true);
    if (!parent)
        return parent.error();
    const Result<Value> taken = child(*parent, path, last);
    if (!taken)
        return taken.error();
    const Entry& entry = m_entries[*parent];
    if (entry.object) {
        entry.object->members[entry.object->places.take(path[last])].gone = true;
        return *taken;
    }
    const std::size_t place = *arrayIndex(path, last, entry.array->size());
    entry.array->erase(entry.array->begin() + static_cast<std::ptrdiff_t>(place));
    return *taken;
}

PatchTarget::Value PatchTarget::copyOf(Value value)
{
    const Entry& entry = m_entries[value];
    if (!entry.object && !entry.array)
        return valueOf(*entry.document, entry.node);
    auto document = Document::parse(textOf(value)); // of our own making
    m_copies.push_back(*std::move(document));
    return valueOf(m_copies.back(), Document::root());
}

bool PatchTarget::isEqual(Value value, const Document& document, NodeId node) const
{
    const Entry& entry = m_entries[value];
    if (!entry.object && !entry.array)
        return equal(*entry.document, entry.node, document, node);
    const auto own = Document::parse(textOf(value));
    return own && equal(*own, Document::root(), document, node);
}

QByteArray PatchTarget::textOf(Value root) const
{
    struct Level
    {
        const Entry* entry;
        std::size_t next = 0;
        bool first = true;
    };
    QByteArray text;
    std::vector<Level> levels;
    const auto write = [&](Value value) {
        const Entry& entry = m_entries[value];
        if (!entry.object && !entry.array) {
            text += entry.document->rawText(entry.node);
            return;
        }
        text += entry.object ? '{' : '[';
        levels.push_back({&entry});
    };
    write(root);
    while (!levels.empty()) {
        Level& level = levels.back();
        const Entry& entry = *level.entry;
        const std::size_t size = entry.object ? entry.object->members.size() : entry.array->size();
        while (entry.object && level.next < size && entry.object->members[level.next].gone)
            ++level.next;
        if (level.next == size) {
            text += entry.object ? '}' : ']';
            levels.pop_back();
            continue;
        }
        if (!level.first)
            text += ',';
        level.first = false;
        const std::size_t place = level.next++;
        if (entry.object)
            text += '"' + entry.object->members[place].key + "\":";
        write(entry.object ? entry.object->members[place].value : (*entry.array)[place]);
    }
    return text;
}

}
