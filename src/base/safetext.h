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

}
