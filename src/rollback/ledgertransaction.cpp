#include "rollback/ledgertransaction.h"

#include "base/utf8.h"
#include "pg/lockholders.h"
#include "rollback/outcome.h"
#include "rollback/redisrestores.h"
#include "rollback/text.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

/// The first half of the key of all our locks on games: "Week" in ASCII.
constexpr qint32 LockClass = 0x5765656b;

qint32 lockKey(const QString& log, const QByteArray& game)
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray(log.toUtf8() + '\0' + game), QCryptographicHash::Sha256);
    return static_cast<qint32>(hash.left(4).toHex().toUInt(nullptr, 16));
}

QByteArray milliseconds(std::chrono::milliseconds time)
{
    return QByteArray::number(static_cast<qint64>(time.count()));
}

Pg::Value orNull(const QByteArray& text)
{
    return text.isEmpty() ? Pg::Value() : Pg::Value(text);
}

}

Error refusal(const QString& message, const QString& advice)
{
    return {.kind = Error::Kind::Sql, .message = message, .advice = advice};
}

bool isTransient(const Error& error)
{
    return error.sqlState == QLatin1String("40P01") || error.sqlState == QLatin1String("40001");
}

Error withBlockers(Pg::Session& session, const Error& error, const std::vector<quint32>& tables,
                   const QString& log, const QByteArray& game)
{
    return Pg::withLockHolders(session, error,
                               {.tables = tables, .advisory = std::pair(LockClass, lockKey(log, game))});
}

Result<LedgerTransaction> LedgerTransaction::begin(Pg::Session& session, const RollbackOptions& options)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite, options.call);
    if (!transaction)
        return transaction.error();
    LedgerTransaction run(session, *std::move(transaction), options);
    if (auto read = run.readFacts(); !read)
        return read.error();
    return run;
}

Result<void> LedgerTransaction::readFacts()
{
    const auto table = query(Sql::load("weekglass/rollback_session.sql"),
                             {milliseconds(m_options->lockWait), milliseconds(m_options->statementTimeout)});
    if (!table)
        return table.error();
    if (table->rows.size() != 1)
        return refusal(Text::tr("The server does not list this database; it was renamed or dropped."));
    const auto cell = [&](std::size_t i) { return table->rows[0].at(i).value_or(QByteArray()); };
    m_facts = {.week = {cell(0), cell(1).toUInt(), fromUtf8(cell(2))},
               .role = fromUtf8(cell(3)),
               .isSuperuser = cell(4) == "t",
               .mayCreateSchema = cell(5) == "t",
               .hasLedger = cell(6) == "t",
               .mayUseLedger = cell(14) == "t",
               .countsRows = cell(7) == "t",
               .pid = cell(8)};
    if (!m_facts.countsRows)
        return refusal(Text::tr("The server does not count rows (track_counts is off), so the effects of "
                                "cascades and triggers are unknown."),
                       Text::tr("Set track_counts = on in its configuration."));
    return {};
}

Result<bool> LedgerTransaction::chooseRole(const TableFacts& table)
{
    if (!m_facts.isSuperuser)
        return false;
    if (!m_options->allowSuperuser) {
        Error error = refusal(
            Text::tr(
                "The role %1 is a superuser, so triggers and views of the week would run with all rights.")
                .arg(m_facts.role),
            Text::tr("Connect as the role that owns the week, or allow it explicitly for this operation."));
        error.sqlState = SuperuserRefused;
        return error;
    }
    if (table.ownerIsSuperuser)
        return false;
    // the schema now, while the right to make it is there
    if (!m_facts.hasLedger) {
        if (auto made = script(Sql("CREATE SCHEMA IF NOT EXISTS weekglass AUTHORIZATION ") + table.owner);
            !made)
            return made.error();
        m_facts.mayCreateSchema = true;
    }
    if (auto set = script(Sql("SET LOCAL ROLE ") + table.owner); !set)
        return set.error();
    m_facts.role = fromUtf8(table.owner.text());
    return true;
}

Result<void> LedgerTransaction::requireRights(const QStringList& missing) const
{
    if (missing.isEmpty())
        return {};
    Error error =
        refusal(Text::tr("The role %1 lacks rights for this: %2.")
                    .arg(m_facts.role, missing.join(QStringLiteral(", "))),
                Text::tr("Nothing was done. Ask the owner to grant them, or connect as the owner."));
    error.sqlState = QStringLiteral("42501");
    return error;
}

Result<void> LedgerTransaction::lockGame(const QString& log, const QByteArray& game)
{
    const auto locked = query(Sql("SELECT pg_catalog.pg_advisory_xact_lock($1::INTEGER, $2::INTEGER)"),
                              {QByteArray::number(LockClass), QByteArray::number(lockKey(log, game))});
    if (locked)
        return {};
    Error error = locked.error();
    if (error.sqlState == QLatin1String("55P03"))
        error.message = Text::tr("Somebody else is rolling this game back or undoing that. [55P03]");
    return error;
}

Result<void> LedgerTransaction::lockTables(const std::vector<const TableFacts*>& tables)
{
    std::vector<const TableFacts*> ordered = tables;
    // the same order for all operations, so that they never wait for each other in a circle
    std::ranges::sort(ordered, {}, &TableFacts::oid);
    std::vector<Sql> names;
    names.reserve(ordered.size());
    for (const TableFacts* table : ordered)
        names.push_back(table->name);
    m_isOnNodes = std::ranges::any_of(tables, [](const TableFacts* table) { return table->isOnNodes(); });
    return change(Sql("LOCK TABLE ") + joined(names, Sql(", ")) + Sql(" IN SHARE ROW EXCLUSIVE MODE"));
}

Result<void> LedgerTransaction::makeLedger(const std::vector<const TableFacts*>& tables)
{
    if (!m_facts.hasLedger) {
        // two first operations at once: one makes it, the other one finds it
        const auto locked = query(Sql("SELECT pg_catalog.pg_advisory_xact_lock($1::INTEGER, 0)"),
                                  {QByteArray::number(LockClass)});
        if (!locked)
            return locked.error();
        if (auto made = script(Sql::load("weekglass/ledger_create.sql")); !made)
            return made;
    }
    for (const TableFacts* table : tables) {
        if (table->hasMirror)
            continue;
        // summaries instead of a tree: an operation's rows lie together, and writing them costs nothing
        auto made = script(Sql("CREATE TABLE IF NOT EXISTS ") + table->mirror
                           + Sql(" (\"weekglass.operation\" UUID NOT NULL, \"weekglass.image\" \"char\" NOT "
                                 "NULL, LIKE ")
                           + table->name + Sql("); CREATE INDEX ON ") + table->mirror
                           + Sql(" USING BRIN (\"weekglass.operation\") WITH (autosummarize = on)"));
        if (!made)
            return made.error().at(table->shown);
        if (auto spread = spreadMirror(*table); !spread)
            return spread.error().at(table->shown);
    }
    return m_isOnNodes ? script(Sql::load("weekglass/ledger_nodes.sql")) : Result<void>();
}

Result<void> LedgerTransaction::spreadMirror(const TableFacts& table)
{
    switch (table.spread) {
    case Spread::Local:
        return {};
    case Spread::EveryNode:
        return query(Sql("SELECT pg_catalog.create_reference_table($1::TEXT::REGCLASS)"),
                     {table.mirror.text()});
    case Spread::ByColumn:
        break;
    }
    return query(
        Sql("SELECT pg_catalog.create_distributed_table($1::TEXT::REGCLASS, $2::TEXT, colocate_with => "
            "$3::TEXT)"),
        {table.mirror.text(), table.distribution, table.name.text()});
}

Result<Pg::Table> LedgerTransaction::query(const Result<Sql>& sql, const Pg::Params& params)
{
    return m_session->query(sql, params, m_options->call);
}

Result<qint64> LedgerTransaction::change(const Sql& sql, const Pg::Params& params)
{
    m_statements << fromUtf8(sql.text());
    return m_session->execute(sql, params, m_options->call);
}

Result<void> LedgerTransaction::script(const Result<Sql>& sql)
{
    return m_session->script(sql, m_options->call);
}

Result<void> checkReason(const OperationBy& by)
{
    if (by.reason.trimmed().isEmpty())
        return refusal(Text::tr("The reason is missing."), Text::tr("Give a reason; it is kept."));
    return {};
}

Result<void> LedgerTransaction::record(Operation& operation, const OperationBy& by,
                                       const std::vector<QByteArray>& purged)
{
    operation.statements = m_statements;
    const std::vector<Pg::Value> purgedIds(purged.begin(), purged.end());
    const auto number = [](qint64 value) { return Pg::Value(QByteArray::number(value)); };
    const auto inserted = query(
        Sql::load("weekglass/ledger_insert.sql"),
        {operation.id, operationName(operation.kind).toUtf8(), orNull(operation.log.toUtf8()),
         orNull(operation.gameId), number(operation.target), number(operation.head),
         number(operation.headAfter), by.reason.trimmed().toUtf8(), orNull(by.ticket.trimmed().toUtf8()),
         orNull(by.operatorName.trimmed().toUtf8()), keptJson(operation),
         QJsonDocument(QJsonArray::fromStringList(m_statements)).toJson(QJsonDocument::Compact),
         orNull(operation.undoes), orNull(operation.redoes), Pg::textArray(purgedIds)});
    if (!inserted)
        return inserted.error();
    const auto cell = [&](std::size_t i) { return inserted->rows.at(0).at(i).value_or(QByteArray()); };
    operation.week = m_facts.week;
    operation.at = cell(0);
    operation.transaction = cell(1);
    operation.operatorName = fromUtf8(cell(2));
    operation.databaseUser = fromUtf8(cell(3));
    operation.clientAddress = fromUtf8(cell(4));
    operation.reason = by.reason.trimmed();
    operation.ticket = by.ticket.trimmed();
    if (m_isOnNodes) {
        const auto noted =
            query(Sql("INSERT INTO weekglass.operations_on_nodes (id) VALUES ($1::UUID)"), {operation.id});
        if (!noted)
            return noted.error();
    }
    if (m_options->redisServer.isEmpty())
        return {};
    return recordPendingRestore(*this, operation.id, m_options->redisServer);
}

Result<void> LedgerTransaction::callWhenDone()
{
    return m_options->whenDone ? m_options->whenDone(*m_session) : Result<void>();
}

Result<void> LedgerTransaction::commit(const Operation& operation)
{
    // not with the caller's stop: from here on it is done or not done
    auto committed = m_transaction.commit({.deadline = std::chrono::seconds(60)});
    if (committed || committed.error().kind != Error::Kind::Unknown)
        return committed;
    return lookUpOutcome({operation.id, operation.transaction, m_facts.pid}, m_options->reopen,
                         m_options->lookUpFor, committed.error());
}

}
