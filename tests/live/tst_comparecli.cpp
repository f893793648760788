#include "lifecycle/createweek.h"
#include "parquetreader.h"
#include "patience.h"
#include "weekserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace Weekglass;

/// weekglassctl compare, metrics --keep and metrics kept, as a user calls them.
class TestCompareCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void comparesNamedWeeks();
    void differencesAsParquet();
    void readingsAsParquet();
    void tableForPeople();
    void lastWeeksOfAGame();
    void chosenMetricsAndTimes();
    void droppedWeekIsKept();
    void nothingIsKeptIfNotWanted();
    void keptWeeksAreListedAndForgotten();
    void markerIsKept();
    void startThatCannotBeRead();
    void serverDown();
    void wrongArguments_data();
    void wrongArguments();

private:
    struct Answer
    {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;
        std::vector<QJsonObject> rows(const char* kind) const
        {
            std::vector<QJsonObject> found;
            for (const QByteArray& line : out.split('\n')) {
                const QJsonObject object = QJsonDocument::fromJson(line).object();
                if (object.value(QLatin1String("row")) == QLatin1String(kind))
                    found.push_back(object);
            }
            return found;
        }
    };

    Answer run(const QStringList& arguments, const QByteArray& conninfo = {}) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.path());
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/weekglassctl"),
                      QStringList {QStringLiteral("--connect"),
                                   QString::fromUtf8(conninfo.isEmpty() ? m_conninfo : conninfo)}
                          + arguments);
        if (!process.waitForFinished(2 * Patience))
            qFatal("weekglassctl does not end");
        return {.exitCode = process.exitCode(),
                .out = process.readAllStandardOutput(),
                .err = process.readAllStandardError()};
    }
    Answer compare(const QStringList& arguments, const QByteArray& conninfo = {}) const
    {
        return run(QStringList {QStringLiteral("--json"), QStringLiteral("compare")} + arguments, conninfo);
    }
    /// Created, migrated and filled by the program.
    void create(const char* week)
    {
        m_server.made(QLatin1String(week));
        const Answer made = run({QStringLiteral("create"), QLatin1String(week), QStringLiteral("--sample")});
        QVERIFY2(made.exitCode == 0, made.err.constData());
    }
    /// The same data under another name, quicker than another sample.
    void copy(const char* week)
    {
        m_server.made(QLatin1String(week));
        auto session = m_server.open();
        m_server.waitForClients(QStringLiteral("paperdynasty_2025_w01"));
        VERIFY_RESULT(session.execute(Pg::Sql("CREATE DATABASE ") + *Pg::Sql::identifier(QLatin1String(week))
                                      + Pg::Sql(" TEMPLATE paperdynasty_2025_w01")));
    }
    void drop(const char* week)
    {
        auto session = m_server.open();
        m_server.waitForClients(QLatin1String(week));
        VERIFY_RESULT(session.execute(Pg::Sql("DROP DATABASE ") + *Pg::Sql::identifier(QLatin1String(week))));
    }

    WeekServer m_server;
    QByteArray m_conninfo;
    QTemporaryDir m_folder;
};

void TestCompareCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    m_conninfo = (*TestServer::instance())->conninfo();
    create("paperdynasty_2025_w01");
    create("paperdynasty_2025_w02");
    copy("paperdynasty_2025_w03");
    auto session = m_server.open(QStringLiteral("paperdynasty_2025_w02"));
    VERIFY_RESULT(session.execute(Pg::Sql("CREATE TABLE public.only_here ()")));
}

void TestCompareCli::comparesNamedWeeks()
{
    const Answer answer =
        compare({QStringLiteral("paperdynasty_2025_w02"), QStringLiteral("paperdynasty_2025_w01")});
    QVERIFY2(answer.exitCode == 0, QByteArray(answer.err + answer.out).constData());
    const auto weeks = answer.rows("week");
    QCOMPARE(weeks.size(), std::size_t(2));
    QCOMPARE(weeks[0].value(QLatin1String("week")).toString(), QStringLiteral("paperdynasty_2025_w02"));
    QVERIFY(!weeks[0].value(QLatin1String("kept")).toBool());
    QVERIFY(!weeks[0].value(QLatin1String("start")).toString().isEmpty());
    const auto deltas = answer.rows("delta");
    QVERIFY(deltas.size() > 20);
    bool known = false;
    for (const QJsonObject& delta : deltas) {
        const QJsonArray values = delta.value(QLatin1String("values")).toArray();
        QCOMPARE(values.size(), 2);
        const QJsonObject mine = values[0].toObject();
        const QJsonObject other = values[1].toObject();
        if (mine.value(QLatin1String("state")) != QLatin1String("known")
            || other.value(QLatin1String("state")) != QLatin1String("known"))
            continue;
        known = true;
        QCOMPARE(delta.value(QLatin1String("difference")).toDouble(),
                 mine.value(QLatin1String("value")).toDouble()
                     - other.value(QLatin1String("value")).toDouble());
        QVERIFY(delta.value(QLatin1String("robust_z")).isNull()); // too few to say
    }
    QVERIFY(known);
    const auto partial = answer.rows("partial");
    QCOMPARE(partial.size(), std::size_t(1)); // every series is one of both weeks
    QCOMPARE(partial[0].value(QLatin1String("name")).toString(), QStringLiteral("public.only_here"));
}

/// The same figures as in JSON, in a file that another program reads.
void TestCompareCli::differencesAsParquet()
{
    if (parquetReader().isEmpty())
        QSKIP("There is no other program to read it (see the test parquet_reader)."); // differencesAsParquet
    const QStringList weeks {QStringLiteral("paperdynasty_2025_w02"),
                             QStringLiteral("paperdynasty_2025_w01")};
    const QString file = m_folder.filePath(QStringLiteral("deltas.parquet"));
    const Answer answer =
        run(QStringList {QStringLiteral("compare")} + weeks + QStringList {QStringLiteral("--out"), file});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const ParquetContent content = readParquet(file);
    QCOMPARE(content.error, QByteArray());
    QVERIFY(content.types.value(QLatin1String("value")).toString().startsWith(QLatin1String("DECIMAL")));
    const auto deltas = compare(weeks).rows("delta");
    QCOMPARE(content.rows.size(), static_cast<qsizetype>(2 * deltas.size()));
    for (qsizetype i = 0; i < content.rows.size(); ++i) {
        const QJsonObject& delta = deltas[static_cast<std::size_t>(i / 2)];
        const QJsonObject value = delta.value(QLatin1String("values")).toArray().at(i % 2).toObject();
        const QJsonArray& row = content.rows[i];
        QCOMPARE(row[0], delta.value(QLatin1String("metric")));
        QCOMPARE(row[1], delta.value(QLatin1String("series")));
        QCOMPARE(row[3], delta.value(QLatin1String("compared")));
        QCOMPARE(row[4], delta.value(QLatin1String("definition")));
        QVERIFY(!row[4].toString().isEmpty());
        QCOMPARE(row[5].toString(), weeks[i % 2]);
        QCOMPARE(row[6], value.value(QLatin1String("state")));
        QCOMPARE(row[7].isNull(), value.value(QLatin1String("value")).isNull());
        QCOMPARE(row[7].toString().toDouble(), value.value(QLatin1String("value")).toDouble());
    }
}

/// Every reading of two weeks, as the metric's own query has them.
void TestCompareCli::readingsAsParquet()
{
    if (parquetReader().isEmpty())
        QSKIP("There is no other program to read it (see the test parquet_reader)."); // readingsAsParquet
    const QStringList weeks {QStringLiteral("paperdynasty_2025_w01"),
                             QStringLiteral("paperdynasty_2025_w02")};
    const QString file = m_folder.filePath(QStringLiteral("margin.parquet"));
    const Answer answer =
        run({QStringLiteral("metrics"), QStringLiteral("--week"), weeks.join(QLatin1Char(',')),
             QStringLiteral("--metric"), QStringLiteral("margin"), QStringLiteral("--raw"),
             QStringLiteral("--out"), file});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const ParquetContent content = readParquet(file);
    QCOMPARE(content.error, QByteArray());
    QCOMPARE(content.types.value(QLatin1String("at")).toString(), QStringLiteral("TIMESTAMP WITH TIME ZONE"));
    QHash<QString, qsizetype> count;
    for (const QJsonArray& row : content.rows)
        ++count[row[0].toString()];
    for (const QString& week : weeks) {
        auto session = m_server.open(week);
        const auto plays = session.query(Pg::Sql("SELECT count(*) FROM public.plays"));
        VERIFY_RESULT(plays);
        QVERIFY(count[week] > 100);
        QVERIFY(count[week] <= plays->rows[0][0]->toLongLong());
    }
    const Answer table = run({QStringLiteral("metrics"), QStringLiteral("--week"), weeks[0],
                              QStringLiteral("--metric"), QStringLiteral("margin"),
                              QStringLiteral("--buckets"), QStringLiteral("3"), QStringLiteral("--csv")});
    QVERIFY2(table.out.startsWith("series,from,to,readings,least,greatest,last\n"), table.out.constData());
    QCOMPARE(run({QStringLiteral("metrics"), QStringLiteral("--week"), weeks.join(QLatin1Char(',')),
                  QStringLiteral("--metric"), QStringLiteral("margin")})
                 .exitCode,
             1);
}

void TestCompareCli::tableForPeople()
{
    const Answer answer = run({QStringLiteral("compare"), QStringLiteral("paperdynasty_2025_w02"),
                               QStringLiteral("paperdynasty_2025_w01"), QStringLiteral("--metrics"),
                               QStringLiteral("runs,hits,pitcher_line")});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    QVERIFY2(answer.out.contains("2025_w02") && answer.out.contains("too few to say"),
             answer.out.constData());
    QVERIFY2(answer.err.contains("after the start of each week"), answer.err.constData());
}

void TestCompareCli::lastWeeksOfAGame()
{
    const Answer answer =
        compare({QStringLiteral("--game"), QStringLiteral("paperdynasty"), QStringLiteral("--last"),
                 QStringLiteral("2"), QStringLiteral("--metrics"), QStringLiteral("runs")});
    QVERIFY2(answer.exitCode == 0, answer.err.constData());
    const auto weeks = answer.rows("week");
    QCOMPARE(weeks.size(), std::size_t(2));
    QCOMPARE(weeks[0].value(QLatin1String("week")).toString(), QStringLiteral("paperdynasty_2025_w03"));
    QCOMPARE(weeks[1].value(QLatin1String("week")).toString(), QStringLiteral("paperdynasty_2025_w02"));
}

void TestCompareCli::chosenMetricsAndTimes()
{
    const QStringList weeks {QStringLiteral("paperdynasty_2025_w02"), QStringLiteral("paperdynasty_2025_w01"),
                             QStringLiteral("--metrics"), QStringLiteral("runs,no_such")};
    const Answer early = compare(weeks + QStringList {QStringLiteral("--at"), QStringLiteral("1s")});
    QCOMPARE(early.exitCode, 1); // a metric that is not there is one error a week, and not the end
    QCOMPARE(early.rows("error").size(), std::size_t(2));
    const Answer end = compare(weeks + QStringList {QStringLiteral("--at"), QStringLiteral("end")});
    const auto rowsEarly = early.rows("delta");
    const auto rowsEnd = end.rows("delta");
    QVERIFY(!rowsEarly.empty());
    QCOMPARE(rowsEarly.size(), rowsEnd.size());
    QVERIFY(rowsEarly != rowsEnd);
}

void TestCompareCli::droppedWeekIsKept()
{
    copy("paperdynasty_2025_w04");
    const QStringList arguments {QStringLiteral("paperdynasty_2025_w03"),
                                 QStringLiteral("paperdynasty_2025_w04")};
    const Answer before = compare(arguments);
    QVERIFY2(before.exitCode == 0, before.err.constData());
    drop("paperdynasty_2025_w04");
    const Answer after = compare(arguments);
    QVERIFY2(after.exitCode == 0, after.err.constData());
    QVERIFY(after.rows("week").at(1).value(QLatin1String("kept")).toBool());
    QCOMPARE(after.rows("week").at(1).value(QLatin1String("length")),
             before.rows("week").at(1).value(QLatin1String("length")));
    const auto rows = before.rows("delta");
    const auto rowsAfter = after.rows("delta");
    QCOMPARE(rowsAfter.size(), rows.size());
    // a week made again under the name is another one: what was kept stays away from it
    copy("paperdynasty_2025_w04");
    const Answer again = compare(arguments);
    QVERIFY(!again.rows("week").at(1).value(QLatin1String("kept")).toBool());
    drop("paperdynasty_2025_w04");
    const Answer table = run(QStringList {QStringLiteral("compare")} + arguments);
    QVERIFY2(table.out.contains("(kept)"), table.out.constData());
}

void TestCompareCli::nothingIsKeptIfNotWanted()
{
    copy("paperdynasty_2025_w05");
    const QStringList arguments {QStringLiteral("paperdynasty_2025_w01"),
                                 QStringLiteral("paperdynasty_2025_w05")};
    QCOMPARE(compare(arguments + QStringList {QStringLiteral("--no-keep")}).exitCode, 0);
    drop("paperdynasty_2025_w05");
    Answer gone = compare(arguments);
    QCOMPARE(gone.exitCode, 1); // one week is one error, the other is there
    QVERIFY(gone.rows("week")
                .at(1)
                .value(QLatin1String("error"))
                .toString()
                .contains(QLatin1String("no data of it are kept")));
    QVERIFY(!gone.rows("delta").empty());
    copy("paperdynasty_2025_w05");
    const Answer kept = run({QStringLiteral("metrics"), QStringLiteral("--week"),
                             QStringLiteral("paperdynasty_2025_w05"), QStringLiteral("--keep")});
    QVERIFY2(kept.exitCode == 0 && kept.err.contains("were kept"), kept.err.constData());
    drop("paperdynasty_2025_w05");
    gone = compare(arguments);
    QCOMPARE(gone.exitCode, 0);
    QVERIFY(gone.rows("week").at(1).value(QLatin1String("kept")).toBool());
}

void TestCompareCli::keptWeeksAreListedAndForgotten()
{
    const QString week = QStringLiteral("paperdynasty_2025_w06");
    const auto kept = [this](const QStringList& more = {}) {
        // it asks no server
        return run(QStringList {QStringLiteral("--json"), QStringLiteral("metrics"), QStringLiteral("kept")}
                       + more,
                   "host=/nonexistent");
    };
    const auto listed = [&] {
        QList<QJsonObject> rows;
        for (const QByteArray& line : kept().out.split('\n')) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            if (row.value(QLatin1String("week")) == week)
                rows << row;
        }
        return rows;
    };
    const QStringList forget {QStringLiteral("--forget"), week};
    QCOMPARE(kept(forget).exitCode, 4);
    for (int i = 0; i < 2; ++i) { // two databases, one after the other
        copy("paperdynasty_2025_w06");
        QCOMPARE(run({QStringLiteral("metrics"), QStringLiteral("--week"), week, QStringLiteral("--keep")})
                     .exitCode,
                 0);
        drop("paperdynasty_2025_w06");
    }
    const auto both = listed();
    QCOMPARE(both.size(), 2);
    QCOMPARE(both[0].value(QLatin1String("game")).toString(), QStringLiteral("paperdynasty"));
    QVERIFY(both[0].value(QLatin1String("bytes")).toInt() > 0);
    const Answer which = kept(forget);
    QCOMPARE(which.exitCode, 1);
    QVERIFY2(which.err.contains("--oid"), which.err.constData());
    QCOMPARE(listed().size(), 2);
    const QString oid = QString::number(both[0].value(QLatin1String("oid")).toInt());
    const QStringList first = forget + QStringList {QStringLiteral("--oid"), oid, QStringLiteral("--server")};
    QCOMPARE(kept(first + QStringList {QStringLiteral("7")}).exitCode, 4); // such a one, but elsewhere
    QCOMPARE(kept(first + QStringList {both[0].value(QLatin1String("server")).toString()}).exitCode, 0);
    QCOMPARE(listed(), QList<QJsonObject> {both[1]});
    QCOMPARE(kept(forget).exitCode, 0);
    QVERIFY(listed().isEmpty());
}

void TestCompareCli::markerIsKept()
{
    const QString week = QStringLiteral("paperdynasty_2025_w01");
    const auto start = [&](const QStringList& further) {
        const Answer answer =
            compare(QStringList {week, QStringLiteral("--metrics"), QStringLiteral("runs")} + further);
        if (answer.exitCode != 0)
            qWarning("%s", answer.err.constData());
        return answer.rows("week").at(0);
    };
    const QJsonObject own = start({});
    const QJsonObject set =
        start({QStringLiteral("--start"), week + QStringLiteral("=2024-12-30T06:00:00Z")});
    QCOMPARE(set.value(QLatin1String("start")).toString(), QStringLiteral("2024-12-30 06:00:00.000000+00"));
    QCOMPARE(set.value(QLatin1String("start_known_by")).toString(), QStringLiteral("set by you"));
    QCOMPARE(start({}), set);
    QCOMPARE(start({QStringLiteral("--start"), QString(week + QLatin1Char('='))}), own);
    QCOMPARE(start({}), own);
}

/// The game's own query for it fails: that is no reason to take the first event for it.
void TestCompareCli::startThatCannotBeRead()
{
    const QString week = QStringLiteral("galaxy_2025_w01");
    create("galaxy_2025_w01");
    QCOMPARE(compare({week}).exitCode, 0);
    auto session = m_server.open(week);
    WeekServer::run(session, "ALTER TABLE public.game_config RENAME TO gone");
    const QStringList fresh {week, QStringLiteral("--no-keep")};
    const Answer failed = compare(fresh);
    QCOMPARE(failed.exitCode, 1);
    QCOMPARE(failed.rows("error").size(), std::size_t(1));
    QVERIFY(failed.rows("error")[0]
                .value(QLatin1String("message"))
                .toString()
                .contains(QLatin1String("game_config")));
    QVERIFY(failed.rows("week")[0].value(QLatin1String("start")).toString().isEmpty());
    // who knows it says it
    const Answer told = compare(
        fresh + QStringList {QStringLiteral("--start"), week + QStringLiteral("=2025-01-01T00:00:00Z")});
    QVERIFY2(told.exitCode == 0, told.err.constData());
}

void TestCompareCli::serverDown()
{
    const QByteArray nobody = "host=/nonexistent";
    const QStringList names {QStringLiteral("paperdynasty_2025_w03"),
                             QStringLiteral("paperdynasty_2025_w01")};
    QCOMPARE(compare(names).exitCode, 0);
    const Answer down = compare(names, nobody);
    QVERIFY2(down.exitCode == 0, down.err.constData());
    QCOMPARE(down.rows("week").size(), std::size_t(2));
    QVERIFY(down.rows("week")[0].value(QLatin1String("kept")).toBool());
    QCOMPARE(down.rows("delta").size(), compare(names).rows("delta").size());
    // of a game of which nothing is kept there is nothing to show
    const Answer none = compare({QStringLiteral("--game"), QStringLiteral("marketland")}, nobody);
    QCOMPARE(none.exitCode, 3);
}

void TestCompareCli::wrongArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    const QString week = QStringLiteral("paperdynasty_2025_w01");
    QTest::newRow("nothing") << QStringList() << 1;
    QTest::newRow("no such game") << QStringList {QStringLiteral("--game"), QStringLiteral("nothing")} << 4;
    QTest::newRow("no week") << QStringList {QStringLiteral("postgres")} << 4;
    QTest::newRow("two games") << QStringList {week, QStringLiteral("galaxy_2025_w01")} << 1;
    QTest::newRow("no time") << QStringList {week, QStringLiteral("--at"), QStringLiteral("noon")} << 1;
    QTest::newRow("no start") << QStringList {week, QStringLiteral("--start"), QStringLiteral("x=noon")} << 1;
    QTest::newRow("no number") << QStringList {QStringLiteral("--last"), QStringLiteral("0")} << 2;
}

void TestCompareCli::wrongArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    const Answer answer = compare(arguments);
    QVERIFY2(answer.exitCode == exitCode,
             QByteArray(QByteArray::number(answer.exitCode) + answer.err).constData());
    QVERIFY(!answer.err.isEmpty());
    QVERIFY(answer.rows("delta").empty());
}

QTEST_GUILESS_MAIN(TestCompareCli)
#include "tst_comparecli.moc"
