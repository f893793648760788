#include "rollback/playqueries.h"

#include "pg/promisedrows.h"
#include "pg/subquery.h"
#include "rollback/text.h"

namespace Weekglass {

using Pg::Sql;

Result<qint64> headOf(Pg::Session& session, const RollbackDefinition& plan, const QByteArray& game,
                      const Pg::Call& call)
{
    const auto sql = Pg::subqueryOf(plan.head.text, plan.head.name, Sql("q"));
    if (!sql)
        return sql.error();
    std::optional<qint64> head;
    const auto takeHead = [&head](Pg::PromisedRow& row) {
        const qint64 told = row.integerOrNull(0).value_or(0); // NULL: no play
        if (head && *head != told)
            row.refuse(Text::tr("The query has two last plays: %1 and %2.")
                           .arg(QString::number(*head), QString::number(told)));
        head = told;
    };
    auto read = Pg::streamRows(session, plan.head.name,
                               Sql("SELECT q.play_number FROM ") + *sql + Sql(" WHERE $1::TEXT IS NOT NULL"),
                               {game}, takeHead, call);
    if (!read)
        return read.error();
    return head.value_or(0);
}

Result<std::vector<RollbackPoints::Refusal>> refusedPlays(Pg::Session& session,
                                                          const RollbackDefinition& plan,
                                                          const QByteArray& game, std::optional<qint64> play,
                                                          const Pg::Call& call)
{
    if (!plan.refused)
        return std::vector<RollbackPoints::Refusal>();
    const auto sql = Pg::subqueryOf(plan.refused->text, plan.refused->name, Sql("q"));
    if (!sql)
        return sql.error();
    std::vector<RollbackPoints::Refusal> refused;
    auto read = Pg::streamRows(
        session, plan.refused->name,
        Sql("SELECT q.play_number, q.reason FROM ") + *sql
            + Sql(
                " WHERE $1::TEXT IS NOT NULL AND ($2::BIGINT IS NULL OR q.play_number = $2::BIGINT) ORDER BY "
                "q.play_number"),
        {game, play ? Pg::Value(QByteArray::number(*play)) : Pg::Value()},
        [&refused](Pg::PromisedRow& row) {
            refused.push_back({.playNumber = row.integer(0), .reason = Pg::textOf(row.value(1))});
        },
        call);
    if (!read)
        return read.error();
    return refused;
}

Result<std::vector<LeftPart>> partsLacking(Pg::Session& session, const RollbackDefinition& plan,
                                           const QByteArray& game, qint64 play, const Pg::Call& call)
{
    std::vector<LeftPart> parts;
    if (!plan.lacks)
        return parts;
    const auto sql = Pg::subqueryOf(plan.lacks->text, plan.lacks->name, Sql("q"));
    if (!sql)
        return sql.error();
    auto read = Pg::streamRows(
        session, plan.lacks->name,
        Sql("SELECT q.part, q.reason FROM ") + *sql
            + Sql(" WHERE $1::TEXT IS NOT NULL AND $2::BIGINT IS NOT NULL"),
        {game, QByteArray::number(play)},
        [&parts](Pg::PromisedRow& row) {
            parts.push_back(
                {.part = Pg::textOf(row.value(0)), .reason = Pg::textOf(row.value(1)), .isLacking = true});
        },
        call);
    if (!read)
        return read.error();
    return parts;
}

}
