#pragma once

#include <QRegularExpression>
#include <QStringList>

namespace Weekglass {

/// One line for a POSIX shell that runs these words as they are.
inline QString shellQuoted(const QStringList& words)
{
    static const QRegularExpression special(QStringLiteral("[^A-Za-z0-9_@%+=:,./-]"));
    QStringList quoted;
    for (const QString& word : words) {
        const bool isPlain = !word.isEmpty() && !word.contains(special);
        quoted << (isPlain
                       ? word
                       : QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QStringLiteral("'\\''"))
                           + QLatin1Char('\''));
    }
    return quoted.join(QLatin1Char(' '));
}

}
