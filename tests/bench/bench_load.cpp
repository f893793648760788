#include "bench.h"
#include "stallwatch.h"

#include "base/files.h"
#include "base/job.h"
#include "game/gamelibrary.h"
#include "import/filesimport.h"
#include "import/importline.h"
#include "import/linereader.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventspage.h"
#include "pg/transaction.h"
#include "scripts/scriptrunner.h"
#include "json/canonical.h"
#include "json/document.h"
#include "json/hash.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QToolButton>

#include <algorithm>

namespace Weekglass::Bench {

namespace {

constexpr int Turns = 5;
constexpr int Waypoints = 500;
constexpr int SecondsBetween = 6; // 100,000 responses are a week
const QString Week = QStringLiteral("spacetraders_1990_w02");

/// Responses as a market of the game gives them, no two alike.
QByteArray recordedLine(qint64 n)
{
    const QByteArray waypoint = "X1-A-" + QByteArray::number(n % Waypoints);
    QByteArray goods;
    for (int good = 0; good < 4; ++good) {
        goods += good > 0 ? "," : "";
        goods += "{\"symbol\":\"GOOD_" + QByteArray::number(good)
            + "\",\"tradeVolume\":" + QByteArray::number(20 + good)
            + ",\"supply\":\"MODERATE\",\"purchasePrice\":" + QByteArray::number(n % 997 + good)
            + ",\"sellPrice\":" + QByteArray::number(n) + ",\"condition\":0.75}";
    }
    const auto at = QDateTime(QDate(1990, 1, 8), QTime(0, 0), Qt::UTC).addSecs(n * SecondsBetween);
    return "{\"fetched_at\":\"" + at.toString(Qt::ISODate).toLatin1()
        + "\",\"endpoint\":\"/systems/{s}/waypoints/{w}/market\",\"request_key\":\"/systems/X1-A/waypoints/"
        + waypoint + "/market\",\"status_code\":200,\"payload\":{\"data\":{\"symbol\":\"" + waypoint
        + "\",\"tradeGoods\":[" + goods + "]}}}\n";
}

void writeFeed(const QString& file, qint64 from, qint64 to)
{
    auto lines = value(PrivateFile::create(file));
    for (qint64 n = from; n < to; ++n)
        value(lines.write(recordedLine(n)));
    value(lines.commit());
}

std::vector<RecordedResponse> responsesOf(const QString& file)
{
    auto reader = value(LineReader::open(file, 1 << 20));
    std::vector<RecordedResponse> responses;
    while (const auto line = value(reader.next()))
        responses.push_back(value(readRecordedResponse(line->text)));
    return responses;
}

const Pg::Sql
    insertInto("raw.api_events (fetched_at, endpoint, request_key, status_code, payload, payload_hash)");

void bareCopy(Pg::Session& session, const QByteArray& rows)
{
    qsizetype done = 0;
    (void)value(
        session.copyIn(Pg::Sql("COPY ") + insertInto + Pg::Sql(" FROM STDIN"), [&]() -> Result<QByteArray> {
            const QByteArray piece = rows.mid(done, 128 * 1024);
            done += piece.size();
            return piece;
        }));
}

double milliseconds(const std::function<void()>& run)
{
    QElapsedTimer time;
    time.start();
    run();
    return static_cast<double>(time.nsecsElapsed()) / 1e6;
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
    report(QStringLiteral("canonical form and SHA-256 of %1 payloads").arg(payloads.size()), ours,
           QStringLiteral("Python json + hashlib"), python, QStringLiteral("goal: at most 0.25"));
}

void emptyWeek(Pg::Session& session)
{
    value(session.script(Pg::Sql("TRUNCATE raw.api_events CASCADE; CHECKPOINT")));
}

/// In turns, so that all meet the same machine; the first of each warms up.
void benchWays(const Server& server, const GameDefinition& game, const QString& file, qint64 count)
{
    const auto responses = responsesOf(file);
    QByteArray rows;
    for (const RecordedResponse& response : responses)
        appendCopyRow(rows, cellsOf(response));
    auto session = server.open(Week);
    std::vector<double> ours;
    std::vector<double> bare;
    std::vector<double> single;
    const qint64 singles = std::max<qint64>(count / 20, 1); // slow, and each costs the same
    const Pg::Sql insert = Pg::Sql("INSERT INTO ") + insertInto + Pg::Sql(" VALUES ($1, $2, $3, $4, $5, $6)");
    for (int run = 0; run <= Turns; ++run) {
        emptyWeek(session);
        ours.push_back(milliseconds([&] {
            (void)value(
                importFile(session, game, {.file = file, .rejectFile = file + QStringLiteral(".rejects")}));
        }));
        emptyWeek(session);
        bare.push_back(milliseconds([&] { bareCopy(session, rows); }));
        emptyWeek(session);
        const double some = milliseconds([&] {
            for (qint64 i = 0; i < singles; ++i)
                (void)value(session.execute(insert, cellsOf(responses[static_cast<std::size_t>(i)])));
        });
        single.push_back(some * static_cast<double>(count) / static_cast<double>(singles));
        if (run == 0) {
            for (auto* times : {&ours, &bare, &single})
                times->clear();
        }
    }
    const QString name = QStringLiteral("loading %1 responses from a file").arg(count);
    report(name, sorted(ours), QStringLiteral("bare COPY of the prepared rows"), sorted(bare),
           QStringLiteral("goal: at most 1.67"));
    report(name, sorted(ours), QStringLiteral("one INSERT with commit each, of %1 scaled up").arg(singles),
           sorted(single), QStringLiteral("goal: at most 0.1"));
}

/// Ten files one after the other while the events page follows what comes.
void benchWindow(const Server& server, const GamePointer& game, const QString& folder, qint64 count)
{
    constexpr int Files = 10;
    FilesImportOptions options;
    for (int i = 0; i < Files; ++i) {
        options.files << folder + QStringLiteral("/part%1.ndjson").arg(i);
        writeFeed(options.files.back(), count * i / Files, count * (i + 1) / Files);
    }
    auto session = server.open(Week);
    emptyWeek(session);
    const WeekHandle week {.pool = Pg::SessionPool::create({.conninfo = server.conninfo}),
                           .game = game,
                           .identity = value(identify(session))};
    EventsPage page(week);
    page.resize(1280, 800);
    page.show();
    Watch opening;
    opening.until([&] { return !page.isLoading(); });
    page.findChild<QToolButton*>(QStringLiteral("eventFollow"))->setChecked(true);
    pause(opening, 1000);
    Watch watch;
    Job job;
    job.start(
        [week, options](const std::stop_token&) {
            auto own = value(week.acquire());
            return value(importFiles(*own, *week.game, options)).inserted;
        },
        [count](qint64 inserted) {
            if (inserted != count)
                fail({.message = QStringLiteral("Only %1 were loaded.").arg(inserted)});
        });
    const double loading = watch.until([&] { return !job.isRunning(); });
    pause(watch, 1000);
    report(QStringLiteral("%1 responses from %2 files with the events page following: %3 a second in")
               .arg(count)
               .arg(Files)
               .arg(static_cast<double>(count) * 1000 / loading, 0, 'f', 0),
           {loading}, QStringLiteral("goal: at least 10,000 a second"));
    report(QStringLiteral("the longest stall of the window meanwhile"), {watch.longestStall()},
           QStringLiteral("goal: at most 50 ms"));
}

/// Those that benchWindow() loaded, as new ones and then again.
void benchTransforms(const Server& server, const GameDefinition& game, qint64 count)
{
    auto session = server.open(Week);
    const auto transform = [&] {
        auto transaction = value(Pg::Transaction::begin(session, Pg::Transaction::Access::ReadWrite));
        value(runTransforms(session, game));
        value(transaction.commit());
    };
    report(QStringLiteral("transforms of %1 new responses").arg(count), {milliseconds(transform)},
           QStringLiteral("reported only"));
    report(QStringLiteral("transforms with nothing new"), {milliseconds(transform)},
           QStringLiteral("reported only"));
}

}

void benchLoad(const Server& server, qint64 responses)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("feed.ndjson"));
    writeFeed(file, 0, responses);
    benchCanonical(file);
    server.makeWeek(Week);
    const GameLibrary library = GameLibrary::load({QStringLiteral(":/sql/games")});
    const GamePointer game = library.match(Week)->game;
    benchWays(server, *game, file, responses);
    benchWindow(server, game, folder.path(), responses);
    benchTransforms(server, *game, responses);
    server.dropWeek(Week);
}

}
