#include "base/redaction.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <mutex>

namespace Weekglass {

namespace {

constexpr qsizetype ShortCharacters = 4; // as a part of words, shorter ones would hide half of a text

struct Secrets
{
    std::mutex mutex; // protects the other
    Redaction redaction;
};

Secrets& secrets()
{
    static Secrets kept;
    return kept;
}

QString escaped(QString value, QChar quote, QChar by)
{
    if (by == QLatin1Char('\\'))
        value.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    return value.replace(quote, QString(by) + quote);
}

/// As it is, and as a URI, a keyword string or JSON, and SQL write it.
QStringList spellings(const QString& value)
{
    QStringList all {value, QString::fromLatin1(QUrl::toPercentEncoding(value)),
                     escaped(value, QLatin1Char('\''), QLatin1Char('\\')),
                     escaped(value, QLatin1Char('"'), QLatin1Char('\\')),
                     escaped(value, QLatin1Char('\''), QLatin1Char('\''))};
    all.removeDuplicates();
    return all;
}

struct Pattern
{
    QRegularExpression expression;
    QString replacement;
};

/// What is written like a secret, whoever's it is.
const std::vector<Pattern>& patterns()
{
    static const auto expression = [](const char* text) {
        return QRegularExpression(QString::fromLatin1(text), QRegularExpression::CaseInsensitiveOption);
    };
    static const QString mark = Redaction::secretMark();
    static const std::vector<Pattern> all {
        // ://user:password@host; libpq ends the password at the first @, which it may hold all the same
        {expression(R"((://[^\s/@:]*:)[^\s/]*@)"), QStringLiteral("\\1") + mark + QLatin1Char('@')},
        // password=…, PGPASSWORD: "…", PASSWORD '…'; a quote that is not closed reaches to the end of the
        // line
        {expression(
             R"re(((?:password|passwd|pwd|secret|token|api[_-]?key)["']?(?:\s*[=:]\s*|\s+(?=['"])))(?:E?'(?:\\.|''|[^'\\])*(?:'|$)|"(?:\\.|[^"\\])*(?:"|$)|(?:\\.|[^\s&,;\\])+))re"),
         QStringLiteral("\\1") + mark},
        {expression(R"(\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,})"), QStringLiteral("\\1 ") + mark}};
    return all;
}

}

void Redaction::hide(const QString& value, const QString& as)
{
    if (value.trimmed().isEmpty())
        return;
    for (const QString& spelling : spellings(value)) {
        const auto same = std::pair(spelling, as);
        if (std::ranges::find(m_hidden, same) == m_hidden.end())
            m_hidden.push_back(same);
    }
    // a longer one may hold a shorter one
    std::ranges::stable_sort(m_hidden, std::ranges::greater(),
                             [](const auto& hidden) { return hidden.first.size(); });
}

QString Redaction::of(QString text) const
{
    for (const auto& [value, as] : m_hidden) {
        if (value.size() >= ShortCharacters) {
            text.replace(value, as);
            continue;
        }
        static const QString word = QStringLiteral("(?<![\\p{L}\\p{N}_])%1(?![\\p{L}\\p{N}_])");
        text.replace(QRegularExpression(word.arg(QRegularExpression::escape(value)),
                                        QRegularExpression::UseUnicodePropertiesOption),
                     as);
    }
    for (const Pattern& pattern : patterns())
        text.replace(pattern.expression, pattern.replacement);
    return text;
}

void keepSecret(const QString& secret)
{
    const std::scoped_lock lock(secrets().mutex);
    secrets().redaction.hide(secret);
}

Redaction redactionOfSecrets()
{
    const std::scoped_lock lock(secrets().mutex);
    return secrets().redaction;
}

}
