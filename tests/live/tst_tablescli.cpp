#include "ctl.h"
#include "weekserver.h"

#include "base/files.h"

#include <QTemporaryDir>

using namespace Weekglass;

/// weekglassctl tables and rows, as a user calls them.
class TestTablesCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listOfTables();
    void partsOfOne();
    void rowsForPeople();
    void walkByKey();
    void linesForPrograms();
    void fileOfAllRows();
    void weekByOption();
    void refusals_data();
    void refusals();

private:
    Answer run(const QStringList& arguments) const { return m_ctl(arguments); }
    Answer rows(const QStringList& more) const
    {
        return m_ctl(QStringList {QStringLiteral("rows"), QStringLiteral("galaxy_2025_w01")} + more);
    }

    WeekServer m_server;
    Ctl m_ctl;
    QTemporaryDir m_folder;
};

void TestTablesCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    m_ctl = Ctl((*TestServer::instance())->conninfo());
    m_server.made(QStringLiteral("galaxy_2025_w01"));
    auto maintenance = m_server.open();
    VERIFY_RESULT(maintenance.execute(Pg::Sql("CREATE DATABASE galaxy_2025_w01")));
    auto session = m_server.open(QStringLiteral("galaxy_2025_w01"));
    WeekServer::run(
        session,
        "CREATE TABLE owners (id int PRIMARY KEY, name text); COMMENT ON TABLE owners IS 'Who';"
        "INSERT INTO owners SELECT g, 'o' || g FROM generate_series(1, 300) g;"
        "CREATE TABLE ships (owner int REFERENCES owners, n int, data jsonb, PRIMARY KEY (owner, n));"
        "INSERT INTO ships SELECT 1 + g % 3, g, jsonb_build_object('fuel', g * 10, 'log', repeat('x', "
        "500)) FROM generate_series(1, 30) g;"
        "CREATE VIEW busy AS SELECT * FROM ships; CREATE SCHEMA other; CREATE TABLE other.extra (x "
        "int); ANALYZE");
}

void TestTablesCli::listOfTables()
{
    const Answer people = run({QStringLiteral("tables"), QStringLiteral("galaxy_2025_w01")});
    QCOMPARE(people.exitCode, 0);
    QVERIFY(people.out.contains("other.extra"));
    QVERIFY(people.out.contains("Who"));
    const Answer lines =
        run({QStringLiteral("--json"), QStringLiteral("tables"), QStringLiteral("galaxy_2025_w01")});
    QCOMPARE(lines.members(u"table"),
             (QStringList {QStringLiteral("\"other.extra\""), QStringLiteral("\"busy\""),
                           QStringLiteral("\"owners\""), QStringLiteral("\"ships\"")}));
    QCOMPARE(lines.members(u"rows"),
             (QStringList {QStringLiteral("0"), QStringLiteral("null"), QStringLiteral("300"),
                           QStringLiteral("30")}));
    QCOMPARE(lines.members(u"kind")[1], QStringLiteral("\"view\""));
}

void TestTablesCli::partsOfOne()
{
    const Answer parts = run({QStringLiteral("--json"), QStringLiteral("tables"),
                              QStringLiteral("galaxy_2025_w01"), QStringLiteral("ships")});
    QCOMPARE(parts.exitCode, 0);
    QCOMPARE(parts.members(u"part"),
             (QStringList {QStringLiteral("\"column\""), QStringLiteral("\"column\""),
                           QStringLiteral("\"column\""), QStringLiteral("\"constraint\""),
                           QStringLiteral("\"index\""), QStringLiteral("\"refers to\"")}));
    QVERIFY(parts.err.contains("owner, n"));
    const Answer owners =
        run({QStringLiteral("tables"), QStringLiteral("galaxy_2025_w01"), QStringLiteral("owners")});
    QVERIFY(owners.out.contains("referred to by"));
}

void TestTablesCli::rowsForPeople()
{
    const Answer all = rows({QStringLiteral("owners")});
    QCOMPARE(all.exitCode, 0);
    QVERIFY(all.out.contains("o50") && !all.out.contains("o51"));
    QVERIFY(all.err.contains("after this key: 50"));
    const Answer down = rows(
        {QStringLiteral("owners"), QStringLiteral("--desc"), QStringLiteral("--limit"), QStringLiteral("2")});
    QVERIFY(down.out.contains("o300") && down.out.contains("o299") && !down.out.contains("o298"));
    const Answer found =
        rows({QStringLiteral("ships"), QStringLiteral("--where"), QStringLiteral("data.fuel >= 290"),
              QStringLiteral("--where"), QStringLiteral("owner = 1")});
    QVERIFY(found.out.contains("30") && !found.out.contains("\"fuel\": 290"));
    const Answer view = rows({QStringLiteral("busy"), QStringLiteral("--limit"), QStringLiteral("5")});
    QCOMPARE(view.exitCode, 0);
    QVERIFY(view.err.contains("view has no key"));
}

/// All pages, each behind the last key of the one before.
void TestTablesCli::walkByKey()
{
    QStringList after;
    QByteArray all;
    for (int page = 0; page < 10; ++page) {
        const Answer answer =
            rows(QStringList {QStringLiteral("ships"), QStringLiteral("--limit"), QStringLiteral("7")}
                 + (after.isEmpty() ? QStringList() : QStringList {QStringLiteral("--after")} + after));
        QCOMPARE(answer.exitCode, 0);
        all += answer.out;
        const auto at = answer.err.indexOf("key: ");
        if (at < 0)
            break;
        after = QString::fromUtf8(answer.err.mid(at + 5)).trimmed().split(QLatin1Char(' '));
        QCOMPARE(after.size(), 2);
    }
    QCOMPARE(all.count("\"log\""), 30); // jsonb has the shorter key first, and the cell is cut
}

void TestTablesCli::linesForPrograms()
{
    const Answer lines =
        m_ctl({QStringLiteral("--json"), QStringLiteral("rows"), QStringLiteral("galaxy_2025_w01"),
               QStringLiteral("ships"), QStringLiteral("--where"), QStringLiteral("n < 3")});
    QCOMPARE(lines.exitCode, 0);
    QCOMPARE(lines.members(u"n"), (QStringList {QStringLiteral("1"), QStringLiteral("2")}));
    QCOMPARE(lines.out.trimmed().split('\n').size(), 2);
    QVERIFY(lines.out.contains(QByteArray(500, 'x'))); // whole
    const Answer csv = rows({QStringLiteral("owners"), QStringLiteral("--csv"), QStringLiteral("--limit"),
                             QStringLiteral("2"), QStringLiteral("--after"), QStringLiteral("7")});
    QCOMPARE(csv.out.trimmed().split('\n').size(), 3);
    QVERIFY(csv.out.contains("8,o8"));
    QCOMPARE(rows({QStringLiteral("owners"), QStringLiteral("--csv")}).out.trimmed().split('\n').size(), 301);
}

void TestTablesCli::fileOfAllRows()
{
    const QString file = m_folder.filePath(QStringLiteral("ships.parquet"));
    const Answer answer = rows({QStringLiteral("ships"), QStringLiteral("--out"), file});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(readFile(file)->startsWith("PAR1"));
    QCOMPARE(rows({QStringLiteral("ships"), QStringLiteral("--out"), file}).exitCode,
             1); // it is there already
}

void TestTablesCli::weekByOption()
{
    QCOMPARE(run({QStringLiteral("rows"), QStringLiteral("--week"), QStringLiteral("galaxy_2025_w01"),
                  QStringLiteral("--table"), QStringLiteral("owners"), QStringLiteral("--limit"),
                  QStringLiteral("1")})
                 .exitCode,
             0);
    QCOMPARE(
        run({QStringLiteral("tables"), QStringLiteral("--week"), QStringLiteral("galaxy_2025_w01")}).exitCode,
        0);
}

void TestTablesCli::refusals_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const QStringList& arguments, int exitCode, const char* said) {
        QTest::newRow(name) << arguments << exitCode << QString::fromUtf8(said);
    };
    row("no table", {}, 2, "table");
    row("unknown table", {QStringLiteral("shops")}, 4, "ships");
    row("unknown column", {QStringLiteral("ships"), QStringLiteral("--where"), QStringLiteral("fuel = 1")}, 1,
        "owner, n, data");
    row("no condition", {QStringLiteral("ships"), QStringLiteral("--where"), QStringLiteral("fuel")}, 2,
        "not a condition");
    row("wrong value", {QStringLiteral("ships"), QStringLiteral("--where"), QStringLiteral("n = one")}, 1,
        "integer");
    row("half a key", {QStringLiteral("ships"), QStringLiteral("--after"), QStringLiteral("1")}, 1,
        "owner, n");
    row("no key", {QStringLiteral("busy"), QStringLiteral("--desc")}, 1, "no key");
}

void TestTablesCli::refusals()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, said);
    const Answer answer = rows(arguments);
    QCOMPARE(answer.exitCode, exitCode);
    QVERIFY2(QString::fromUtf8(answer.err).contains(said), answer.err.constData());
    QVERIFY(answer.out.isEmpty());
}

QTEST_GUILESS_MAIN(TestTablesCli)
#include "tst_tablescli.moc"
