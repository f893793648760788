#pragma once

#include "pg/session.h"

namespace Weekglass::Pg {

/// A transaction that is rolled back unless it is committed. Everything it sets is local to it, so that it
/// works behind a pooler: search_path = pg_catalog, pg_temp; UTC; ISO dates; exact floats; time-outs; and all
/// else that a database or a role could have set so that an answer differs (transactionsettings.cpp).
class Transaction
{
public:
    enum class Access {
        ReadOnly,
        Snapshot, ///< read-only, and every statement sees what the first one saw
        ReadWrite
    };

    /// Of a session that reads as somebody else (Session::readAs()), a reading one is so, too, and one that
    /// writes is refused.
    static Result<Transaction> begin(Session& session, Access access, const Call& call = {});
    /// The one that the session is in, which goes on; else one of its own, to be read in.
    static Result<Transaction> join(Session& session, Access access, const Call& call = {});
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// Kind::Unknown if the reply was lost: the server may have committed.
    Result<void> commit(const Call& call = {});
    Result<void> rollback();

    /// What is said to those who would write where somebody else's rows are read.
    static Error refusedToReader(const QByteArray& database);

private:
    explicit Transaction(Session* session)
        : m_session(session)
    {
    }

    Session* m_session; // null once it is over
};

}
