#include "policies/policycheck.h"

namespace Weekglass {

Result<std::vector<PolicyRow>> readPolicies(Pg::Session& session, const Pg::Call& call)
{
    const auto read = session.readTable(Pg::Sql::load("catalog/policies.sql"), {}, call);
    if (!read)
        return read.error();
    std::vector<PolicyRow> policies;
    for (const auto& row : read->rows)
        policies.push_back({.table = Pg::textOf(row[0]),
                            .name = Pg::textOf(row[1]),
                            .isPermissive = row[2] == "t",
                            .command = Pg::textOf(row[3]),
                            .roles = Pg::textOf(row[4]),
                            .visible = Pg::textOf(row[5]),
                            .written = Pg::textOf(row[6]),
                            .isEnabled = row[7] == "t",
                            .bindsOwner = row[8] == "t"});
    return policies;
}

}
