#include "migrations/destroyedrows.h"

#include <algorithm>

namespace Weekglass {

namespace {

class RowCounter
{
public:
    RowCounter(Pg::Session& session, Locking locking, const Pg::Call& call)
        : m_session(session)
        , m_locking(locking)
        , m_call(call)
    {
    }

    Result<void> count(const QString& name, const Result<Pg::Sql>& table, const QString& schema = {})
    {
        const auto rows = rowsOf(name, table);
        if (!rows)
            return rows.error();
        m_tables.push_back({.name = name, .rows = *rows, .schema = schema});
        return {};
    }
    Result<void> countSchema(const QString& schema);
    std::vector<DestroyedTable> take() { return std::move(m_tables); }

private:
    Result<std::optional<qint64>> rowsOf(const QString& name, const Result<Pg::Sql>& table);

    Pg::Session& m_session;
    const Locking m_locking;
    const Pg::Call& m_call;
    std::vector<DestroyedTable> m_tables;
};

Result<void> RowCounter::countSchema(const QString& schema)
{
    const auto found =
        m_session.query(Pg::Sql::load("weekglass/undo_schema_tables.sql"), {schema.toUtf8()}, m_call);
    if (!found)
        return found.error().at(schema);
    for (const auto& row : found->rows) {
        const QString name = Pg::textOf(row[0]);
        if (std::ranges::find(m_tables, name, &DestroyedTable::name) != m_tables.end())
            continue; // the file names it itself too
        if (auto counted = count(name, Pg::Sql::trusted(row[1].value_or(QByteArray())), schema); !counted)
            return counted;
    }
    return {};
}

Result<std::optional<qint64>> RowCounter::rowsOf(const QString& name, const Result<Pg::Sql>& table)
{
    if (!table)
        return table.error();
    const auto found = m_session.query(
        Pg::Sql("SELECT relkind FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass($1::text)"),
        {table->text()}, m_call);
    if (!found)
        return found.error();
    const QByteArray kind = found->single().value_or(QByteArray());
    const bool canBeLocked = kind == "r" || kind == "p" || kind == "v";
    if (!canBeLocked && kind != "m" && kind != "f")
        return std::optional<qint64>();
    if (m_locking == Locking::AgainstWriters && canBeLocked) {
        if (auto locked =
                m_session.execute(Pg::Sql("LOCK TABLE ") + table + Pg::Sql(" IN EXCLUSIVE MODE"), {}, m_call);
            !locked)
            return locked.error().at(name);
    }
    const auto rows = m_session.query(Pg::Sql("SELECT pg_catalog.count(*) FROM ") + table, {}, m_call);
    if (!rows)
        return rows.error().at(name);
    return std::optional(Pg::numberOf(rows->single()));
}

}

Result<std::vector<DestroyedTable>> destroyedRows(Pg::Session& session, const MigrationLint& lint,
                                                  Locking locking, const Pg::Call& call)
{
    RowCounter counter(session, locking, call);
    for (const QString& name : lint.destroyedTables()) {
        if (auto counted = counter.count(name, Pg::Sql::qualifiedName(name)); !counted)
            return counted.error();
    }
    for (const QString& schema : lint.destroyedSchemas()) {
        if (auto counted = counter.countSchema(schema); !counted)
            return counted.error();
    }
    return counter.take();
}

}
