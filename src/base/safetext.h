#pragma once

#include <QByteArrayView>
#include <QString>

namespace Weekglass {

/// The one place where text from a server, a file or a game becomes visible text.
/// Invalid UTF-8 becomes U+FFFD, control and bidirectional-override characters become visible symbols,
/// and what is longer than @p maxChars is cut with an ellipsis. Widgets show it as plain text only.
QString visibleText(QByteArrayView utf8, qsizetype maxChars = 400);
inline QString visibleText(const QByteArray& utf8, qsizetype maxChars = 400)
{
    return visibleText(QByteArrayView(utf8), maxChars);
}
QString visibleText(const QString& text, qsizetype maxChars = 400);

/// The same for a terminal and for several lines: line breaks and tabs stay.
QString visibleLines(const QString& text, qsizetype maxChars = 20000);

/// Where a name is cut: in a chart or a picture, on a tab or in a menu, in a sentence, in a list.
inline constexpr qsizetype LabelCharacters = 40;
inline constexpr qsizetype TabCharacters = 60;
inline constexpr qsizetype NameCharacters = 80;
inline constexpr qsizetype ListedNameCharacters = 120;

}
