#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <optional>
#include <type_traits>

namespace Weekglass::Pg {

/// A piece of SQL text that the server would read as one. White space is none.
struct SqlToken
{
    enum class Kind {
        Word, ///< a keyword or a name without quotes
        QuotedName, ///< with its quotes
        String, ///< with its prefix and its quotes or dollars
        Number,
        Parameter, ///< $1
        Comment,
        Symbol ///< one character
    };

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

/// Takes SQL apart as the server does, also a text that is not finished: what is not closed reaches to its
/// end. @p View is QStringView, or QByteArrayView for UTF-8.
template<typename View>
class SqlScanner
{
public:
    /// @p text must outlive the scanner.
    explicit SqlScanner(View text)
        : m_text(text)
    {
    }
    /// Nothing at the end.
    std::optional<SqlToken> next();

private:
    using Kind = SqlToken::Kind;
    using Unit = std::remove_cv_t<typename View::value_type>;

    Unit peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : Unit();
    }
    bool sees(char first, char second) const;
    void skip(qsizetype count) { m_at = std::min(m_at + count, m_text.size()); }
    Kind skipToken();
    Kind skipLineComment();
    Kind skipBlockComment();
    Kind skipQuoted(char quote, bool backslashes, Kind kind);
    /// Where a string that has just ended goes on in a later line; where it is if it does not.
    qsizetype continuation() const;
    Kind skipDollar();
    Kind skipNumber();
    Kind skipWord();

    View m_text;
    qsizetype m_at = 0;
};

extern template class SqlScanner<QByteArrayView>;
extern template class SqlScanner<QStringView>;

/// What a word or a quoted name means, also one whose last quote is missing. A word is folded as the server
/// does in a database in UTF-8: A to Z, and no other letter.
QString nameMeant(QStringView token);

/// The same SQL with '…' in the place of each string, which may be a value or a password.
QByteArray withoutStrings(QByteArrayView sql);

}
