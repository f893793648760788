#include "cli/rowoutput.h"

#include "base/plural.h"
#include "cli/output.h"
#include "cli/text.h"

#include <CLI/CLI.hpp>

#include <unistd.h>

namespace Weekglass {

void RowOutput::addTo(CLI::App& command)
{
    auto* asCsv = command.add_flag("--csv", csv, "CSV with a header line");
    auto* asParquet = command
                          .add_flag("--parquet", parquet,
                                    "An Apache Parquet file: decimals exact, times as microseconds of UTC")
                          ->excludes(asCsv);
    out.addTo(command, "--out", "Write all rows to this file: .csv, .json, .ndjson or .parquet")
        ->excludes(asCsv)
        ->excludes(asParquet);
}

bool RowOutput::isAsked(const Context& context) const
{
    return context.json || isChosen();
}

Result<WrittenQuery> RowOutput::write(const std::vector<WeekHandle>& weeks, const QueryStatement& statement,
                                      const Pg::Call& call) const
{
    if (out.path.empty()) {
        if (const auto fits = parquet ? refuseTerminal() : Result<void>(); !fits)
            return fits.error();
        return writeQuery(weeks, statement, format(), sendBytes, {}, call);
    }
    ProgressLine progress;
    const auto showProgress = [&progress](qint64 rows) {
        progress.show(Text::tr("%1 row(s)", nullptr, pluralOf(rows)).arg(rows), rows);
    };
    auto written = writeQueryFile(weeks, statement, out.name(), showProgress, call);
    progress.clear();
    if (written)
        say(Text::tr("%1 row(s) were written to %2.", nullptr, pluralOf(written->rows))
                .arg(written->rows)
                .arg(out.name()));
    return written;
}

Result<void> RowOutput::write(const CombinedResult& result) const
{
    if (out.path.empty()) {
        const auto fits = parquet ? refuseTerminal() : Result<void>();
        return fits ? writeResult(result, format(), sendBytes) : fits;
    }
    auto written = writeResultFile(result, out.name());
    if (written)
        say(Text::tr("%1 row(s) were written to %2.", nullptr, pluralOf(result.rowCount()))
                .arg(result.rowCount())
                .arg(out.name()));
    return written;
}

QueryFormat RowOutput::format() const
{
    if (parquet)
        return QueryFormat::Parquet;
    return csv ? QueryFormat::Csv : QueryFormat::Ndjson;
}

Result<void> sendBytes(QByteArrayView bytes)
{
    if (writeBytes(bytes))
        return {};
    return Error {.kind = Error::Kind::Io, .message = Text::tr("The output cannot be written.")};
}

Result<void> refuseTerminal()
{
    if (::isatty(STDOUT_FILENO) != 1)
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("A Parquet file is not for a terminal."),
                  .advice = Text::tr("Name a file with --out, or redirect the output to one.")};
}

}
