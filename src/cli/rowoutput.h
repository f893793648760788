#pragma once

#include "cli/context.h"
#include "cli/outfile.h"
#include "query/querywrite.h"

namespace Weekglass {

/// The rows of a statement for another program: on the output, or in a file whose name says the format.
struct RowOutput
{
    OutFile out;
    bool csv = false;
    bool parquet = false;

    void addTo(CLI::App& command);
    /// A format or a file was named.
    bool isChosen() const { return csv || parquet || !out.path.empty(); }
    /// Else the rows are for people.
    bool isAsked(const Context& context) const;
    /// Of several weeks one after the other, with a column that says which.
    Result<WrittenQuery> write(const std::vector<WeekHandle>& weeks, const QueryStatement& statement,
                               const Pg::Call& call) const;
    Result<void> write(const CombinedResult& result) const;

private:
    QueryFormat format() const;
};

/// Bytes to the output; an error if nobody takes them.
Result<void> sendBytes(QByteArrayView bytes);
/// Parquet is no text: an error if people would see it.
Result<void> refuseTerminal();

}
