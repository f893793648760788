#include "migrations/migrationstep.h"

#include "base/utf8.h"
#include "migrations/indexstatement.h"
#include "migrations/invalidindexes.h"
#include "migrations/text.h"
#include "pg/lockholders.h"
#include "pg/lockwatch.h"
#include "scripts/scriptrunner.h"
#include "scripts/sqlscript.h"
#include "scripts/transactionneeds.h"
#include "weeks/lockwait.h"
#include "weeks/tabledistribution.h"

#include <QElapsedTimer>

#include <algorithm>

namespace Weekglass {

namespace {

Result<bool> askLock(Pg::Session& session, const char* file, const Pg::Call& call)
{
    const auto answer = session.query(Pg::Sql::load(file), {QByteArray::number(MigrationLock)}, call);
    if (!answer)
        return answer.error();
    return answer->single() == "t";
}

Error lockedBySomebody(Pg::Session& session)
{
    return {.kind = Error::Kind::Timeout,
            .message = Text::tr("Somebody else is migrating this week."),
            .where = fromUtf8(session.database()),
            .advice = Text::tr("Wait until they are done and try again; nothing was changed."),
            .detail = Pg::lockHolders(session, MigrationLock)};
}

/// The migration lock of the session itself, for as long as it lives.
class SessionLock
{
public:
    static Result<SessionLock> take(Pg::Session& session, const MigrateOptions& options)
    {
        if (auto direct = session.requireDirect({.stop = options.stop}); !direct)
            return direct.error();
        const auto got = waitForLock(
            options.lockWait, options.stop,
            [&] {
                return askLock(session, "weekglass/try_migration_session_lock.sql", {.stop = options.stop});
            },
            [&] { Pg::LockWatch::tellHolders(session, MigrationLock); });
        if (!got)
            return got.error();
        if (!*got)
            return lockedBySomebody(session);
        return SessionLock(session);
    }
    SessionLock(SessionLock&& other) noexcept
        : m_session(std::exchange(other.m_session, nullptr))
    {
    }
    SessionLock& operator=(SessionLock&&) = delete;
    ~SessionLock()
    {
        if (!m_session || !m_session->isUsable())
            return; // the lock went with the session
        const Pg::Call call {.deadline = std::chrono::seconds(5)};
        (void)m_session->query(Pg::Sql::load("weekglass/script_session_reset.sql"), {}, call);
        (void)askLock(*m_session, "weekglass/migration_session_unlock.sql", call);
    }

private:
    explicit SessionLock(Pg::Session& session)
        : m_session(&session)
    {
    }

    Pg::Session* m_session;
};

/// The row, written and committed before its file runs. @return its rank
Result<int> announce(Pg::Session& session, const HistoryRow& row, const Pg::Call& call)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    if (auto created = createHistory(session, call); !created)
        return created.error();
    HistoryRow failed = row;
    failed.success = false;
    auto rank = addHistoryRow(session, failed, call);
    if (!rank)
        return rank;
    if (auto committed = commitMigration(*transaction, row.script, call); !committed)
        return committed.error();
    return rank;
}

/// An error if the file made something where no dump finds it.
Result<void> refuseCatalogObjects(Pg::Session& session, const GameFile& file, const Pg::Call& call)
{
    const auto statements = splitScript(file.text);
    if (std::ranges::all_of(statements, isPlain, &ScriptStatement::words))
        return {}; // the server refuses a table there by itself
    const auto found = session.query(Pg::Sql::load("weekglass/script_made_in_catalog.sql"), {}, call);
    if (!found)
        return found.error().at(file.name);
    if (found->rows.empty())
        return {};
    return Error {
        .kind = Error::Kind::Format,
        .message =
            Text::tr("The file made something in pg_catalog, where no dump and no archive finds it: %1.")
                .arg(Pg::textOf(found->single())),
        .where = file.name,
        .advice = Text::tr("Write its name with its schema (e.g. public.name). The file was taken back.")};
}

/// An error if the index of the file is there and invalid: IF NOT EXISTS takes one for done that is not.
Result<void> refuseInvalidIndex(Pg::Session& session, const GameFile& file, const Pg::Call& call)
{
    const auto statement = IndexStatement::read(file);
    if (!statement || statement->name.isEmpty()) // without a name it is a new one, which has succeeded
        return {};
    const auto invalid = invalidIndexes(session, call);
    if (!invalid)
        return invalid.error().at(file.name);
    for (const InvalidIndex& index : *invalid) {
        if (statement->hasLeft(index))
            return Error {.kind = Error::Kind::Format,
                          .message = Text::tr("The index %1 is invalid: an earlier attempt left it, and the "
                                              "file did not make it again.")
                                         .arg(index.name),
                          .where = file.name,
                          .advice =
                              Text::tr("The history says that the migration failed. Repair the week, which "
                                       "drops the index, and migrate again.")};
    }
    return {};
}

Error withRests(Error error, Pg::Session& session, const QStringList& before)
{
    error.advice = Text::tr(
        "The history says that the migration failed. Correct the cause, repair the week, and migrate again.");
    const auto after =
        session.isUsable() ? invalidIndexes(session) : Result<std::vector<InvalidIndex>>(error);
    if (!after)
        return error;
    for (const InvalidIndex& index : *after) {
        if (!before.contains(index.name))
            error.message += QLatin1Char(' ')
                + Text::tr("It left the invalid index %1, which slows writes and serves no query.")
                      .arg(index.name);
    }
    return error;
}

}

Result<bool> tryMigrationLock(Pg::Session& session, const Pg::Call& call)
{
    return askLock(session, "weekglass/try_migration_lock.sql", call);
}

Result<Pg::Transaction> beginMigration(Pg::Session& session, const MigrateOptions& options)
{
    const Pg::Call call {.stop = options.stop};
    std::optional<Pg::Transaction> transaction;
    const auto tryOnce = [&]() -> Result<bool> {
        transaction.reset(); // not idle in a transaction while somebody else works
        auto begun = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite, call);
        if (!begun)
            return begun.error();
        transaction.emplace(*std::move(begun));
        return tryMigrationLock(session, call);
    };
    const auto got = waitForLock(options.lockWait, options.stop, tryOnce,
                                 [&] { Pg::LockWatch::tellHolders(session, MigrationLock); });
    if (!got)
        return got.error();
    if (!*got) {
        transaction.reset();
        return lockedBySomebody(session);
    }
    if (auto set = oneSessionForEachNode(session, call); !set)
        return set.error();
    return *std::move(transaction);
}

Result<void> commitMigration(Pg::Transaction& transaction, const QString& script, const Pg::Call& call)
{
    auto committed = transaction.commit(call);
    if (committed)
        return {};
    Error error = committed.error().at(script);
    if (error.kind == Error::Kind::Unknown)
        error.advice =
            Text::tr("Migrate again: the history lists the applied files, and nothing is applied twice.");
    return error;
}

Result<void> runRecorded(Pg::Session& session, const GameFile& file, HistoryRow row, const Pg::Call& call)
{
    QElapsedTimer clock;
    clock.start();
    if (auto done = runScript(session, file, call); !done)
        return done;
    if (auto fine = refuseCatalogObjects(session, file, call); !fine)
        return fine;
    row.milliseconds = static_cast<int>(clock.elapsed());
    return addHistoryRow(session, row, call);
}

Result<bool> runOutside(Pg::Session& session, const GameFile& file, const HistoryRow& row,
                        const std::function<Result<bool>()>& check, const MigrateOptions& options)
{
    const Pg::Call call {.stop = options.stop};
    const auto set = Pg::Sql::load("weekglass/script_session_set.sql");
    const auto succeed = Pg::Sql::load("weekglass/history_succeeded.sql");
    if (!set || !succeed)
        return (!set ? set : succeed).error();
    const auto lock = SessionLock::take(session, options);
    if (!lock)
        return lock.error();
    if (auto needed = check(); !needed || !*needed)
        return needed;
    const auto before = invalidIndexes(session, call);
    if (!before)
        return before.error();
    QStringList names;
    for (const InvalidIndex& index : *before)
        names << index.name;
    const auto rank = announce(session, row, call);
    if (!rank)
        return rank.error();
    if (auto done = session.query(*set, {}, call); !done)
        return done.error();
    QElapsedTimer clock;
    clock.start();
    if (auto done = runAlone(session, file, call); !done)
        return withRests(done.error(), session, names);
    const qint64 milliseconds = clock.elapsed();
    if (auto valid = refuseInvalidIndex(session, file, call); !valid)
        return valid.error();
    const auto recorded =
        session.execute(*succeed, {QByteArray::number(*rank), QByteArray::number(milliseconds)});
    if (!recorded)
        return recorded.error().at(row.script);
    return true;
}

}
