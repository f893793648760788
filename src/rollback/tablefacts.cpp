#include "rollback/tablefacts.h"

#include "base/utf8.h"
#include "pg/cluster.h"
#include "rollback/text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

Sql nameOf(const QJsonValue& value)
{
    return fromServer(value.toString().toUtf8());
}

char charOf(const QJsonValue& value)
{
    const QString text = value.toString();
    return text.isEmpty() ? '\0' : text.at(0).toLatin1();
}

QJsonArray arrayOf(const Pg::Value& cell)
{
    return QJsonDocument::fromJson(cell.value_or("[]")).array();
}

std::vector<ColumnFacts> columnsOf(const Pg::Value& cell)
{
    std::vector<ColumnFacts> columns;
    for (const QJsonValue& value : arrayOf(cell)) {
        const QJsonArray parts = value.toArray();
        columns.push_back({.name = nameOf(parts[0]),
                           .isGenerated = charOf(parts[2]) != '\0', // stored or, from 18 on, virtual
                           .isAlwaysIdentity = charOf(parts[3]) == 'a',
                           .keyPlace = parts[4].toInt(),
                           .isHashable = parts[5].toBool()});
    }
    return columns;
}

std::vector<TriggerFacts> triggersOf(const Pg::Value& cell)
{
    std::vector<TriggerFacts> triggers;
    for (const QJsonValue& value : arrayOf(cell)) {
        const QJsonArray parts = value.toArray();
        triggers.push_back({.table = nameOf(parts[0]),
                            .name = nameOf(parts[1]),
                            .enabled = charOf(parts[2]),
                            .isInherited = parts[3].toBool()});
    }
    return triggers;
}

std::vector<Sql> namesOf(const Pg::Value& cell)
{
    std::vector<Sql> names;
    for (const QJsonValue& value : arrayOf(cell))
        names.push_back(nameOf(value));
    return names;
}

TableFacts tableOf(const Pg::Table& table, const std::vector<Pg::Value>& row)
{
    const auto cell = [&](const char* name) {
        return row.at(static_cast<std::size_t>(table.column(QByteArrayView(name))));
    };
    const auto text = [&](const char* name) { return cell(name).value_or(QByteArray()); };
    const auto is = [&](const char* name) { return text(name) == "t"; };
    return {.oid = text("oid").toUInt(),
            .name = fromServer(text("name")),
            .shown = fromUtf8(text("shown")),
            .kind = text("relkind").at(0),
            .owner = fromServer(text("owner")),
            .ownerIsSuperuser = is("owner_is_superuser"),
            .isOwner = is("is_owner"),
            .maySchema = is("may_use_schema"),
            .maySelect = is("may_select"),
            .mayInsert = is("may_insert"),
            .mayUpdate = is("may_update"),
            .mayDelete = is("may_delete"),
            .hidesRows = is("hides_rows"),
            .isPartition = is("is_partition"),
            .hasRules = is("has_rules"),
            .hasForeign = is("has_foreign"),
            .hasChildren = is("has_children"),
            .columns = columnsOf(cell("columns")),
            .shape = text("shape"),
            .mirror = fromServer(text("mirror")),
            .hasMirror = is("has_mirror"),
            .triggers = triggersOf(cell("triggers")),
            .uniqueColumns = namesOf(cell("unique_columns"))};
}

/// Which of them are on the nodes of a cluster.
Result<void> readSpread(Pg::Session& session, std::vector<TableFacts>& tables, const Pg::Call& call)
{
    const auto distributed = Pg::distributedTables(session, call);
    if (!distributed)
        return distributed.error();
    for (const Pg::DistributedTable& one : *distributed) {
        const auto table = std::ranges::find(tables, one.oid, &TableFacts::oid);
        if (table == tables.end())
            continue;
        table->spread = one.column.isEmpty() ? Spread::EveryNode : Spread::ByColumn;
        table->distribution = one.column;
    }
    return {};
}

}

bool TableFacts::hasKey() const
{
    return std::ranges::any_of(columns, [](const ColumnFacts& column) { return column.keyPlace > 0; });
}

std::vector<Sql> TableFacts::key() const
{
    std::vector<const ColumnFacts*> found;
    for (const ColumnFacts& column : columns) {
        if (column.keyPlace > 0)
            found.push_back(&column);
    }
    std::ranges::sort(found, {}, &ColumnFacts::keyPlace);
    std::vector<Sql> names;
    for (const ColumnFacts* column : found)
        names.push_back(column->name);
    return names;
}

Sql TableFacts::sameKey(const Sql& a, const Sql& b) const
{
    std::vector<Sql> parts;
    for (const Sql& column : key())
        parts.push_back(a + Sql(".") + column + Sql(" = ") + b + Sql(".") + column);
    return joined(parts, Sql(" AND "));
}

QString TableFacts::unfitness() const
{
    if (kind == 'f' || hasForeign)
        return Text::tr("it is, in whole or in part, on another server");
    if (kind != 'r' && kind != 'p')
        return Text::tr("it is not a table");
    if (isPartition)
        return Text::tr("it is a partition; name the partitioned table instead");
    if (hasChildren)
        return Text::tr("other tables inherit from it");
    if (hasRules)
        return Text::tr("it has rules, which rewrite statements");
    if (hidesRows)
        return Text::tr("row-level security hides rows of it from this role");
    return {};
}

QStringList TableFacts::activeTriggers() const
{
    QStringList list;
    for (const TriggerFacts& trigger : triggers) {
        if (trigger.enabled != 'D' && !trigger.isInherited)
            list << fromUtf8(QByteArray(trigger.table.text() + ": " + trigger.name.text()));
    }
    return list;
}

// one value: two row constructors would be compared column by column
Sql TableFacts::row(const Sql& alias) const
{
    std::vector<Sql> parts;
    for (const ColumnFacts& column : columns)
        parts.push_back(alias + Sql(".") + column.name);
    return Sql("ROW(") + joined(parts, Sql(", ")) + Sql(")::RECORD");
}

// by the function of the operator *=: Citus would send the operator as one between the columns
Sql TableFacts::isSame(const Sql& a, const Sql& b) const
{
    return Sql("pg_catalog.record_image_eq(") + row(a) + Sql(", ") + row(b) + Sql(")");
}

Sql TableFacts::hashableRow(const Sql& alias) const
{
    std::vector<Sql> parts;
    for (const ColumnFacts& column : columns)
        parts.push_back(alias + Sql(".") + column.name + (column.isHashable ? Sql() : Sql("::TEXT")));
    return Sql("ROW(") + joined(parts, Sql(", ")) + Sql(")");
}

Result<std::vector<TableFacts>> loadTables(Pg::Session& session, const QByteArrayList& names,
                                           const Pg::Call& call)
{
    std::vector<Pg::Value> wanted;
    for (const QByteArray& name : names) {
        if (!std::ranges::count(wanted, Pg::Value(name)))
            wanted.emplace_back(name);
    }
    const auto table =
        session.query(Sql::load("weekglass/rollback_tables.sql"), {Pg::textArray(wanted)}, call);
    if (!table)
        return table.error();
    std::vector<TableFacts> facts;
    std::size_t place = 1;
    for (const auto& row : table->rows) {
        if (row.at(0).value_or("0").toULongLong() != place++)
            break;
        facts.push_back(tableOf(*table, row));
    }
    if (facts.size() < wanted.size())
        return Error {.kind = Error::Kind::Sql,
                      .message =
                          Text::tr("There is no table %1 in this week.").arg(fromUtf8(*wanted[facts.size()])),
                      .where = fromUtf8(session.database()),
                      .advice = Text::tr("Migrate the week, or correct the game's definition.")};
    if (auto read = readSpread(session, facts, call); !read)
        return read.error();
    return facts;
}

Sql fromServer(const QByteArray& text)
{
    return *Sql::trusted(text);
}

Sql joined(const std::vector<Sql>& parts, const Sql& between)
{
    Sql whole;
    for (const Sql& part : parts)
        whole = whole.isEmpty() ? part : whole + between + part;
    return whole;
}

}
