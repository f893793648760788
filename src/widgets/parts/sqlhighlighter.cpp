#include "widgets/parts/sqlhighlighter.h"

#include <QSet>
#include <QTextDocument>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int MostCharacters = 200'000; // beyond, typing would wait for the colours

/// With which statements begin that are no queries, and what stands in them.
bool isOtherKeyword(QStringView word)
{
    static const QSet<QString> known = [] {
        const auto words =
            QStringLiteral(
                "ADD ALTER ALWAYS BEGIN CASCADE CHECK COLUMN COMMENT COMMIT CONCURRENTLY CONSTRAINT "
                "CREATE DEFAULT DELETE DO DROP ENABLE EXTENSION FOREIGN FUNCTION GENERATED GRANT "
                "IDENTITY IF INDEX INSERT INTO KEY LANGUAGE OWNER POLICY PRIMARY REFERENCES RENAME "
                "REPLACE RETURNS REVOKE ROLLBACK SCHEMA SEQUENCE SET TO TRIGGER TRUNCATE TYPE UNIQUE "
                "UPDATE VALID VALIDATE VIEW")
                .split(QLatin1Char(' '));
        return QSet<QString>(words.begin(), words.end());
    }();
    return known.contains(word.toString().toUpper());
}

}

void SqlHighlighter::setPalette(const QPalette& palette)
{
    m_colors = &tokensOf(palette);
    rehighlight();
}

QTextCharFormat SqlHighlighter::formatOf(const SqlToken& token, QStringView text) const
{
    using Kind = SqlToken::Kind;
    QTextCharFormat format;
    switch (token.kind) {
    case Kind::Word:
        if (isSqlKeyword(token.in(text)) || isOtherKeyword(token.in(text))) {
            format.setForeground(m_colors->keyword);
            format.setFontWeight(QFont::DemiBold);
        }
        break;
    case Kind::String:
        format.setForeground(m_colors->string);
        break;
    case Kind::Number:
    case Kind::Parameter:
        format.setForeground(m_colors->number);
        break;
    case Kind::Comment:
        format.setForeground(m_colors->muted);
        format.setFontItalic(true);
        break;
    case Kind::QuotedName:
    case Kind::Symbol:
        break;
    }
    return format;
}

void SqlHighlighter::highlightBlock(const QString& text)
{
    if (document()->characterCount() > MostCharacters)
        return;
    const QStringView known = QStringView(m_text).mid(currentBlock().position(), text.size());
    // a text that replaces all of another one is no new revision
    if (m_revision != document()->revision() || m_text.size() + 1 != document()->characterCount()
        || known != text) {
        m_revision = document()->revision();
        m_text = document()->toPlainText();
        m_tokens = sqlTokens(m_text);
    }
    const qsizetype begin = currentBlock().position();
    const qsizetype end = begin + text.size();
    auto token =
        std::ranges::lower_bound(m_tokens, begin, {}, [](const SqlToken& one) { return one.end() - 1; });
    qsizetype open = 0; // characters of a token behind this block: if that changed, the next one changes, too
    for (; token != m_tokens.end() && token->begin < end + 1; ++token) {
        const qsizetype from = std::max(token->begin, begin);
        setFormat(static_cast<int>(from - begin), static_cast<int>(std::min(token->end(), end) - from),
                  formatOf(*token, m_text));
        open = std::max<qsizetype>(open, token->end() - end);
    }
    setCurrentBlockState(static_cast<int>(open));
}

}
