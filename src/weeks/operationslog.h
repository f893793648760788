#pragma once

#include "pg/session.h"
#include "weeks/weekidentity.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace Weekglass {

/// Who does something to a week, and why.
struct AdminBy
{
    QString reason = {};
    QString operatorName = {}; ///< empty: the name of the database's user
};

enum class LogEvent { Begun, Step, Done, Failed, Undone };

/// One row of the server's log of what was done to its weeks.
struct LogEntry
{
    QByteArray operation = {}; ///< UUID, the same for all rows of one operation
    QString kind = {}; ///< "drop", "archive", "reset", ...
    LogEvent event = LogEvent::Begun;
    QString step = {};
    WeekIdentity week = {};
    AdminBy by = {};
    QString databaseUser = {}; ///< from here on filled by the server
    QString clientAddress = {}; ///< empty: a Unix socket
    QByteArray at = {}; ///< the server's time
    QByteArray detail = "{}"; ///< one JSON object
};

QByteArray newOperationId();
QString logEventName(LogEvent event);
/// Of what a server's log says; a name that only a later version knows is a step.
LogEvent logEventOf(const QByteArray& name);

/// Whether there is a log that may be read.
Result<bool> hasLog(Pg::Session& maintenance, const Pg::Call& call = {});
/// Makes the log if it is not there. Refuses one that belongs to somebody whose code we must not run.
Result<void> ensureLog(Pg::Session& maintenance, const Pg::Call& call = {});
/// Told of every row that this program added to a server's log, for a copy of its own; set once at the start
/// of the program, called by any thread. It has no databaseUser, clientAddress and at,
/// which the server fills in.
void setLogCopy(std::function<void(const LogEntry&)> copy);
/// Adds a row; the log must be there.
Result<void> addToLog(Pg::Session& maintenance, const LogEntry& entry, const Pg::Call& call = {});

struct LogFilter
{
    QString week = {}; ///< empty: all
    QByteArray operation = {}; ///< empty: all
};

/// The oldest first; nothing if there is no log yet.
Result<std::vector<LogEntry>> readLog(Pg::Session& maintenance, const LogFilter& filter = {},
                                      const Pg::Call& call = {});

/// An operation that writes its begin, its steps and how it ended into the log.
class LoggedOperation
{
public:
    static Result<LoggedOperation> begin(Pg::Session& maintenance, LogEntry entry);
    /// Where ensureLog() was called already.
    static Result<LoggedOperation> beginInLog(Pg::Session& maintenance, LogEntry entry);

    const QByteArray& id() const { return m_entry.operation; }
    Result<void> step(const QString& name, const QByteArray& detail = "{}");
    Result<void> done(const QByteArray& detail = "{}");
    /// Writes the failure as well as it can and gives it back.
    Error failed(const Error& error);

private:
    LoggedOperation(Pg::Session& maintenance, LogEntry entry)
        : m_session(&maintenance)
        , m_entry(std::move(entry))
    {
    }

    Pg::Session* m_session;
    LogEntry m_entry;
};

/// Writes how a change of a week's schema ended: the files, and what stopped it.
Result<void> endSchemaChange(LoggedOperation& operation, const QStringList& scripts,
                             const std::optional<Error>& error);

}
