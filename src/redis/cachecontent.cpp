#include "redis/cachecontent.h"

#include "json/equal.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace Weekglass {

namespace {

using Json::Document;
using Json::Kind;
using Json::NodeId;

bool isJson(CacheType type)
{
    return type == CacheType::JsonObject || type == CacheType::JsonArray;
}

CacheContent pairsOf(const RedisReply& reply)
{
    CacheContent content;
    for (std::size_t i = 0; i + 1 < reply.elements.size(); i += 2)
        content.push_back({.name = reply.elements[i].text, .value = reply.elements[i + 1].text});
    return content;
}

std::optional<CacheContent> jsonParts(const QByteArray& text, Kind wanted)
{
    const auto document = Document::parse(text);
    if (!document || document->kind(Document::root()) != wanted)
        return {};
    CacheContent content;
    for (int row = 0; row < document->childCount(Document::root()); ++row) {
        const NodeId child = document->child(Document::root(), row);
        const QByteArray name =
            wanted == Kind::Object ? document->key(child).toUtf8() : QByteArray::number(row + 1);
        content.push_back({.name = name, .value = document->rawText(child).toByteArray()});
    }
    return content;
}

/// The same moment, however each side writes it.
bool isSameTime(const QString& a, const QString& b)
{
    const QDateTime first = QDateTime::fromString(a, Qt::ISODateWithMs);
    return first.isValid() && first == QDateTime::fromString(b, Qt::ISODateWithMs);
}

bool isSameJson(const Document& redis, NodeId redisNode, const Document& row, NodeId rowNode)
{
    if (redis.kind(redisNode) == Kind::String && row.kind(rowNode) == Kind::String
        && isSameTime(redis.stringValue(redisNode), row.stringValue(rowNode)))
        return true;
    if (redis.kind(redisNode) != Kind::Object || row.kind(rowNode) != Kind::Object)
        return Json::equal(redis, redisNode, row, rowNode);
    // what the cache has beside is its own, and null may be left out
    for (int i = 0; i < row.childCount(rowNode); ++i) {
        const NodeId member = row.child(rowNode, i);
        const NodeId other = redis.find(redisNode, row.key(member));
        if (other == Json::noNode ? row.kind(member) != Kind::Null : !isSameJson(redis, other, row, member))
            return false;
    }
    return true;
}

bool isSameAsJson(const QByteArray& redis, const QByteArray& row)
{
    const auto first = Document::parse(redis);
    const auto second = Document::parse(row);
    return first && second && isSameJson(*first, Document::root(), *second, Document::root());
}

bool isSameNumber(const QByteArray& a, const QByteArray& b)
{
    const auto isNumber = [](const Result<Document>& text) {
        return text && text->kind(Document::root()) == Kind::Number;
    };
    const auto first = Document::parse(a);
    const auto second = Document::parse(b);
    return isNumber(first) && isNumber(second)
        && Json::equal(*first, Document::root(), *second, Document::root());
}

bool isSameValue(CacheType type, const Pg::Value& redis, const Pg::Value& row)
{
    if (isJson(type)) {
        const QByteArray null("null");
        return isSameAsJson(redis.value_or(null), row.value_or(null));
    }
    if (!redis || !row)
        return redis.value_or(QByteArray()).isEmpty() && row.value_or(QByteArray()).isEmpty();
    return *redis == *row || (type != CacheType::Ranking && isSameNumber(*redis, *row));
}

}

QByteArray redisTypeOf(CacheType type)
{
    switch (type) {
    case CacheType::Hash:
        return "hash";
    case CacheType::SortedSet:
    case CacheType::Ranking:
        return "zset";
    default:
        return "string";
    }
}

std::optional<CacheContent> contentOf(const CacheDefinition& cache, const RedisReply& reply)
{
    switch (cache.type) {
    case CacheType::String:
        return CacheContent {{.name = {}, .value = reply.text}};
    case CacheType::Hash:
        return pairsOf(reply);
    case CacheType::JsonObject:
        return jsonParts(reply.text, Kind::Object);
    case CacheType::JsonArray:
        return jsonParts(reply.text, Kind::Array);
    default:
        break;
    }
    CacheContent scores = pairsOf(reply);
    for (CachePart& part : scores)
        part.value = scoreText(*part.value);
    return cache.type == CacheType::Ranking ? rankingOf(std::move(scores)) : scores;
}

QByteArray scoreText(const QByteArray& score)
{
    bool isNumber = false;
    const double number = score.toDouble(&isNumber);
    if (!isNumber)
        return score;
    if (!std::isfinite(number))
        return score;
    return std::fabs(number) < 1e15 && number == std::floor(number)
        ? QByteArray::number(static_cast<qint64>(number))
        : QByteArray::number(number, 'g', 17);
}

CacheContent rankingOf(CacheContent scores)
{
    std::ranges::sort(scores, [](const CachePart& a, const CachePart& b) {
        const double first = a.value->toDouble();
        const double second = b.value->toDouble();
        return first == second ? a.name > b.name : first > second;
    });
    CacheContent ranks;
    for (const CachePart& part : scores)
        ranks.push_back(
            {.name = '#' + QByteArray::number(ranks.size() + 1), .value = part.name + ' ' + *part.value});
    return ranks;
}

std::vector<ComparedPart> compareContents(const CacheDefinition& cache, const CacheContent& redis,
                                          const CacheContent& rows)
{
    QHash<QByteArray, Pg::Value> left;
    for (const CachePart& part : redis)
        left.insert(part.name, part.value); // of a repeated key of JSON the last counts
    std::vector<ComparedPart> parts;
    for (const CachePart& row : rows) {
        const Pg::Value value = left.take(row.name);
        parts.push_back({.name = row.name,
                         .redis = value,
                         .row = row.value,
                         .isSame = isSameValue(cache.type, value, row.value)});
    }
    const bool isOpen = cache.type == CacheType::Hash || cache.type == CacheType::JsonObject;
    for (const CachePart& part : redis) {
        if (left.remove(part.name))
            parts.push_back(
                {.name = part.name, .redis = part.value, .row = {}, .isCompared = !isOpen, .isSame = isOpen});
    }
    return parts;
}

}
