#include "bench.h"

#include "game/gamelibrary.h"
#include "lifecycle/createweek.h"
#include "migrations/migrate.h"

#include <QFile>
#include <QTextStream>

#include <libpq-fe.h>

#include <algorithm>
#include <cstdlib>
#include <unistd.h>

namespace Weekglass::Bench {

namespace {

QTextStream& out()
{
    static QTextStream stream(stdout);
    return stream;
}

QString shown(const std::vector<double>& times)
{
    return QStringLiteral("%1 ms [%2..%3]")
        .arg(median(times), 0, 'f', 3)
        .arg(times.front(), 0, 'f', 3)
        .arg(times.back(), 0, 'f', 3);
}

}

void fail(const Error& error)
{
    QTextStream(stderr) << error.text() << Qt::endl;
    std::exit(1);
}

void bareQuery(pg_conn* conn, const Pg::Sql& sql, const Pg::Params& params)
{
    std::vector<const char*> values;
    for (const auto& param : params)
        values.push_back(param ? param->constData() : nullptr);
    PGresult* result = PQexecParams(conn, sql.text().constData(), static_cast<int>(values.size()), nullptr,
                                    values.data(), nullptr, nullptr, 0);
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        fail({.message = QString::fromUtf8(PQresultErrorMessage(result))});
    PQclear(result);
}

Pg::Session Server::open(const QString& database) const
{
    return value(Pg::Session::open({.conninfo = conninfo, .database = database.toUtf8()}));
}

void Server::dropWeek(const QString& week) const
{
    auto session = open();
    value(session.script(Pg::Sql("DROP DATABASE IF EXISTS ") + value(Pg::Sql::identifier(week))
                         + Pg::Sql(" WITH (FORCE)")));
}

void Server::makeWeek(const QString& week) const
{
    dropWeek(week);
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    const auto match = library.match(week);
    auto maintenance = open();
    (void)value(createWeek(maintenance, *match->game, match->name));
    auto session = open(week);
    (void)value(migrate(session, *match->game));
}

double since(const QElapsedTimer& time)
{
    return static_cast<double>(time.nsecsElapsed()) / 1e6;
}

std::vector<double> timed(int runs, const std::function<void()>& run)
{
    run();
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        run();
        times.push_back(since(timer));
    }
    std::sort(times.begin(), times.end());
    return times;
}

std::vector<double> sorted(std::vector<double> times)
{
    std::ranges::sort(times);
    return times;
}

double median(const std::vector<double>& sorted)
{
    return sorted[sorted.size() / 2];
}

void report(const QString& name, const std::vector<double>& ours, const QString& floorName,
            const std::vector<double>& floor, const QString& goal)
{
    out() << name << ": " << shown(ours) << "; " << floorName << ": " << shown(floor) << "; ratio "
          << QString::number(median(ours) / median(floor), 'f', 3) << " (" << goal << ")" << Qt::endl;
}

void report(const QString& name, const std::vector<double>& ours, const QString& goal)
{
    out() << name << ": " << shown(ours) << " (" << goal << ")" << Qt::endl;
}

double residentMegabytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return 0;
    return statm.readAll().split(' ').value(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

}
