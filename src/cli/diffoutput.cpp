#include "cli/diffoutput.h"

#include "cli/output.h"
#include "json/patch.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(weekglassctl)
};

QByteArray kindName(Json::ChangeKind kind)
{
    switch (kind) {
    case Json::ChangeKind::Added:
        return "added";
    case Json::ChangeKind::Removed:
        return "removed";
    case Json::ChangeKind::Changed:
        return "changed";
    case Json::ChangeKind::Textual:
        return "written otherwise";
    case Json::ChangeKind::Moved:
        break;
    }
    return "moved";
}

}

void printDiff(bool asJson, const Json::Document& before, const Json::Document& after, const Json::Diff& diff)
{
    if (asJson)
        return printBytes(Json::patchText(before, after, diff));
    const auto value = [](const Json::Document& document, Json::NodeId node) {
        return node == Json::noNode ? Pg::Value() : Pg::Value(document.rawText(node).toByteArray());
    };
    Output output(false,
                  {{.key = {}, .title = Text::tr("Change")},
                   {.key = {}, .title = Text::tr("Path")},
                   {.key = {}, .title = Text::tr("Before")},
                   {.key = {}, .title = Text::tr("After")}});
    for (const auto& change : diff.changes) {
        const QString path =
            change.after == Json::noNode ? before.pointer(change.before) : after.pointer(change.after);
        output.add(
            {kindName(change.kind), path.toUtf8(), value(before, change.before), value(after, change.after)});
    }
    output.finish();
}

}
