#include "game/cachedefinition.h"

namespace Weekglass {

QString CacheDefinition::placeholder() const
{
    return key.section(QLatin1Char('{'), 1).section(QLatin1Char('}'), 0, 0);
}

QString CacheDefinition::prefix() const
{
    return key.section(QLatin1Char('{'), 0, 0);
}

QString CacheDefinition::suffix() const
{
    return key.section(QLatin1Char('}'), 1);
}

}
