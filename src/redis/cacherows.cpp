#include "redis/cacherows.h"

#include "pg/promisedrows.h"
#include "pg/subquery.h"
#include "json/document.h"

namespace Weekglass {

namespace {

using Pg::Sql;

Result<Sql> textColumn(const QString& column)
{
    return Sql(", q.") + Sql::identifier(column) + Sql("::TEXT");
}

/// The subject, then what the type compares, all as text.
Result<Sql> rowsSql(const CacheDefinition& cache)
{
    Result<Sql> sql = Sql("SELECT q.subject::TEXT");
    switch (cache.type) {
    case CacheType::String:
        sql = sql + textColumn(cache.column);
        break;
    case CacheType::Hash:
        for (const CacheField& field : cache.fields)
            sql = sql + textColumn(field.column);
        break;
    case CacheType::SortedSet:
    case CacheType::Ranking:
        sql = sql + Sql(", q.member::TEXT, q.score::DOUBLE PRECISION::TEXT");
        break;
    default:
        sql = sql
            + Sql(", CASE WHEN pg_catalog.jsonb_strip_nulls(pg_catalog.to_jsonb(q) - 'subject') <> '{}' THEN "
                  "(pg_catalog.to_jsonb(q) - 'subject')::TEXT END");
    }
    const auto query = Pg::subqueryOf(cache.query.text, cache.query.name, Sql("q"));
    return query ? sql + Sql(" FROM ") + *query : query;
}

/// The members of an object, or an object as an element.
void addJson(CacheType type, const QByteArray& text, CacheContent& content)
{
    if (type == CacheType::JsonArray) {
        content.push_back({.name = QByteArray::number(content.size() + 1), .value = text});
        return;
    }
    const auto document = Json::Document::parse(text);
    if (!document)
        return; // PostgreSQL made it
    for (int row = 0; row < document->childCount(Json::Document::root()); ++row) {
        const Json::NodeId member = document->child(Json::Document::root(), row);
        content.push_back(
            {.name = document->key(member).toUtf8(), .value = document->rawText(member).toByteArray()});
    }
}

void addRow(const CacheDefinition& cache, Pg::PromisedRow& row, CacheContent& content)
{
    switch (cache.type) {
    case CacheType::String:
        content.push_back({.name = {}, .value = row.value(1)});
        return;
    case CacheType::Hash:
        for (std::size_t i = 0; i < cache.fields.size(); ++i)
            content.push_back(
                {.name = cache.fields[i].field.toUtf8(), .value = row.value(static_cast<int>(i) + 1)});
        return;
    case CacheType::SortedSet:
    case CacheType::Ranking:
        if (row.value(1))
            content.push_back(
                {.name = *row.value(1), .value = scoreText(QByteArray::number(row.finite(2), 'g', 17))});
        return;
    default:
        if (const Pg::Value text = row.value(1))
            addJson(cache.type, *text, content);
    }
}

}

Result<QHash<QByteArray, CacheContent>> readCacheRows(Pg::Session& session, const CacheDefinition& cache,
                                                      const QByteArrayList& subjects, const Pg::Call& call)
{
    std::vector<Pg::Value> names;
    for (const QByteArray& subject : subjects) {
        // what is no text cannot be asked for, and nothing in the week is called so
        if (QUtf8StringView(subject).isValidUtf8() && !subject.contains('\0'))
            names.emplace_back(subject);
    }
    QHash<QByteArray, CacheContent> found;
    const auto onRow = [&](Pg::PromisedRow& row) { addRow(cache, row, found[row.text(0)]); };
    if (auto read =
            Pg::readRows(session, cache.query.name, rowsSql(cache), {Pg::textArray(names)}, onRow, call);
        !read)
        return read.error();
    if (cache.type == CacheType::Ranking) {
        for (CacheContent& content : found)
            content = rankingOf(std::move(content));
    }
    return found;
}

}
