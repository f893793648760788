#include "weeks/operationslog.h"

#include "base/log.h"
#include "base/utf8.h"
#include "pg/lockholders.h"
#include "pg/ownertrust.h"
#include "pg/transaction.h"
#include "weeks/text.h"
#include "json/strings.h"

#include <QUuid>

#include <array>

namespace Weekglass {

namespace {

constexpr std::array<std::pair<LogEvent, const char*>, 5> EventNames {{{LogEvent::Begun, "begun"},
                                                                       {LogEvent::Step, "step"},
                                                                       {LogEvent::Done, "done"},
                                                                       {LogEvent::Failed, "failed"},
                                                                       {LogEvent::Undone, "undone"}}};

Pg::Value orNull(const QString& text)
{
    return text.isEmpty() ? Pg::Value() : Pg::Value(text.toUtf8());
}

std::function<void(const LogEntry&)>& logCopy()
{
    static std::function<void(const LogEntry&)> copy;
    return copy;
}

/// Nothing if there is no log; false if its owner could make us run code.
Result<std::optional<bool>> trustedLog(Pg::Session& session, const Pg::Call& call)
{
    const auto found = session.query(Pg::Sql::load("weekglass/log_exists.sql"), {}, call);
    if (!found)
        return found.error();
    if (found->rows.empty())
        return std::optional<bool>();
    if (found->single() != "t")
        return std::optional<bool>(false);
    const auto trusted = Pg::requireTrust(session, QStringLiteral("weekglass"), call);
    if (!trusted && !Pg::isUntrustedOwner(trusted.error()))
        return trusted.error();
    return std::optional<bool>(trusted.operator bool());
}

LogEntry entryOf(const std::vector<Pg::Value>& row)
{
    const auto text = [&row](std::size_t column) { return Pg::textOf(row[column]); };
    return {.operation = row[0].value_or(QByteArray()),
            .kind = text(1),
            .event = logEventOf(row[2].value_or(QByteArray())),
            .step = text(3),
            .week = {row[6].value_or(QByteArray()), row[5].value_or(QByteArray()).toUInt(), text(4)},
            .by = {.reason = text(7), .operatorName = text(8)},
            .databaseUser = text(9),
            .clientAddress = text(10),
            .at = row[11].value_or(QByteArray()),
            .detail = row[12].value_or("{}")};
}

}

QByteArray newOperationId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

QString logEventName(LogEvent event)
{
    return QString::fromLatin1(EventNames[static_cast<std::size_t>(event)].second);
}

LogEvent logEventOf(const QByteArray& name)
{
    for (const auto& [event, known] : EventNames) {
        if (name == known)
            return event;
    }
    return LogEvent::Step;
}

Result<bool> hasLog(Pg::Session& maintenance, const Pg::Call& call)
{
    const auto trusted = trustedLog(maintenance, call);
    if (!trusted)
        return trusted.error();
    return trusted->value_or(false);
}

Result<void> ensureLog(Pg::Session& maintenance, const Pg::Call& call)
{
    const auto trusted = trustedLog(maintenance, call);
    if (!trusted)
        return trusted.error();
    if (*trusted && !**trusted)
        return Error {
            .kind = Error::Kind::Sql,
            .message = Text::tr("The log weekglass.week_log belongs to a role that is neither yours nor "
                                "an administrator's; writing into it could run that role's code."),
            .where = fromUtf8(maintenance.database()),
            .advice = Text::tr("Ask an administrator to check it, and to take it over or remove it.")};
    if (*trusted)
        return {};
    const auto create = Pg::Sql::load("weekglass/log_create.sql");
    if (!create)
        return create.error();
    auto transaction = Pg::Transaction::begin(maintenance, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    if (auto created = maintenance.script(*create, call); !created) {
        Error error = created.error();
        error.where = QStringLiteral("weekglass.week_log");
        if (error.sqlState == QLatin1String("42501"))
            error.advice = Text::tr("A change that cannot be logged is not made. Ask an administrator for "
                                    "the right to create the schema weekglass in this database.");
        (void)transaction->rollback();
        return Pg::withLockHolders(maintenance, error);
    }
    return transaction->commit(call);
}

void setLogCopy(std::function<void(const LogEntry&)> copy)
{
    logCopy() = std::move(copy);
}

Result<void> addToLog(Pg::Session& maintenance, const LogEntry& entry, const Pg::Call& call)
{
    const auto inserted = maintenance.execute(
        Pg::Sql::load("weekglass/log_insert.sql"),
        {entry.operation, entry.kind.toUtf8(), logEventName(entry.event).toUtf8(), orNull(entry.step),
         entry.week.name.toUtf8(), QByteArray::number(entry.week.oid), entry.week.systemIdentifier,
         orNull(entry.by.reason), orNull(entry.by.operatorName), entry.detail},
        call);
    if (!inserted)
        return inserted.error().at(QStringLiteral("weekglass.week_log"));
    qCInfo(adminLog).noquote() << entry.kind << logEventName(entry.event) << entry.step << entry.week.name;
    if (logCopy())
        logCopy()(entry);
    return {};
}

Result<std::vector<LogEntry>> readLog(Pg::Session& maintenance, const LogFilter& filter, const Pg::Call& call)
{
    const auto exists = hasLog(maintenance, call);
    if (!exists)
        return exists.error();
    std::vector<LogEntry> entries;
    if (!*exists)
        return entries;
    const auto table = maintenance.query(
        Pg::Sql::load("weekglass/log_read.sql"),
        {orNull(filter.week), filter.operation.isEmpty() ? Pg::Value() : Pg::Value(filter.operation)}, call);
    if (!table)
        return table.error();
    for (const auto& row : table->rows)
        entries.push_back(entryOf(row));
    return entries;
}

Result<LoggedOperation> LoggedOperation::begin(Pg::Session& maintenance, LogEntry entry)
{
    if (auto ready = ensureLog(maintenance); !ready)
        return ready.error();
    return beginInLog(maintenance, std::move(entry));
}

Result<LoggedOperation> LoggedOperation::beginInLog(Pg::Session& maintenance, LogEntry entry)
{
    if (entry.operation.isEmpty())
        entry.operation = newOperationId();
    entry.event = LogEvent::Begun;
    if (auto added = addToLog(maintenance, entry); !added)
        return added.error();
    return LoggedOperation(maintenance, std::move(entry));
}

Result<void> LoggedOperation::step(const QString& name, const QByteArray& detail)
{
    m_entry.event = LogEvent::Step;
    m_entry.step = name;
    m_entry.detail = detail;
    return addToLog(*m_session, m_entry);
}

Result<void> LoggedOperation::done(const QByteArray& detail)
{
    m_entry.event = LogEvent::Done;
    m_entry.step.clear();
    m_entry.detail = detail;
    return addToLog(*m_session, m_entry);
}

Error LoggedOperation::failed(const Error& error)
{
    m_entry.event = LogEvent::Failed;
    m_entry.detail = "{\"error\": " + Json::quoted(error.message)
        + ", \"sqlState\": " + Json::quoted(error.sqlState) + '}';
    (void)addToLog(*m_session, m_entry);
    return error;
}

Result<void> endSchemaChange(LoggedOperation& operation, const QStringList& scripts,
                             const std::optional<Error>& error)
{
    QByteArrayList files;
    for (const QString& script : scripts)
        files << Json::quoted(script);
    const QByteArray detail = "{\"applied\": [" + files.join(", ") + "]}";
    if (!error)
        return operation.done(detail);
    if (!scripts.isEmpty()) {
        if (auto noted = operation.step(QStringLiteral("applied"), detail); !noted)
            return noted;
    }
    (void)operation.failed(*error);
    return {};
}

}
