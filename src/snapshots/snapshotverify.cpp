#include "snapshots/snapshotverify.h"

#include "pg/transaction.h"
#include "snapshots/snapshotselect.h"
#include "snapshots/text.h"
#include "json/hashcheck.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Kind = SnapshotFinding::Kind;
using Pg::Sql;

/// The columns of the walk below.
enum WalkColumn { Seq, Subject, Id, At, SeqBefore, IdBefore, AtBefore, WrittenBefore, UsualStep };

QString seen(const Pg::PromisedRow& row, WalkColumn column)
{
    return Pg::textOf(row.value(column));
}

/// Every snapshot beside its neighbours, of which only the suspicious ones travel. A usual step is one that
/// more than half of a subject's snapshots take: without it nobody can say what is missing.
Result<SnapshotStatement> walkStatement(const SnapshotQuery& query, const std::optional<qint64>& head)
{
    SnapshotSelect select(query);
    const Sql newer =
        head ? Sql(" OR w.seq > ") + select.value(QByteArray::number(*head), Sql("bigint")) : Sql();
    auto listed = select.finish(Sql("s.seq, coalesce(s.subject, '') AS subject, s.id, s.at"));
    if (!listed)
        return listed;
    listed->sql = Sql("WITH walked AS (\n"
                      "SELECT l.*, lag(l.seq) OVER by_seq AS seq_before, lag(l.id) OVER by_seq AS id_before,"
                      " lag(l.at) OVER by_seq AS at_before, lag(l.seq) OVER by_id AS written_before\nFROM ")
        + listed->sql.asSubquery(Sql("l"))
        + Sql("\nWINDOW by_seq AS (PARTITION BY l.subject ORDER BY l.seq, l.id), by_id AS (PARTITION BY "
              "l.subject ORDER BY l.id)\n), steps AS (\n"
              "SELECT subject, seq - seq_before AS step, count(*) AS times, sum(count(*)) OVER (PARTITION BY "
              "subject) AS of\nFROM walked WHERE seq > seq_before GROUP BY subject, seq - seq_before\n)\n"
              "SELECT w.seq, w.subject, w.id, w.at, w.seq_before, w.id_before, w.at_before, "
              "w.written_before, u.step\nFROM walked AS w LEFT JOIN steps AS u ON u.subject = w.subject AND "
              "u.times > 1 AND u.times * 2 > u.of\n"
              "WHERE w.seq = w.seq_before OR w.seq - w.seq_before >= 2 * u.step OR w.seq < "
              "w.written_before OR w.at < w.at_before\n    OR w.seq IS NULL OR w.id IS NULL OR w.at IS NULL")
        + newer + Sql("\nORDER BY w.subject, w.seq, w.id");
    return listed;
}

void addFindings(Pg::PromisedRow& row, const std::optional<qint64>& head,
                 std::vector<SnapshotFinding>& findings)
{
    const SnapshotKey key = snapshotKey(row);
    const auto add = [&](Kind kind, const QString& message) {
        findings.push_back({.kind = kind, .key = key, .message = message});
    };
    const qint64 seq = row.integer(Seq);
    const QByteArray at = row.time(At);
    const auto before = row.integerOrNull(SeqBefore);
    const auto writtenBefore = row.integerOrNull(WrittenBefore);
    const Pg::Value atBefore = row.value(AtBefore);
    const qint64 step = row.integerOrNull(UsualStep).value_or(0);
    const qint64 taken = before ? seq - *before : 0;
    if (before && taken == 0)
        add(Kind::Duplicate,
            Text::tr("%1 is there twice: snapshot %2 has it too.").arg(seen(row, Seq), seen(row, IdBefore)));
    if (before && step > 0 && taken >= 2 * step)
        add(Kind::Gap,
            Text::tr("%1 comes after %2: at a usual step of %3, %4 are missing.")
                .arg(seen(row, Seq), seen(row, SeqBefore), QString::number(step),
                     QString::number(taken / step - (taken % step == 0 ? 1 : 0))));
    if (writtenBefore && seq < *writtenBefore)
        add(Kind::RunsBackwards,
            Text::tr("%1 was written after %2.").arg(seen(row, Seq), seen(row, WrittenBefore)));
    // both are of one form in one time zone, but only the server compares times: it listed the row for this
    // reason if for no other
    if (atBefore && at < *atBefore && taken > 0)
        add(Kind::RunsBackwards,
            Text::tr("%1 is of %2, but %3 before it is of %4.")
                .arg(seen(row, Seq), seen(row, At), seen(row, SeqBefore), seen(row, AtBefore)));
    if (head && seq > *head)
        add(Kind::NewerThanHead,
            Text::tr("%1 is newer than the game, which is at %2.")
                .arg(seen(row, Seq), QString::number(*head)));
}

Result<void> walk(Pg::Session& session, const SnapshotQuery& query, const std::optional<qint64>& head,
                  VerifyReport& report, const Pg::Call& call)
{
    auto statement = walkStatement(query, head);
    if (!statement)
        return statement.error();
    return Pg::streamRows(
        session, query.source.query.name, statement->sql, statement->params,
        [&](Pg::PromisedRow& row) { addFindings(row, head, report.findings); }, call);
}

Result<void> checkAll(Pg::Session& session, const SnapshotQuery& query, const VerifyProgress& progress,
                      VerifyReport& report, const Pg::Call& call)
{
    auto statement = SnapshotSelect(query).finish(Sql("s.seq, s.subject, s.id, s.payload::text, s.checksum"),
                                                  SnapshotSelect::order(SnapshotDirection::Newer));
    if (!statement)
        return statement.error();
    qint64 done = 0;
    return Pg::streamRows(
        session, query.source.query.name, statement->sql, statement->params,
        [&](Pg::PromisedRow& row) {
            if (auto finding = checkSnapshot(query.source, snapshotKey(row), row.value(3), row.value(4)))
                report.findings.push_back(*std::move(finding));
            ++done;
            if (progress)
                progress(done, report.checked);
        },
        call);
}

Result<VerifyReport> verifyInside(Pg::Session& session, const SnapshotQuery& query,
                                  const VerifyProgress& progress, const Pg::Call& call,
                                  const std::optional<qint64>& head)
{
    VerifyReport report;
    auto counting = SnapshotSelect(query).finish(Sql("count(*)"));
    if (!counting)
        return counting.error();
    auto counted = session.query(counting->sql, counting->params, call);
    if (!counted)
        return counted.error();
    report.checked = Pg::numberOf(counted->single());
    if (query.source.checksum != SnapshotChecksum::None) {
        if (auto checked = checkAll(session, query, progress, report, call); !checked)
            return checked.error();
        // what had arrived already was delivered to the end
        if (call.stop.stop_requested())
            return Error {.kind = Error::Kind::Cancelled, .message = Text::tr("Verifying was stopped.")};
    }
    if (auto walked = walk(session, query, head, report, call); !walked)
        return walked.error();
    std::stable_sort(report.findings.begin(), report.findings.end(),
                     [](const SnapshotFinding& a, const SnapshotFinding& b) { return a.kind < b.kind; });
    return report;
}

}

std::optional<SnapshotFinding> checkSnapshot(const SnapshotSource& source, const SnapshotKey& key,
                                             const Pg::Value& payload, const Pg::Value& checksum)
{
    if (source.checksum == SnapshotChecksum::None)
        return {};
    const auto found = [&key](Kind kind, const QString& message) {
        return SnapshotFinding {.kind = kind, .key = key, .message = message};
    };
    if (!payload || !checksum)
        return found(Kind::ChecksumDiffers,
                     payload ? Text::tr("There is no checksum.") : Text::tr("There is no payload."));
    const auto document = Json::Document::parse(*payload);
    if (!document)
        return found(Kind::ChecksumDiffers, document.error().message);
    switch (Json::checkHash(*document, Json::Document::root(), checksum->trimmed())) {
    case Json::HashCheck::Matches:
        return {};
    case Json::HashCheck::Differs:
        return found(Kind::ChecksumDiffers, Text::tr("The checksum does not belong to this payload."));
    case Json::HashCheck::Undecidable:
        return found(Kind::ChecksumUndecidable,
                     Text::tr("The checksum cannot be verified: JSONB may have changed how numbers were "
                              "written (1e2 is stored as 100), and the checksum was made before that."));
    case Json::HashCheck::Unknown:
        break;
    }
    return found(Kind::ChecksumDiffers, Text::tr("The checksum is not a SHA-256 in hexadecimal digits."));
}

Result<VerifyReport> verifySnapshots(Pg::Session& session, const SnapshotQuery& query,
                                     const VerifyProgress& progress, const Pg::Call& call,
                                     std::optional<qint64> head)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::Snapshot, call);
    if (!transaction)
        return transaction.error();
    auto report = verifyInside(session, query, progress, call, head);
    if (!report)
        return report.error().at(query.source.query.name);
    if (auto ended = transaction->rollback(); !ended)
        return ended.error();
    if (progress)
        progress(report->checked, report->checked);
    return report;
}

}
