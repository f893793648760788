#include "drift/definitiontext.h"

#include <QRegularExpression>
#include <QStringList>

namespace Weekglass {

namespace {

/// Words, quoted texts and single signs. A cast between text types is left out.
QStringList tokensOf(const QString& text)
{
    static const QRegularExpression token(
        QStringLiteral(R"((?<cast>::(?:text|character varying|bpchar|name)(?:\(\d+\))?(?:\[\])?)|)"
                       R"('(?:[^']|'')*'|"(?:[^"]|"")*"|[\w$.]+|\S)"));
    QStringList tokens;
    for (auto found = token.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        if (match.capturedLength(QStringLiteral("cast")) == 0)
            tokens << match.captured();
    }
    return tokens;
}

/// For each opening parenthesis where it is closed; -1 for all else.
QList<qsizetype> pairsOf(const QStringList& tokens)
{
    QList<qsizetype> closing(tokens.size(), -1);
    QList<qsizetype> open;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (tokens[i] == QLatin1String("("))
            open << i;
        else if (tokens[i] == QLatin1String(")") && !open.isEmpty())
            closing[open.takeLast()] = i;
    }
    return closing;
}

/// One pair of parentheses around a single word, or around another pair, says nothing.
QStringList withoutNeedlessParentheses(QStringList tokens)
{
    for (bool changed = true; changed;) {
        changed = false;
        const auto closing = pairsOf(tokens);
        for (qsizetype i = 0; i < tokens.size() && !changed; ++i) {
            const qsizetype end = closing[i];
            const bool isAroundWord = end == i + 2;
            const bool isAroundPair = end > i && closing[i + 1] == end - 1;
            if (!isAroundWord && !isAroundPair)
                continue;
            tokens.removeAt(end);
            tokens.removeAt(i);
            changed = true;
        }
    }
    return tokens;
}

bool isCode(const Definition& definition)
{
    return definition.kind == QLatin1String("function") || definition.kind == QLatin1String("procedure");
}

}

int columnPlace(const Definition& definition)
{
    return definition.kind == QLatin1String("column")
        ? definition.text.section(QLatin1Char(' '), 0, 0).toInt()
        : 0;
}

QString comparableText(const Definition& definition)
{
    if (isCode(definition))
        return definition.text.trimmed();
    const QString text = definition.kind == QLatin1String("column")
        ? definition.text.section(QLatin1Char(' '), 1)
        : definition.text;
    return withoutNeedlessParentheses(tokensOf(text)).join(QLatin1Char(' '));
}

QString localName(const Definition& definition)
{
    const QString prefix = definition.owner + QLatin1Char('.');
    return !definition.owner.isEmpty() && definition.name.startsWith(prefix)
        ? definition.name.mid(prefix.size())
        : definition.name;
}

}
