#include "bench.h"
#include "health/serverhealth.h"

namespace Weekglass::Bench {

namespace {

constexpr int Turns = 101;
constexpr int Many = 1000;

/// So many databases in all; copies of template0 share nothing that a reading could find.
void makeDatabases(const Server& server, int wanted)
{
    auto session = server.open();
    const auto there = value(session.query(Pg::Sql("SELECT count(*) FROM pg_database"))).single()->toInt();
    for (int i = there; i < wanted; ++i) {
        const auto name = Pg::Sql::identifier(QStringLiteral("bench_health_%1").arg(i));
        (void)value(session.execute(Pg::Sql("CREATE DATABASE ") + name
                                    + Pg::Sql(" TEMPLATE template0 STRATEGY file_copy")));
    }
}

void dropDatabases(const Server& server)
{
    auto session = server.open();
    const auto names = value(
        session.query(Pg::Sql("SELECT datname FROM pg_database WHERE datname LIKE 'bench\\_health\\_%'")));
    for (const QString& name : names.texts())
        (void)value(session.execute(Pg::Sql("DROP DATABASE ") + Pg::Sql::identifier(name)));
}

std::vector<double> readings(const Server& server)
{
    auto session = server.open();
    return timed(Turns, [&] { (void)value(readServerHealth(session)); });
}

}

void benchHealth(const Server& server)
{
    makeDatabases(server, 10);
    const auto few = readings(server);
    report(QStringLiteral("health of a server with 10 databases"), few,
           QStringLiteral("goal: at most 15 ms"));
    makeDatabases(server, Many);
    const auto many = readings(server);
    report(QStringLiteral("health of a server with %1 databases").arg(Many), many, QStringLiteral("with 10"),
           few, QStringLiteral("goal: no more"));
    dropDatabases(server);
}

}
