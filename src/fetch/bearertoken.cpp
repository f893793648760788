#include "fetch/bearertoken.h"

#include "base/files.h"
#include "base/redaction.h"
#include "fetch/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qsizetype MinBytes = 8; // a shorter one would be found, and replaced, in any text
constexpr qsizetype MaxBytes = 16384;
const char* const Removed = "[token]";

}

Result<BearerToken> BearerToken::fromText(const QByteArray& text)
{
    const QByteArray secret = text.trimmed();
    const bool fits = std::all_of(secret.begin(), secret.end(), [](char c) { return c > ' ' && c < 127; });
    if (!fits || secret.size() < MinBytes || secret.size() > MaxBytes)
        return Error {
            .kind = Error::Kind::Format,
            .message = Text::tr(
                "This is not a bearer token: a token is one word of at least 8 letters, digits and signs."),
            .advice = Text::tr("Copy the token alone, without quotes and without “Bearer”.")};
    keepSecret(QString::fromLatin1(secret));
    return BearerToken(secret);
}

Result<BearerToken> BearerToken::fromFile(const QString& path)
{
    const auto text = readFile(path, 2 * MaxBytes);
    if (!text)
        return text.error();
    auto token = fromText(*text);
    return token ? token : token.error().at(path);
}

void BearerToken::removeFrom(QByteArray& bytes) const
{
    bytes.replace(m_secret, Removed);
}

void BearerToken::removeFrom(Error& error) const
{
    for (QString* text : {&error.message, &error.where, &error.advice, &error.detail})
        text->replace(QString::fromLatin1(m_secret), QLatin1String(Removed));
}

QByteArray BearerToken::claims() const
{
    const QList<QByteArray> parts = m_secret.split('.');
    if (parts.size() != 3)
        return {};
    const auto claims = QByteArray::fromBase64Encoding(
        parts[1], QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return claims ? *claims : QByteArray();
}

}
