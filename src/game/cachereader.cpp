#include "game/sectionreaders.h"
#include "game/text.h"

namespace Weekglass {

namespace {

constexpr qint64 LongestLife = 30LL * 24 * 3600;

/// Printable and without spaces and what SCAN gives a meaning, with at most one {placeholder}.
const QRegularExpression& keyPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?=.{1,200}\\z)[^\\s{}*?\\[\\]\\\\\\x00-\\x20\\x7f-\\x{10ffff}]*"
                       "(\\{[a-z][a-z0-9_]{0,39}\\}[^\\s{}*?\\[\\]\\\\\\x00-\\x20\\x7f-\\x{10ffff}]*)?\\z"));
    return pattern;
}

const QRegularExpression& fieldPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^[!-~]{1,100}\\z"));
    return pattern;
}

CacheType readType(const ManifestSection& section)
{
    return section.choice<CacheType>("type",
                                     {{"string", CacheType::String},
                                      {"hash", CacheType::Hash},
                                      {"sorted-set", CacheType::SortedSet},
                                      {"ranking", CacheType::Ranking},
                                      {"json-object", CacheType::JsonObject},
                                      {"json-array", CacheType::JsonArray}});
}

/// What only a hash has.
void readHash(const ManifestSection& section, CacheDefinition& cache)
{
    QSet<QString> taken;
    for (const ManifestSection& field : section.sections("fields"))
        cache.fields.push_back(
            {.field = field.unique("field", fieldPattern(), taken), .column = field.column("column")});
    if (cache.fields.empty())
        section.problem("fields", Text::tr("a hash needs at least one field with its column"));
    if (section.has("by"))
        cache.by = section.name("by", fieldPattern());
}

CacheDefinition readOne(const ManifestSection& section, QSet<QString>& ids, QSet<QString>& keys)
{
    CacheDefinition cache {.id = section.id(ids),
                           .title = section.text("title", 60),
                           .key = section.unique("key", keyPattern(), keys),
                           .type = readType(section),
                           .seconds = section.has("seconds") ? section.integer("seconds", 1, LongestLife) : 0,
                           .query = section.file("query"),
                           .isSecret = section.flag("secret")};
    if (cache.type == CacheType::Hash)
        readHash(section, cache);
    if (cache.type == CacheType::String)
        cache.column = section.column("column");
    if (cache.isSecret && cache.placeholder().isEmpty())
        section.problem("secret", Text::tr("only what stands for a placeholder can be secret"));
    return cache;
}

}

std::vector<CacheDefinition> readCache(const ManifestSection& root)
{
    std::vector<CacheDefinition> list;
    QSet<QString> ids;
    QSet<QString> keys;
    for (const ManifestSection& section : root.sections("cache"))
        list.push_back(readOne(section, ids, keys));
    return list;
}

}
