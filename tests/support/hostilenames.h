#pragma once

#include <QRandomGenerator>
#include <QSet>
#include <QStringList>

namespace Weekglass {

/// What the owner of a database could call things so that a script, a comment or a line of a terminal says
/// something else than it should: 500 of them, the same each time, each at most 63 bytes long.
inline QStringList hostileObjectNames(int count = 500)
{
    const QStringList parts {QStringLiteral("\n"),
                             QStringLiteral("\r"),
                             QStringLiteral("\r\n"),
                             QStringLiteral("\v"),
                             QStringLiteral("\f"),
                             QStringLiteral("\t"),
                             QStringLiteral("\x01"),
                             QStringLiteral("\x1b[2J"),
                             QString(QChar(0x85)),
                             QString(QChar(0x2028)),
                             QString(QChar(0x202E)),
                             QString(QChar(0xFEFF)),
                             QStringLiteral("\""),
                             QStringLiteral("\"\""),
                             QStringLiteral("'"),
                             QStringLiteral("','"),
                             QStringLiteral("', '"),
                             QStringLiteral(", "),
                             QStringLiteral("\\"),
                             QStringLiteral("\\'"),
                             QStringLiteral("\\000a"),
                             QStringLiteral("--"),
                             QStringLiteral("/*"),
                             QStringLiteral("*/"),
                             QStringLiteral("$$"),
                             QStringLiteral("$x$"),
                             QStringLiteral("$function$"),
                             QStringLiteral(";"),
                             QStringLiteral("; --"),
                             QStringLiteral("%"),
                             QStringLiteral("%1 %s %I"),
                             QStringLiteral("$(x)`x`"),
                             QStringLiteral("&|<>"),
                             QStringLiteral(":name :'x'"),
                             QStringLiteral("U&"),
                             QStringLiteral("E'"),
                             QStringLiteral(" "),
                             QStringLiteral("."),
                             QString::fromUtf8("ü€"),
                             QString::fromUtf8("😀👩‍🚀"),
                             QString(63, QLatin1Char('n')),
                             QStringLiteral(" NOT NULL DEFAULT "),
                             QStringLiteral("DROP TABLE public.canary;"),
                             QStringLiteral("\nDROP TABLE public.canary;--"),
                             QStringLiteral("\n\\! touch hit\n"),
                             QStringLiteral("\n\\c x\n"),
                             QStringLiteral("';DROP TABLE public.canary;--"),
                             QStringLiteral("\";DROP TABLE public.canary;--")};
    QRandomGenerator random(20250101);
    QSet<QString> names;
    QStringList list;
    while (list.size() < count) {
        QString name = QString::number(list.size(), 36);
        for (int i = 1 + static_cast<int>(random.bounded(4)); i > 0; --i)
            name.insert(random.bounded(static_cast<int>(name.size()) + 1),
                        parts[random.bounded(parts.size())]);
        while (name.toUtf8().size() > 63 || name.back().isHighSurrogate())
            name.chop(1);
        if (name.isValidUtf16() && !names.contains(name)) {
            names.insert(name);
            list << name;
        }
    }
    return list;
}

}
