#include "applypatch.h"

#include "base/safetext.h"
#include "patchtarget.h"
#include "json/path.h"

#include <QCoreApplication>

namespace Weekglass::Json {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(JsonPatch)
};

Error wrong(const QString& message)
{
    return {.kind = Error::Kind::Format, .message = message};
}

Result<PatchTarget::Path> pathOf(const QString& pointer)
{
    if (pointer.isEmpty())
        return PatchTarget::Path();
    const auto refused = [&](const QString& reason) {
        return wrong(Text::tr("“%1” is no JSON Pointer: %2.").arg(visibleText(pointer), reason));
    };
    if (!pointer.startsWith(QLatin1Char('/')))
        return refused(Text::tr("it does not begin with /"));
    for (qsizetype at = pointer.indexOf(QLatin1Char('~')); at >= 0;
         at = pointer.indexOf(QLatin1Char('~'), at + 1)) {
        const QChar code = at + 1 < pointer.size() ? pointer[at + 1] : QChar();
        if (code != QLatin1Char('0') && code != QLatin1Char('1'))
            return refused(Text::tr("~ is followed by 0 or 1"));
    }
    return pointerKeys(pointer);
}

/// One object of a JSON Patch.
class Operation
{
public:
    Operation(const Document& patch, NodeId node, PatchTarget& target)
        : m_patch(patch)
        , m_node(node)
        , m_target(target)
    {
    }

    /// Empty if there is none.
    QString name() const
    {
        const NodeId op = m_patch.find(m_node, u"op");
        return op == noNode ? QString() : m_patch.stringValue(op);
    }

    Result<void> apply() const
    {
        if (m_patch.kind(m_node) != Kind::Object)
            return wrong(Text::tr("An operation is an object."));
        const QString op = name();
        if (op.isEmpty())
            return wrong(Text::tr("It has no “op” with the name of an operation."));
        const auto path = pointer(u"path");
        if (!path)
            return path.error();
        if (op == QLatin1String("remove")) {
            const auto taken = m_target.take(*path);
            return taken ? Result<void>() : taken.error();
        }
        if (op == QLatin1String("move"))
            return move(*path);
        if (op == QLatin1String("copy"))
            return copy(*path);
        if (op != QLatin1String("add") && op != QLatin1String("replace") && op != QLatin1String("test"))
            return wrong(Text::tr("There is no such operation."));
        const NodeId value = m_patch.find(m_node, u"value");
        if (value == noNode)
            return wrong(Text::tr("It has no “value”."));
        if (op == QLatin1String("test"))
            return test(*path, value);
        if (op == QLatin1String("add"))
            return m_target.add(*path, m_target.valueOf(m_patch, value));
        return m_target.replace(*path, m_target.valueOf(m_patch, value));
    }

private:
    Result<PatchTarget::Path> pointer(QStringView key) const
    {
        const NodeId node = m_patch.find(m_node, key);
        if (node == noNode || m_patch.kind(node) != Kind::String)
            return wrong(Text::tr("It has no “%1” with a JSON Pointer.").arg(key));
        return pathOf(m_patch.stringValue(node));
    }

    Result<void> move(const PatchTarget::Path& path) const
    {
        const auto from = pointer(u"from");
        if (!from)
            return from.error();
        if (from->size() < path.size() && path.first(from->size()) == *from)
            return wrong(Text::tr("A value cannot be moved into itself."));
        const auto taken = m_target.take(*from);
        return taken ? m_target.add(path, *taken) : taken.error();
    }

    Result<void> copy(const PatchTarget::Path& path) const
    {
        const auto from = pointer(u"from");
        if (!from)
            return from.error();
        const auto found = m_target.find(*from);
        return found ? m_target.add(path, m_target.copyOf(*found)) : found.error();
    }

    Result<void> test(const PatchTarget::Path& path, NodeId value) const
    {
        const auto found = m_target.find(path);
        if (!found)
            return found.error();
        if (m_target.isEqual(*found, m_patch, value))
            return {};
        constexpr qsizetype maxShown = 80;
        return wrong(Text::tr("%1 is %2 and should be %3.")
                         .arg(visibleText(m_patch.stringValue(m_patch.find(m_node, u"path"))),
                              visibleText(m_target.textOf(*found), maxShown),
                              visibleText(m_patch.rawText(value), maxShown)));
    }

    const Document& m_patch;
    NodeId m_node;
    PatchTarget& m_target;
};

}

Result<QByteArray> applyPatch(const Document& document, const Document& patch)
{
    if (patch.kind(Document::root()) != Kind::Array)
        return wrong(Text::tr("A JSON Patch is an array of operations."));
    PatchTarget target(document);
    for (int i = 0; i < patch.childCount(Document::root()); ++i) {
        const Operation operation(patch, patch.child(Document::root(), i), target);
        if (const Result<void> done = operation.apply(); !done) {
            Error error = done.error();
            const QString name = visibleText(operation.name(), 20);
            error.where = name.isEmpty() ? Text::tr("Operation %1 of the patch").arg(i + 1)
                                         : Text::tr("Operation %1 of the patch (%2)").arg(i + 1).arg(name);
            error.advice = Text::tr("Nothing was changed. Is this the value that the patch was made for?");
            return error;
        }
    }
    return target.text();
}

}
