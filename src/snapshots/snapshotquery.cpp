#include "snapshots/snapshotquery.h"

#include "base/utf8.h"
#include "snapshots/snapshotselect.h"
#include "snapshots/text.h"

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

using Pg::Sql;

using Form = Pg::PromisedColumn::Form;

/// The columns of the list before the further ones; the key comes first.
enum ListColumn { At = 3, StoredBytes, Checksum, FirstExtra };

struct Shape
{
    std::vector<QByteArray> extra;
    bool hasChecksum = false;
};

Result<Shape> describe(Pg::Session& session, const SnapshotSource& source, const Pg::Call& call)
{
    static constexpr std::array<Pg::PromisedColumn, 5> fixed {
        {{"id", Form::Integer}, {"seq", Form::Integer}, {"at", Form::Time}, {"subject"}, {"payload"}}};
    auto table = readSnapshots(session, source,
                               SnapshotSelect({.source = source}).finish(Sql("*"), Sql(" LIMIT 0")), call);
    if (!table)
        return table.error();
    if (auto checked = Pg::checkColumns(table->columns, fixed, source.query.name,
                                        Text::tr("A snapshot source has id, seq, at, subject and payload."));
        !checked)
        return checked.error();
    Shape shape;
    for (const auto& column : table->columns) {
        if (column.name == "checksum")
            shape.hasChecksum = true;
        else if (std::ranges::none_of(fixed, [&](const auto& one) { return column.name == one.name; }))
            shape.extra.push_back(column.name);
    }
    return shape;
}

/// pg_column_size() reads only the stored size: a payload is not even fetched from its TOAST table.
Result<Sql> listColumns(const Shape& shape)
{
    Sql columns = Sql("s.seq, s.subject, s.id, s.at, pg_column_size(s.payload) AS stored_bytes, ")
        + (shape.hasChecksum ? Sql("s.checksum") : Sql("NULL AS checksum"));
    for (const QByteArray& name : shape.extra) {
        auto quoted = Sql::identifier(fromUtf8(name));
        if (!quoted)
            return quoted.error();
        columns += Sql(", s.") + *quoted;
    }
    return columns;
}

SnapshotRow toRow(Pg::PromisedRow& promised)
{
    SnapshotRow row {.key = snapshotKey(promised),
                     .at = promised.time(At),
                     .storedBytes = promised.integerOrNull(StoredBytes).value_or(0),
                     .checksum = promised.value(Checksum),
                     .extra = {}};
    for (int column = FirstExtra; column < promised.view().size(); ++column)
        row.extra.push_back(promised.value(column));
    return row;
}

/// The rows of the list's columns, whatever @p select and @p rest say of which.
Result<SnapshotPage> fetchRows(Pg::Session& session, const SnapshotSource& source,
                               const SnapshotSelect& select, const Sql& rest, const Pg::Call& call)
{
    auto shape = describe(session, source, call);
    if (!shape)
        return shape.error();
    auto columns = listColumns(*shape);
    if (!columns)
        return columns.error();
    SnapshotPage page {.extraColumns = std::move(shape->extra), .rows = {}, .more = false};
    const auto addRow = [&page](Pg::PromisedRow& promised) {
        SnapshotRow row = toRow(promised);
        // in the order of the key; a page that begins behind one of them would leave the other one out
        if (!page.rows.empty() && page.rows.back().key.seq == row.key.seq
            && page.rows.back().key.id == row.key.id)
            promised.refuse(Text::tr("Two snapshots have the same “seq” and “id”."));
        page.rows.push_back(std::move(row));
    };
    auto read = readSnapshots(session, source, select.finish(*columns, rest), addRow, call);
    if (!read)
        return read.error();
    return page;
}

}

Result<QStringList> fetchSnapshotSubjects(Pg::Session& session, const SnapshotSource& source, int limit,
                                          const Pg::Call& call)
{
    SnapshotSelect select({.source = source});
    select.where(Sql("s.subject IS NOT NULL"));
    const Sql rest =
        Sql("\nGROUP BY 1 ORDER BY 1 LIMIT ") + select.value(QByteArray::number(limit), Sql("int"));
    QStringList subjects;
    auto read = readSnapshots(
        session, source, select.finish(Sql("s.subject"), rest),
        [&subjects](Pg::PromisedRow& row) { subjects << fromUtf8(row.text(0)); }, call);
    if (!read)
        return read.error();
    return subjects;
}

Result<SnapshotPage> fetchSnapshots(Pg::Session& session, const SnapshotQuery& query,
                                    const std::optional<SnapshotKey>& from, SnapshotDirection direction,
                                    int limit, const Pg::Call& call)
{
    SnapshotSelect select(query);
    if (from)
        select.beyond(*from, direction);
    const Sql rest = SnapshotSelect::order(direction) + Sql("\nLIMIT ")
        + select.value(QByteArray::number(limit + 1), Sql("int"));
    auto page = fetchRows(session, query.source, select, rest, call);
    if (!page)
        return page;
    page->more = page->rows.size() > static_cast<std::size_t>(limit);
    if (page->more)
        page->rows.pop_back();
    if (direction == SnapshotDirection::Newer)
        std::reverse(page->rows.begin(), page->rows.end());
    return page;
}

Result<std::optional<SnapshotRow>> fetchSnapshotRow(Pg::Session& session, const SnapshotQuery& query,
                                                    const QByteArray& id, const Pg::Call& call)
{
    SnapshotSelect select(query);
    select.where(Sql("s.id = ") + select.value(id, Sql("bigint")));
    auto page = fetchRows(session, query.source, select, Sql(" LIMIT 2"), call);
    if (!page)
        return page.error();
    if (page->rows.size() > 1)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("Two snapshots have the id %1: at %2 and at %3.")
                                     .arg(fromUtf8(id), fromUtf8(page->rows.front().key.seq),
                                          fromUtf8(page->rows.back().key.seq)),
                      .where = query.source.query.name,
                      .advice = Text::tr("Give each snapshot of the query its own id.")};
    return page->rows.empty() ? std::optional<SnapshotRow>() : std::optional(std::move(page->rows.front()));
}

Result<std::optional<SnapshotKey>> fetchNeighbour(Pg::Session& session, const SnapshotSource& source,
                                                  const SnapshotKey& key, SnapshotDirection direction,
                                                  const Pg::Call& call)
{
    SnapshotSelect select({.source = source, .subject = fromUtf8(key.subject)});
    select.beyond(key, direction);
    std::optional<SnapshotKey> neighbour;
    auto read = readSnapshots(
        session, source,
        select.finish(Sql("s.seq, s.subject, s.id"), SnapshotSelect::order(direction) + Sql(" LIMIT 1")),
        [&neighbour](Pg::PromisedRow& row) { neighbour = snapshotKey(row); }, call);
    if (!read)
        return read.error();
    return neighbour;
}

Result<Pg::Value> fetchSnapshot(Pg::Session& session, const SnapshotSource& source, const SnapshotKey& key,
                                const Pg::Call& call)
{
    SnapshotSelect select({.source = source});
    select.at(key);
    auto table = readSnapshots(session, source, select.finish(Sql("s.payload::text")), call);
    if (!table)
        return table.error();
    if (table->rows.empty())
        return Error {.kind = Error::Kind::Sql,
                      .message = Text::tr("This snapshot no longer exists."),
                      .where = source.query.name,
                      .advice = Text::tr("Load the list again.")};
    return table->single();
}

Result<std::vector<QByteArray>> fetchEarlierPayloads(Pg::Session& session, const SnapshotSource& source,
                                                     const SnapshotKey& key, qint64 limit,
                                                     const Pg::Call& call)
{
    SnapshotSelect select({.source = source, .subject = fromUtf8(key.subject)});
    select.beyond(key, SnapshotDirection::Older);
    select.where(Sql("s.payload IS NOT NULL"));
    const Sql rest = SnapshotSelect::order(SnapshotDirection::Older) + Sql(" LIMIT ")
        + select.value(QByteArray::number(limit), Sql("bigint"));
    std::vector<QByteArray> payloads;
    auto read = readSnapshots(
        session, source, select.finish(Sql("s.payload::text"), rest),
        [&payloads](Pg::PromisedRow& row) { payloads.push_back(row.text(0)); }, call);
    if (!read)
        return read.error();
    std::ranges::reverse(payloads);
    return payloads;
}

Result<qint64> countSnapshots(Pg::Session& session, const SnapshotQuery& query, const Pg::Call& call)
{
    auto table = readSnapshots(session, query.source, SnapshotSelect(query).finish(Sql("count(*)")), call);
    if (!table)
        return table.error();
    return Pg::numberOf(table->single());
}

Result<SnapshotDensity> fetchSnapshotDensity(Pg::Session& session, const SnapshotQuery& query, int maxPoints,
                                             const Pg::Call& call)
{
    SnapshotSelect select(query);
    const Sql points = select.value(QByteArray::number(std::max(maxPoints, 1)), Sql("bigint"));
    auto inner = select.finish(Sql("s.seq, s.id, (extract(epoch FROM s.at) * 1000000)::bigint AS micros, "
                                   "pg_column_size(s.payload) AS bytes, row_number() OVER (ORDER BY s.seq, "
                                   "s.id) AS n, count(*) OVER () AS total"));
    if (!inner)
        return inner.error();
    // one row in every total / points, the last of each such stretch
    inner->sql = Sql("SELECT k.micros, k.seq, k.bytes\nFROM ") + inner->sql.asSubquery(Sql("k"))
        + Sql("\nWHERE k.total <= ") + points + Sql(" OR k.n * ") + points + Sql(" / k.total <> (k.n - 1) * ")
        + points + Sql(" / k.total\nORDER BY k.seq, k.id");
    SnapshotDensity density;
    const auto addPoint = [&density](Pg::PromisedRow& row) {
        density.at.push_back(row.integer(0));
        density.seq.push_back(row.integer(1));
        density.bytes.push_back(row.integerOrNull(2).value_or(0));
    };
    auto read = readSnapshots(session, query.source, inner, addPoint, call);
    if (!read)
        return read.error();
    return density;
}

}
