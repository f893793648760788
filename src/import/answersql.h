#pragma once

#include "pg/session.h"
#include "pg/sql.h"

#include <vector>

namespace Weekglass {

/// What is stored of an answer that tells what the one before it to the same request told.
enum class UnchangedPayload {
    Whole,
    Reference ///< to the first that told it; the table has a column same_as for that
};

enum class AnswerSource {
    File,
    Fetch ///< each row also says when its round began; a success is stored once in a round
};

/// How recorded responses get into a table like raw.api_events, each once.
struct AnswerSql
{
    Pg::Sql stage; ///< a script: makes the temporary table, which goes with the transaction
    Pg::Sql copy; ///< takes cellsOf(), and the begin of the round if it is a fetch
    std::vector<Pg::Sql> inserts; ///< one after the other; together they insert what is new
};

/// @p table is schema.table.
Result<AnswerSql> answerSql(const QString& table, UnchangedPayload unchanged, AnswerSource source);

/// An error if the week's table has no column for references.
Result<void> ensureReferences(Pg::Session& session, const QString& table, const Pg::Call& call);

/// An error if no unique constraint of the week's table would leave out a response that is there already.
Result<void> ensureStoredOnce(Pg::Session& session, const QString& table, const Pg::Call& call);

/// The sum of the rows that the inserts inserted.
Result<qint64> insertAnswers(Pg::Session& session, const std::vector<Pg::Sql>& inserts, const Pg::Call& call);

}
