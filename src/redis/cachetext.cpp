#include "redis/cachelook.h"

#include "base/safetext.h"
#include "redis/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Verdict = CacheEntry::Verdict;
using Life = CacheEntry::Life;

constexpr int MostParts = 5;
constexpr int ValueCharacters = 60;

QString valueText(const Pg::Value& value)
{
    return value ? visibleText(*value, ValueCharacters) : Text::tr("nothing");
}

QString differenceText(const ComparedPart& part)
{
    const QString text =
        Text::tr("Redis has %1, the week %2").arg(valueText(part.redis), valueText(part.row));
    return part.name.isEmpty() ? text : Text::tr("%1: %2").arg(visibleText(part.name, ValueCharacters), text);
}

QString differencesText(const std::vector<ComparedPart>& parts)
{
    QStringList texts;
    int more = 0;
    for (const ComparedPart& part : parts) {
        if (part.isSame)
            continue;
        if (texts.size() < MostParts)
            texts << differenceText(part);
        else
            ++more;
    }
    if (more > 0)
        texts << Text::tr("and %n more", nullptr, more);
    return texts.join(QStringLiteral("; "));
}

}

QString verdictText(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Fresh:
        return Text::tr("fresh");
    case Verdict::Stale:
        return Text::tr("stale");
    case Verdict::Missing:
        return Text::tr("not cached");
    case Verdict::Orphan:
        return Text::tr("orphan");
    case Verdict::WrongType:
        return Text::tr("wrong type");
    case Verdict::Unreadable:
        break;
    }
    return Text::tr("unreadable");
}

QByteArray verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Fresh:
        return "fresh";
    case Verdict::Stale:
        return "stale";
    case Verdict::Missing:
        return "missing";
    case Verdict::Orphan:
        return "orphan";
    case Verdict::WrongType:
        return "wrong type";
    case Verdict::Unreadable:
        break;
    }
    return "unreadable";
}

QString explanationOf(const CacheEntry& entry)
{
    switch (entry.verdict) {
    case Verdict::Fresh:
        return Text::tr("Redis and the week agree.");
    case Verdict::Stale:
        return differencesText(entry.parts);
    case Verdict::Missing:
        return entry.isInWeek ? Text::tr("Redis does not have it: the game reads the week and fills it.")
                              : Text::tr("Neither Redis nor the week has it.");
    case Verdict::Orphan:
        return Text::tr("The week has no row that it could mirror.");
    case Verdict::WrongType:
        return Text::tr("Redis has a value of the type %1 here.").arg(visibleText(entry.type, 40));
    case Verdict::Unreadable:
        break;
    }
    return entry.problem;
}

QString lifeText(const CacheDefinition& cache, const CacheEntry& entry)
{
    if (!entry.isThere())
        return {};
    if (!entry.milliseconds)
        return Text::tr("no expiry");
    const qint64 left = (*entry.milliseconds + 999) / 1000;
    if (cache.seconds == 0)
        return Text::tr("%1 s").arg(left);
    return entry.life == Life::TooLong ? Text::tr("%1 s, longer than %2 s").arg(left).arg(cache.seconds)
                                       : Text::tr("%1 s of %2 s").arg(left).arg(cache.seconds);
}

}
