#include "ctl.h"
#include "testfile.h"
#include "weekserver.h"

#include <cstring>

using namespace Weekglass;

namespace {

// Rows of each kind that keep what such a query promises, one per line.
constexpr auto GoodEvents = "(1::bigint, '2025-01-06 12:00+00'::timestamptz, 'k', 's', '{\"a\":1}'::jsonb), "
                            "(2, '2025-01-06 12:01+00', 'k', 's', '{\"a\":2}'), "
                            "(3, '2025-01-06 12:02+00', 'k', 's', '{\"a\":3}')";
constexpr auto GoodSnapshots = "(1::bigint, 10::bigint, '2025-01-06 12:00+00'::timestamptz, 'w', "
                               "'{\"a\":1}'::jsonb), (2, 20, '2025-01-06 12:01+00', 'w', '{\"a\":2}'), "
                               "(3, 30, '2025-01-06 12:02+00', 'w', '{\"a\":3}')";

QByteArray events(const QByteArray& rows, const QByteArray& columns = "*")
{
    return "SELECT " + columns + " FROM (VALUES " + GoodEvents + rows
        + ") AS v (id, at, kind, subject, payload)";
}

QByteArray snapshots(const QByteArray& rows, const QByteArray& columns = "*")
{
    return "SELECT " + columns + " FROM (VALUES " + GoodSnapshots + rows
        + ") AS v (id, seq, at, subject, payload)";
}

QByteArray games(const QByteArray& rows)
{
    return "SELECT * FROM (VALUES ('g', 'Game', '2025-01-06'::timestamptz, 2, 'over')" + rows
        + ") AS v (game_id, title, started_at, plays, status)";
}

QByteArray plays(const QByteArray& rows)
{
    return "SELECT * FROM (VALUES (1::bigint, '2025-01-06'::timestamptz, 'k', 't', 1)" + rows
        + ") AS v (play_number, at, kind, title, score) WHERE $1::text IS NOT NULL";
}

QByteArray metric(const QByteArray& rows)
{
    return "SELECT * FROM (VALUES ('2025-01-06 12:00+00'::timestamptz, 1::float8, 'x')" + rows
        + ") AS v (at, value, series)";
}

}

/// Queries of a game that break what they promise: every command says so, or that there is no value.
class TestBrokenQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void commands_data();
    void commands();
    void noValue_data();
    void noValue();
    void errorNamesTheRow();
    void goodRowsAreShown();

private:
    void write(const QString& file, const QByteArray& text)
    {
        writeFile(m_games.filePath(QStringLiteral("odd/") + file), text);
    }
    /// A query file, and its entry in a list of the manifest.
    void source(const char* list, const char* id, const QByteArray& query, const QByteArray& more = {})
    {
        const QByteArray file = QByteArray(list) + '/' + id + ".sql";
        write(QString::fromLatin1(file), query);
        m_lists[list] << "{\"id\": \"" + QByteArray(id) + "\", \"title\": \"T\", \"file\": \"" + file + '"'
                + more + '}';
    }
    void log(const char* id, const QByteArray& gamesQuery, const QByteArray& playsQuery,
             const QByteArray& head = "SELECT max(n) AS play_number FROM public.plays WHERE game = $1",
             const QByteArray& verify = "SELECT 1::bigint AS play_number, '/a' AS path, '1' AS expected, '2' "
                                        "AS found WHERE $1::text IS NULL")
    {
        const QByteArray at = "plays/" + QByteArray(id) + '.';
        write(QString::fromLatin1(at + "games.sql"), gamesQuery);
        write(QString::fromLatin1(at + "plays.sql"), playsQuery);
        write(QString::fromLatin1(at + "head.sql"), head);
        write(QString::fromLatin1(at + "verify.sql"), verify);
        m_lists["playLogs"] << "{\"id\": \"" + QByteArray(id) + "\", \"title\": \"T\", \"games\": \"" + at
                + "games.sql\", \"plays\": \"" + at + "plays.sql\", \"verify\": \"" + at
                + "verify.sql\", \"rollback\": {\"lock\": {\"table\": \"public.games\", \"where\": \"t.id = "
                  "$1\"}, \"head\": \""
                + at
                + "head.sql\", \"steps\": [{\"title\": \"P\", \"delete\": \"public.plays\", \"where\": "
                  "\"t.game = $1 AND t.n > $2\"}]}}";
    }
    void writeEvents();
    void writeSnapshots();
    void writeOthers();

    Answer run(const QString& arguments) const
    {
        QStringList list = arguments.split(QLatin1Char(' '));
        list.replaceInStrings(QStringLiteral("WEEK"), m_week);
        list.replaceInStrings(QStringLiteral("FOLDER"), m_games.path());
        return m_ctl(list);
    }

    WeekServer m_server;
    Ctl m_ctl;
    QTemporaryDir m_games;
    QString m_week;
    QMap<QByteArray, QByteArrayList> m_lists;
};

void TestBrokenQueries::writeEvents()
{
    source("events", "good", events({}));
    source("events", "null_id", events(", (NULL, '2025-01-06 12:01:30+00', 'k', 's', '{}')"));
    source("events", "null_at", events(", (4, NULL, 'k', 's', '{}')"));
    source("events", "text_id", events({}, "id::text AS id, at, kind, subject, payload"));
    source("events", "text_at", events({}, "id, at::text AS at, kind, subject, payload"));
    source("events", "twice", events(", (3, '2025-01-06 12:02+00', 'k', 's', '{}')"));
    source("events", "same_id", events(", (3, '2025-01-06 12:03+00', 'k', 's', '{}')"));
    source("events", "lacks", events({}, "id, at, kind, payload"));
    source("events", "two_ids", events({}, "id, id, at, kind, subject, payload"));
    source("events", "nulls", events(", (4, '2025-01-06 12:03+00', NULL, NULL, NULL)"));
    source("events", "largest", events(", (9223372036854775807, 'infinity', 'k', 's', '{}')"));
}

void TestBrokenQueries::writeSnapshots()
{
    source("snapshots", "good", snapshots({}));
    source("snapshots", "null_id", snapshots(", (NULL, 40, '2025-01-06 12:03+00', 'w', '{}')"));
    source("snapshots", "null_seq", snapshots(", (4, NULL, '2025-01-06 12:03+00', 'w', '{}')"));
    source("snapshots", "null_at", snapshots(", (4, 40, NULL, 'w', '{}')"));
    source("snapshots", "text_id", snapshots({}, "'x' || id AS id, seq, at, subject, payload"));
    source("snapshots", "twice", snapshots(", (3, 30, '2025-01-06 12:02+00', 'w', '{}')"));
    source("snapshots", "same_id", snapshots(", (3, 40, '2025-01-06 12:03+00', 'w', '{}')"));
    source("snapshots", "lacks", snapshots({}, "id, seq, subject, payload"));
    source("snapshots", "nulls", snapshots(", (4, 40, '2025-01-06 12:03+00', NULL, NULL)"));
}

void TestBrokenQueries::writeOthers()
{
    const QByteArray gauge = ", \"unit\": \"u\", \"kind\": \"gauge\", \"description\": \"D\"";
    source("metrics", "good", metric({}), gauge);
    source("metrics", "odd",
           metric(", ('2025-01-06 12:00+00', 'NaN', 'x'), ('infinity', 2, 'x'), (NULL, 3, 'x'), "
                  "('2025-01-06 12:01+00', NULL, 'x'), ('2025-01-06 12:02+00', 4, NULL), "
                  "('2025-01-06 12:03+00', '-Infinity', 'x')"),
           gauge);
    source("metrics", "text_value", "SELECT now() AS at, '10' AS value", gauge);
    source("metrics", "text_at", "SELECT 'today' AS at, 1 AS value", gauge);
    source("metrics", "lacks", "SELECT now() AS at", gauge);
    source("reports", "odd",
           "SELECT NULL AS kind, 'NaN'::float8 AS x, NULL::int AS x, 'infinity'::timestamptz AS at, "
           "'[[1]]'::json AS j",
           ", \"description\": \"D\", \"asOf\": \"at\", \"staleAfterSeconds\": 5");
    source("reports", "text_at", "SELECT 'soon' AS at",
           ", \"description\": \"D\", \"asOf\": \"at\", \"staleAfterSeconds\": 5");
    source("reports", "lacks", "SELECT 1 AS x",
           ", \"description\": \"D\", \"asOf\": \"at\", \"staleAfterSeconds\": 5");
    log("good", games({}), plays({}));
    log("null_game", games(", (NULL, 'Other', NULL, NULL, NULL)"), plays({}));
    log("same_game", games(", ('g', 'Other', NULL, NULL, NULL)"), plays({}));
    log("lacks", "SELECT 'g' AS game_id, 't' AS title", "SELECT 1 AS play_number WHERE $1::text IS NOT NULL");
    log("null_play", games({}), plays(", (NULL, NULL, 'k', 't', 2)"));
    log("same_play", games({}), plays(", (1, NULL, 'k', 't', 2)"));
    log("nulls", games({}), plays(", (2, NULL, NULL, NULL, NULL)"), "SELECT NULL::bigint AS play_number",
        "SELECT NULL::bigint AS play_number, NULL AS path, NULL AS expected, '2' AS found WHERE $1 = 'g'");
    log("text_head", games({}), plays({}), "SELECT 'last' AS play_number",
        "SELECT 'x' AS play_number, '/a' AS path, '1' AS expected, '2' AS found WHERE $1 = 'g'");
    log("two_heads", games({}), plays({}), "SELECT n::bigint AS play_number FROM generate_series(1, 2) AS n");
}

void TestBrokenQueries::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    writeEvents();
    writeSnapshots();
    writeOthers();
    QByteArray manifest = "{\"id\": \"odd\", \"title\": \"Odd\", \"prefix\": \"odd\"";
    for (auto list = m_lists.cbegin(); list != m_lists.cend(); ++list)
        manifest += ", \"" + list.key() + "\": [" + list.value().join(',') + ']';
    write(QStringLiteral("game.json"), manifest + '}');
    const GameLibrary library = GameLibrary::load({m_games.path()}, {}, trustAll);
    const GamePointer game = library.game(QStringLiteral("odd"));
    QVERIFY2(game, library.errors().empty() ? "" : qPrintable(library.errors().front().text()));
    m_week = m_server.newWeek(*game).toString();
    auto session = m_server.open(m_week);
    WeekServer::run(session,
                    "CREATE TABLE games (id text PRIMARY KEY); CREATE TABLE plays (game text REFERENCES "
                    "games, n bigint, PRIMARY KEY (game, n)); INSERT INTO games VALUES ('g'); INSERT INTO "
                    "plays VALUES ('g', 1)");
    m_ctl = Ctl((*TestServer::instance())->conninfo(),
                {QStringLiteral("--json"), QStringLiteral("--trust-games"), QStringLiteral("--games-dir"),
                 m_games.path()});
}

void TestBrokenQueries::commands_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* command, const char* message) {
        QTest::newRow(command) << QString::fromLatin1(command) << QString::fromUtf8(message);
    };
    const std::pair<const char*, const char*> eventSources[] = {
        {"null_id", "events/null_id.sql: The column “id” is NULL."},
        {"null_at", "events/null_at.sql: The column “at” is NULL."},
        {"text_id", "events/text_id.sql: The column “id” of the query is not a whole number"},
        {"text_at", "events/text_at.sql: The column “at” of the query is not a time"},
        {"twice", "events/twice.sql: Two events have the same “at” and “id”."},
        {"lacks", "events/lacks.sql: The query lacks the column “subject”."},
        {"two_ids", "events/two_ids.sql: The query has the column “id” twice."}};
    for (const auto& [id, message] : eventSources) {
        for (const char* command : {"events --week WEEK", "tail --week WEEK --for 1"})
            row(qPrintable(QLatin1String(command) + QLatin1String(" --source ") + QLatin1String(id)),
                message);
    }
    for (const auto& [id, message] : eventSources) { // the search prints the message beside the week
        row(qPrintable(QLatin1String("search --game odd --source ") + QLatin1String(id)),
            std::strstr(message, ": ") + 2);
    }
    for (const char* id : {"text_id", "text_at", "lacks", "two_ids"}) {
        for (const char* command : {"export --week WEEK --file FOLDER/out.ndjson", "diff --week WEEK 3 2"})
            row(qPrintable(QLatin1String(command) + QLatin1String(" --source ") + QLatin1String(id)), id);
    }
    row("diff --week WEEK 3 2 --source twice", "Two events have the same “at” and “id”.");
    row("diff --week WEEK 3 2 --source same_id", "events/same_id.sql: Two events have the id 3");
    row("snapshots --week WEEK --source null_id", "snapshots/null_id.sql: The column “id” is NULL.");
    row("snapshots --week WEEK --source null_seq", "snapshots/null_seq.sql: The column “seq” is NULL.");
    row("snapshots --week WEEK --source null_at", "snapshots/null_at.sql: The column “at” is NULL.");
    row("snapshots --week WEEK --source text_id", "The column “id” of the query is not a whole number");
    row("snapshots --week WEEK --source twice", "Two snapshots have the same “seq” and “id”.");
    row("snapshots --week WEEK --source lacks", "The query lacks the column “at”.");
    row("snapshot show --week WEEK --source same_id 3", "Two snapshots have the id 3");
    row("snapshot show --week WEEK --source text_id 3", "The column “id” of the query is not a whole number");
    row("snapshot show --week WEEK --source null_seq 4", "The column “seq” is NULL.");
    row("snapshot diff --week WEEK --source same_id 3", "Two snapshots have the id 3");
    row("snapshot diff --week WEEK --source null_at 4", "The column “at” is NULL.");
    row("snapshot history --week WEEK --source text_id a", "“x3” in the column “id” is not a whole number.");
    row("snapshot history --week WEEK --source null_seq a", "The column “seq” is NULL.");
    row("snapshot history --week WEEK --source null_id a", "The column “id” is NULL.");
    row("snapshot verify --week WEEK --source null_seq", "The column “seq” is NULL.");
    row("snapshot verify --week WEEK --source null_id", "The column “id” is NULL.");
    row("snapshot verify --week WEEK --source null_at", "The column “at” is NULL.");
    row("plays --week WEEK --log null_game", "plays/null_game.games.sql: The column “game_id” is NULL.");
    row("plays --week WEEK --log same_game", "Two games have the same “game_id”.");
    row("plays --week WEEK --log lacks", "plays/lacks.games.sql: The query lacks the column “started_at”.");
    row("plays --week WEEK --log lacks --game g", "plays/lacks.plays.sql: The query of the plays lacks");
    row("plays --week WEEK --log null_play --game g", "A row has no play number (NULL).");
    row("plays --week WEEK --log same_play --game g", "The play number 1 appears twice");
    row("state --week WEEK --log same_play --game g --play 1", "The play number 1 appears twice");
    row("verify-replay --week WEEK --log null_game", "The column “game_id” is NULL.");
    row("verify-replay --week WEEK --log text_head",
        "“x” in the column “play_number” is not a whole number.");
    row("rollback --week WEEK --log text_head --game g --to 0 --allow-superuser",
        "“last” in the column “play_number” is not a whole number.");
    row("rollback --week WEEK --log two_heads --game g --to 0 --allow-superuser",
        "The query has two last plays: 1 and 2.");
    row("metrics --week WEEK --metric text_value", "The column “value” of the query is not a number");
    row("metrics --week WEEK --metric text_at", "metrics/text_at.sql");
    row("metrics --week WEEK --metric lacks", "metrics/lacks.sql");
    row("report WEEK text_at", "The column “at” is not a time.");
    row("report WEEK lacks", "The query lacks the column “at”.");
}

void TestBrokenQueries::commands()
{
    QFETCH(QString, command);
    QFETCH(QString, message);
    const Answer answer = run(command);
    QVERIFY2(answer.exitCode == 1, QByteArray(answer.out + answer.err).constData());
    const QByteArray said = answer.out + answer.err;
    QVERIFY2(QString::fromUtf8(said).contains(message), said.constData());
}

void TestBrokenQueries::noValue_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("part"); // of what is printed; empty: nothing is
    const auto row = [](const char* command, const char* part) {
        QTest::newRow(command) << QString::fromLatin1(command) << QByteArray(part);
    };
    row("events --week WEEK --source nulls --limit 1", R"("kind": null, "subject": null, "payload": null)");
    row("events --week WEEK --source largest --limit 1", R"("id": 9223372036854775807, "at": "infinity")");
    row("tail --week WEEK --source largest --for 1", "");
    row("diff --week WEEK --source nulls 4 3", R"({"op":"replace","path":"","value":null})");
    row("snapshots --week WEEK --source nulls --limit 1", R"("id": 4)");
    row("snapshot show --week WEEK --source nulls 4", "null");
    row("snapshot diff --week WEEK --source nulls 4", R"({"op":"replace","path":"","value":null})");
    row("snapshot history --week WEEK --source nulls a", R"("value": null)");
    row("plays --week WEEK --log nulls --game g", R"({"play_number": 2, "at": null, "kind": null)");
    row("metrics --week WEEK --metric odd", R"("series": "x")");
    row("report WEEK odd", R"("NaN")");
}

void TestBrokenQueries::noValue()
{
    QFETCH(QString, command);
    QFETCH(QByteArray, part);
    const Answer answer = run(command);
    QVERIFY2(answer.exitCode == 0, QByteArray(answer.out + answer.err).constData());
    QCOMPARE(part.isEmpty(), QByteArray(answer.out + answer.err).isEmpty());
    QVERIFY2(answer.out.contains(part), QByteArray(answer.out + answer.err).constData());
    QVERIFY(!answer.out.contains(": NaN") && !answer.out.contains("nan,"));
}

/// Which week and which row, and what to do.
void TestBrokenQueries::errorNamesTheRow()
{
    const Answer answer = run(QStringLiteral("events --week WEEK --source null_id"));
    QCOMPARE(QString::fromUtf8(answer.err).trimmed(),
             QStringLiteral("weekglassctl: events/null_id.sql: The column “id” is NULL.\n"
                            "Week %1, row 2 of the result: id = NULL, at = 2025-01-06 12:01:30+00, kind = k, "
                            "subject = s, preview = {}, stored_bytes = 8\n"
                            "Correct the query file in the game's folder, or the row that it reads.")
                 .arg(m_week));
}

void TestBrokenQueries::goodRowsAreShown()
{
    QCOMPARE(run(QStringLiteral("events --week WEEK")).members(u"id"),
             QStringList({QStringLiteral("3"), QStringLiteral("2"), QStringLiteral("1")}));
    QCOMPARE(run(QStringLiteral("snapshots --week WEEK")).members(u"id").size(), 3);
    QCOMPARE(run(QStringLiteral("diff --week WEEK 3 2")).exitCode, 0);
    QCOMPARE(run(QStringLiteral("metrics --week WEEK --metric good")).exitCode, 0);
    QCOMPARE(run(QStringLiteral("plays --week WEEK --game g")).members(u"play_number"),
             QStringList {QStringLiteral("1")});
    const Answer preview = run(QStringLiteral("rollback --week WEEK --game g --to 0 --allow-superuser"));
    QVERIFY2(preview.exitCode == 0, preview.err.constData());
}

QTEST_GUILESS_MAIN(TestBrokenQueries)
#include "tst_brokenqueries.moc"
