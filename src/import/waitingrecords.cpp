#include "import/waitingrecords.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "import/text.h"
#include "pg/promisedrows.h"

#include <numeric>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr std::size_t ShownLines = 20;

}

Result<std::vector<WaitingRecords>> waitingRecords(Pg::Session& session, const GameDefinition& game,
                                                   const Pg::Call& call)
{
    std::vector<WaitingRecords> waiting;
    if (!game.import || !game.import->waiting)
        return waiting;
    const GameFile& file = *game.import->waiting;
    const auto sql = Sql::trusted(file.text);
    if (!sql)
        return sql.error().at(file.name);
    const auto read = Pg::readRows(
        session, file.name,
        Sql("SELECT q.subject, q.records, q.reason FROM ") + sql->asSubquery(Sql("q"))
            + Sql(" ORDER BY q.records DESC, q.subject"),
        {},
        [&waiting](Pg::PromisedRow& row) {
            waiting.push_back({.subject = row.text(0), .records = row.integer(1), .reason = row.text(2)});
        },
        call);
    if (!read)
        return read.error();
    return waiting;
}

qint64 countOf(const std::vector<WaitingRecords>& waiting)
{
    return std::accumulate(waiting.begin(), waiting.end(), qint64(0),
                           [](qint64 sum, const WaitingRecords& records) { return sum + records.records; });
}

QStringList waitingLines(const std::vector<WaitingRecords>& waiting)
{
    QStringList lines;
    for (std::size_t i = 0; i < std::min(waiting.size(), ShownLines); ++i)
        lines << QStringLiteral("%1: %2 %3")
                     .arg(visibleText(fromUtf8(waiting[i].subject)), QString::number(waiting[i].records),
                          visibleText(fromUtf8(waiting[i].reason)));
    if (waiting.size() > ShownLines)
        lines << Text::tr("… and %1 more").arg(waiting.size() - ShownLines);
    return lines;
}

}
