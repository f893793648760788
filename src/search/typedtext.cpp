#include "search/typedtext.h"

#include <QRegularExpression>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qsizetype MostWords = 6;
constexpr qsizetype MostCharacters = 200;

std::optional<qint64> numberIn(const QString& text)
{
    static const QRegularExpression plain(QStringLiteral("^#?([0-9]{1,19})\\z"));
    static const QRegularExpression grouped(QStringLiteral("^#?([0-9]{1,3}(,[0-9]{3})+)\\z"));
    auto match = plain.match(text);
    if (!match.hasMatch())
        match = grouped.match(text);
    bool isNumber = false;
    const qint64 number = match.captured(1).remove(QLatin1Char(',')).toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

bool isWordBegin(const QString& name, const QString& text)
{
    for (auto at = name.indexOf(text, 0, Qt::CaseInsensitive); at >= 0;
         at = name.indexOf(text, at + 1, Qt::CaseInsensitive)) {
        if (at == 0 || !name[at - 1].isLetterOrNumber())
            return true;
    }
    return false;
}

}

TypedText TypedText::parse(const QString& typed)
{
    TypedText parsed;
    parsed.text = typed.left(MostCharacters).simplified();
    parsed.words = parsed.text.split(QLatin1Char(' '), Qt::SkipEmptyParts).mid(0, MostWords);
    parsed.number = numberIn(parsed.text);
    return parsed;
}

bool TypedText::isIn(const QStringList& texts) const
{
    return std::ranges::all_of(words, [&texts](const QString& word) {
        return std::ranges::any_of(
            texts, [&word](const QString& each) { return each.contains(word, Qt::CaseInsensitive); });
    });
}

int TypedText::rank(const QString& name, const QString& id) const
{
    if (id == text || name.compare(text, Qt::CaseInsensitive) == 0)
        return 0;
    if (name.startsWith(text, Qt::CaseInsensitive))
        return 1;
    if (isWordBegin(name, text))
        return 2;
    return isIn({name}) ? 3 : WorstRank;
}

}
