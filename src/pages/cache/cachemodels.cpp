#include "pages/cache/cachemodels.h"

#include "base/safetext.h"
#include "widgets/parts/alarmdelegate.h"

namespace Weekglass {

namespace {

constexpr int CellCharacters = 400;

}

CacheModel::CacheModel(GamePointer game, QObject* parent)
    : TableModel({tr("Key"), tr("Type"), tr("Expires in"), tr("State"), tr("Redis beside the week")}, parent)
    , m_game(std::move(game))
{
}

QString CacheModel::text(const CacheEntry& entry, int column) const
{
    const CacheDefinition& cache = m_game->cache[entry.key.cache];
    switch (column) {
    case KeyColumn:
        return shownCacheKey(cache, entry.key);
    case TypeColumn:
        return entry.isThere() ? visibleText(entry.type, 40) : QString();
    case LifeColumn:
        return lifeText(cache, entry);
    case StateColumn:
        return verdictText(entry.verdict);
    default:
        return explanationOf(entry);
    }
}

QVariant CacheModel::value(const CacheEntry& entry, int column, int role) const
{
    if (role == Qt::DisplayRole)
        return text(entry, column);
    if (role == AlarmDelegate::AlarmRole)
        return (column == StateColumn && entry.isWrong())
            || (column == LifeColumn && entry.life != CacheEntry::Life::AsDocumented);
    return {};
}

CachePartModel::CachePartModel(QObject* parent)
    : TableModel({tr("Part"), tr("Redis"), tr("Week"), tr("Compared")}, parent)
{
}

void CachePartModel::setParts(std::vector<ComparedPart> parts, bool areCached)
{
    m_areCached = areCached;
    resetRows(std::move(parts));
}

QString CachePartModel::stateText(const ComparedPart& part) const
{
    if (!m_areCached)
        return verdictText(CacheEntry::Verdict::Missing);
    if (!part.isCompared)
        return tr("not compared: the game's own");
    return part.isSame ? tr("same") : tr("differs");
}

QString CachePartModel::text(const ComparedPart& part, int column) const
{
    const auto shown = [](const Pg::Value& value) {
        return value ? visibleText(*value, CellCharacters) : tr("(nothing)");
    };
    switch (column) {
    case NameColumn:
        return part.name.isEmpty() ? tr("Value") : visibleText(part.name, CellCharacters);
    case RedisColumn:
        return shown(part.redis);
    case RowColumn:
        return part.isCompared ? shown(part.row) : QString();
    default:
        return stateText(part);
    }
}

QVariant CachePartModel::value(const ComparedPart& part, int column, int role) const
{
    if (role == Qt::DisplayRole)
        return text(part, column);
    if (role == AlarmDelegate::AlarmRole)
        return column == StateColumn && m_areCached && !part.isSame;
    return {};
}

}
