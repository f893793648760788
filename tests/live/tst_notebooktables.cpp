#include "notebooktest.h"

#include <future>

using namespace Weekglass;

/// Reports and statements of a notebook: what they show, what is refused, and what ends them.
class TestNotebookTables : public QObject, private NotebookTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void reportIsATable();
    void reportWithParameters();
    void statementIsATable();
    void statementThatWritesIsRefused_data();
    void statementThatWritesIsRefused();
    void longStatementEndsByItsDeadline();
    void stopEndsIt();
};

void TestNotebookTables::initTestCase()
{
    if (const auto started = start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

void TestNotebookTables::reportIsATable()
{
    const TableCell wanted {.report = QStringLiteral("ships"), .rows = 2};
    const FilledCell cell = filled(wanted);
    const auto* table = std::get_if<FilledTable>(&cell.content);
    QVERIFY2(table, qPrintable(errorOf(cell)));
    auto session = m_server.open(m_weeks.back().title());
    const auto asked = session.query(*Pg::Sql::trusted(table->sql));
    VERIFY_RESULT(asked);
    QCOMPARE(table->result->rows.count(), qsizetype(asked->rows.size()));
    const QString html = tableFigures(wanted, *table);
    const auto rows = rowsOf(html);
    QCOMPARE(rows.size(), std::min<std::size_t>(2, asked->rows.size()));
    QCOMPARE(rows[0].at(0), QString::fromUtf8(asked->rows[0][0].value_or("NULL")));
    QCOMPARE(html.contains(QLatin1String("there are more")), asked->rows.size() > 2);
}

/// What it was read with, and as of when, is a part of what is published.
void TestNotebookTables::reportWithParameters()
{
    const FilledCell cell =
        filled(TableCell {.report = QStringLiteral("next"),
                          .parameters = {{QStringLiteral("as_of"), QStringLiteral("2025-01-03")},
                                         {QStringLiteral("fuel_percent"), QStringLiteral("90")}}});
    const auto* table = std::get_if<FilledTable>(&cell.content);
    QVERIFY2(table, qPrintable(errorOf(cell)));
    QCOMPARE(table->about.size(), 2);
    QVERIFY2(table->about[0].contains(QStringLiteral("Fuel below percent: 90")), qPrintable(table->about[0]));
    QCOMPARE(table->about[1], QStringLiteral("As of 2025-01-03 00:00:00 UTC"));
    QVERIFY(table->sql.startsWith("-- $1 as_of: 2025-01-03 00:00:00"));
    const FilledCell wrong = filled(TableCell {
        .report = QStringLiteral("next"), .parameters = {{QStringLiteral("mood"), QStringLiteral("x")}}});
    QVERIFY2(errorOf(wrong).contains(QStringLiteral("takes no “mood”")), qPrintable(errorOf(wrong)));
}

void TestNotebookTables::statementIsATable()
{
    const TableCell wanted {.sql = QStringLiteral("SELECT g, NULL AS n FROM generate_series(1, 100) AS g"),
                            .rows = 5};
    const FilledCell cell = filled(wanted);
    const auto* table = std::get_if<FilledTable>(&cell.content);
    QVERIFY2(table, qPrintable(errorOf(cell)));
    QCOMPARE(table->result->rows.count(), 5);
    QVERIFY(table->result->isCut);
    const QString html = tableFigures(wanted, *table);
    QCOMPARE(rowsOf(html).size(), 5U);
    QCOMPARE(rowsOf(html)[4], (QStringList {QStringLiteral("5"), QStringLiteral("NULL")}));
    QVERIFY2(html.contains(QLatin1String("The first 5 rows; there are more.")), qPrintable(html));
}

void TestNotebookTables::statementThatWritesIsRefused_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("said");
    QTest::newRow("plain") << QStringLiteral("INSERT INTO public.written VALUES (1)")
                           << QStringLiteral("INSERT");
    QTest::newRow("hidden") << QStringLiteral(
        "WITH w AS (INSERT INTO public.written VALUES (1) RETURNING n) SELECT n FROM w")
                            << QStringLiteral("read-only");
    QTest::newRow("by a function") << QStringLiteral("SELECT public.write()") << QStringLiteral("read-only");
}

void TestNotebookTables::statementThatWritesIsRefused()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, said);
    {
        auto session = m_server.open(m_weeks.back().title());
        WeekServer::run(session,
                        "CREATE TABLE IF NOT EXISTS public.written (n integer);"
                        "CREATE OR REPLACE FUNCTION public.write() RETURNS integer LANGUAGE sql AS "
                        "'INSERT INTO public.written VALUES (1) RETURNING n'");
    }
    const FilledCell cell = filled(TableCell {.sql = sql});
    QVERIFY2(errorOf(cell).contains(said), qPrintable(errorOf(cell)));
    auto session = m_server.open(m_weeks.back().title());
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM public.written"), QStringLiteral("0"));
}

void TestNotebookTables::longStatementEndsByItsDeadline()
{
    const auto notebook =
        filled({TableCell {.sql = QStringLiteral("SELECT count(*) FROM generate_series(1, 1e12) AS g")},
                TableCell {.sql = QStringLiteral("SELECT 1")}},
               m_weeks[0], std::chrono::seconds(3));
    VERIFY_RESULT(notebook);
    const Error* error = notebook->cells[0].error();
    QVERIFY(error);
    QVERIFY2(error->kind == Error::Kind::Timeout, qPrintable(error->text()));
    QVERIFY(!notebook->cells[1].error());
}

void TestNotebookTables::stopEndsIt()
{
    const char* const sql = "SELECT count(*) AS stopped FROM generate_series(1, 1e12) AS g";
    const Notebook notebook {.game = m_game->id,
                             .cells = {TextCell {}, TableCell {.sql = QLatin1String(sql)}, TextCell {}}};
    std::stop_source stop;
    auto made = std::async(std::launch::async, [&] {
        return fillNotebook(notebook, {.week = m_weeks[0], .listed = m_weeks}, {}, stop.get_token());
    });
    auto session = m_server.open();
    const auto running = [&] {
        return WeekServer::ask(session,
                               "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND "
                               "state = 'active' AND query LIKE '%AS stopped FROM%'");
    };
    QTRY_COMPARE_WITH_TIMEOUT(running(), QStringLiteral("1"), Patience);
    stop.request_stop();
    const auto result = made.get();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::Cancelled);
    QTRY_COMPARE_WITH_TIMEOUT(running(), QStringLiteral("0"), Patience);
}

QTEST_GUILESS_MAIN(TestNotebookTables)
#include "tst_notebooktables.moc"
