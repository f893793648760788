#pragma once

#include "tables/rowstatement.h"

namespace Weekglass {

struct Row
{
    RowKey key; ///< without an order: its number in the list
    std::vector<Pg::Value> cells = {}; ///< one for each column of the query
    std::vector<std::optional<qint64>> storedBytes = {}; ///< likewise; of values that were left out

    /// There is a value, but it takes more than 64 KB, so the list has none of it.
    bool isUnread(std::size_t cell) const { return !cells[cell] && storedBytes[cell]; }
};

struct RowPage
{
    std::vector<Row> rows; ///< in the order of the list
    bool more = false; ///< there are further ones in the direction that was asked for
};

/// Without an order a list has so many rows and no more: where the next ones begin cannot be said.
inline constexpr int MostUnorderedRows = 1000;

/// One page beside @p from; without it the first rows, or for Back the last ones.
Result<RowPage> fetchRowPage(Pg::Session& session, const RowQuery& query, const std::optional<RowStart>& from,
                             RowDirection direction, int limit, const Pg::Call& call = {});

struct RowJson
{
    QByteArray text;
    bool isWhole = true;
};
/// The row as one JSON object, its JSON columns within it, at most @p characters.
Result<RowJson> fetchRowJson(Pg::Session& session, const RowQuery& query, const RowKey& key,
                             qint64 characters, const Pg::Call& call = {});
/// The same of what a list has of it, which may be cut: for rows without a key.
QByteArray listedRowJson(const RowQuery& query, const Row& row);

/// The exact number of matching rows. Reads them all: for workers, cancellable.
Result<qint64> countRows(Pg::Session& session, const RowQuery& query, const Pg::Call& call = {});

}
