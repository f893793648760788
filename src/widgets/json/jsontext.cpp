#include "widgets/json/jsontext.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "json/prettyprint.h"
#include "json/strings.h"

#include <algorithm>
#include <charconv>

namespace Weekglass {
namespace {

constexpr qsizetype maxShownChars = 400;

/// The beginning of a string's raw text, with one character more than is shown, split neither inside of an
/// escape nor of a character.
QByteArrayView head(QByteArrayView raw)
{
    qsizetype at = 0;
    for (qsizetype chars = 0; at < raw.size() && chars <= maxShownChars; ++chars) {
        if (raw[at] == '\\') {
            at += raw[at + 1] == 'u' ? 6 : 2;
            continue;
        }
        ++at;
        while (at < raw.size() && (static_cast<unsigned char>(raw[at]) & 0xC0) == 0x80)
            ++at;
    }
    return raw.first(at);
}

QString shownString(QByteArrayView raw)
{
    return visibleText(Json::decoded(head(raw)), maxShownChars);
}

/// The digits of a number that matter, without zeros at both ends, point and exponent.
qsizetype significantDigits(QByteArrayView number)
{
    qsizetype digits = 0;
    qsizetype zeros = 0; // that count if another digit follows
    for (const char c : number) {
        if (c == 'e' || c == 'E')
            break;
        if (c == '0') {
            zeros += digits > 0 ? 1 : 0;
        } else if (c >= '1' && c <= '9') {
            digits += zeros + 1;
            zeros = 0;
        }
    }
    return digits;
}

bool isInteger(QByteArrayView number)
{
    return std::none_of(number.begin(), number.end(),
                        [](char c) { return c == '.' || c == 'e' || c == 'E'; });
}

/// Breaks long lines, never inside of a surrogate pair.
QString wrapped(const QString& text, bool& any)
{
    QString result;
    result.reserve(text.size() + text.size() / maxJsonLine * 2);
    qsizetype lineStart = 0;
    while (lineStart < text.size()) {
        const qsizetype found = text.indexOf(QLatin1Char('\n'), lineStart);
        const qsizetype lineEnd = found < 0 ? text.size() : found + 1;
        while (lineEnd - lineStart > maxJsonLine) {
            qsizetype size = maxJsonLine;
            if (text[lineStart + size - 1].isHighSurrogate())
                --size;
            result += QStringView(text).sliced(lineStart, size);
            result += QLatin1Char('\n');
            result += jsonLineGoesOn;
            lineStart += size;
            any = true;
        }
        result += QStringView(text).sliced(lineStart, lineEnd - lineStart);
        lineStart = lineEnd;
    }
    return result;
}

JsonPageText page(QByteArrayView utf8, bool cut)
{
    JsonPageText result;
    result.shownBytes = utf8.size();
    result.cut = cut;
    const QString text = fromUtf8(utf8);
    result.text = wrapped(visibleLines(text, text.size()), result.wrapped);
    return result;
}

}

QString shownJsonKey(const Json::Document& document, Json::NodeId node)
{
    const Json::NodeId parent = document.parent(node);
    if (parent == Json::noNode)
        return QStringLiteral("$");
    if (document.kind(parent) == Json::Kind::Array)
        return QLatin1Char('[') + QString::number(document.rowInParent(node)) + QLatin1Char(']');
    const QByteArrayView raw = document.tree().rawKey(document.tree().nodes[node]);
    return raw.isEmpty() ? QStringLiteral("\"\"") : shownString(raw);
}

QString shownJsonValue(const Json::Document& document, Json::NodeId node)
{
    switch (document.kind(node)) {
    case Json::Kind::Object:
        return QLatin1Char('{') + QString::number(document.childCount(node)) + QLatin1Char('}');
    case Json::Kind::Array:
        return QLatin1Char('[') + QString::number(document.childCount(node)) + QLatin1Char(']');
    case Json::Kind::String:
        return QLatin1Char('"') + shownString(document.tree().rawString(document.tree().nodes[node]))
            + QLatin1Char('"');
    case Json::Kind::Null:
    case Json::Kind::Boolean:
    case Json::Kind::Number:
        break;
    }
    return visibleText(document.rawText(node), maxShownChars);
}

bool exceedsDouble(QByteArrayView number)
{
    if (isInteger(number)) {
        const QByteArrayView digits = number.startsWith('-') ? number.sliced(1) : number;
        constexpr QByteArrayView limit("9007199254740992");
        return digits.size() > limit.size()
            || (digits.size() == limit.size()
                && std::lexicographical_compare(limit.begin(), limit.end(), digits.begin(), digits.end()));
    }
    if (significantDigits(number) > 17)
        return true;
    double value = 0;
    return std::from_chars(number.data(), number.data() + number.size(), value).ec != std::errc();
}

JsonPageText jsonPage(const Json::Document& document, qsizetype maxBytes)
{
    const Json::PrettyText pretty = Json::prettyPrint(document, Json::Document::root(), maxBytes);
    return page(pretty.utf8, pretty.cut);
}

JsonPageText plainPage(QByteArrayView utf8, qsizetype maxBytes)
{
    qsizetype size = std::min(utf8.size(), maxBytes);
    while (size > 0 && size < utf8.size() && (static_cast<unsigned char>(utf8[size]) & 0xC0) == 0x80)
        --size;
    return page(utf8.first(size), size < utf8.size());
}

}
