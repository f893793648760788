#include "bench.h"
#include "health/serverhealth.h"

namespace Weekglass::Bench {

namespace {

constexpr int Turns = 101;

std::vector<double> readings(const Server& server)
{
    auto session = server.open();
    return timed(Turns, [&] { (void)value(readServerHealth(session)); });
}

/// Rows of the catalog, which is all that is read of them: files of a thousand databases have 7 GB.
void addDatabases(const Server& server, const Pg::Sql& count)
{
    auto session = server.open();
    value(session.script(
        Pg::Sql("SET allow_system_table_mods = on; INSERT INTO pg_database SELECT (jsonb_populate_record(d, "
                "jsonb_build_object('oid', 3000000 + n, 'datname', format('bench_%s', n)))).* FROM "
                "pg_database AS d, "
                "generate_series(1, ")
        + count + Pg::Sql(") AS n WHERE d.datname = 'template0'")));
}

void removeDatabases(const Server& server)
{
    auto session = server.open();
    value(session.script(
        Pg::Sql("SET allow_system_table_mods = on; DELETE FROM pg_database WHERE oid > 3000000")));
}

}

void benchHealth(const Server& server)
{
    addDatabases(server, Pg::Sql("7"));
    const auto few = readings(server);
    removeDatabases(server);
    addDatabases(server, Pg::Sql("997"));
    const auto many = readings(server);
    removeDatabases(server);
    report(QStringLiteral("health of a server with 10 databases"), few,
           QStringLiteral("goal: at most 15 ms"));
    report(QStringLiteral("health of a server with 1000 databases"), many, QStringLiteral("with 10"), few,
           QStringLiteral("goal: no more"));
}

}
