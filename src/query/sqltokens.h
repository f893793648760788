#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace Weekglass {

/// A piece of SQL text that the server would read as one. White space is none.
struct SqlToken
{
    enum class Kind { Word, QuotedName, String, Number, Parameter, Comment, Symbol };

    Kind kind = Kind::Symbol;
    qsizetype begin = 0;
    qsizetype length = 0;

    qsizetype end() const { return begin + length; }
    QStringView in(QStringView text) const { return text.sliced(begin, length); }
    bool isSymbol(QStringView text, QChar symbol) const
    {
        return kind == Kind::Symbol && text[begin] == symbol;
    }
};

/// The tokens of a text, also of one that is not finished: what is not closed reaches to its end.
std::vector<SqlToken> sqlTokens(QStringView text);

/// A word that PostgreSQL's grammar knows, as people write queries with it.
bool isSqlKeyword(QStringView word);
const QStringList& sqlKeywords();

/// The name as SQL text: in quotes where it must be.
QString sqlName(const QString& name);
/// What a word or a quoted name means: folded, or without its quotes.
QString sqlNameMeant(QStringView token);

}
