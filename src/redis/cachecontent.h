#pragma once

#include "game/cachedefinition.h"
#include "pg/session.h"
#include "redis/redissession.h"

namespace Weekglass {

/// A named value of a key, or of the rows that it mirrors: a field, a member with its score, a member of a
/// JSON object, an element of an array. A string has one without a name.
struct CachePart
{
    QByteArray name;
    Pg::Value value;

    bool operator==(const CachePart&) const = default;
};
using CacheContent = std::vector<CachePart>;

/// What TYPE calls it.
QByteArray redisTypeOf(CacheType type);

/// What a key of this type says; empty: it is no JSON of the shape that is wanted.
std::optional<CacheContent> contentOf(const CacheDefinition& cache, const RedisReply& reply);
/// A score as both sides write it.
QByteArray scoreText(const QByteArray& score);
/// By rank: the greatest score first, of equal ones the greatest member, as Redis has it. "#1" to "member
/// score".
CacheContent rankingOf(CacheContent scores);

/// One part beside the other; what the rows do not tell is not compared.
struct ComparedPart
{
    QByteArray name;
    Pg::Value redis;
    Pg::Value row;
    bool isCompared = true;
    bool isSame = true;
};
/// @p rows first, in their order.
std::vector<ComparedPart> compareContents(const CacheDefinition& cache, const CacheContent& redis,
                                          const CacheContent& rows);

}
