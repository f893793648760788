// What a change looks like in a row.
#include "base/safetext.h"
#include "base/utf8.h"
#include "widgets/json/jsondiffmodel.h"
#include "widgets/json/jsontext.h"
#include "json/number.h"

#include <QCoreApplication>

#include <algorithm>

namespace Weekglass {
namespace {

using Json::ChangeKind;
using Json::Document;
using Json::Kind;
using Json::NodeId;
using Json::noNode;

constexpr qsizetype maxShown = 200; // characters
constexpr qsizetype contextShown = 24; // characters before the first difference
constexpr qsizetype maxCompared = 1024 * 1024; // bytes
constexpr QChar ellipsis(0x2026);

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(JsonDiffModel)
};

QString shownValue(const Document& document, NodeId node)
{
    if (node == noNode)
        return {};
    if (!document.isContainer(node))
        return shownJsonValue(document, node);
    const QByteArrayView raw = document.rawText(node);
    const QByteArrayView head = raw.first(std::min<qsizetype>(raw.size(), maxShown * 8));
    return visibleText(fromUtf8(head).simplified(), maxShown);
}

/// Where the difference is if it is not at the beginning: …text" and …test"
void showFromDifference(ShownChange& shown, const QString& before, const QString& after)
{
    const auto shorter = std::min(before.size(), after.size());
    const auto different = std::mismatch(before.begin(), before.begin() + shorter, after.begin()).first;
    qsizetype start = different - before.begin() - contextShown;
    if (start < contextShown)
        return;
    if (before[start].isLowSurrogate())
        --start;
    const auto from = [start](const QString& text) {
        return QString(ellipsis + visibleText(text.mid(start), maxShown) + QLatin1Char('"'));
    };
    shown.before = from(before);
    shown.after = from(after);
}

}

QChar signOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Added:
        return QLatin1Char('+');
    case ChangeKind::Removed:
        return QChar(0x2212); // as wide as the plus
    case ChangeKind::Changed:
        return QLatin1Char('~');
    case ChangeKind::Textual:
        return QChar(0x2248);
    case ChangeKind::Moved:
        return QChar(0x2195);
    }
    return {};
}

QString nameOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Added:
        return Text::tr("Added");
    case ChangeKind::Removed:
        return Text::tr("Removed");
    case ChangeKind::Changed:
        return Text::tr("Changed");
    case ChangeKind::Textual:
        return Text::tr("The same value, written differently");
    case ChangeKind::Moved:
        return Text::tr("Moved");
    }
    return {};
}

ShownChange shownChange(const JsonComparison& comparison, const Json::Diff::Change& change)
{
    const Document& before = *comparison.before;
    const Document& after = *comparison.after;
    if (change.kind == ChangeKind::Textual)
        return {visibleText(before.rawText(change.before), maxShown),
                visibleText(after.rawText(change.after), maxShown), Text::tr("written differently")};
    ShownChange shown {shownValue(before, change.before), shownValue(after, change.after), {}};
    if (change.kind == ChangeKind::Moved) {
        shown.difference = QStringLiteral(u"[%1] \u2192 [%2]")
                               .arg(before.rowInParent(change.before))
                               .arg(after.rowInParent(change.after));
        return shown;
    }
    if (change.kind != ChangeKind::Changed || before.kind(change.before) != after.kind(change.after))
        return shown;
    const QByteArrayView from = before.rawText(change.before);
    const QByteArrayView to = after.rawText(change.after);
    if (before.kind(change.before) == Kind::Number)
        shown.difference = QString::fromLatin1(Json::numberDifference(from, to).value_or(QByteArray()));
    else if (before.kind(change.before) == Kind::String && std::max(from.size(), to.size()) < maxCompared)
        showFromDifference(shown, before.stringValue(change.before), after.stringValue(change.after));
    return shown;
}

}
