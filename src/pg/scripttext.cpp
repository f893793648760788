#include "pg/scripttext.h"

#include "base/safetext.h"
#include "pg/sqlscanner.h"

#include <algorithm>
#include <vector>

namespace Weekglass::Pg {

namespace {

constexpr qsizetype CommentCharacters = 20000;

/// What visible text replaces by a symbol.
bool isHidden(QChar c)
{
    const bool isPlain = c >= QChar(u' ') && c <= QChar(u'~');
    return !isPlain && visibleText(QString(c), 1) != QString(c);
}

QString hex(QChar c)
{
    return QString::number(c.unicode(), 16).rightJustified(4, QLatin1Char('0'));
}

QString escapedName(QStringView name)
{
    QString text = QStringLiteral("U&");
    for (const QChar c : name) {
        if (c == QLatin1Char('\\'))
            text += QLatin1String("\\\\");
        else if (isHidden(c))
            text += QLatin1Char('\\') + hex(c);
        else
            text += c;
    }
    return text;
}

QString escaped(QChar hidden)
{
    return hidden == QLatin1Char('\n') ? QStringLiteral("\\n") : QString(QLatin1String("\\u") + hex(hidden));
}

/// With its E, or a plain one, which becomes one with E.
QString escapedConstant(QStringView constant)
{
    const bool isPlain = constant.front() == QLatin1Char('\'');
    QString text = isPlain ? QStringLiteral("E") : QString();
    bool isInside = false; // one with E goes on in a later line
    for (qsizetype i = 0; i < constant.size(); ++i) {
        const QChar c = constant[i];
        const QChar next = i + 1 < constant.size() ? constant[i + 1] : QChar();
        if (c == QLatin1Char('\\') && isPlain) {
            text += QLatin1String("\\\\");
        } else if (c == QLatin1Char('\\')) {
            if (!isHidden(next)) // else it means what follows, which is escaped
                text += QString(c) + constant[++i];
        } else if (c == QLatin1Char('\'')) {
            const bool isPair = isInside && next == c;
            text += isPair ? QString(2, c) : QString(c);
            i += isPair ? 1 : 0;
            isInside = isPair || !isInside;
        } else if (isHidden(c) && isInside) {
            text += escaped(c);
        } else {
            text += c;
        }
    }
    return text;
}

std::vector<SqlToken> tokensOf(QStringView sql)
{
    std::vector<SqlToken> tokens;
    SqlScanner<QStringView> scanner(sql);
    while (const auto token = scanner.next())
        tokens.push_back(*token);
    return tokens;
}

/// A constant of several pieces in several lines has the rules of the first one: it stays as it is.
bool isOnePiece(const std::vector<SqlToken>& tokens, std::size_t place, QStringView text)
{
    const auto isPiece = [&](std::size_t at) {
        return at < tokens.size() && tokens[at].kind == SqlToken::Kind::String
            && text[tokens[at].begin] == QLatin1Char('\'');
    };
    const bool isContinued = isPiece(place + 1);
    const bool continues = place > 0 && tokens[place - 1].kind == SqlToken::Kind::String && isPiece(place);
    return !isContinued && !continues;
}

QString escaped(const std::vector<SqlToken>& tokens, std::size_t place, QStringView text)
{
    const QStringView token = tokens[place].in(text);
    if (std::none_of(token.begin(), token.end(), isHidden))
        return token.toString();
    const QChar first = token.front().toLower();
    if (tokens[place].kind == SqlToken::Kind::QuotedName && first == QLatin1Char('"'))
        return escapedName(token);
    const bool isConstant = tokens[place].kind == SqlToken::Kind::String
        && (first == QLatin1Char('\'') || first == QLatin1Char('e')) && isOnePiece(tokens, place, text);
    return isConstant ? escapedConstant(token) : token.toString();
}

}

QString scriptComment(const QString& text)
{
    return QLatin1String("-- ") + visibleText(text, CommentCharacters) + QLatin1Char('\n');
}

QString scriptText(const QString& sql)
{
    const auto tokens = tokensOf(sql);
    QString text;
    qsizetype written = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        text += QStringView(sql).sliced(written, tokens[i].begin - written);
        text += escaped(tokens, i, sql);
        written = tokens[i].end();
    }
    return text + QStringView(sql).sliced(written);
}

QString scriptStatement(const QString& sql)
{
    const QString text = sql.trimmed();
    const auto tokens = tokensOf(text);
    const bool endsInComment = !tokens.empty() && tokens.back().kind == SqlToken::Kind::Comment;
    return scriptText(text) + QLatin1String(endsInComment ? "\n;\n" : ";\n");
}

QString scriptBeginning()
{
    return QStringLiteral("SET client_encoding = 'UTF8';\n"
                          "SET standard_conforming_strings = on;\n"
                          "SET check_function_bodies = off;\n"
                          "SET search_path = pg_catalog, pg_temp;\n");
}

}
