#pragma once

#include "import/recordsource.h"

namespace Weekglass {

/// Whether the server may have refused a single row, so that the others can be loaded without it: a value, a
/// constraint, a limit such as the size of an index row, or what a trigger raised.
bool isOfOneRecord(const Error& error);

/// So many are refused before any is taken, then it ends: what is wrong with each record is wrong with the
/// table.
constexpr int MostInVain = 1000;

struct LoadedRecords
{
    qint64 staged = 0;
    qint64 inserted = 0;
};

using SessionStep = std::function<Result<void>(Pg::Session&)>;

/// Loads what COPY in one piece could not: in small parts, each behind a savepoint, and a part that is
/// refused by halves, down to the records that the server does not take. Those are put aside. The stage must
/// be there; what is in it afterwards is of no use. As if the file had been several, one after the other. An
/// error if the first thousand are all refused.
/// @p trial, if there is one, must take each part too. It is undone each time: what makes a temporary table
/// cannot be done twice in a transaction.
Result<LoadedRecords> loadInParts(Pg::Session& session, const ImportKind& kind, RecordSource& source,
                                  const SessionStep& trial, const Pg::Call& call);

}
