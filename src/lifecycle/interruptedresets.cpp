#include "lifecycle/interruptedresets.h"

#include "weeks/operationslog.h"

namespace Weekglass {

Result<std::vector<InterruptedReset>> interruptedResets(Pg::Session& maintenance, const Pg::Call& call)
{
    using Kind = InterruptedReset::Kind;
    std::vector<InterruptedReset> weeks;
    const auto exists = hasLog(maintenance, call);
    if (!exists)
        return exists.error();
    if (!*exists)
        return weeks;
    const auto table = maintenance.query(Pg::Sql::load("weekglass/interrupted_resets.sql"), {}, call);
    if (!table)
        return table.error();
    for (const auto& row : table->rows)
        weeks.push_back({.week = {row[2].value_or(QByteArray()), row[1].value_or(QByteArray()).toUInt(),
                                  Pg::textOf(row[0])},
                         .kind = row[3] == "blue-green"    ? Kind::BlueGreen
                             : row[3] == "blue-green back" ? Kind::GoingBack
                                                           : Kind::Reset});
    return weeks;
}

}
