#include "cli/diffoutput.h"

#include "cli/output.h"
#include "cli/text.h"
#include "json/patch.h"

namespace Weekglass {

namespace {

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
        return "written differently";
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
    Output output =
        Output::forPeople({Text::tr("Change"), Text::tr("Path"), Text::tr("Before"), Text::tr("After")});
    for (const auto& change : diff.changes) {
        const QString path =
            change.after == Json::noNode ? before.pointer(change.before) : after.pointer(change.after);
        output.add(
            {kindName(change.kind), path.toUtf8(), value(before, change.before), value(after, change.after)});
    }
    output.finish();
}

}
