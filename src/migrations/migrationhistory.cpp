#include "migrations/migrationhistory.h"

#include "migrations/text.h"
#include "pg/transaction.h"

namespace Weekglass {

namespace {

using Pg::Sql;
using Pg::textOf;

HistoryRow historyRow(const std::vector<Pg::Value>& row)
{
    HistoryRow entry;
    entry.rank = textOf(row[0]).toInt();
    entry.version = textOf(row[1]);
    entry.description = textOf(row[2]);
    entry.type = textOf(row[3]);
    entry.script = textOf(row[4]);
    if (row[5])
        entry.checksum = row[5]->toInt();
    entry.success = row[6] == "t";
    entry.installedOn = row[7].value_or(QByteArray());
    entry.installedBy = textOf(row[8]);
    entry.milliseconds = textOf(row[9]).toInt();
    return entry;
}

/// To read it would run what it is made of with our rights.
Error noTable(const QString& name)
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("%1 is not a table, but a view or a similar object. Reading it would run its "
                                "code, so it was not read.")
                           .arg(name),
            .where = name,
            .advice = Text::tr(
                "Find out who made it. Drop or rename it; the history of migrations is always a table.")};
}

Result<QStringList> alembicRevisions(Pg::Session& session, const QString& schema, const Pg::Call& call)
{
    const auto revisions = session.query(Sql("SELECT version_num FROM ") + Sql::identifier(schema)
                                             + Sql(".alembic_version ORDER BY version_num"),
                                         {}, call);
    if (!revisions)
        return revisions.error();
    QStringList list = revisions->texts();
    list.sort();
    return list;
}

Result<void> readRows(Pg::Session& session, MigrationHistory& history, const Pg::Call& call)
{
    const auto rows = session.query(Sql::load("weekglass/history_read.sql"), {}, call);
    if (!rows)
        return rows.error();
    history.rows.clear();
    for (const auto& row : rows->rows)
        history.rows.push_back(historyRow(row));
    return {};
}

}

Result<MigrationHistory> readHistory(Pg::Session& session, const Pg::Call& call)
{
    // for its path: the owner of the database may have set another one
    const auto transaction = Pg::Transaction::join(session, Pg::Transaction::Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    const auto tables = session.query(Sql::load("catalog/history_tables.sql"), {}, call);
    if (!tables)
        return tables.error();
    const auto& found = tables->rows.front();
    MigrationHistory history;
    history.hasFlyway = found[0] == "t";
    history.hasTables = found[2] == "t";
    if (found[3])
        return noTable(textOf(found[3]));
    if (found[1]) {
        const auto revisions = alembicRevisions(session, textOf(found[1]), call);
        if (!revisions)
            return revisions.error();
        history.alembicRevisions = *revisions;
        history.alembicRevision =
            revisions->isEmpty() ? Text::tr("none yet") : revisions->join(QLatin1String(", "));
    }
    if (!history.hasFlyway)
        return history;
    if (auto read = readRows(session, history, call); !read)
        return read.error();
    return history;
}

Result<MigrationHistory> readHistoryAgain(Pg::Session& session, const MigrationHistory& known,
                                          const Pg::Call& call)
{
    Q_ASSERT(session.isInTransaction());
    const auto table = session.query(
        Sql("SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = "
            "pg_catalog.to_regclass('public.flyway_schema_history') AND c.relkind IN ('r', 'p')"),
        {}, call);
    if (!table)
        return table.error();
    if (!known.hasFlyway || table->rows.empty())
        return readHistory(session, call);
    MigrationHistory history = known;
    if (auto read = readRows(session, history, call); !read)
        return read.error();
    return history;
}

Result<void> createHistory(Pg::Session& session, const Pg::Call& call)
{
    return session.script(Sql::load("weekglass/history_create.sql"), call)
        .at(QStringLiteral("flyway_schema_history"));
}

Result<int> addHistoryRow(Pg::Session& session, const HistoryRow& row, const Pg::Call& call)
{
    const auto added =
        session.query(Sql::load("weekglass/history_insert.sql"),
                      {row.version.isEmpty() ? Pg::Value() : row.version.toUtf8(), row.description.toUtf8(),
                       row.type.toUtf8(), row.script.toUtf8(),
                       row.checksum ? Pg::Value(QByteArray::number(*row.checksum)) : Pg::Value(),
                       QByteArray::number(row.milliseconds), row.success ? "t" : "f"},
                      call);
    if (!added)
        return added.error().at(QStringLiteral("flyway_schema_history"));
    return added->single().value_or(QByteArray()).toInt();
}

}
