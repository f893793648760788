#include "fetch/fetchstore.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "fetch/answerpath.h"
#include "fetch/text.h"
#include "import/answersql.h"
#include "import/importparts.h"
#include "pg/promisedrows.h"
#include "pg/transaction.h"
#include "json/hash.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Access = Pg::Transaction::Access;
using Pg::Sql;

constexpr std::chrono::minutes Deadline {5};
constexpr qsizetype PieceBytes = 128LL * 1024;

Error allRefused(Error reason)
{
    reason.message = Text::tr("The server refused %n answer(s) in a row, the last one for this reason: %1",
                              nullptr, MostInVain)
                         .arg(reason.message);
    reason.advice =
        Text::tr("They are kept among the rejected. Check the constraints and triggers of the week's "
                 "tables, then fetch again.");
    return reason;
}

}

FetchStore::FetchStore(WeekHandle week, const FetchPlan& plan)
    : m_week(std::move(week))
    , m_plan(plan)
{
}

Result<Pg::Session*> FetchStore::session(const std::stop_token& stop)
{
    if (m_session && !(*m_session)->stillConnected())
        m_session.reset();
    if (!m_session) {
        auto session = m_week.acquire(stop);
        if (!session)
            return session.error();
        m_session.emplace(*std::move(session));
    }
    return &**m_session;
}

/// Whoever fetches into the week takes it for each transaction. A session that a killed program left behind
/// holds it until its COMMIT is done, so what restore() reads is the end of it.
Result<void> FetchStore::lock(Pg::Session& session, const Pg::Call& call)
{
    return session.query(Sql("SELECT pg_catalog.pg_advisory_xact_lock(1464288838, 1)"), {}, call);
}

/// Whether anything in its answers tells what to fetch.
bool FetchStore::isRead(int endpoint) const
{
    const auto& all = m_plan.endpoints;
    return m_plan.at(endpoint).pages || (m_plan.reset && m_plan.reset->endpoint == endpoint)
        || std::any_of(all.begin(), all.end(), [endpoint](const FetchEndpoint& each) {
               return each.parameters && each.parameters->answersOf == endpoint;
           });
}

Result<std::vector<FetchStore::Known>> FetchStore::knownAnswers(Pg::Session& session, int endpoint,
                                                                const Pg::Call& call)
{
    const EventSource* source = m_week.game->eventSource(m_week.game->import->eventSource);
    auto events = Sql::trusted(source->query.text);
    if (!events)
        return events.error().at(source->query.name);
    const Sql payload = isRead(endpoint) ? Sql("e.payload") : Sql("NULL");
    std::vector<Known> list;
    auto done = Pg::streamRows(
        session, source->query.name,
        Sql("SELECT DISTINCT ON (e.subject) e.subject, floor(extract(epoch FROM e.at) * 1000)::bigint, "
            "e.hash, ")
            + payload + Sql("\nFROM ") + events->asSubquery(Sql("e"))
            + Sql("\nWHERE e.kind = $1 AND e.status BETWEEN 200 AND 299\nORDER BY e.subject, e.at DESC, "
                  "e.id DESC"),
        {m_plan.at(endpoint).stored.toUtf8()},
        [&](Pg::PromisedRow& row) {
            Known known {
                .key = row.text(0), .at = FetchTime(std::chrono::milliseconds(row.integer(1))), .answer = {}};
            m_newest.insert(known.key, row.value(2).value_or(QByteArray()));
            if (const Pg::Value text = row.value(3)) {
                if (auto answer = Json::Document::parse(*text))
                    known.answer.emplace(*std::move(answer));
            }
            list.push_back(std::move(known));
        },
        call);
    if (!done)
        return done.error();
    return list;
}

Result<void> FetchStore::restore(FetchQueue& queue, FetchTime now, const std::stop_token& stop)
{
    auto session = this->session(stop);
    if (!session)
        return session.error();
    const Pg::Call call {.stop = stop, .deadline = Deadline};
    auto transaction = Pg::Transaction::begin(**session, Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    if (auto locked = lock(**session, call); !locked)
        return locked;
    if (m_plan.unchanged == UnchangedPayload::Reference) {
        if (auto ensured = ensureReferences(**session, m_week.game->import->table, call); !ensured)
            return ensured;
    }
    for (std::size_t i = 0; i < m_plan.endpoints.size(); ++i) {
        const int endpoint = static_cast<int>(i);
        auto known = knownAnswers(**session, endpoint, call);
        if (!known)
            return known.error();
        std::vector<KnownAnswer> answers;
        for (const Known& each : *known)
            answers.push_back(
                {.key = each.key, .at = each.at, .answer = each.answer ? &*each.answer : nullptr});
        if (m_plan.reset && m_plan.reset->endpoint == endpoint && !known->empty() && known->back().answer)
            m_resetDate = valueAt(*known->back().answer, Json::Document::root(), m_plan.reset->date);
        queue.restore(endpoint, std::move(answers), now);
    }
    return transaction->rollback();
}

Result<qint64> FetchStore::copy(Pg::Session& session, std::span<const FetchedAnswer> answers)
{
    const auto sql = answerSql(m_week.game->import->table, m_plan.unchanged, AnswerSource::Fetch);
    if (!sql)
        return sql.error();
    const Pg::Call call {.deadline = Deadline};
    if (auto made = session.script(sql->stage, call); !made)
        return made.error();
    auto next = answers.begin();
    auto copied = session.copyIn(
        sql->copy,
        [&]() -> Result<QByteArray> {
            QByteArray rows;
            for (; next != answers.end() && rows.size() < PieceBytes; ++next) {
                if (next->isRejected())
                    continue;
                auto cells = cellsOf(next->row);
                cells.emplace_back(next->cycleStart);
                appendCopyRow(rows, cells);
            }
            return rows;
        },
        call);
    if (!copied)
        return copied;
    return insertAnswers(session, sql->inserts, call);
}

Result<qint64> FetchStore::storeRejected(Pg::Session& session, const FetchedAnswer& answer)
{
    return session.execute(
        Sql("INSERT INTO ") + Sql::qualifiedName(m_plan.rejected)
            + Sql(" (fetched_at, endpoint, request_key, status_code, body, body_hash, reason)\nVALUES "
                  "($1::timestamptz, $2, $3, $4::integer, $5::bytea, $6, $7)\nON CONFLICT DO NOTHING"),
        {answer.row.fetchedAt, answer.row.endpoint, answer.row.requestKey, answer.row.statusCode,
         QByteArray("\\x" + answer.rejected.toHex()), Json::sha256Hex(answer.rejected),
         answer.reason.toUtf8()},
        {.deadline = Deadline});
}

Result<StoreReport> FetchStore::store(const std::vector<FetchedAnswer>& answers)
{
    auto report = storeInParts(answers);
    if (!report)
        return report;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const RecordedResponse& row = answers[i].row;
        if (!answers[i].isSuccess || answers[i].isRejected()
            || std::ranges::binary_search(report->refused, i))
            continue;
        if (std::exchange(m_newest[row.requestKey], row.payloadHash) == row.payloadHash)
            report->unchanged.push_back(i);
    }
    return report;
}

/// By halves where the server refuses an answer, down to that one: it must not keep the others from the week.
Result<StoreReport> FetchStore::storeInParts(std::span<const FetchedAnswer> answers)
{
    auto whole = storeAtOnce(answers);
    if (whole || answers.empty() || !isOfOneRecord(whole.error()))
        return whole;
    if (answers.size() == 1) {
        if (answers[0].isRejected())
            return whole;
        std::vector<FetchedAnswer> aside(1);
        aside[0].row = answers[0].row;
        aside[0].rejected = answers[0].row.payload;
        aside[0].reason = visibleText(whole.error().message);
        auto stored = storeAtOnce(aside);
        if (!stored)
            return stored;
        if (++m_inVain >= MostInVain)
            return allRefused(whole.error());
        stored->refused = {0};
        return stored;
    }
    const std::size_t half = answers.size() / 2;
    auto report = storeInParts(answers.first(half));
    if (!report)
        return report;
    auto rest = storeInParts(answers.subspan(half));
    if (!rest)
        return rest;
    report->stored += rest->stored;
    report->alreadyThere += rest->alreadyThere;
    report->rejected += rest->rejected;
    for (const std::size_t refused : rest->refused)
        report->refused.push_back(half + refused);
    return report;
}

Result<StoreReport> FetchStore::storeAtOnce(std::span<const FetchedAnswer> answers)
{
    auto session = this->session();
    if (!session)
        return session.error();
    const Pg::Call call {.deadline = Deadline};
    auto transaction = Pg::Transaction::begin(**session, Access::ReadWrite, call);
    if (!transaction)
        return transaction.error();
    if (auto verified = verifyIdentity(**session, m_week.identity); !verified)
        return verified.error();
    if (auto locked = lock(**session, call); !locked)
        return locked.error();
    auto inserted = copy(**session, answers);
    if (!inserted)
        return inserted.error();
    StoreReport report {.stored = *inserted};
    for (const FetchedAnswer& answer : answers) {
        if (!answer.isRejected())
            continue;
        auto rejected = storeRejected(**session, answer);
        if (!rejected)
            return rejected.error();
        report.rejected += *rejected;
    }
    if (auto committed = transaction->commit(call); !committed)
        return committed.error();
    if (std::ranges::any_of(answers, [](const FetchedAnswer& answer) { return !answer.isRejected(); }))
        m_inVain = 0;
    report.alreadyThere = static_cast<qint64>(answers.size()) - report.stored - report.rejected;
    return report;
}

TransformRun FetchStore::transform(const std::stop_token& stop)
{
    auto session = this->session(stop);
    if (!session)
        return {.begunAt = QDateTime::currentDateTimeUtc(), .error = session.error()};
    return transformWeek(**session, *m_week.game, m_week.identity, TransformKind::New, {.stop = stop});
}

Result<void> FetchStore::readParameters(FetchQueue& queue, FetchTime now, const std::stop_token& stop)
{
    auto session = this->session(stop);
    if (!session)
        return session.error();
    for (std::size_t i = 0; i < m_plan.endpoints.size(); ++i) {
        const auto& parameters = m_plan.endpoints[i].parameters;
        if (!parameters || !parameters->query)
            continue;
        auto sql = Sql::trusted(parameters->query->text);
        if (!sql)
            return sql.error().at(parameters->query->name);
        const QStringList names = placeholdersOf(m_plan.endpoints[i].path);
        std::vector<QByteArray> columns;
        std::vector<Pg::PromisedColumn> promised;
        for (const QString& name : names)
            columns.push_back(name.toLatin1());
        promised.reserve(columns.size());
        for (const QByteArray& column : columns)
            promised.push_back({column.constData()});
        auto table = (*session)->readTable(*sql, {}, {.stop = stop, .deadline = Deadline});
        if (!table)
            return table.error().at(parameters->query->name);
        if (auto checked =
                Pg::checkColumns(table->columns, promised, parameters->query->name,
                                 Text::tr("The query needs a column for each placeholder of the path %1.")
                                     .arg(m_plan.endpoints[i].path));
            !checked)
            return checked.error();
        std::vector<QStringList> rows;
        for (const auto& row : table->rows) {
            QStringList values;
            for (const QByteArray& column : columns) {
                if (const Pg::Value& value = row[static_cast<std::size_t>(table->column(column))])
                    values << fromUtf8(*value);
            }
            rows.push_back(std::move(values)); // too few of them, and there is nothing to ask
        }
        queue.setParameters(static_cast<int>(i), rows, now);
    }
    return {};
}

}
