#include "bench.h"

#include "base/files.h"
#include "base/linereader.h"
#include "events/eventimport.h"
#include "events/importline.h"
#include "game/gamelibrary.h"
#include "json/canonical.h"
#include "json/document.h"
#include "json/hash.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>

namespace Weekglass::Bench {

namespace {

constexpr int Lines = 100000;

/// Responses as a market of the game gives them, no two alike.
QByteArray recordedLine(int n)
{
    const QByteArray number = QByteArray::number(n);
    QByteArray goods;
    for (int good = 0; good < 4; ++good) {
        goods += good > 0 ? "," : "";
        goods += "{\"symbol\":\"GOOD_" + QByteArray::number(good) + "\",\"tradeVolume\":"
            + QByteArray::number(20 + good) + ",\"supply\":\"MODERATE\",\"purchasePrice\":"
            + QByteArray::number(n % 997 + good) + ",\"sellPrice\":" + number + ",\"condition\":0.75}";
    }
    return "{\"fetched_at\":\"2025-01-06T" + QByteArray::number(10 + n / 3600 % 10) + ":"
        + QByteArray::number(10 + n / 60 % 50) + ":" + QByteArray::number(10 + n % 50)
        + "Z\",\"endpoint\":\"/market\",\"request_key\":\"/market/" + number
        + "\",\"status_code\":200,\"payload\":{\"data\":{\"symbol\":\"X1-A" + number + "\",\"tradeGoods\":["
        + goods + "]}}}\n";
}

void writeFeed(const QString& file)
{
    QByteArray lines;
    for (int n = 0; n < Lines; ++n)
        lines += recordedLine(n);
    value(writePrivateFile(file, lines));
}

QByteArray preparedRows(const QString& file)
{
    auto reader = value(LineReader::open(file, 1 << 20));
    QByteArray rows;
    while (const auto line = value(reader.next()))
        appendCopyRow(rows, cellsOf(value(readRecordedResponse(line->text))));
    return rows;
}

void bareCopy(Pg::Session& session, const QByteArray& rows)
{
    qsizetype done = 0;
    (void)value(session.copyIn(Pg::Sql("COPY raw.api_events (fetched_at, endpoint, request_key, status_code, "
                                       "payload, payload_hash) FROM STDIN"),
                               [&]() -> Result<QByteArray> {
                                   const QByteArray piece = rows.mid(done, 128 * 1024);
                                   done += piece.size();
                                   return piece;
                               }));
}

void benchCanonical(const QString& file)
{
    auto reader = value(LineReader::open(file, 1 << 20));
    std::vector<QByteArray> payloads;
    while (const auto line = value(reader.next())) {
        const auto document = value(Json::Document::parse(line->text.toByteArray()));
        payloads.push_back(document.rawText(document.find(Json::Document::root(), u"payload")).toByteArray());
    }
    QByteArray digests;
    const auto ours = timed(5, [&] {
        digests.clear();
        for (const QByteArray& payload : payloads)
            digests += Json::sha256Hex(value(Json::canonical(payload)));
    });
    const QString payloadFile = file + QStringLiteral(".payloads");
    QByteArray all;
    for (const QByteArray& payload : payloads)
        all += payload + '\n';
    value(writePrivateFile(payloadFile, all));
    std::vector<double> python;
    QByteArray theirs;
    for (int run = 0; run < 5; ++run) {
        QProcess process;
        process.start(
            QStringLiteral("python3"),
            {QStringLiteral("-c"),
             QStringLiteral(
                 "import "
                 "sys,json,hashlib,time\nl=open(sys.argv[1],'rb').read().splitlines()\nt=time.perf_counter()"
                 "\n"
                 "h=''.join(hashlib.sha256(json.dumps(json.loads(p),sort_keys=True,separators=(',',':'),"
                 "ensure_ascii=False).encode()).hexdigest() for p in l)\n"
                 "print((time.perf_counter()-t)*1000)\nprint(hashlib.sha256(h.encode()).hexdigest())"),
             payloadFile});
        process.waitForFinished(-1);
        const auto lines = process.readAllStandardOutput().split('\n');
        python.push_back(lines.value(0).toDouble());
        theirs = lines.value(1);
    }
    std::sort(python.begin(), python.end());
    if (theirs != Json::sha256Hex(digests))
        fail({.message = QStringLiteral("The digests differ from Python's.")});
    report(QStringLiteral("canonical form and SHA-256 of 100,000 payloads"), ours,
           QStringLiteral("Python json + hashlib"), python, QStringLiteral("goal: at most 0.5"));
}

}

void benchImport(const Server& server)
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("feed.ndjson"));
    writeFeed(file);
    benchCanonical(file);
    const QByteArray rows = preparedRows(file);
    const QString week = QStringLiteral("spacetraders_1990_w02");
    server.makeWeek(week);
    auto session = server.open(week);
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    const ImportTarget target = *library.game(QStringLiteral("spacetraders"))->import;
    const auto empty = [&] { value(session.script(Pg::Sql("TRUNCATE raw.api_events CASCADE; CHECKPOINT"))); };
    std::vector<double> ours;
    std::vector<double> bare;
    for (int run = 0; run < 6;
         ++run) { // in turns, so that both meet the same machine; the first of each warms up
        empty();
        QElapsedTimer time;
        time.start();
        (void)value(importResponses(session, target,
                                    {.file = file, .rejectFile = file + QStringLiteral(".rejects")}));
        const double import = static_cast<double>(time.nsecsElapsed()) / 1e6;
        empty();
        time.start();
        bareCopy(session, rows);
        const double copy = static_cast<double>(time.nsecsElapsed()) / 1e6;
        if (run > 0) {
            ours.push_back(import);
            bare.push_back(copy);
        }
    }
    std::sort(ours.begin(), ours.end());
    std::sort(bare.begin(), bare.end());
    report(QStringLiteral("import of 100,000 responses from a file"), ours,
           QStringLiteral("bare COPY of the prepared rows"), bare, QStringLiteral("goal: at most 2.0"));
    server.dropWeek(week);
}

}
