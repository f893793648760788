#include "tables/relationdetails.h"

#include "base/utf8.h"
#include "tables/text.h"
#include "json/document.h"

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

using Pg::Sql;
using Row = std::vector<Pg::Value>;
using Sort = RelationColumn::Sort;

QString text(const Pg::Value& value)
{
    return value ? fromUtf8(*value) : QString();
}

bool isTrue(const Pg::Value& value)
{
    return value == "t";
}

Sort sortOf(const QByteArray& word)
{
    static constexpr std::array<std::pair<const char*, Sort>, 8> words {{{"text", Sort::Text},
                                                                         {"number", Sort::Number},
                                                                         {"time", Sort::Time},
                                                                         {"truth", Sort::Truth},
                                                                         {"enum", Sort::Enum},
                                                                         {"json", Sort::Json},
                                                                         {"jsonb", Sort::Jsonb},
                                                                         {"plain", Sort::Plain}}};
    const auto found = std::ranges::find_if(words, [&](const auto& each) { return word == each.first; });
    return found == words.end() ? Sort::Other : found->second;
}

/// The strings, or numbers as text, of a JSON array that a query of ours made.
QStringList listOf(const Pg::Value& json)
{
    QStringList list;
    const auto document = Json::Document::parse(json.value_or(QByteArray()));
    if (!document)
        return list;
    const Json::NodeId root = Json::Document::root();
    for (int i = 0; i < document->childCount(root); ++i) {
        const Json::NodeId child = document->child(root, i);
        list << (document->kind(child) == Json::Kind::String ? document->stringValue(child)
                                                             : fromUtf8(document->rawText(child)));
    }
    return list;
}

RelationColumn columnOf(const Row& row)
{
    return {.name = text(row[2]),
            .type = text(row[3]),
            .sort = sortOf(row[9].value_or(QByteArray())),
            .isNotNull = isTrue(row[4]),
            .defaultText = text(row[5]),
            .isIdentity = isTrue(row[6]),
            .isGenerated = isTrue(row[7]),
            .comment = text(row[8]),
            .isLong = isTrue(row[10]),
            .isPlain = isTrue(row[11]),
            .orderSchema = text(row[14]),
            .isReadable = isTrue(row[12]),
            .isKey = isTrue(row[13])};
}

RelationConstraint::Kind constraintKind(const Pg::Value& word)
{
    using Kind = RelationConstraint::Kind;
    return word == "p" ? Kind::Primary
        : word == "u"  ? Kind::Unique
        : word == "x"  ? Kind::Exclusion
                       : Kind::Check;
}

Result<Pg::Table> read(Pg::Session& session, const char* file, quint32 relation, const Pg::Call& call)
{
    return session.readTable(Sql::load(file),
                             {relation ? Pg::Value(QByteArray::number(relation)) : Pg::Value()}, call);
}

Result<std::vector<RelationIndex>> readIndexes(Pg::Session& session, quint32 relation,
                                               const QHash<QString, QString>& names, const Pg::Call& call)
{
    const auto table = read(session, "catalog/relation_indexes.sql", relation, call);
    if (!table)
        return table.error();
    std::vector<RelationIndex> indexes;
    for (const Row& row : table->rows) {
        RelationIndex index {.name = text(row[0]),
                             .isPrimary = isTrue(row[1]),
                             .isUnique = isTrue(row[2]),
                             .isValid = isTrue(row[3]),
                             .method = text(row[4]),
                             .definition = text(row[5]),
                             .bytes = row[6] ? std::optional(row[6]->toLongLong()) : std::nullopt,
                             .comment = text(row[7]),
                             .isOrder = isTrue(row[8])};
        const QStringList numbers = listOf(row[9]);
        for (const QString& number : numbers) {
            if (names.contains(number))
                index.columns << names.value(number);
        }
        indexes.push_back(std::move(index));
    }
    return indexes;
}

Result<std::vector<RelationConstraint>> readConstraints(Pg::Session& session, quint32 relation,
                                                        const Pg::Call& call)
{
    const auto table = read(session, "catalog/relation_constraints.sql", relation, call);
    if (!table)
        return table.error();
    std::vector<RelationConstraint> constraints;
    for (const Row& row : table->rows)
        constraints.push_back({.name = text(row[0]),
                               .kind = constraintKind(row[1]),
                               .definition = text(row[2]),
                               .comment = text(row[3])});
    return constraints;
}

bool isWalkable(const RelationDetails& details, const RelationIndex& index)
{
    return index.isOrder && !index.columns.isEmpty()
        && std::ranges::all_of(index.columns, [&details](const QString& name) {
               const RelationColumn* column = details.column(name);
               return column && column->isReadable && (column->isPlain || !column->orderSchema.isEmpty());
           });
}

}

const RelationColumn* RelationDetails::column(const QString& name) const
{
    const auto found = std::ranges::find(columns, name, &RelationColumn::name);
    return found == columns.end() ? nullptr : &*found;
}

Result<std::vector<ForeignKey>> readForeignKeys(Pg::Session& session, quint32 relation, const Pg::Call& call)
{
    const auto table = read(session, "catalog/foreign_keys.sql", relation, call);
    if (!table)
        return table.error();
    std::vector<ForeignKey> keys;
    for (const Row& row : table->rows)
        keys.push_back({.name = text(row[0]),
                        .fromOid = row[1]->toUInt(),
                        .from = {text(row[2]), text(row[3])},
                        .fromColumns = listOf(row[7]),
                        .toOid = row[4]->toUInt(),
                        .to = {text(row[5]), text(row[6])},
                        .toColumns = listOf(row[8]),
                        .definition = text(row[9])});
    return keys;
}

Result<std::vector<std::pair<quint32, RelationColumn>>> readAllColumns(Pg::Session& session,
                                                                       const Pg::Call& call)
{
    const auto table = read(session, "catalog/relation_columns.sql", 0, call);
    if (!table)
        return table.error();
    std::vector<std::pair<quint32, RelationColumn>> columns;
    for (const Row& row : table->rows)
        columns.emplace_back(row[0]->toUInt(), columnOf(row));
    return columns;
}

Result<RelationDetails> readRelationDetails(Pg::Session& session, const Relation& relation,
                                            const Pg::Call& call)
{
    RelationDetails details {.relation = relation, .columns = {}};
    const auto columns = read(session, "catalog/relation_columns.sql", relation.oid, call);
    if (!columns)
        return columns.error();
    if (columns->rows.empty())
        return Error {
            .kind = Error::Kind::Sql,
            .message =
                Text::tr("The table “%1” no longer exists, or has no columns.").arg(relation.name.text()),
            .advice = Text::tr("Read the list of tables again.")};
    QHash<QString, QString> names; // by number
    for (const Row& row : columns->rows) {
        details.columns.push_back(columnOf(row));
        names.insert(text(row[1]), details.columns.back().name);
    }
    auto indexes = readIndexes(session, relation.oid, names, call);
    if (!indexes)
        return indexes.error();
    auto constraints = readConstraints(session, relation.oid, call);
    if (!constraints)
        return constraints.error();
    const auto keys = readForeignKeys(session, relation.oid, call);
    if (!keys)
        return keys.error();
    details.indexes = *std::move(indexes);
    details.constraints = *std::move(constraints);
    for (const ForeignKey& key : *keys) {
        if (key.fromOid == relation.oid)
            details.references.push_back(key);
        if (key.toOid == relation.oid)
            details.referring.push_back(key);
    }
    details.order = rowOrderOf(details);
    return details;
}

RowOrder rowOrderOf(const RelationDetails& details)
{
    // the indexes are in this order: primary key, unique ones, of these those of few columns
    for (const RelationIndex& index : details.indexes) {
        // with heirs the index knows the table's own rows only, and so do statements
        if (isWalkable(details, index))
            return {.columns = index.columns, .index = index.name};
    }
    switch (details.relation.kind) {
    case Relation::Kind::View:
    case Relation::Kind::MaterializedView:
        return {.whyNone = Text::tr("A view has no key, so its rows have no order to be paged by.")};
    case Relation::Kind::Foreign:
        return {.whyNone = Text::tr("A foreign table has no key here, so its rows have no order.")};
    case Relation::Kind::Table:
    case Relation::Kind::Partitioned:
        break;
    }
    const bool isUnique = std::ranges::any_of(details.indexes, &RelationIndex::isUnique);
    return {.whyNone = isUnique
                ? Text::tr("No unique index of this table has each row just once in a known order: its "
                           "columns may be NULL, or it is partial, or its order is not the server's own.")
                : Text::tr("This table has no primary key and no unique index.")};
}

}
