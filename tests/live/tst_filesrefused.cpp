#include "filesimporttest.h"

#include "base/files.h"
#include "scripts/scriptrunner.h"

using namespace Weekglass;

/// Records that the server, a transform or a constraint refuses.
class TestFilesRefused : public FilesImportTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeWeek(); }
    void init() { emptyWeek(); }
    void recordsThatOnlyTheServerRefuses();
    void whatTheServerRefusesAtOnce();
    void fileOfWhichNothingIsTaken();
    void recordsThatBreakATransform();
    void recordsThatBreakADeferredConstraint();
    void waitingQueryThatFails_data();
    void waitingQueryThatFails();
    void transformThatFailsAnyway();
    void tableThatWouldDouble();
    void refusedRowsCanBeLoadedAgain();
    void refusedRowsWhereNothingCanBeWritten();
};

/// Too long for an index, and what a check or a trigger says no to: put aside, each with its line and the
/// server's reason; the others are loaded in the file's order.
void TestFilesRefused::recordsThatOnlyTheServerRefuses()
{
    QByteArray endpoint; // that does not shrink when it is compressed
    for (int n = 0; endpoint.size() < 2 * 1024 * 1024; ++n)
        endpoint += QByteArray::number(n * 7919LL * n, 36) + '/';
    const auto with = [](const QByteArray& what, const QByteArray& key,
                         const QByteArray& status) -> QByteArray {
        return "{\"fetched_at\":\"2025-01-06T13:00:00Z\",\"endpoint\":\"" + what + "\",\"request_key\":\""
            + key + "\",\"status_code\":" + status + ",\"payload\":1}";
    };
    WeekServer::run(*m_session,
                    "CREATE FUNCTION public.refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN IF "
                    "NEW.request_key = '/raised' THEN RAISE 'not this one'; END IF; RETURN NEW; END $$; "
                    "CREATE TRIGGER refuse BEFORE INSERT ON raw.api_events FOR EACH ROW EXECUTE FUNCTION "
                    "public.refuse(); ALTER TABLE raw.api_events ADD CONSTRAINT no_teapot CHECK (status_code "
                    "<> 418)");
    const QByteArrayList bad {with(endpoint, "/long", "200"), with("/e", "/raised", "200"),
                              with("/e", "/teapot", "418")};
    const QString file = write(QStringLiteral("feed"),
                               responses(0, 50) + bad[0] + "\n" + responses(50, 60) + bad[1] + "\n" + bad[2]
                                   + "\nno JSON\n" + responses(60, Answers));
    auto asked = options({file});
    QStringList reasons;
    asked.onDone = [&reasons](const QString&, const Result<ImportReport>& report) {
        for (const RejectedLine& line : report ? report->firstRejected : std::vector<RejectedLine>())
            reasons << QStringLiteral("%1 %2").arg(line.number).arg(line.reason);
    };
    const auto report = import(asked);
    WeekServer::run(
        *m_session,
        "DROP FUNCTION public.refuse CASCADE; ALTER TABLE raw.api_events DROP CONSTRAINT no_teapot");
    VERIFY_RESULT(report);
    QCOMPARE(report->failed, 0);
    QCOMPARE(report->lines, Answers + 4);
    QCOMPARE(report->inserted, Answers);
    QCOMPARE(report->alreadyThere, 0);
    QCOMPARE(report->rejected, 4);
    QCOMPARE(reasons.size(), 4);
    QVERIFY2(reasons[0].startsWith(QLatin1String("51 index row")), qPrintable(reasons[0].left(100)));
    QVERIFY2(reasons[1].startsWith(QLatin1String("62 not this one")), qPrintable(reasons[1]));
    QVERIFY2(reasons[2].startsWith(QLatin1String("63 ")) && reasons[2].contains(QLatin1String("no_teapot")),
             qPrintable(reasons[2]));
    QVERIFY(reasons[3].startsWith(QLatin1String("64 ")));
    const QByteArray rejects = *readFile(rejectFileOf(file));
    for (const QByteArray& record : bad)
        QVERIFY(rejects.contains(QByteArray(record + '\n')));
    QCOMPARE(rejects.count('\n'), 4);
    QCOMPARE(
        ask("SELECT count(*) FROM (SELECT request_key, lag(request_key) OVER (ORDER BY id) AS before FROM "
            "raw.api_events) AS k WHERE substr(before, 6)::int > substr(request_key, 6)::int"),
        QStringLiteral("0"));
}

/// What COPY itself does not take, also in rows of a table; a file of nothing else loads nothing, and says
/// so.
void TestFilesRefused::whatTheServerRefusesAtOnce()
{
    WeekServer::run(
        *m_session,
        "DROP TABLE IF EXISTS public.small; CREATE TABLE public.small (n smallint PRIMARY KEY, label "
        "varchar(3))");
    GameDefinition game = *m_game;
    game.import.reset();
    game.rowImports = {{.table = QStringLiteral("public.small"),
                        .columns = {{.name = QStringLiteral("n"),
                                     .member = QStringLiteral("n"),
                                     .type = ImportType::Integer},
                                    {.name = QStringLiteral("label"), .member = QStringLiteral("label")}},
                        .key = {QStringLiteral("n")}}};
    QByteArray lines;
    for (int n = 0; n < 3000; ++n)
        lines += "{\"n\":" + QByteArray::number(n % 500 == 7 ? 100000 + n : n) + ",\"label\":\""
            + (n % 1000 == 8 ? "long" : "abc") + "\"}\n";
    const auto report = importFiles(*m_session, game, options({write(QStringLiteral("rows"), lines)}));
    VERIFY_RESULT(report);
    QCOMPARE(report->inserted, 3000 - 6 - 3);
    QCOMPARE(report->rejected, 9);
    const auto none = importFiles(
        *m_session, game, options({write(QStringLiteral("none"), "{\"n\":70000,\"label\":\"a\"}\n")}));
    VERIFY_RESULT(none);
    QCOMPARE(none->rejected, 1);
    QCOMPARE(none->inserted, 0);
    QCOMPARE(ask("SELECT count(*) FROM public.small"), QString::number(3000 - 9));
}

/// Not one after the other for hours, but an error that says why, as soon as it is clear. A few are put
/// aside.
void TestFilesRefused::fileOfWhichNothingIsTaken()
{
    WeekServer::run(*m_session, "ALTER TABLE raw.api_events ADD CONSTRAINT none CHECK (status_code <> 200)");
    QString told;
    auto asked = options({write(QStringLiteral("few"), responses(0, 200))});
    asked.onDone = [&told](const QString&, const Result<ImportReport>& report) {
        told = report ? QString() : report.error().text();
    };
    const auto few = import(asked);
    QByteArray lines;
    for (int n = 0; n < 1500; ++n)
        lines += response(n % 200) + "\n";
    asked.files = {write(QStringLiteral("many"), lines)};
    const auto many = import(asked);
    asked.files = {write(QStringLiteral("mixed"), response(1).replace("200,", "404,") + "\n" + lines)};
    const QString ofMany = std::exchange(told, QString());
    const auto mixed = import(asked);
    WeekServer::run(*m_session, "ALTER TABLE raw.api_events DROP CONSTRAINT none");
    VERIFY_RESULT(few);
    QCOMPARE(few->rejected, 200);
    VERIFY_RESULT(many);
    QCOMPARE(many->failed, 1);
    QVERIFY2(ofMany.contains(QLatin1String("first 1000 record"))
                 && ofMany.contains(QLatin1String("\"none\"")),
             qPrintable(ofMany));
    QVERIFY(!QFile::exists(rejectFileOf(path(QStringLiteral("many")))));
    VERIFY_RESULT(mixed);
    QCOMPARE(told, QString());
    QCOMPARE(mixed->inserted, 1);
    QCOMPARE(mixed->rejected, 1500);
}

/// Also together with one that the table refuses. The transforms make temporary tables, so that they run once
/// in a transaction; what counts is what they make of all that is loaded.
void TestFilesRefused::recordsThatBreakATransform()
{
    WeekServer::run(*m_session,
                    "DROP TABLE IF EXISTS public.numbers; CREATE TABLE public.numbers (n int PRIMARY KEY); "
                    "ALTER TABLE raw.api_events ADD CONSTRAINT no_teapot CHECK (status_code <> 418)");
    const auto bad = [](const QByteArray& n, const QByteArray& status) {
        return QByteArray(R"({"fetched_at":"2025-01-06T13:00:00Z","endpoint":"/e","request_key":"/bad?)" + n
                          + R"(","status_code":)" + status + R"(,"payload":{"data":{"n":[")" + n
                          + "\"]}}}\n");
    };
    const QString file = write(QStringLiteral("feed"),
                               responses(0, 50) + bad("x", "200") + responses(50, 120) + bad("7", "418")
                                   + responses(120, Answers) + bad("y", "200"));
    auto asked = options({file});
    const GameFile step {.name = QStringLiteral("010_numbers.sql"),
                         .text = "CREATE TEMPORARY TABLE pg_temp.found ON COMMIT DROP AS SELECT (payload #>> "
                                 "'{data,n,0}')::int AS n FROM raw.api_events;\nINSERT INTO public.numbers "
                                 "SELECT n FROM pg_temp.found"};
    asked.transforms = [&step](Pg::Session& session) { return runScript(session, step); };
    QStringList reasons;
    asked.onDone = [&reasons](const QString&, const Result<ImportReport>& report) {
        for (const RejectedLine& line : report ? report->firstRejected : std::vector<RejectedLine>())
            reasons << QStringLiteral("%1 %2").arg(line.number).arg(line.reason);
    };
    const auto report = import(asked);
    WeekServer::run(*m_session, "ALTER TABLE raw.api_events DROP CONSTRAINT no_teapot");
    VERIFY_RESULT(report);
    QCOMPARE(report->failed, 0);
    QCOMPARE(report->inserted, Answers);
    QCOMPARE(report->rejected, 3);
    QVERIFY2(reasons[0].startsWith(QLatin1String("51 ")) && reasons[0].contains(QLatin1String("\"x\""))
                 && reasons[0].contains(QLatin1String("010_numbers.sql")),
             qPrintable(reasons[0]));
    QVERIFY2(reasons[1].contains(QLatin1String("no_teapot")), qPrintable(reasons[1]));
    QVERIFY2(reasons[2].startsWith(QLatin1String("203 ")), qPrintable(reasons[2]));
    QCOMPARE(ask("SELECT count(*) || ' ' || sum(n) FROM public.numbers"),
             QStringLiteral("%1 %2").arg(Answers).arg(Answers * (Answers - 1) / 2));
}

/// Which the server looks at as late as COMMIT; until then, a transform may mend what breaks it.
void TestFilesRefused::recordsThatBreakADeferredConstraint()
{
    WeekServer::run(
        *m_session,
        "CREATE FUNCTION public.refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN IF EXISTS "
        "(SELECT FROM raw.api_events WHERE id = NEW.id AND status_code = 418) THEN RAISE 'not "
        "this one'; END IF; RETURN NULL; END $$; CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON "
        "raw.api_events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "
        "public.refuse()");
    const QByteArray bad = response(77).replace("200,", "418,") + "\n";
    auto asked = options({write(QStringLiteral("feed"), responses(0, 77) + bad + responses(78, Answers))});
    const auto report = import(asked);
    asked.files = {write(QStringLiteral("again"), bad)};
    asked.transforms = [](Pg::Session& session) {
        return session.script(Pg::Sql("UPDATE raw.api_events SET status_code = 200 WHERE status_code = 418"));
    };
    const auto mended = import(asked);
    WeekServer::run(*m_session, "DROP FUNCTION public.refuse CASCADE");
    VERIFY_RESULT(report);
    QCOMPARE(report->failed, 0);
    QCOMPARE(report->rejected, 1);
    QCOMPARE(report->inserted, Answers - 1);
    VERIFY_RESULT(mended);
    QCOMPARE(mended->inserted, 1);
    QCOMPARE(rows(), QString::number(Answers));
}

void TestFilesRefused::waitingQueryThatFails_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* query, const char* reason) {
        QTest::newRow(name) << QByteArray(query) << QString::fromUtf8(reason);
    };
    row("fails", "SELECT 'g' AS subject, 1 / 0 AS records, 'r' AS reason", "division by zero");
    row("number is text", "SELECT 'g' AS subject, 'many' AS records, 'r' AS reason", "“many”");
    row("number is NULL", "SELECT 'g' AS subject, NULL::bigint AS records, 'r' AS reason", "NULL");
    row("reason is NULL", "SELECT 'g' AS subject, 1 AS records, NULL AS reason", "NULL");
}

/// What is loaded is loaded, and is told.
void TestFilesRefused::waitingQueryThatFails()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, reason);
    GameDefinition game = *m_game;
    game.import->waiting = GameFile {.name = QStringLiteral("waiting.sql"), .text = query};
    auto asked = options({write(QStringLiteral("a"), responses(0, 10))});
    asked.transforms = [](Pg::Session&) { return Result<void>(); };
    const auto single = importFiles(*m_session, game, asked);
    asked.files << write(QStringLiteral("b"), responses(5, 20));
    const auto both = importFiles(*m_session, game, asked);
    for (const auto& report : {single, both}) {
        VERIFY_RESULT(report);
        QCOMPARE(report->inserted, 10);
        QVERIFY(report->waiting.empty());
        QVERIFY(report->waitingError);
        QCOMPARE(report->waitingError->where, QStringLiteral("waiting.sql"));
        QVERIFY2(report->waitingError->text().contains(reason), qPrintable(report->waitingError->text()));
    }
    QCOMPARE(rows(), QStringLiteral("20"));
}

/// Then it is not put down to a record; after several files it is said that they are loaded.
void TestFilesRefused::transformThatFailsAnyway()
{
    auto asked = options({write(QStringLiteral("a"), responses(0, 10))});
    QString told;
    asked.onDone = [&told](const QString&, const Result<ImportReport>& report) {
        told = report ? QString() : report.error().text();
    };
    asked.transforms = [](Pg::Session& session) {
        return runScript(session, {.name = QStringLiteral("t.sql"), .text = "SELECT 1 / 0"});
    };
    const auto single = import(asked);
    VERIFY_RESULT(single);
    QCOMPARE(single->failed, 1);
    QVERIFY2(told.contains(QLatin1String("division by zero")), qPrintable(told));
    QCOMPARE(rows(), QStringLiteral("0"));
    asked.files << write(QStringLiteral("b"), responses(10, 20));
    const auto both = import(asked);
    QVERIFY(!both);
    QVERIFY2(both.error().message.contains(QLatin1String("files are loaded")),
             qPrintable(both.error().message));
    QCOMPARE(rows(), QStringLiteral("20"));
}

/// A second import of the file would double all of it.
void TestFilesRefused::tableThatWouldDouble()
{
    const QString file = write(QStringLiteral("feed"), responses(0, 10));
    QString message;
    auto asked = options({file});
    asked.onDone = [&message](const QString&, const Result<ImportReport>& report) {
        message = report ? QString() : report.error().text();
    };
    const auto restore = qScopeGuard([this] {
        WeekServer::run(*m_session,
                        "DROP INDEX IF EXISTS raw.part; ALTER TABLE raw.api_events DROP CONSTRAINT IF EXISTS "
                        "api_events_once; ALTER TABLE raw.api_events ADD CONSTRAINT api_events_once UNIQUE "
                        "(request_key, fetched_at, payload_hash)");
    });
    for (const char* other : {"",
                              "CREATE UNIQUE INDEX part ON raw.api_events (request_key, fetched_at, "
                              "payload_hash) WHERE status_code = 200"}) {
        WeekServer::run(*m_session, "ALTER TABLE raw.api_events DROP CONSTRAINT IF EXISTS api_events_once");
        WeekServer::run(*m_session, other);
        const auto refused = import(asked);
        VERIFY_RESULT(refused);
        QCOMPARE(refused->failed, 1);
        QVERIFY2(message.contains(
                     QLatin1String("raw.api_events has no unique constraint on the columns of a response.")),
                 qPrintable(message));
        QCOMPARE(rows(), QStringLiteral("0"));
    }
    WeekServer::run(*m_session,
                    "DROP INDEX raw.part; ALTER TABLE raw.api_events ADD CONSTRAINT api_events_once UNIQUE "
                    "(request_key, fetched_at, payload_hash)");
    QCOMPARE(import(asked)->inserted, 10);
    QCOMPARE(import(asked)->inserted, 0);
}

void TestFilesRefused::refusedRowsCanBeLoadedAgain()
{
    const QByteArray header = "fetched_at,endpoint,request_key,status_code,payload\r\n";
    const QByteArray bad = "2025-01-06T13:00:00Z,/e,/bad,2x0,{}\r\n";
    const QByteArray good = "2025-01-06T13:00:00Z,/e,/good,200,{}\r\n";
    const QString file = write(QStringLiteral("feed"), header + bad + good);
    const auto report = import(options({file}));
    VERIFY_RESULT(report);
    QCOMPARE(report->inserted, 1);
    QByteArray rejects = *readFile(rejectFileOf(file));
    QCOMPARE(rejects.count('\n'), 2);
    const auto again = import(options({write(QStringLiteral("again"), rejects.replace("2x0", "200"))}));
    VERIFY_RESULT(again);
    QCOMPARE(again->inserted, 1);
}

void TestFilesRefused::refusedRowsWhereNothingCanBeWritten()
{
    const QByteArray dataHome = qgetenv("XDG_DATA_HOME");
    qputenv("XDG_DATA_HOME", path(QStringLiteral("data")).toUtf8());
    QFile feed(write(QStringLiteral("feed.ndjson"), responses(0, 3) + "no JSON\n"));
    QVERIFY(feed.open(QIODevice::ReadOnly));
    // not even root makes a file there
    const QString file = QStringLiteral("/proc/self/fd/%1").arg(feed.handle());
    QString rejects;
    FilesImportOptions wanted = options({file});
    wanted.onDone = [&rejects](const QString&, const Result<ImportReport>& report) {
        rejects = report ? report->rejectFile : report.error().text();
    };
    const auto report = import(wanted);
    VERIFY_RESULT(report);
    QCOMPARE(report->inserted, 3);
    QCOMPARE(report->rejected, 1);
    QCOMPARE(rejects, rejectFileElsewhere(file));
    QVERIFY2(rejects.startsWith(path(QStringLiteral("data"))), qPrintable(rejects));
    QCOMPARE(*readFile(rejects), QByteArray("no JSON\n"));
    // who names a place wants it there
    wanted.rejectFile = rejectFileOf(file);
    const auto refused = import(wanted);
    VERIFY_RESULT(refused);
    QCOMPARE(refused->failed, 1);
    if (dataHome.isNull())
        qunsetenv("XDG_DATA_HOME");
    else
        qputenv("XDG_DATA_HOME", dataHome);
}

QTEST_GUILESS_MAIN(TestFilesRefused)
#include "tst_filesrefused.moc"
