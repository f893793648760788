#pragma once

#include "cli/confirmation.h"
#include "cli/output.h"
#include "scratch/scratchdatabase.h"
#include "weeks/operationslog.h"

namespace CLI {
class App;
}

namespace Weekglass {

/// Arguments that the commands about whole weeks share.
struct AdminArguments : Confirmation
{
    std::string week;
    std::string file;
    std::string folder;
    std::string withoutArchive;
    std::string reason;
    std::string operatorName;
    bool inPlace = false;
    bool drops = false;
    bool resumes = false;
    bool undoes = false;
    bool blueGreen = false;
    bool back = false;
    bool withSizes = false;
    bool withDropped = false;
    bool withSchema = false;
    bool isLocal = false;

    AdminBy by() const
    {
        return {.reason = QString::fromStdString(reason),
                .operatorName = QString::fromStdString(operatorName)};
    }
};

void addBy(CLI::App* command, AdminArguments& arguments);
void addInPlace(CLI::App* command, AdminArguments& arguments);

/// Where dumps are restored to be compared: the private local server, so that the week's own is spared the
/// work and what is in the dump runs far from it; with --in-place the week's own.
Result<Pg::ConnectOptions> scratchServer(const Context& context, const AdminArguments& arguments);

/// A change of a week in the server's log; one that cannot be written down there is not begun.
class CommandLog
{
public:
    static Result<CommandLog> begin(const Context& context, LogEntry entry);
    /// Says so if that cannot be written.
    void end(const QStringList& scripts, const std::optional<Error>& error);

private:
    CommandLog(std::unique_ptr<Pg::Session> maintenance, LoggedOperation operation)
        : m_maintenance(std::move(maintenance))
        , m_operation(std::move(operation))
    {
    }

    std::unique_ptr<Pg::Session> m_maintenance;
    LoggedOperation m_operation;
};

/// A change of a week, written down; @p scriptsOf: which scripts ran, of what was done.
template<typename Work, typename ScriptsOf = std::nullptr_t>
std::invoke_result_t<Work> logged(const Context& context, LogEntry entry, Work work,
                                  ScriptsOf scriptsOf = nullptr)
{
    auto log = CommandLog::begin(context, std::move(entry));
    if (!log)
        return log.error();
    auto done = work();
    QStringList scripts;
    if constexpr (!std::is_null_pointer_v<ScriptsOf>)
        scripts = done ? scriptsOf(*done) : QStringList();
    log->end(scripts, done ? std::nullopt : std::optional(done.error()));
    return done;
}

/// “migration undo”: takes the versions of the week of these arguments back to @p target.
Result<void> undoWeek(const Context& context, const AdminArguments& arguments, const QString& target);

/// “reset --blue-green” and “reset --back”
Result<void> changeBlueGreen(const Context& context, const AdminArguments& arguments);
/// Whether a change waits that “reset --resume” or “--undo” is meant for.
Result<bool> blueGreenWaits(const Context& context, const QString& week);

/// Steps on one line that is written over.
AdminProgress shownOn(ProgressLine& line);

}
