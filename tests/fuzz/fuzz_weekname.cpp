#include "fuzz.h"

#include "game/weekname.h"

using namespace Weekglass;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QString text = QString::fromUtf8(inputOf(data, size));
    const auto name = WeekName::match(text);
    demand(bool(name) == bool(WeekName::parse(text)), "both ways of reading agree");
    if (!name)
        return 0;
    demand(name->toString() == text, "a name is written as it is read");
    demand(name->week >= 1 && name->week <= WeekName::weeksInYear(name->year), "the year has the week");
    demand(WeekName::of(name->prefix, name->monday()) == name, "its Monday is in it");
    if (const auto next = name->next())
        demand(next->previous() == name && *next > *name, "the next one's previous one");
    if (const auto previous = name->previous())
        demand(previous->next() == name && *previous < *name, "the previous one's next one");
    return 0;
}
