#include "ctl.h"
#include "parquetreader.h"
#include "weekserver.h"

#include "base/files.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Weekglass;

/// weekglassctl query and the user's own metrics, as a user calls them.
class TestQueryCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tableForPeople();
    void linesForPrograms();
    void csvOfAFile();
    void parquetReadBack();
    void parquetOfSeveralWeeks();
    void severalWeeksAndADeadOne();
    void lastWeeksOfAGame();
    void longResultGoesThrough();
    void outputThatIsLostIsAFailure_data();
    void outputThatIsLostIsAFailure();
    void refusals_data();
    void refusals();
    void metricsOfTheUser();

private:
    Answer query(const QString& sql, const QStringList& more = {}) const
    {
        return m_ctl(QStringList {QStringLiteral("query"), QStringLiteral("--weeks"),
                                  QStringLiteral("galaxy_2025_w01"), sql}
                     + more);
    }

    WeekServer m_server;
    Ctl m_ctl;
    QTemporaryDir m_folder;
};

void TestQueryCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    m_ctl = Ctl((*TestServer::instance())->conninfo());
    for (const char* week : {"galaxy_2025_w01", "galaxy_2025_w02"}) {
        m_server.made(QLatin1String(week));
        auto session = m_server.open();
        VERIFY_RESULT(
            session.execute(Pg::Sql("CREATE DATABASE ") + *Pg::Sql::identifier(QLatin1String(week))));
    }
    auto session = m_server.open(QStringLiteral("galaxy_2025_w02"));
    WeekServer::run(session, "CREATE TABLE public.extra (id int); INSERT INTO public.extra VALUES (7)");
}

void TestQueryCli::tableForPeople()
{
    const Answer answer = query(QStringLiteral("SELECT 1 AS one, NULL AS nothing, E'a\\nb' AS text"));
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.out.contains("one  nothing  text"), answer.out.constData());
    QVERIFY(answer.out.contains("NULL") && answer.out.count('\n') == 2);
    const Answer cut = query(QStringLiteral("SELECT generate_series(1, 100) AS i"),
                             {QStringLiteral("--limit"), QStringLiteral("5")});
    QCOMPARE(cut.out.count('\n'), 6);
    QVERIFY2(cut.err.contains("There are more rows"), cut.err.constData());
}

void TestQueryCli::linesForPrograms()
{
    const Answer answer =
        query(QStringLiteral("VALUES (1, true, NULL), (2, false, '{}'::jsonb)"), {QStringLiteral("--json")});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.out,
             QByteArray("{\"column1\":1,\"column2\":true,\"column3\":null}\n"
                        "{\"column1\":2,\"column2\":false,\"column3\":{}}\n"));
}

void TestQueryCli::csvOfAFile()
{
    const QString file = m_folder.filePath(QStringLiteral("q.sql"));
    VERIFY_RESULT(writePrivateFile(file, "-- what for\nSELECT 1 AS a, '=x' AS b;\n"));
    const Answer answer =
        m_ctl({QStringLiteral("query"), QStringLiteral("--weeks"), QStringLiteral("galaxy_2025_w01"),
               QStringLiteral("-f"), file, QStringLiteral("--csv")});
    QCOMPARE(answer.out, QByteArray("a,b\n1,\"'=x\"\n"));
    VERIFY_RESULT(writePrivateFile(file, "-- what for\nSELECT 1;\nDROP TABLE a;\n"));
    const Answer refused = m_ctl({QStringLiteral("query"), QStringLiteral("--weeks"),
                                  QStringLiteral("galaxy_2025_w01"), QStringLiteral("-f"), file});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("q.sql, line 3, column 1"), refused.err.constData());
}

/// Another program reads in the file what the server says of each value.
void TestQueryCli::parquetReadBack()
{
    if (parquetReader().isEmpty())
        QSKIP("There is no other program to read it (see the test parquet_reader)."); // parquetReadBack
    const QString values = QStringLiteral(
        "SELECT i AS whole, (i * 1.25)::numeric AS dec, CASE WHEN i % 3 > 0 THEN i::numeric / 7 END "
        "AS seventh, (10::numeric ^ 37)::numeric(38) + i AS large, 10::numeric ^ 60 AS larger, (i % 2 = 0) "
        "AS even, "
        "'2025-01-06 00:00:00.000001Z'::timestamptz + i * interval '1.5 s' AS at, "
        "'2025-01-06'::date - i AS day, jsonb_build_object('i', i) AS doc, 'text ' || i AS text, "
        "i AS text, interval '1 day' * i AS span FROM generate_series(1, 5000) AS i");
    const QString file = m_folder.filePath(QStringLiteral("values.parquet"));
    const Answer answer = query(values, {QStringLiteral("--out"), file});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const ParquetContent content = readParquet(file);
    QCOMPARE(content.error, QByteArray());
    const auto type = [&content](const char* column) {
        return content.types.value(QLatin1String(column)).toString();
    };
    QCOMPARE(type("dec"), QStringLiteral("DECIMAL(6,2)"));
    QVERIFY(type("seventh").startsWith(QLatin1String("DECIMAL(")));
    QCOMPARE(type("large"), QStringLiteral("DECIMAL(38,0)"));
    QCOMPARE(type("larger"), QStringLiteral("VARCHAR")); // no decimal has so many digits
    QCOMPARE(type("at"), QStringLiteral("TIMESTAMP WITH TIME ZONE"));
    QCOMPARE(type("text_2"), QStringLiteral("INTEGER"));
    auto session = m_server.open(QStringLiteral("galaxy_2025_w01"));
    const auto wanted = session.query(
        Pg::Sql("SELECT q.whole, q.dec, round(q.seventh, 16), q.large, q.larger, q.even, q.at, q.day, q.doc, "
                "q.text, q.i, q.span FROM (")
        + Pg::Sql::trusted(values.toUtf8())
        + Pg::Sql(") AS q (whole, dec, seventh, large, larger, even, at, day, "
                  "doc, text, i, span)"));
    VERIFY_RESULT(wanted);
    QCOMPARE(content.rows.size(), static_cast<qsizetype>(wanted->rows.size()));
    for (qsizetype i = 0; i < content.rows.size(); ++i) {
        for (qsizetype column = 0; column < content.rows[i].size(); ++column) {
            auto text = wanted->rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(column)];
            if (column == 5)
                text = *text == "t" ? "true" : "false";
            const QJsonValue read = content.rows[i][column];
            QCOMPARE(read.isNull(), !text.has_value());
            if (text && column == 1)
                QCOMPARE(read.toString().toDouble(), text->toDouble());
            else if (text && column == 2) // written with as many digits as the longest one has
                QVERIFY2(read.toString().startsWith(QString::fromLatin1(text->chopped(1))),
                         text->constData());
            else if (text)
                QCOMPARE(read.toString().toUtf8(), *text);
        }
    }
    QCOMPARE(query(QStringLiteral("SELECT 'NaN'::numeric AS n"), {QStringLiteral("--parquet")}).exitCode, 1);
    QVERIFY(query(QStringLiteral("SELECT 1 AS n"), {QStringLiteral("--parquet")}).out.startsWith("PAR1"));
}

/// One file with the weeks told apart; decimals have room for those of all of them.
void TestQueryCli::parquetOfSeveralWeeks()
{
    if (parquetReader().isEmpty())
        QSKIP("There is no other program to read it (see the test parquet_reader)."); // parquetOfSeveralWeeks
    const QString file = m_folder.filePath(QStringLiteral("weeks.parquet"));
    const Answer answer =
        m_ctl({QStringLiteral("query"), QStringLiteral("--weeks"),
               QStringLiteral("galaxy_2025_w01,galaxy_2025_w02"),
               QStringLiteral(
                   "SELECT CASE current_database() WHEN 'galaxy_2025_w01' THEN 1000.5 ELSE 0.125 END AS n"),
               QStringLiteral("--out"), file});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const ParquetContent content = readParquet(file);
    QCOMPARE(content.error, QByteArray());
    QCOMPARE(content.types.value(QLatin1String("n")).toString(), QStringLiteral("DECIMAL(7,3)"));
    QCOMPARE(content.rows,
             (QList<QJsonArray> {{QStringLiteral("galaxy_2025_w01"), QStringLiteral("1000.500")},
                                 {QStringLiteral("galaxy_2025_w02"), QStringLiteral("0.125")}}));
}

void TestQueryCli::severalWeeksAndADeadOne()
{
    const Answer answer =
        m_ctl({QStringLiteral("--json"), QStringLiteral("query"), QStringLiteral("--weeks"),
               QStringLiteral("galaxy_2025_w02,galaxy_2025_w09"), QStringLiteral("TABLE public.extra")});
    QCOMPARE(answer.exitCode, 1);
    const auto lines = answer.out.split('\n');
    QCOMPARE(lines[0], QByteArray("{\"week\":\"galaxy_2025_w02\",\"error\":null,\"id\":7}"));
    const auto dead = QJsonDocument::fromJson(lines[1]).object();
    QCOMPARE(dead[QStringLiteral("week")].toString(), QStringLiteral("galaxy_2025_w09"));
    QVERIFY(dead[QStringLiteral("error")].toString().contains(QStringLiteral("3D000")));
    QVERIFY(answer.err.contains("1 week failed"));
}

void TestQueryCli::lastWeeksOfAGame()
{
    const auto weeks = [this](const char* last) {
        return m_ctl({QStringLiteral("query"), QStringLiteral("--game"), QStringLiteral("galaxy"),
                      QStringLiteral("--last"), QLatin1String(last), QStringLiteral("--csv"),
                      QStringLiteral("SELECT current_database() AS db")})
            .out;
    };
    QCOMPARE(weeks("1"), QByteArray("db\ngalaxy_2025_w02\n"));
    QCOMPARE(weeks("5"),
             QByteArray("week,db\ngalaxy_2025_w02,galaxy_2025_w02\ngalaxy_2025_w01,galaxy_2025_w01\n"));
}

void TestQueryCli::longResultGoesThrough()
{
    const QString file = m_folder.filePath(QStringLiteral("long.ndjson"));
    const Answer answer =
        query(QStringLiteral("SELECT generate_series(1, 200000) AS i"), {QStringLiteral("--out"), file});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QVERIFY(readFile(file)->endsWith("{\"i\":200000}\n"));
    QCOMPARE(readFile(file)->count('\n'), 200000);
    const QString one = QStringLiteral("SELECT 1 AS i");
    const Answer refused = query(one, {QStringLiteral("--out"), file});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("--force"), refused.err.constData());
    QCOMPARE(readFile(file)->count('\n'), 200000);
    QCOMPARE(query(one, {QStringLiteral("--out"), file, QStringLiteral("--force")}).exitCode, 0);
    QCOMPARE(*readFile(file), QByteArray("{\"i\":1}\n"));
}

void TestQueryCli::outputThatIsLostIsAFailure_data()
{
    QTest::addColumn<QStringList>("command");
    const QStringList query {QStringLiteral("query"), QStringLiteral("--weeks"),
                             QStringLiteral("galaxy_2025_w01")};
    QTest::newRow("short") << query
            + QStringList {QStringLiteral("--csv"), QStringLiteral("SELECT 1 AS one")};
    QTest::newRow("long") << query
            + QStringList {QStringLiteral("--csv"), QStringLiteral("SELECT generate_series(1, 100000) AS i")};
    QTest::newRow("table") << query + QStringList {QStringLiteral("SELECT 1 AS one")};
    QTest::newRow("json") << QStringList {QStringLiteral("--json"), QStringLiteral("weeks")};
    QTest::newRow("help") << QStringList {QStringLiteral("--help")};
}

void TestQueryCli::outputThatIsLostIsAFailure()
{
    QFETCH(QStringList, command);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_ctl.dataHome());
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(
        QString(QCoreApplication::applicationDirPath() + QStringLiteral("/weekglassctl")),
        QStringList {QStringLiteral("--connect"), QString::fromUtf8((*TestServer::instance())->conninfo())}
            + command);
    QVERIFY(process.waitForFinished(Patience));
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 1, said.constData());
    QVERIFY2(said.count("The output ") == 1, said.constData());
    QCOMPARE(m_ctl(command).exitCode, 0);
}

void TestQueryCli::refusals_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    const auto week = QStringLiteral("galaxy_2025_w01");
    const auto weeks = QStringLiteral("--weeks");
    QTest::newRow("writes") << QStringList {weeks, week, QStringLiteral("CREATE TABLE a ()")} << 1;
    QTest::newRow("fails") << QStringList {weeks, week, QStringLiteral("SELECT 1 / 0")} << 1;
    QTest::newRow("no statement") << QStringList {weeks, week} << 2;
    QTest::newRow("no week") << QStringList {QStringLiteral("SELECT 1")} << 2;
    QTest::newRow("no such week") << QStringList {weeks, QStringLiteral("galaxy_2025_w33"),
                                                  QStringLiteral("SELECT 1")}
                                  << 4;
    QTest::newRow("no week at all") << QStringList {weeks, QStringLiteral("postgres"),
                                                    QStringLiteral("SELECT 1")}
                                    << 4;
    QTest::newRow("no such game") << QStringList {QStringLiteral("--game"), QStringLiteral("none"),
                                                  QStringLiteral("SELECT 1")}
                                  << 4;
}

void TestQueryCli::refusals()
{
    QFETCH(QStringList, arguments);
    const Answer answer = m_ctl(QStringList {QStringLiteral("query")} + arguments);
    QTEST(answer.exitCode, "exitCode");
    QVERIFY(answer.out.isEmpty());
}

void TestQueryCli::metricsOfTheUser()
{
    const QString folder = QDir(m_ctl.dataHome()).filePath(QStringLiteral("weekglass/metrics/galaxy"));
    QVERIFY(QDir().mkpath(folder));
    VERIFY_RESULT(writePrivateFile(
        folder + QStringLiteral("/hours.sql"),
        "-- title: Hours\n-- unit: h\nSELECT '2025-01-06'::timestamptz + i * interval '1 hour' AS "
        "at, i AS value\nFROM generate_series(1, 9) AS i"));
    VERIFY_RESULT(
        writePrivateFile(folder + QStringLiteral("/broken.sql"),
                         "-- title: Broken\n-- unit: h\n\nSELECT now() AS at,\n    nothing AS value"));
    VERIFY_RESULT(writePrivateFile(folder + QStringLiteral("/headless.sql"), "SELECT 1"));
    const auto metrics = [this](const QStringList& more) {
        return m_ctl(QStringList {QStringLiteral("metrics"), QStringLiteral("--week"),
                                  QStringLiteral("galaxy_2025_w01")}
                     + more);
    };
    const Answer waiting = metrics({});
    QVERIFY2(!waiting.out.contains("user.") && waiting.err.contains("“hours.sql” is not trusted yet"),
             waiting.err.constData());
    const QStringList trust {QStringLiteral("games"), QStringLiteral("trust"), QStringLiteral("galaxy")};
    const Answer asked = m_ctl(trust);
    QVERIFY(m_ctl(trust + QStringList {asked.plan()}).err.contains("is trusted"));
    const Answer list = metrics({});
    QCOMPARE(list.exitCode, 0);
    QVERIFY(list.out.contains("user.hours") && list.out.contains("user.broken")
            && !list.out.contains("headless"));
    QVERIFY2(list.err.contains("headless.sql, line 1"), list.err.constData());
    const Answer hours = metrics({QStringLiteral("--metric"), QStringLiteral("user.hours")});
    QVERIFY2(hours.exitCode == 0 && hours.out.contains("2025-01-06 09:00:00"), hours.err.constData());
    const Answer broken = metrics({QStringLiteral("--metric"), QStringLiteral("user.broken")});
    QCOMPARE(broken.exitCode, 1);
    QVERIFY2(broken.err.contains("broken.sql, line 5"), broken.err.constData());
}

QTEST_GUILESS_MAIN(TestQueryCli)
#include "tst_querycli.moc"
