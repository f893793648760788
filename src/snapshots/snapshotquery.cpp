#include "snapshots/snapshotquery.h"

#include "snapshots/snapshotselect.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr std::size_t KeyColumns = 6; // of the list, before the further ones

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Snapshots)
};

struct Shape
{
    std::vector<QByteArray> extra;
    bool hasChecksum = false;
};

Result<Shape> describe(Pg::Session& session, const SnapshotSource& source, const Pg::Call& call)
{
    static const std::array<QByteArray, 5> fixed {"id", "seq", "at", "subject", "payload"};
    auto table = readSnapshots(session, source,
                               SnapshotSelect({.source = source}).finish(Sql("*"), Sql(" LIMIT 0")), call);
    if (!table)
        return table.error();
    for (const QByteArray& name : fixed) {
        if (table->column(name) < 0)
            return Error {.kind = Error::Kind::Format,
                          .message = Text::tr("The query lacks the column “%1”.").arg(QLatin1String(name)),
                          .where = source.query.name,
                          .advice = Text::tr("A snapshot source has id, seq, at, subject and payload.")};
    }
    Shape shape;
    for (const auto& column : table->columns) {
        if (column.name == "checksum")
            shape.hasChecksum = true;
        else if (std::find(fixed.begin(), fixed.end(), column.name) == fixed.end())
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
        auto quoted = Sql::identifier(QString::fromUtf8(name));
        if (!quoted)
            return quoted.error();
        columns += Sql(", s.") + *quoted;
    }
    return columns;
}

SnapshotRow toRow(std::vector<Pg::Value>& cells)
{
    SnapshotRow row {.key = {.seq = cells[0].value_or(QByteArray()),
                             .subject = cells[1].value_or(QByteArray()),
                             .id = cells[2].value_or(QByteArray())},
                     .at = cells[3].value_or(QByteArray()),
                     .storedBytes = cells[4].value_or(QByteArray()).toLongLong(),
                     .checksum = std::move(cells[5]),
                     .extra = {}};
    row.extra.assign(std::make_move_iterator(cells.begin() + KeyColumns),
                     std::make_move_iterator(cells.end()));
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
    auto table = readSnapshots(session, source, select.finish(*columns, rest), call);
    if (!table)
        return table.error();
    SnapshotPage page {.extraColumns = std::move(shape->extra), .rows = {}, .more = false};
    page.rows.reserve(table->rows.size());
    for (auto& cells : table->rows)
        page.rows.push_back(toRow(cells));
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
    auto table = readSnapshots(session, source, select.finish(Sql("s.subject"), rest), call);
    if (!table)
        return table.error();
    QStringList subjects;
    for (const auto& row : table->rows)
        subjects << QString::fromUtf8(*row[0]);
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
    auto page = fetchRows(session, query.source, select, Sql(" LIMIT 1"), call);
    if (!page)
        return page.error();
    return page->rows.empty() ? std::optional<SnapshotRow>() : std::optional(std::move(page->rows.front()));
}

Result<std::optional<SnapshotKey>> fetchNeighbour(Pg::Session& session, const SnapshotSource& source,
                                                  const SnapshotKey& key, SnapshotDirection direction,
                                                  const Pg::Call& call)
{
    SnapshotSelect select({.source = source, .subject = QString::fromUtf8(key.subject)});
    select.beyond(key, direction);
    auto table = readSnapshots(
        session, source,
        select.finish(Sql("s.seq, s.id"), SnapshotSelect::order(direction) + Sql(" LIMIT 1")), call);
    if (!table)
        return table.error();
    if (table->rows.empty())
        return std::optional<SnapshotKey>();
    return std::optional(
        SnapshotKey {.seq = *table->rows[0][0], .subject = key.subject, .id = *table->rows[0][1]});
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
                      .message = Text::tr("This snapshot is not there any more."),
                      .where = source.query.name,
                      .advice = Text::tr("Load the list again.")};
    return table->single();
}

Result<std::vector<QByteArray>> fetchEarlierPayloads(Pg::Session& session, const SnapshotSource& source,
                                                     const SnapshotKey& key, qint64 limit,
                                                     const Pg::Call& call)
{
    SnapshotSelect select({.source = source, .subject = QString::fromUtf8(key.subject)});
    select.beyond(key, SnapshotDirection::Older);
    select.where(Sql("s.payload IS NOT NULL"));
    const Sql rest = SnapshotSelect::order(SnapshotDirection::Older) + Sql(" LIMIT ")
        + select.value(QByteArray::number(limit), Sql("bigint"));
    auto table = readSnapshots(session, source, select.finish(Sql("s.payload::text"), rest), call);
    if (!table)
        return table.error();
    std::vector<QByteArray> payloads;
    for (auto row = table->rows.rbegin(); row != table->rows.rend(); ++row)
        payloads.push_back(std::move(*row->front()));
    return payloads;
}

Result<qint64> countSnapshots(Pg::Session& session, const SnapshotQuery& query, const Pg::Call& call)
{
    auto table = readSnapshots(session, query.source, SnapshotSelect(query).finish(Sql("count(*)")), call);
    if (!table)
        return table.error();
    return table->single().value_or("0").toLongLong();
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
    auto table = readSnapshots(session, query.source, inner, call);
    if (!table)
        return table.error();
    SnapshotDensity density;
    for (const auto& row : table->rows) {
        density.at.push_back(row[0].value_or(QByteArray()).toLongLong());
        density.seq.push_back(row[1].value_or(QByteArray()).toLongLong());
        density.bytes.push_back(row[2].value_or(QByteArray()).toLongLong());
    }
    return density;
}

}
