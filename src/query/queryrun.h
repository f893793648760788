#pragma once

#include "pg/transaction.h"
#include "query/queryresult.h"
#include "query/querystatement.h"
#include "weeks/weekhandle.h"

#include <functional>
#include <memory>
#include <vector>

namespace Weekglass {

enum class QueryMode {
    Rows,
    Plan, ///< EXPLAIN: the statement is not run
    MeasuredPlan ///< EXPLAIN ANALYZE: it is run
};

/// What a result may take. What is more stays on the server: the statement is stopped there.
struct QueryLimits
{
    qint64 rows = 10'000;
    qint64 bytes = 64LL * 1024 * 1024; ///< one row may go beyond it
};

/// The statement in a read-only transaction of its own, which is rolled back in any case, under the settings
/// of Pg::Transaction: names need their schema. The deadline of the call is kept by the server too, in case
/// that we are not there any more. @p params: of $1, … in the statement. Failures are in the result.
QueryResult runQuery(Pg::Session& session, const QueryStatement& statement, QueryMode mode,
                     const QueryLimits& limits, const Pg::Call& call = {}, const Pg::Params& params = {});

/// The same on several weeks, a few at a time; the limits are for all together. @p onResult is called for
/// each as soon as it is there, by one worker at a time. Returns when all are done.
void runOnWeeks(const std::vector<WeekHandle>& weeks, const QueryStatement& statement, QueryMode mode,
                const QueryLimits& limits, const Pg::Call& call,
                const std::function<void(std::size_t week, std::shared_ptr<const QueryResult>)>& onResult);

/// A read-only transaction for what the user wrote, rolled back with all that it left in the session.
class ReadingTransaction
{
public:
    static Result<ReadingTransaction> begin(Pg::Session& session, const Pg::Call& call);
    ReadingTransaction(ReadingTransaction&& other) noexcept;
    ReadingTransaction& operator=(ReadingTransaction&&) = delete;
    ~ReadingTransaction() { end(); }
    void end();

private:
    ReadingTransaction(Pg::Session& session, Pg::Transaction transaction, Pg::Value locksBefore)
        : m_session(&session)
        , m_transaction(std::move(transaction))
        , m_locksBefore(std::move(locksBefore))
    {
    }

    Pg::Session* m_session; // null once it is over
    Pg::Transaction m_transaction;
    Pg::Value
        m_locksBefore; ///< array of the advisory locks of the session, such as a pooler's other clients left
};

/// The error with its place in the text that the statement was taken from, and what helps against it.
/// @p prefix characters were sent before the statement. @p at: the character of the statement, -1 if unknown
Error explainedError(Pg::Session& session, const QueryStatement& statement, qsizetype prefix, Error error,
                     qsizetype& at);

}
