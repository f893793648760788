#include "bench.h"

#include "events/eventexport.h"
#include "events/eventquery.h"
#include "game/gamelibrary.h"
#include "query/querywrite.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <libpq-fe.h>

#include <algorithm>

namespace Weekglass::Bench {

namespace {

constexpr int Rows = 200000;
constexpr int Turns = 7;
const QByteArray Events =
    "SELECT id, fetched_at, endpoint, request_key, status_code, payload_hash, payload FROM raw.api_events "
    "ORDER BY fetched_at, id"; // as ours are ordered

/// The rows to a file by the shortest way that libpq has.
void bareCopy(PGconn* conn, const QString& name, const QByteArray& rows, const QByteArray& format)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        fail({.message = file.errorString()});
    const QByteArray statement = "COPY (" + rows + ") TO STDOUT WITH (FORMAT " + format + ')';
    PQclear(PQexec(conn, statement.constData()));
    char* data = nullptr;
    int length = 0;
    while ((length = PQgetCopyData(conn, &data, 0)) > 0) {
        file.write(data, length);
        PQfreemem(data);
    }
    PGresult* result = PQgetResult(conn);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        fail({.message = QString::fromUtf8(PQresultErrorMessage(result))});
    PQclear(result);
    PQclear(PQgetResult(conn));
}

double milliseconds(const std::function<void()>& run)
{
    QElapsedTimer time;
    time.start();
    run();
    return static_cast<double>(time.nsecsElapsed()) / 1e6;
}

}

/// One million rows of numbers, decimals, times and texts, as analysts take them out.
void benchParquet(const Server& server)
{
    const QString week = QStringLiteral("spacetraders_1990_w04");
    server.makeWeek(week);
    auto session = server.open(week);
    value(session.script(Pg::Sql(
        "CREATE TABLE public.readings AS SELECT g AS id, '1990-01-22 00:00+00'::timestamptz + g * "
        "interval '0.6 s' AS at, 'SHIP-' || g % 500 AS series, (g % 100000 * 1.25)::numeric AS value, "
        "sqrt(g) AS root, g % 3 = 0 AS is_third, CASE WHEN g % 7 > 0 THEN md5(g::text) END AS text "
        "FROM generate_series(1, 1000000) AS g; ANALYZE public.readings; CHECKPOINT")));
    const WeekHandle handle {.pool = Pg::SessionPool::create({.conninfo = server.conninfo}),
                             .game = {},
                             .identity = value(identify(session))};
    const QueryStatement statement = value(readingStatement(u"SELECT * FROM public.readings"));
    PGconn* conn = PQconnectdb(QByteArray(server.conninfo + " dbname=" + week.toUtf8()).constData());
    const QTemporaryDir folder;
    std::vector<double> ours;
    std::vector<double> bare;
    double grown = 0;
    for (int turn = 0; turn < Turns; ++turn) {
        bare.push_back(milliseconds([&] {
            bareCopy(conn, folder.filePath(QStringLiteral("bare")), "SELECT * FROM public.readings", "text");
        }));
        const double before = residentMegabytes();
        ours.push_back(milliseconds([&] {
            value(writeQueryFile({handle}, statement, folder.filePath(QStringLiteral("ours.parquet")), {}));
        }));
        grown = std::max(grown, residentMegabytes() - before);
    }
    for (auto* times : {&ours, &bare}) {
        times->erase(times->begin()); // it warmed up
        std::sort(times->begin(), times->end());
    }
    report(QStringLiteral("1,000,000 rows as Parquet"), ours, QStringLiteral("libpq COPY to a file"), bare,
           QStringLiteral("goal: at most 1.3; memory grew by %1 MB, goal: at most 64").arg(grown, 0, 'f', 1));
    PQfinish(conn);
    server.dropWeek(week);
}

void benchExport(const Server& server)
{
    const QString week = QStringLiteral("spacetraders_1990_w03");
    server.makeWeek(week);
    auto session = server.open(week);
    value(session.execute(
        Pg::Sql(
            "INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, "
            "payload_hash) "
            "SELECT '1990-01-15 00:00+00'::timestamptz + g * interval '1 second', '/e' || g % 20, '/e/' || "
            "g, 200, "
            "jsonb_build_object('n', g, 'symbol', md5(g::text), 'prices', jsonb_build_array(g % 97, g % 89, "
            "g % 83), 'quote', 'a \"b\" c', 'text', repeat(md5(g::text), 5 + g % 9)), md5(g::text) || "
            "md5(g::text) FROM generate_series(1, $1::int) g"),
        {QByteArray::number(Rows)}));
    value(session.script(Pg::Sql("ANALYZE raw.api_events; CHECKPOINT")));
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    const auto game = library.game(QStringLiteral("spacetraders"));
    EventQuery query {.source = game->events.front()};
    query.shape = value(describeEvents(session, query.source));
    PGconn* conn = PQconnectdb(QByteArray(server.conninfo + " dbname=" + week.toUtf8()).constData());
    const QTemporaryDir folder;
    for (const auto& [name, format, bareFormat] :
         {std::tuple("NDJSON", ExportFormat::Ndjson, "text"), std::tuple("CSV", ExportFormat::Csv, "csv")}) {
        std::vector<double> ours;
        std::vector<double> bare;
        for (int turn = 0; turn < Turns; ++turn) { // in turns, so that both meet the same machine
            ours.push_back(milliseconds([&, wanted = format] {
                const auto rows =
                    value(exportEvents(session, query, game->import,
                                       {.file = folder.filePath(QStringLiteral("ours")), .format = wanted}));
                if (rows != Rows)
                    fail({.message = QStringLiteral("%1 rows were exported.").arg(rows)});
            }));
            bare.push_back(milliseconds([&, wanted = bareFormat] {
                bareCopy(conn, folder.filePath(QStringLiteral("bare")), Events, wanted);
            }));
        }
        for (auto* times : {&ours, &bare}) {
            times->erase(times->begin()); // it warmed up
            std::sort(times->begin(), times->end());
        }
        report(QStringLiteral("export of 200,000 events as %1").arg(QLatin1String(name)), ours,
               QStringLiteral("libpq COPY as %1 to a file").arg(QLatin1String(bareFormat)), bare,
               QStringLiteral("goal: at most 1.25, that is 0.8 of its speed"));
    }
    PQfinish(conn);
    server.dropWeek(week);
}

}
