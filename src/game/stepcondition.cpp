#include "game/stepcondition.h"

#include "base/utf8.h"

#include <QRegularExpression>

#include <vector>

namespace Weekglass {

namespace {

/// Strings, quoted names, dollar quotes and comments: what they hold is no part of the condition. An escaped
/// string (E'…') ends at a quote that no backslash is before.
const QRegularExpression& quoted()
{
    static const QRegularExpression pattern(
        QStringLiteral(
            R"([eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_]\w*|)\$.*?\$\1\$|/\*.*?\*/)"),
        QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

/// Pieces between AND outside of parentheses; none if something else than AND joins them there.
std::vector<QString> conjuncts(const QString& text)
{
    static const QRegularExpression word(QStringLiteral(R"([()\[\]]|\b(?:AND|OR|BETWEEN|CASE)\b)"),
                                         QRegularExpression::CaseInsensitiveOption);
    std::vector<QString> pieces;
    int depth = 0;
    qsizetype begin = 0;
    for (auto words = word.globalMatch(text); words.hasNext();) {
        const auto match = words.next();
        const QString found = match.captured().toUpper();
        if (found == QLatin1String("(") || found == QLatin1String("["))
            ++depth;
        else if (found == QLatin1String(")") || found == QLatin1String("]"))
            --depth;
        else if (depth == 0 && found == QLatin1String("AND")) {
            pieces.push_back(text.mid(begin, match.capturedStart() - begin));
            begin = match.capturedEnd();
        } else if (depth == 0
                   && (found == QLatin1String("OR") || found == QLatin1String("BETWEEN")
                       || found == QLatin1String("CASE"))) {
            return {};
        }
    }
    pieces.push_back(text.mid(begin));
    return pieces;
}

/// Which column @p piece compares with the play, if that is all it does.
void readPlay(const QString& piece, StepCondition& condition)
{
    static const QString column(QStringLiteral(R"((?:t\.)?([a-z_]\w*)(?:::[\w.]+)*)"));
    static const QString play(QStringLiteral(R"(\$2(?:::[\w.]+)*)"));
    static const QRegularExpression comparison(
        QStringLiteral(R"(^\s*(?:%1\s*>(=?)\s*%2|%2\s*<(=?)\s*%1)\s*$)").arg(column, play),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = comparison.match(piece);
    if (!match.hasMatch())
        return;
    const bool hasTarget = match.capturedLength(2) + match.capturedLength(3) > 0;
    QByteArray& known = hasTarget ? condition.playFrom : condition.playAfter;
    known = QString(match.captured(1) + match.captured(4)).toLower().toUtf8();
}

}

StepCondition readStepCondition(const QByteArray& where)
{
    static const QRegularExpression game(QStringLiteral(R"(\$1(?!\d))"));
    // as text a column is still the same; other casts may make two games equal
    static const QString column(QStringLiteral(R"((?:t\.)?([a-z_]\w*)(?:::(?:text|varchar))?)"));
    static const QString parameter(QStringLiteral(R"(\$1(?:::[\w.]+)*)"));
    static const QRegularExpression equality(
        QStringLiteral(R"(^\s*(?:%1\s*=\s*%2|%2\s*=\s*%1)\s*$)").arg(column, parameter),
        QRegularExpression::CaseInsensitiveOption);
    const QString text = fromUtf8(where).replace(quoted(), QStringLiteral("''"));
    StepCondition condition {.namesGame = text.contains(game)};
    for (const QString& piece : conjuncts(text)) {
        readPlay(piece, condition);
        const auto match = equality.match(piece);
        if (!match.hasMatch() || condition.isOfOneGame())
            continue;
        condition.gameIs = piece.trimmed().toUtf8();
        condition.gameColumn = (match.captured(1) + match.captured(2)).toUtf8();
    }
    return condition;
}

}
