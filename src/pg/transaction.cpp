#include "pg/transaction.h"

#include <QCoreApplication>

namespace Weekglass::Pg {

namespace {

// All local to the transaction: a pooler may give the session to somebody else afterwards. search_path
// without public, so that nobody's table or operator is taken for the one that was meant (CVE-2018-1058).
const Sql& beginReadOnly()
{
    static const Sql sql(
        "BEGIN READ ONLY; SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL TimeZone = 'UTC'; "
        "SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; "
        "SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; "
        "SET LOCAL lock_timeout = '5s'; SET LOCAL idle_in_transaction_session_timeout = '60s'");
    return sql;
}

const Sql& beginReadWrite()
{
    static const Sql sql(
        "BEGIN READ WRITE; SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL TimeZone = 'UTC'; "
        "SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'; "
        "SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; "
        "SET LOCAL lock_timeout = '5s'; SET LOCAL idle_in_transaction_session_timeout = '60s'");
    return sql;
}

}

Result<Transaction> Transaction::begin(Session& session, Access access, const Call& call)
{
    Transaction transaction(session);
    auto begun = session.script(access == Access::ReadOnly ? beginReadOnly() : beginReadWrite(), call);
    if (!begun)
        return begun.error();
    return transaction;
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
    auto committed = session->script(Sql("COMMIT"), call);
    if (committed || session->isUsable())
        return committed;
    Error unknown = committed.error();
    unknown.kind = Error::Kind::Unknown;
    unknown.message = QCoreApplication::translate(
        "Pg",
        "The connection was lost while the change was being committed: it may or may not have happened.");
    unknown.advice = QCoreApplication::translate("Pg", "Look at the data before you do it again.");
    return unknown;
}

Result<void> Transaction::rollback()
{
    Session* session = std::exchange(m_session, nullptr);
    if (!session || !session->isUsable() || !session->isInTransaction())
        return {};
    return session->script(Sql("ROLLBACK"), {.deadline = std::chrono::seconds(5)});
}

}
