#include "pg/transaction.h"

#include "base/utf8.h"
#include "pg/serverrole.h"
#include "pg/text.h"
#include "pg/transactionsettings.h"

namespace Weekglass::Pg {

namespace {

/// With its isolation: the database may have another default.
Sql beginning(Transaction::Access access, const Sql* reading)
{
    const Sql& settings = reading ? *reading : transactionSettings();
    switch (access) {
    case Transaction::Access::ReadOnly:
        return Sql("BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; ") + settings;
    case Transaction::Access::Snapshot:
        return Sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ") + settings;
    case Transaction::Access::ReadWrite:
        break;
    }
    return Sql("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; ") + writingSettings();
}

}

Result<Transaction> Transaction::begin(Session& session, Access access, const Call& call)
{
    const Sql* reading = session.readingSettings();
    if (reading && access == Access::ReadWrite)
        return refusedToReader(session.database());
    if (access == Access::ReadWrite) {
        if (auto may = requirePrimary(session, call); !may)
            return may.error();
    }
    Transaction transaction(&session);
    auto begun = session.sendScript(beginning(access, reading), call);
    if (!begun)
        return begun.error();
    return transaction;
}

Result<Transaction> Transaction::join(Session& session, Access access, const Call& call)
{
    return session.isInTransaction() ? Transaction(nullptr) : begin(session, access, call);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_session(std::exchange(other.m_session, nullptr))
{
}

Transaction::~Transaction()
{
    // a failure here leaves a lost session, which the server rolls back itself
    if (m_session)
        (void)rollback();
}

Result<void> Transaction::commit(const Call& call)
{
    Session* session = std::exchange(m_session, nullptr);
    if (!session)
        return {};
    auto committed = session->sendScript(Sql("COMMIT"), call);
    if (committed || session->isUsable())
        return committed;
    Error unknown = committed.error();
    unknown.kind = Error::Kind::Unknown;
    unknown.message = Text::tr(
        "The connection was lost while the change was being committed: it may or may not have happened.");
    unknown.advice = Text::tr("Check the data before you do it again.");
    return unknown;
}

Result<void> Transaction::rollback()
{
    Session* session = std::exchange(m_session, nullptr);
    if (!session || !session->isUsable() || !session->isInTransaction())
        return {};
    return session->sendScript(Sql("ROLLBACK"), {.deadline = std::chrono::seconds(5)});
}

Error Transaction::refusedToReader(const QByteArray& database)
{
    return {.kind = Error::Kind::Sql,
            .message = Text::tr("Nothing is changed while the week is read as one of its players."),
            .where = fromUtf8(database),
            .advice = Text::tr("Go back to all rows first."),
            .sqlState = QStringLiteral("25006")};
}

}
