#include "bench.h"

#include "archives/archiveweek.h"
#include "localserver/installation.h"
#include "scratch/clientprogram.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

namespace Weekglass::Bench {

namespace {

void fillEvents(Pg::Session& session, qint64 rows)
{
    const auto done = session.query(
        Pg::Sql(
            "WITH made AS (INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, "
            "payload, payload_hash) SELECT '1990-01-01Z'::timestamptz + n * interval '10 ms', '/my/ships', "
            "'/my/ships?page=' || n, 200, jsonb_build_object('symbol', 'SHIP-' || n % 50, 'credits', n, "
            "'note', repeat(md5(n::text), 4)), md5(n::text) FROM generate_series(1, $1::bigint) AS n "
            "RETURNING 1) SELECT count(*) FROM made"),
        {QByteArray::number(rows)});
    (void)value(done);
}

}

void benchArchive(const Server& server, qint64 rows)
{
    const Pg::ConnectOptions options {.conninfo = server.conninfo};
    const auto tools = value(findClientTools(server.open().serverVersion() / 10000));
    const QString name = QStringLiteral("spacetraders_1990_w01");
    server.makeWeek(name);
    auto session = server.open(name);
    fillEvents(session, rows);
    value(session.script(Pg::Sql("VACUUM ANALYZE")));
    value(session.script(Pg::Sql("CHECKPOINT"))); // the disk is not to write the filling while we measure
    const auto week = value(identify(session));
    const QTemporaryDir folder;
    auto inside = options;
    inside.database = name.toUtf8();
    const int runs = rows > 2'000'000 ? 3 : 5;
    std::vector<double> ours;
    std::vector<double> floor;
    std::vector<double> verification;
    for (int i = 0; i < runs; ++i) {
        const QString bare = folder.filePath(QStringLiteral("bare.dump"));
        QElapsedTimer time;
        time.start();
        value(runClientProgram(
            {.program = tools.pgDump,
             .arguments = {QStringLiteral("--format=custom"), QStringLiteral("--file"), bare},
             .server = inside}));
        floor.push_back(since(time));
        QFile::remove(bare);
        double dumped = 0;
        time.restart();
        const auto done = value(archiveWeek(
            options, week, options, {.folder = folder.path(), .onProgress = [&](const QString& step) {
                                         // the dump and its fingerprint end where the proof begins
                                         if (dumped == 0 && step.startsWith(QLatin1String("Checking")))
                                             dumped = since(time);
                                     }}));
        verification.push_back(since(time) - dumped);
        ours.push_back(dumped);
        QFile::remove(done.file);
    }
    session = server.open();
    server.dropWeek(name);
    report(QStringLiteral("archive of %1 events, with the fingerprint").arg(rows), sorted(ours),
           QStringLiteral("pg_dump with the same options"), sorted(floor),
           QStringLiteral("goal: at most 1.1"));
    report(QStringLiteral("verification of it"), sorted(verification), {});
}

}
