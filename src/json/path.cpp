#include "json/path.h"

#include "base/utf8.h"
#include "json/strings.h"
#include "json/text.h"

#include <QRegularExpression>

#include <algorithm>

namespace Weekglass::Json {
namespace {

/// With a backslash inside, only the E form means the same under every setting of
/// standard_conforming_strings.
QString sqlLiteral(QString text)
{
    text.replace(QLatin1Char('\''), QStringLiteral("''"));
    if (!text.contains(QLatin1Char('\\')))
        return QLatin1Char('\'') + text + QLatin1Char('\'');
    text.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    return QStringLiteral("E'") + text + QLatin1Char('\'');
}

/// An element of PostgreSQL's text form of arrays.
QString arrayElement(QString text)
{
    if (isPlainName(text) && text.compare(QLatin1String("null"), Qt::CaseInsensitive) != 0)
        return text;
    text.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    text.replace(QLatin1Char('"'), QStringLiteral("\\\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

Error unreadable(const QString& text, qsizetype at)
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("“%1” is not a path: it cannot be read from character %2 on.")
                           .arg(text, QString::number(at + 1)),
            .advice = Text::tr("Write it as $.ships[0].fuel, with quotes around odd names: $[\"a b\"].")};
}

Path parsePointer(const QString& text)
{
    Path path;
    for (const QString& key : pointerKeys(text))
        path.push_back({.key = key});
    return path;
}

/// What stands in brackets: a row, or a key in quotes.
std::optional<Step> bracketStep(const QString& inside)
{
    bool isRow = false;
    const int row = inside.toInt(&isRow);
    if (isRow && row >= 0)
        return Step {.row = row};
    if (inside.size() >= 2 && inside.front() == QLatin1Char('\'') && inside.back() == QLatin1Char('\''))
        return Step {.key = inside.mid(1, inside.size() - 2)};
    const auto quotedKey = Document::parse(inside.toUtf8());
    if (quotedKey && quotedKey->kind(Document::root()) == Kind::String)
        return Step {.key = quotedKey->stringValue(Document::root())};
    return std::nullopt;
}

/// Where the bracket that opens at @p at is closed, outside of quotes; -1 if nowhere.
qsizetype closingBracket(const QString& text, qsizetype at)
{
    QChar quote;
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QLatin1Char('\\') && quote == QLatin1Char('"'))
            ++i;
        else if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == QLatin1Char('"') || c == QLatin1Char('\''))
            quote = c;
        else if (c == QLatin1Char(']'))
            return i;
    }
    return -1;
}

}

bool isPlainName(const QString& key)
{
    const auto isLetter = [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z'))
            || (c >= QLatin1Char('A') && c <= QLatin1Char('Z')) || c == QLatin1Char('_');
    };
    const auto isDigit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    return !key.isEmpty() && isLetter(key.front())
        && std::all_of(key.begin(), key.end(), [&](QChar c) { return isLetter(c) || isDigit(c); });
}

Path pathOf(const Document& document, NodeId node)
{
    Path path;
    for (; document.parent(node) != noNode; node = document.parent(node)) {
        if (document.kind(document.parent(node)) == Kind::Object)
            path.push_back({.key = document.key(node)});
        else
            path.push_back({.row = document.rowInParent(node)});
    }
    std::reverse(path.begin(), path.end());
    return path;
}

NodeId nodeAt(const Document& document, const Path& path)
{
    NodeId node = Document::root();
    for (const Step& step : path) {
        if (!step.isRow())
            node = document.find(node, step.key);
        else
            node = document.kind(node) == Kind::Array ? document.child(node, step.row) : noNode;
        if (node == noNode)
            break;
    }
    return node;
}

Result<Path> parsePath(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.startsWith(QLatin1Char('/')))
        return parsePointer(trimmed);
    static const QRegularExpression name(QStringLiteral("[^.\\[\\]\"'\\s]+"));
    Path path;
    qsizetype at = trimmed.startsWith(QLatin1Char('$')) ? 1 : 0;
    while (at < trimmed.size()) {
        if (trimmed[at] == QLatin1Char('[')) {
            const qsizetype end = closingBracket(trimmed, at);
            const auto step = end < 0 ? std::nullopt : bracketStep(trimmed.mid(at + 1, end - at - 1));
            if (!step)
                return unreadable(trimmed, at);
            path.push_back(*step);
            at = end + 1;
            continue;
        }
        const bool isDotted = trimmed[at] == QLatin1Char('.');
        const auto match = name.match(trimmed, at + (isDotted ? 1 : 0), QRegularExpression::NormalMatch,
                                      QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch() || (!isDotted && at > 0))
            return unreadable(trimmed, at);
        path.push_back({.key = match.captured()});
        at = match.capturedEnd();
    }
    return path;
}

QString toJsonPath(const Path& path)
{
    QString text = QStringLiteral("$");
    for (const Step& step : path) {
        if (step.isRow())
            text += QLatin1Char('[') + QString::number(step.row) + QLatin1Char(']');
        else if (isPlainName(step.key))
            text += QLatin1Char('.') + step.key;
        else
            text += QLatin1Char('[') + fromUtf8(quoted(step.key)) + QLatin1Char(']');
    }
    return text;
}

QStringList pathElements(const Path& path)
{
    QStringList elements;
    for (const Step& step : path)
        elements << (step.isRow() ? QString::number(step.row) : step.key);
    return elements;
}

QString pointerStep(QString key)
{
    key.replace(QLatin1Char('~'), QStringLiteral("~0"));
    key.replace(QLatin1Char('/'), QStringLiteral("~1"));
    return key;
}

QStringList pointerKeys(const QString& pointer)
{
    if (pointer.isEmpty())
        return {};
    QStringList keys = pointer.split(QLatin1Char('/'));
    if (pointer.startsWith(QLatin1Char('/')))
        keys.removeFirst();
    for (QString& key : keys) {
        key.replace(QLatin1String("~1"), QLatin1String("/"));
        key.replace(QLatin1String("~0"), QLatin1String("~"));
    }
    return keys;
}

NodeId Document::follow(NodeId from, const QString& pointer) const
{
    for (const QString& key : pointerKeys(pointer)) {
        if (kind(from) == Kind::Array) {
            bool isRow = false;
            const int row = key.toInt(&isRow);
            from = isRow && row >= 0 && row < childCount(from) ? child(from, row) : noNode;
        } else {
            from = kind(from) == Kind::Object ? find(from, key) : noNode;
        }
        if (from == noNode)
            return noNode;
    }
    return from;
}

QString Document::pointer(NodeId node) const
{
    QString pointer;
    for (const Step& step : pathOf(*this, node))
        pointer += QLatin1Char('/') + (step.isRow() ? QString::number(step.row) : pointerStep(step.key));
    return pointer;
}

QString Document::jsonPath(NodeId node) const
{
    return toJsonPath(pathOf(*this, node));
}

QString Document::sqlPath(NodeId node, const QString& column) const
{
    QStringList elements;
    for (const Step& step : pathOf(*this, node))
        elements << (step.isRow() ? QString::number(step.row) : arrayElement(step.key));
    const QString array = QLatin1Char('{') + elements.join(QLatin1Char(',')) + QLatin1Char('}');
    return column + QStringLiteral(" #>> ") + sqlLiteral(array);
}

QString Document::sqlArrows(NodeId node, const QString& column) const
{
    if (node == root())
        return sqlPath(node, column); // no arrow gets a whole value as text
    QStringList steps {column};
    for (const Step& step : pathOf(*this, node))
        steps << (step.isRow() ? QString::number(step.row) : sqlLiteral(step.key));
    const QString last = steps.takeLast();
    return steps.join(QStringLiteral(" -> ")) + QStringLiteral(" ->> ") + last;
}

}
