#include "snapshots/retention.h"

#include "base/plural.h"
#include "base/utf8.h"
#include "pg/promisedrows.h"
#include "pg/transaction.h"
#include "snapshots/text.h"

namespace Weekglass {

namespace {

using Pg::Sql;

QString ageText(qint64 seconds)
{
    if (seconds % 3600 == 0)
        return Text::tr("%n hour(s)", nullptr, static_cast<int>(seconds / 3600));
    if (seconds % 60 == 0)
        return Text::tr("%n minute(s)", nullptr, static_cast<int>(seconds / 60));
    return Text::tr("%n second(s)", nullptr, static_cast<int>(seconds));
}

QString ruleText(const RetentionRule& rule)
{
    const QString order = QStringList(rule.newestBy.begin(), rule.newestBy.end()).join(QLatin1String(", "));
    const QString text = rule.per.isEmpty()
        ? Text::tr("The newest %2 rows of %1 by %3 stay.").arg(rule.table, QString::number(rule.keep), order)
        : Text::tr("The newest %2 rows of %1 by %3 stay for each %4.")
              .arg(rule.table, QString::number(rule.keep), order, rule.per);
    return rule.at.isEmpty() ? text
                             : QString(text + QLatin1Char(' ')
                                       + Text::tr("Nothing younger than %1 by %2 is deleted.")
                                             .arg(ageText(rule.minAgeSeconds), rule.at));
}

Error refusal(const QString& message, const QString& advice, const RetentionRule& rule)
{
    return {.kind = Error::Kind::Sql, .message = message, .where = rule.table, .advice = advice};
}

/// The columns that show a row: its key and group, what the order goes by, and the time; none twice.
QStringList shownColumns(const RetentionRule& rule)
{
    QStringList names {rule.id, rule.per};
    names.append(QStringList(rule.newestBy.begin(), rule.newestBy.end()));
    names << rule.at;
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

/// The statements about one rule.
struct RuleSql
{
    Sql now = Sql("$1::timestamptz"); ///< the time from which ages are counted
    Sql keep = Sql("$2::bigint"); ///< how many
    Sql age = Sql("$3::bigint"); ///< the least one, in seconds
    Sql table;
    Sql id; ///< of t, like the rest
    Sql group = Sql("NULL::text");
    Sql order; ///< the newest first
    Sql shown;
    Sql unordered = Sql("false"); ///< condition: a column of the order is NULL
    Sql time = Sql("NULL::timestamptz");
    Sql isOld = Sql("true");

    static Result<RuleSql> of(const RetentionRule& rule) { return RuleSql().made(rule); }
    /// Without parameters: ages are counted from the time that it runs at.
    static Result<RuleSql> ofItself(const RetentionRule& rule);

    /// Each row of the table and what becomes of it.
    Sql ranked() const
    {
        return Sql("(\n    SELECT r.*, r.place > ") + keep
            + Sql(" AND r.is_old AS goes\n    FROM (\n        SELECT ") + id + Sql(" AS id, ") + group
            + Sql(" AS grp, ") + time + Sql(" AS at, ") + unordered + Sql(" AS unordered, coalesce(") + isOld
            + Sql(", false) AS is_old, row_number() OVER (PARTITION BY ") + group + Sql(" ORDER BY ") + order
            + Sql(") AS place\n        FROM ")
            + table
            // the age may not matter, but then the statement has its parameters all the same
            + Sql(" AS t\n        WHERE ") + now + Sql(" IS NOT NULL AND ") + age
            + Sql(" IS NOT NULL\n    ) AS r\n) AS k");
    }
    /// One row: Summary.
    Sql summary() const
    {
        return Sql("SELECT coalesce(sum(g.goes), 0), coalesce(sum(g.stay), 0), coalesce(sum(g.young), 0), "
                   "coalesce(sum(g.hash), 0), coalesce(sum(g.unordered), 0), count(*) FILTER (WHERE "
                   "g.last_goes > g.last_stays)\nFROM (\n"
                   "SELECT count(*) FILTER (WHERE k.goes) AS goes, count(*) FILTER (WHERE NOT k.goes) AS "
                   "stay, count(*) FILTER (WHERE k.place > ")
            + keep + Sql(" AND NOT k.goes) AS young, ") + hash(Sql("k.id"))
            + Sql(" FILTER (WHERE k.goes) AS hash, count(*) FILTER (WHERE k.goes AND k.unordered) AS "
                  "unordered, max(k.at) FILTER (WHERE k.goes) AS last_goes, max(k.at) FILTER (WHERE NOT "
                  "k.goes) AS last_stays\nFROM ")
            + ranked() + Sql("\nGROUP BY k.grp\n) AS g");
    }
    Sql sample() const
    {
        return Sql("SELECT ") + shown + Sql("\nFROM ") + table + Sql(" AS t JOIN ") + ranked()
            + Sql(" ON k.id = ") + id + Sql("\nWHERE k.goes\nORDER BY ") + order + Sql("\nLIMIT 100");
    }
    /// Its rows are those that went.
    Sql deletion() const
    {
        return Sql("DELETE FROM ") + table + Sql(" AS t USING ") + ranked() + Sql("\nWHERE k.goes AND ") + id
            + Sql(" = k.id\nRETURNING t.*");
    }
    /// One cell: of the rows t of @p gone.
    Sql hashOf(const Sql& gone) const
    {
        return Sql("SELECT coalesce(") + hash(id) + Sql(", 0) FROM ") + gone + Sql(" AS t");
    }

private:
    Result<RuleSql> made(const RetentionRule& rule) &&;
    /// Of a set of rows, in whatever order they come.
    static Sql hash(const Sql& id) { return Sql("sum(hashtextextended(") + id + Sql("::text, 0)::numeric)"); }
};

Result<RuleSql> RuleSql::ofItself(const RetentionRule& rule)
{
    const auto number = [](qint64 value) {
        return *Sql::literal(QByteArray::number(value)) + Sql("::bigint");
    };
    RuleSql sql;
    sql.now = Sql("pg_catalog.now()");
    sql.keep = number(rule.keep);
    sql.age = number(rule.minAgeSeconds);
    return std::move(sql).made(rule);
}

Result<RuleSql> RuleSql::made(const RetentionRule& rule) &&
{
    RuleSql sql = std::move(*this);
    auto named = Sql::qualifiedName(rule.table);
    if (!named)
        return named.error();
    sql.table = *std::move(named);
    std::optional<Error> error;
    const auto column = [&error](const QString& name) {
        auto quoted = Sql::identifier(name);
        if (!quoted)
            error = quoted.error();
        return quoted ? Sql("t.") + *quoted : Sql();
    };
    sql.id = column(rule.id);
    if (!rule.per.isEmpty())
        sql.group = column(rule.per);
    for (const QString& name : rule.newestBy) {
        sql.order += column(name) + Sql(" DESC NULLS LAST, ");
        sql.unordered += Sql(" OR ") + column(name) + Sql(" IS NULL");
    }
    sql.order += sql.id + Sql(" DESC");
    if (!rule.at.isEmpty()) {
        sql.time = column(rule.at);
        sql.isOld = sql.time + Sql(" < ") + sql.now + Sql(" - make_interval(secs => ") + sql.age + Sql(")");
    }
    for (const QString& name : shownColumns(rule))
        sql.shown += (sql.shown.isEmpty() ? Sql() : Sql(", ")) + column(name);
    return error ? Result<RuleSql>(*error) : Result<RuleSql>(std::move(sql));
}

Pg::Params paramsOf(const RetentionRule& rule, const QByteArray& asOf)
{
    return {asOf, QByteArray::number(rule.keep), QByteArray::number(rule.minAgeSeconds)};
}

/// Refuses a table whose rows cannot be told apart, or from which others hang.
Result<void> checkTable(Pg::Session& session, const RetentionRule& rule, const Pg::Call& call)
{
    auto facts = session.query(Sql::load("catalog/retention_facts.sql"),
                               {rule.table.toUtf8(), rule.id.toUtf8()}, call);
    if (!facts)
        return facts.error();
    if (facts->rows.empty())
        return refusal(Text::tr("There is no such table."), Text::tr("Migrate the week."), rule);
    if (facts->single() != "t")
        return refusal(
            Text::tr("The column %1 may have a value twice, so it does not identify the rows to delete.")
                .arg(rule.id),
            Text::tr("Give it a unique index."), rule);
    if (const auto& followers = facts->rows[0][1])
        return refusal(Text::tr("Rows of %1 would be deleted or changed, too.").arg(fromUtf8(*followers)),
                       Text::tr("Such rows cannot be shown beforehand, so nothing is deleted."), rule);
    return {};
}

Result<PrunePlan> planInside(Pg::Session& session, const RetentionRule& rule, const Pg::Call& call)
{
    if (rule.keep < 1 || rule.minAgeSeconds < 0)
        return refusal(Text::tr("A rule that keeps no row is not applied."), {}, rule);
    if (auto checked = checkTable(session, rule, call); !checked)
        return checked.error();
    auto sql = RuleSql::of(rule);
    if (!sql)
        return sql.error();
    auto now = session.query(Sql("SELECT now()"), {}, call);
    if (!now)
        return now.error();
    PrunePlan plan {.rule = ruleText(rule), .asOf = now->single().value_or(QByteArray())};
    qint64 unordered = 0;
    qint64 newestGone = 0; // groups
    const auto takeSummary = [&](Pg::PromisedRow& row) {
        plan.rows = row.integer(0);
        plan.kept = row.integer(1);
        plan.tooYoung = row.integer(2);
        plan.token = row.text(3);
        unordered = row.integer(4);
        newestGone = row.integer(5);
    };
    if (auto read =
            Pg::streamRows(session, rule.table, sql->summary(), paramsOf(rule, plan.asOf), takeSummary, call);
        !read)
        return read.error();
    if (unordered > 0)
        return refusal(
            Text::tr("%1 row(s) to be deleted have no %2, so their age is unknown.", nullptr,
                     pluralOf(unordered))
                .arg(QString::number(unordered),
                     QStringList(rule.newestBy.begin(), rule.newestBy.end()).join(QLatin1String(", "))),
            Text::tr("Fill the column in first."), rule);
    if (newestGone > 0)
        return refusal(Text::tr("The row written last would be deleted: by %1 it is not among the newest %2.")
                           .arg(rule.newestBy.front(), QString::number(rule.keep)),
                       Text::tr("The numbers ran backwards; see the findings of “verify”."), rule);
    auto sample = session.query(sql->sample(), paramsOf(rule, plan.asOf), call);
    if (!sample)
        return sample.error();
    plan.sample = *std::move(sample);
    if (!plan.sample.rows.empty()) {
        const QString time = rule.at.isEmpty() ? rule.newestBy.front() : rule.at;
        const auto& newest = plan.sample.rows.front();
        plan.newestId = newest.front().value_or(QByteArray());
        plan.newestAt = newest.at(static_cast<std::size_t>(plan.sample.column(time.toUtf8())));
    }
    return plan;
}

}

Result<PrunePlan> planPrune(Pg::Session& session, const RetentionRule& rule, const Pg::Call& call)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::Snapshot, call);
    if (!transaction)
        return transaction.error();
    auto plan = planInside(session, rule, call);
    if (!plan)
        return plan.error().at(rule.table);
    if (auto ended = transaction->rollback(); !ended)
        return ended.error();
    return plan;
}

Result<PruneDeletion> pruneDeletion(const RetentionRule& rule, const PrunePlan& confirmed)
{
    const auto sql = RuleSql::of(rule);
    if (!sql)
        return sql.error();
    return PruneDeletion {.sql = sql->deletion(), .params = paramsOf(rule, confirmed.asOf)};
}

Result<Sql> pruneSql(const RetentionRule& rule)
{
    const auto sql = RuleSql::ofItself(rule);
    return sql ? Result<Sql>(sql->deletion()) : sql.error();
}

Result<void> checkPruned(Pg::Session& session, const RetentionRule& rule, const PrunePlan& confirmed,
                         qint64 rows, const Sql& gone, const Pg::Call& call)
{
    if (auto checked = checkTable(session, rule, call); !checked)
        return checked;
    const auto sql = RuleSql::of(rule);
    if (!sql)
        return sql.error();
    const auto token = session.query(sql->hashOf(gone), {}, call);
    if (!token)
        return token.error();
    if (rows == confirmed.rows && token->single() == confirmed.token)
        return {};
    return refusal(
        Text::tr("The rows to delete have changed since the preview (%1 instead of %2); nothing was deleted.")
            .arg(rows)
            .arg(confirmed.rows),
        Text::tr("Make a new preview."), rule);
}

}
