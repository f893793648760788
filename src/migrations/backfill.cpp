#include "migrations/backfill.h"

#include "base/pause.h"
#include "base/utf8.h"
#include "migrations/text.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"

#include <QCryptographicHash>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr int MostWaits = 10; // one after another, each after a lock that was not got for 5 s
constexpr std::chrono::milliseconds BusyPause {500};

/// Somebody else has a row of the range; it was rolled back, and may be done later.
bool isBusy(const Error& error)
{
    return error.sqlState == QLatin1String("55P03") || error.sqlState == QLatin1String("40P01");
}

/// A condition in parentheses; a comment at its end does not reach them.
Result<Sql> condition(const QString& text)
{
    return Sql("(") + Sql::trusted(text.toUtf8()) + Sql("\n)");
}

class Backfiller
{
public:
    Backfiller(Pg::Session& session, const BackfillRequest& request, const BackfillOptions& options)
        : m_session(session)
        , m_request(request)
        , m_options(options)
    {
    }

    Result<BackfillReport> plan();
    Result<BackfillReport> run();

private:
    struct Range
    {
        Pg::Value after; ///< the key that was reached before
        Pg::Value last; ///< NULL: there is nothing left
        qint64 rows = 0;
    };

    Result<void> prepare();
    Result<void> findKey();
    /// Again where somebody else has what it needs.
    Result<bool> untilFree(const std::function<Result<bool>()>& work) const;
    Result<void> begin();
    /// False when all is done.
    Result<bool> step();
    Result<Pg::Value> greatestKey();
    Result<Range> nextRange(const Pg::Value& after, const Pg::Value& end);
    Result<qint64> update(const Range& range);
    Error changesItsKey() const;
    Result<void> countLeft();
    /// In the transaction of begin() or step().
    Result<Pg::Table> query(const char* file, const Pg::Params& parameters)
    {
        return m_session.query(Sql::load(file), parameters, call());
    }
    Pg::Call call() const { return {.stop = m_options.stop}; }

    Pg::Session& m_session;
    const BackfillRequest& m_request;
    const BackfillOptions& m_options;
    BackfillReport m_report;
    QByteArray m_id;
    QString m_keyName;
    Sql m_table;
    Sql m_key;
    Sql m_set;
    Sql m_where; // empty: all rows
};

Result<BackfillReport> Backfiller::plan()
{
    if (auto prepared = prepare(); !prepared)
        return prepared.error();
    const auto counted = countLeft();
    return counted ? Result<BackfillReport>(m_report) : counted.error();
}

Result<BackfillReport> Backfiller::run()
{
    if (auto prepared = prepare(); !prepared)
        return prepared.error();
    if (const auto begun = untilFree([this]() -> Result<bool> {
            const auto done = begin();
            return done ? Result<bool>(true) : done.error();
        });
        !begun)
        return begun.error();
    for (bool more = true; more;) {
        const auto stepped = untilFree([this] { return step(); });
        if (!stepped)
            return stepped.error();
        more = *stepped;
        if (m_options.onProgress)
            m_options.onProgress(m_report.progress);
        if (more && !pauseFor(m_request.pause, m_options.stop))
            return Error {.kind = Error::Kind::Cancelled,
                          .message = Text::tr("Stopped at %1; the next run continues from here.")
                                         .arg(m_report.progress.reached),
                          .where = m_request.table};
    }
    if (auto counted = countLeft(); !counted)
        return counted.error();
    return m_report;
}

Result<void> Backfiller::prepare()
{
    const auto table = Sql::qualifiedName(m_request.table);
    if (!table)
        return table.error();
    const auto set = Sql::trusted(m_request.set.toUtf8());
    if (!set)
        return set.error();
    m_table = *table;
    m_set = *set;
    if (!m_request.where.isEmpty()) {
        const auto where = condition(m_request.where);
        if (!where)
            return where.error();
        m_where = *where;
    }
    if (auto found = findKey(); !found)
        return found;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& part : {m_request.table, m_request.set, m_request.where, m_keyName})
        hash.addData(QByteArray(part.toUtf8() + '\0'));
    m_id = hash.result().toHex();
    return {};
}

Result<void> Backfiller::findKey()
{
    const auto found = m_session.readTable(Sql::load("catalog/backfill_key.sql"),
                                           {m_table.text(), m_request.key.toUtf8()}, call());
    if (!found)
        return found.error();
    const Error bad {
        .kind = Error::Kind::Format,
        .message = m_request.key.isEmpty()
            ? Text::tr("The table is not there, or has no primary key of one column.")
            : Text::tr("The table has no such column: %1.").arg(m_request.key),
        .where = m_request.table,
        .advice =
            Text::tr("Name a column by which it can be walked: not null, and the first one of an index.")};
    if (found->rows.empty())
        return bad;
    const auto& row = found->rows.front();
    if (row[1] != "t" || row[2] != "t") {
        Error error = bad;
        error.message =
            Text::tr("The table cannot be walked by %1: it may be null, or no index begins with it.")
                .arg(Pg::textOf(row[0]));
        return error;
    }
    m_keyName = Pg::textOf(row[0]);
    m_report.progress.about = Pg::numberOf(row[3]);
    const auto key = Sql::identifier(m_keyName);
    if (!key)
        return key.error();
    m_key = *key;
    return {};
}

Result<bool> Backfiller::untilFree(const std::function<Result<bool>()>& work) const
{
    auto done = work();
    for (int waits = 0; !done && isBusy(done.error()) && waits < MostWaits; ++waits) {
        if (!pauseFor(BusyPause, m_options.stop))
            break;
        done = work();
    }
    return done;
}

Result<void> Backfiller::begin()
{
    auto transaction = Pg::Transaction::begin(m_session, Pg::Transaction::Access::ReadWrite, call());
    if (!transaction)
        return transaction.error();
    const auto isThere = query("weekglass/backfill_is_there.sql", {});
    if (!isThere)
        return isThere.error();
    if (isThere->single() != "t") {
        if (auto created = m_session.script(Sql::load("weekglass/backfill_create.sql"), call()); !created)
            return created.error().at(QStringLiteral("weekglass.backfills"));
    }
    const auto begun = query("weekglass/backfill_begin.sql",
                             {m_id, m_request.table.toUtf8(), m_request.set.toUtf8(),
                              m_request.where.toUtf8(), m_keyName.toUtf8(), m_options.again ? "t" : "f"});
    if (!begun)
        return begun.error();
    return transaction->commit(call());
}

Result<bool> Backfiller::step()
{
    auto transaction = Pg::Transaction::begin(m_session, Pg::Transaction::Access::ReadWrite, call());
    if (!transaction)
        return transaction.error();
    // rows that a policy hides would silently stay as they are
    if (auto set = m_session.script(Sql("SET LOCAL row_security = off"), call()); !set)
        return set.error();
    const auto noted = query("weekglass/backfill_read.sql", {m_id});
    if (!noted)
        return noted.error();
    if (noted->rows.empty())
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("Somebody removed the record of the backfill's progress."),
                      .where = m_request.table};
    const auto& note = noted->rows.front();
    BackfillProgress& progress = m_report.progress;
    progress.seen = Pg::numberOf(note[1]);
    progress.changed = Pg::numberOf(note[2]);
    progress.reached = Pg::textOf(note[0]);
    m_report.resumed = m_report.resumed || (progress.ranges == 0 && note[0]);
    if (note[3] == "t")
        return false;
    // what came after it began is none of its business, and else it might never end
    const auto end = note[4] ? Result<Pg::Value>(note[4]) : greatestKey();
    if (!end)
        return end.error();
    const auto range = nextRange(note[0], *end);
    if (!range)
        return range.error();
    const auto changed = range->last ? update(*range) : Result<qint64>(0);
    if (!changed)
        return changed.error();
    const auto written =
        query("weekglass/backfill_note.sql",
              {m_id, range->last, QByteArray::number(range->rows), QByteArray::number(*changed), *end});
    if (!written)
        return written.error();
    if (auto committed = transaction->commit(call()); !committed)
        return committed.error().at(m_request.table);
    if (!range->last)
        return false;
    ++progress.ranges;
    progress.seen += range->rows;
    progress.changed += *changed;
    progress.reached = fromUtf8(*range->last);
    return true;
}

Result<Pg::Value> Backfiller::greatestKey() // not every type has a max()
{
    const auto found = m_session.query(Sql("SELECT q.") + m_key + Sql("::text FROM ") + m_table
                                           + Sql(" AS q ORDER BY q.") + m_key + Sql(" DESC LIMIT 1"),
                                       {}, call());
    return found ? Result<Pg::Value>(found->single()) : found.error().at(m_request.table);
}

Result<Backfiller::Range> Backfiller::nextRange(const Pg::Value& after, const Pg::Value& end)
{
    Range range {.after = after, .last = {}, .rows = 0};
    if (!end)
        return range;
    Sql sql = Sql("SELECT r.k::text, pg_catalog.count(*) OVER () FROM (SELECT q.") + m_key
        + Sql(" AS k FROM ") + m_table + Sql(" AS q WHERE q.") + m_key + Sql(" <= $2");
    Pg::Params parameters {QByteArray::number(std::max<qint64>(m_request.batch, 1)), end};
    if (after) {
        sql += Sql(" AND q.") + m_key + Sql(" > $3");
        parameters.push_back(after);
    }
    sql += Sql(" ORDER BY q.") + m_key + Sql(" LIMIT $1::bigint) AS r ORDER BY r.k DESC LIMIT 1");
    const auto found = m_session.query(sql, parameters, call());
    if (!found)
        return found.error().at(m_request.table);
    if (!found->rows.empty()) {
        range.last = found->rows.front()[0];
        range.rows = Pg::numberOf(found->rows.front()[1]);
    }
    return range;
}

/// A row that leaves its range could be met again in a later one.
Result<qint64> Backfiller::update(const Range& range)
{
    Sql isInRange = m_key + Sql(" <= $1");
    Pg::Params parameters {range.last};
    if (range.after) {
        isInRange += Sql(" AND ") + m_key + Sql(" > $2");
        parameters.push_back(range.after);
    }
    Sql sql = Sql("UPDATE ") + m_table + Sql(" SET ") + m_set + Sql("\nWHERE ") + isInRange;
    if (!m_where.isEmpty())
        sql += Sql(" AND ") + m_where;
    sql += Sql("\nRETURNING ") + isInRange;
    bool hasLeft = false;
    const auto changed = m_session.stream(
        sql, parameters, [&hasLeft](const Pg::RowView& row) { hasLeft = hasLeft || row.text(0) != "t"; }, {},
        call());
    if (!changed)
        return changed.error().at(m_request.table);
    return hasLeft ? changesItsKey() : changed;
}

Error Backfiller::changesItsKey() const
{
    return {.kind = Error::Kind::Format,
            .message = Text::tr("The update, or a trigger of the table, changes %1, by which the table is "
                                "walked. Some rows would be changed twice.")
                           .arg(m_keyName),
            .where = m_request.table,
            .advice = Text::tr(
                "Choose a key that does not change. This batch was rolled back; the earlier ones stay.")};
}

Result<void> Backfiller::countLeft()
{
    if (m_where.isEmpty())
        return {};
    auto transaction = Pg::Transaction::begin(m_session, Pg::Transaction::Access::ReadOnly, call());
    if (!transaction)
        return transaction.error();
    const auto left = m_session.query(
        Sql("SELECT pg_catalog.count(*) FROM ") + m_table + Sql(" WHERE ") + m_where, {}, call());
    if (!left)
        return left.error().at(m_request.table);
    m_report.left = Pg::numberOf(left->single());
    return {};
}

}

Result<BackfillReport> planBackfill(Pg::Session& session, const BackfillRequest& request,
                                    const std::stop_token& stop)
{
    const BackfillOptions options {.stop = stop};
    return Backfiller(session, request, options).plan();
}

Result<BackfillReport> backfill(Pg::Session& session, const BackfillRequest& request,
                                const BackfillOptions& options)
{
    return Pg::withLockHolders(session, Backfiller(session, request, options).run());
}

}
