#include "base/utf8.h"
#include "json/document.h"
#include "json/pointer.h"
#include "json/strings.h"

#include <algorithm>

namespace Weekglass::Json {
namespace {

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

}

std::vector<NodeId> Document::way(NodeId node) const
{
    std::vector<NodeId> nodes;
    for (; parent(node) != noNode; node = parent(node))
        nodes.push_back(node);
    std::reverse(nodes.begin(), nodes.end());
    return nodes;
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
    QString path;
    for (const NodeId step : way(node)) {
        path += QLatin1Char('/');
        if (!isMember(step)) {
            path += QString::number(rowInParent(step));
            continue;
        }
        path += pointerStep(key(step));
    }
    return path;
}

QString Document::jsonPath(NodeId node) const
{
    QString path = QStringLiteral("$");
    for (const NodeId step : way(node)) {
        if (!isMember(step)) {
            path += QLatin1Char('[') + QString::number(rowInParent(step)) + QLatin1Char(']');
            continue;
        }
        const QString name = key(step);
        if (isPlainName(name))
            path += QLatin1Char('.') + name;
        else
            path += QLatin1Char('[') + fromUtf8(quoted(name)) + QLatin1Char(']');
    }
    return path;
}

QString Document::sqlPath(NodeId node, const QString& column) const
{
    QStringList elements;
    for (const NodeId step : way(node))
        elements << (isMember(step) ? arrayElement(key(step)) : QString::number(rowInParent(step)));
    const QString array = QLatin1Char('{') + elements.join(QLatin1Char(',')) + QLatin1Char('}');
    return column + QStringLiteral(" #>> ") + sqlLiteral(array);
}

QString Document::sqlArrows(NodeId node, const QString& column) const
{
    const std::vector<NodeId> steps = way(node);
    if (steps.empty())
        return sqlPath(node, column); // no arrow gets a whole value as text
    QString path = column;
    for (const NodeId step : steps) {
        path += step == node ? QStringLiteral(" ->> ") : QStringLiteral(" -> ");
        path += isMember(step) ? sqlLiteral(key(step)) : QString::number(rowInParent(step));
    }
    return path;
}

}
