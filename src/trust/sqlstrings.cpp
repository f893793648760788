#include "trust/sqlstrings.h"

#include <cstring>

namespace Weekglass {

namespace {

bool isEscapeString(QByteArrayView string)
{
    return string.startsWith('E') || string.startsWith('e');
}

/// What a backslash and the character after it stand for, if that is not given by a number.
char escaped(char after)
{
    if (after == 'n' || after == 'r')
        return '\n';
    return after == 't' || after == 'b' || after == 'f' ? ' ' : after;
}

qsizetype lineEnd(QByteArrayView text, qsizetype from)
{
    while (from < text.size() && text[from] != '\n' && text[from] != '\r')
        ++from;
    return from;
}

}

bool hasNumberedCharacters(QByteArrayView token)
{
    if (token.size() > 2 && token.first(2).compare("U&", Qt::CaseInsensitive) == 0)
        return true; // UESCAPE may name any character for the backslash
    if (!isEscapeString(token))
        return false;
    for (qsizetype i = token.indexOf('\\'); i >= 0 && i + 1 < token.size(); i = token.indexOf('\\', i + 2)) {
        if (std::strchr("xuU01234567", token[i + 1]))
            return true;
    }
    return false;
}

QByteArray insideOf(QByteArrayView string)
{
    if (string.startsWith('$')) {
        const qsizetype tag = string.indexOf('$', 1) + 1;
        return string.size() < 2 * tag ? QByteArray() : string.sliced(tag).chopped(tag).toByteArray();
    }
    const bool hasEscapes = isEscapeString(string);
    QByteArray inside;
    for (qsizetype i = string.indexOf('\'') + 1; i < string.size(); ++i) {
        const char next = i + 1 < string.size() ? string[i + 1] : '\0';
        if (string[i] == '\\' && hasEscapes && next) {
            inside += escaped(next);
            ++i;
        } else if (string[i] != '\'') {
            inside += string[i];
        } else if (next == '\'') {
            inside += string[++i];
        } else { // it ends, or goes on in a later line
            for (++i; i < string.size() && string[i] != '\'';)
                i = string.sliced(i).startsWith("--") ? lineEnd(string, i) : i + 1;
        }
    }
    return inside;
}

}
