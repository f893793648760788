#pragma once

#include "pg/transaction.h"
#include "rollback/operation.h"
#include "rollback/tablefacts.h"

namespace Weekglass {

/// What is known of the session that an operation runs in.
struct SessionFacts
{
    WeekIdentity week;
    QString role; ///< as which statements run
    bool isSuperuser = false;
    bool mayCreateSchema = false;
    bool hasLedger = false;
    bool mayUseLedger = false;
    bool countsRows = false;
    QByteArray pid;
};

/// The transaction of one operation on a week, from its limits and locks to its row in the ledger.
class LedgerTransaction
{
public:
    static Result<LedgerTransaction> begin(Pg::Session& session, const RollbackOptions& options);

    const SessionFacts& facts() const { return m_facts; }
    const RollbackOptions& options() const { return *m_options; }
    const QStringList& statements() const { return m_statements; }

    /// Refuses a superuser who was not allowed; one who was goes on as the owner of @p table, if that is a
    /// lesser role. @return whether it is another role now, for which rights have to be read again.
    Result<bool> chooseRole(const TableFacts& table);
    /// Names everything that is missing at once; done before anything runs.
    Result<void> requireRights(const QStringList& missing) const;
    /// One operation at a time on one game of a log; the lock belongs to the transaction.
    Result<void> lockGame(const QString& log, const QByteArray& game);
    /// Nobody writes to these tables until the end.
    Result<void> lockTables(const std::vector<const TableFacts*>& tables);
    /// The ledger and the mirrors of these tables are there afterwards.
    Result<void> makeLedger(const std::vector<const TableFacts*>& tables);

    Result<Pg::Table> query(const Result<Pg::Sql>& sql, const Pg::Params& params = {});
    /// A statement that belongs on the receipt. @return the number of rows.
    Result<qint64> change(const Pg::Sql& sql, const Pg::Params& params = {});
    Result<void> script(const Result<Pg::Sql>& sql);
    Pg::Session& session() { return *m_session; }

    /// Writes the operation's row and completes @p operation with what the server knows of it.
    Result<void> record(Operation& operation, const OperationBy& by,
                        const std::vector<QByteArray>& purged = {});
    /// The option of that name.
    Result<void> callWhenDone();
    /// Done or not done; if the reply is lost it is looked up in a new session.
    Result<void> commit(const Operation& operation);
    Result<void> rollback() { return m_transaction.rollback(); }

private:
    LedgerTransaction(Pg::Session& session, Pg::Transaction transaction, const RollbackOptions& options)
        : m_session(&session)
        , m_transaction(std::move(transaction))
        , m_options(&options)
    {
    }
    Result<void> readFacts();
    /// As the rows that it keeps are.
    Result<void> spreadMirror(const TableFacts& table);

    Pg::Session* m_session;
    Pg::Transaction m_transaction;
    const RollbackOptions* m_options;
    SessionFacts m_facts;
    QStringList m_statements;
    bool m_isOnNodes = false; ///< rows of several servers may change
};

/// A refusal: nothing was done, and why.
Error refusal(const QString& message, const QString& advice = {});
/// Asked before anything is locked or moved: every operation keeps why it was done.
Result<void> checkReason(const OperationBy& by);
/// Adds to an error about a lock who holds it. The session must be out of its transaction.
Error withBlockers(Pg::Session& session, const Error& error, const std::vector<quint32>& tables,
                   const QString& log, const QByteArray& game);
/// Whether trying the whole transaction again may help: deadlock, serialization.
bool isTransient(const Error& error);

}
