#include "base/safetext.h"

#include "base/utf8.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr QChar ControlPictures(0x2400);
constexpr QChar DeletePicture(0x2421);
constexpr QChar Ellipsis(0x2026);

/// Characters that reorder or hide their neighbours (Unicode TR9 and TR36).
bool reordersText(char16_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F
        || c == 0x061C || c == 0xFEFF;
}

QChar visibleCharacter(QChar c)
{
    const char16_t code = c.unicode();
    if (code < 0x20)
        return {static_cast<char16_t>(ControlPictures.unicode() + code)};
    if (code == 0x7F)
        return DeletePicture;
    if ((code >= 0x80 && code < 0xA0) || reordersText(code) || code == 0x2028 || code == 0x2029)
        return QChar::ReplacementCharacter;
    return c;
}

QString made(const QString& text, qsizetype maxChars, bool keepLines)
{
    const bool cut = text.size() > maxChars;
    QString shown = cut ? text.left(maxChars) : text;
    for (QChar& c : shown) {
        if (!keepLines || (c != QLatin1Char('\n') && c != QLatin1Char('\t')))
            c = visibleCharacter(c);
    }
    if (cut) {
        if (!shown.isEmpty() && shown.back().isHighSurrogate())
            shown.chop(1);
        shown += Ellipsis;
    }
    return shown;
}

}

QString visibleText(QByteArrayView utf8, qsizetype maxChars)
{
    // a character has at most four bytes, so the rest of a huge value need not be decoded
    const QByteArrayView part = utf8.first(std::min(utf8.size(), maxChars * 4 + 4));
    return made(fromUtf8(part), maxChars, false);
}

QString visibleText(const QString& text, qsizetype maxChars)
{
    return made(text, maxChars, false);
}

QString visibleLines(const QString& text, qsizetype maxChars)
{
    return made(text, maxChars, true);
}

}
