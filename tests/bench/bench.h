#pragma once

#include "base/result.h"
#include "pg/session.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QString>

#include <functional>
#include <vector>

struct pg_conn;

namespace Weekglass::Bench {

/// The server that all benchmarks use, and a migrated week of a game on it, made anew.
struct Server
{
    QByteArray conninfo;
    Pg::Session open(const QString& database = {}) const;
    void makeWeek(const QString& week) const;
    void dropWeek(const QString& week) const;
};

/// Milliseconds of @p runs runs after one to warm up, sorted.
std::vector<double> timed(int runs, const std::function<void()>& run);
double since(const QElapsedTimer& time);
std::vector<double> sorted(std::vector<double> times);
double median(const std::vector<double>& sorted);

/// "name: ours 1.2 ms [1.1..1.4], floor 1.0 ms [..], ratio 1.20 (goal at most 1.5)"
void report(const QString& name, const std::vector<double>& ours, const QString& floorName,
            const std::vector<double>& floor, const QString& goal);
void report(const QString& name, const std::vector<double>& ours, const QString& goal);

/// Ends the program with the error: a benchmark that fails measures nothing.
[[noreturn]] void fail(const Error& error);
template<typename T>
T value(Result<T> result)
{
    if (!result)
        fail(result.error());
    return *std::move(result);
}
inline void value(const Result<void>& result)
{
    if (!result)
        fail(result.error());
}

/// The statement by the shortest way that libpq has: one call, whole result at once.
void bareQuery(pg_conn* conn, const Pg::Sql& sql, const Pg::Params& params);

/// Resident memory of this process in MB.
double residentMegabytes();

void benchEvents(const Server& server);
/// Ten million events: fills the week (some minutes, 10 GB) unless it is there already.
void benchTenMillion(const Server& server);
/// Pages of a table of so many rows: made unless it is there already.
void benchTables(const Server& server, qint64 rows);
void benchExport(const Server& server);
void benchParquet(const Server& server);
/// So many responses from files.
void benchLoad(const Server& server, qint64 responses);
void benchCharts();
void benchJson();
void benchSnapshots(const Server& server);
void benchReplay(const Server& server);
void benchRollback(const Server& server);
/// Three weeks of so many events each: made unless they are there already.
void benchMetrics(const Server& server, qint64 rows);
/// What is done to whole weeks.
void benchAdmin(const Server& server);
/// One of so many events is archived.
void benchArchive(const Server& server, qint64 rows);
/// The figures of an idle server with ten and with a thousand databases.
void benchHealth(const Server& server);
/// So many weeks of so many events each, on a Citus cluster of this computer and on its coordinator alone.
void benchCitus(int weeks, qint64 events);
void benchStart(const Server& server, const QString& program);

}
