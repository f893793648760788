#include "json/path.h"

#include "base/utf8.h"
#include "json/strings.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace Weekglass::Json {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(JsonPath)
};

const QRegularExpression& plainName()
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*\\z"));
    return pattern;
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
    for (QString part : text.mid(1).split(QLatin1Char('/')))
        path.push_back({.key = part.replace(QLatin1String("~1"), QLatin1String("/"))
                                   .replace(QLatin1String("~0"), QLatin1String("~"))});
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
        else if (plainName().match(step.key).hasMatch())
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

}
