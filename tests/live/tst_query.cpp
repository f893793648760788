#include "weekserver.h"
#include "whenrunning.h"

#include "base/files.h"
#include "query/querywrite.h"
#include "query/sqlcatalog.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <thread>

using namespace Weekglass;

/// What a user writes, on a server: that nothing is changed, that nothing takes too much, and that several
/// weeks become one result.
class TestQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void result();
    void nothingIsWritten_data();
    void nothingIsWritten();
    void nothingStaysInTheSession();
    void severalStatementsAreRefusedByTheServerToo();
    void resultIsCutByRows();
    void resultIsCutByBytes();
    void longCellsAndManyColumns();
    void errorHasItsPlace_data();
    void errorHasItsPlace();
    void nameWithoutSchemaGetsAdvice();
    void plans();
    void cancelled();
    void timedOut();
    void severalWeeks();
    void writtenAsCsv();
    void writtenAsJson();
    void writtenAsTheServerWroteIt();
    void nothingIsWrittenToTheFileOnError();
    void catalog();

private:
    QueryResult run(const QString& sql, QueryMode mode = QueryMode::Rows, const QueryLimits& limits = {},
                    const Pg::Call& call = {})
    {
        const auto statement = readingStatement(sql);
        if (!statement)
            return {.columns = {}, .rows = {}, .error = statement.error()};
        return runQuery(*m_session, *statement, mode, limits, call);
    }
    static QString cell(const QueryResult& result, qsizetype row, int column)
    {
        const auto text = result.rows.cell(row, column);
        return text ? QString::fromUtf8(*text) : QStringLiteral("NULL");
    }
    WeekHandle handle(const QString& name)
    {
        auto session = m_server.open(name);
        return {.pool = m_pool, .game = nullptr, .identity = *identify(session)};
    }
    std::vector<WeekHandle> weeks()
    {
        WeekHandle dead = handle(m_weeks[1]);
        dead.identity.name += QStringLiteral("_dropped");
        return {handle(m_weeks[0]), dead, handle(m_weeks[1])};
    }

    WeekServer m_server;
    std::shared_ptr<Pg::SessionPool> m_pool;
    std::unique_ptr<Pg::Session> m_session;
    QStringList m_weeks;
};

void TestQuery::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    GameDefinition game;
    game.prefix = WeekServer::prefix();
    for (int i = 0; i < 2; ++i)
        m_weeks << m_server.newWeek(game).toString();
    m_session = std::make_unique<Pg::Session>(m_server.open(m_weeks[0]));
    WeekServer::run(*m_session, R"(
        CREATE TABLE public.goods (id int, name text, price numeric);
        INSERT INTO public.goods VALUES (1, 'Fuel', 10.50), (2, NULL, 'NaN'), (3, '', 0), (4, '=1+1', -1);
        CREATE SEQUENCE public.numbers;
        CREATE FUNCTION public.writes() RETURNS int LANGUAGE sql
            AS 'INSERT INTO public.goods VALUES (9, ''x'', 1) RETURNING id';
        CREATE FUNCTION public.tries() RETURNS int LANGUAGE plpgsql AS $$
            BEGIN
                BEGIN
                    PERFORM set_config('transaction_read_only', 'off', true);
                EXCEPTION WHEN OTHERS THEN NULL;
                END;
                RETURN public.writes();
            END $$;
        CREATE FUNCTION public.copies() RETURNS void LANGUAGE plpgsql AS $$
            BEGIN EXECUTE 'COPY public.goods FROM PROGRAM ''echo 9'''; END $$)");
    auto other = m_server.open(m_weeks[1]);
    WeekServer::run(other, R"(
        CREATE TABLE public.goods (id bigint, price numeric, stock int);
        INSERT INTO public.goods VALUES (7, 1, 5))");
}

void TestQuery::result()
{
    const QueryResult got =
        run(QStringLiteral("SELECT g.*, g.id AS id FROM public.goods AS g ORDER BY g.id"));
    QVERIFY2(!got.error, got.error ? qPrintable(got.error->text()) : "");
    QCOMPARE(got.rows.count(), qsizetype(4));
    QStringList columns;
    for (const QueryColumn& column : got.columns)
        columns << QString::fromUtf8(column.name + ' ' + column.typeName);
    QCOMPARE(columns,
             QStringList({QStringLiteral("id integer"), QStringLiteral("name text"),
                          QStringLiteral("price numeric"), QStringLiteral("id integer")}));
    QCOMPARE(cell(got, 0, 2), QStringLiteral("10.50"));
    QVERIFY(!got.rows.cell(1, 1)); // NULL
    QCOMPARE(cell(got, 2, 1), QString()); // empty
    QCOMPARE(run(QStringLiteral("SELECT")).rows.count(), qsizetype(1));
    QCOMPARE(cell(run(QStringLiteral("SHOW transaction_read_only")), 0, 0), QStringLiteral("on"));
    QCOMPARE(cell(run(QStringLiteral("SHOW search_path")), 0, 0), QStringLiteral("pg_catalog, pg_temp"));
}

void TestQuery::nothingIsWritten_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("state"); // empty: it may run, and changes nothing
    const auto row = [](const char* sql, const char* state) {
        QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(state);
    };
    row("WITH a AS (INSERT INTO public.goods VALUES (9, 'x', 1) RETURNING id) SELECT * FROM a", "25006");
    row("WITH a AS (DELETE FROM public.goods RETURNING id) SELECT * FROM a", "25006");
    row("SELECT * INTO public.copy FROM public.goods", "25006");
    row("SELECT * FROM public.goods FOR UPDATE", "25006");
    row("SELECT public.writes()", "25006");
    row("SELECT public.tries()", "25006");
    row("SELECT public.copies()", "25006");
    row("SELECT set_config('transaction_read_only', 'off', true), public.writes()", "25001");
    row("SELECT set_config('transaction_read_only', 'off', false)", "25001");
    row("SELECT nextval('public.numbers')", "25006");
    row("SELECT setval('public.numbers', 100)", "25006");
    row("EXPLAIN ANALYZE INSERT INTO public.goods VALUES (9, 'x', 1)", "25006");
    row("SELECT pg_notify('goods', 'changed')", "");
    row("SELECT lo_create(4711)", m_session->serverVersion() >= 160000 ? "25006" : "");
    row("SELECT set_config('work_mem', '1MB', false)", "");
    row("SELECT pg_advisory_lock(4711)", "");
    row("SELECT pg_advisory_lock(4711), 1 / 0", "22012");
}

void TestQuery::nothingIsWritten()
{
    QFETCH(QString, sql);
    const auto fingerprint = [this] {
        auto session = m_server.open(m_weeks[0]);
        return WeekServer::ask(
            session, R"(SELECT (SELECT string_agg(g::text, ';' ORDER BY g.id) FROM public.goods AS g)
            || (SELECT last_value || is_called::text FROM public.numbers) || (SELECT count(*) FROM pg_class)
            || (SELECT count(*) FROM pg_largeobject_metadata)
            || (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'))");
    };
    const QString before = fingerprint();
    const QString memory = WeekServer::ask(*m_session, "SHOW work_mem");
    const QueryResult got = run(sql);
    QTEST(got.error ? got.error->sqlState : QString(), "state");
    QCOMPARE(fingerprint(), before);
    QVERIFY(m_session->isUsable() && !m_session->isInTransaction());
    QCOMPARE(WeekServer::ask(*m_session, "SHOW work_mem"), memory);
}

/// A notification of a transaction that is rolled back is never sent.
void TestQuery::nothingStaysInTheSession()
{
    auto listener = m_server.open(m_weeks[0]);
    VERIFY_RESULT(listener.listen(QStringLiteral("goods")));
    QVERIFY(!run(QStringLiteral("SELECT pg_notify('goods', 'changed')")).error);
    const auto woken = listener.waitForNotification({.deadline = std::chrono::milliseconds(300)});
    VERIFY_RESULT(woken);
    QVERIFY(!*woken);
}

/// Not that we would send them: but if we took a text apart wrongly, the server would not run the rest.
void TestQuery::severalStatementsAreRefusedByTheServerToo()
{
    for (const char* text :
         {"SELECT 1; DROP TABLE public.goods", "SELECT 1; COMMIT; DROP TABLE public.goods"}) {
        const QueryResult got = runQuery(*m_session, {.text = QString::fromUtf8(text)}, QueryMode::Rows, {});
        QVERIFY(got.error);
        QCOMPARE(got.error->sqlState, QStringLiteral("42601"));
    }
    QCOMPARE(run(QStringLiteral("TABLE public.goods")).rows.count(), qsizetype(4));
}

void TestQuery::resultIsCutByRows()
{
    const QueryResult got =
        run(QStringLiteral("SELECT generate_series(1, 1000000000)"), QueryMode::Rows, {.rows = 100});
    QVERIFY2(!got.error, got.error ? qPrintable(got.error->text()) : "");
    QCOMPARE(got.rows.count(), qsizetype(100));
    QVERIFY(got.isCut);
    QCOMPARE(cell(got, 99, 0), QStringLiteral("100"));
    QCOMPARE(QString::fromUtf8(got.columns[0].typeName), QStringLiteral("integer"));
    QVERIFY(m_session->isUsable());
    const QueryResult exact =
        run(QStringLiteral("SELECT 1 FROM generate_series(1, 100)"), QueryMode::Rows, {.rows = 100});
    QCOMPARE(exact.rows.count(), qsizetype(100));
    QVERIFY(!exact.isCut);
}

void TestQuery::resultIsCutByBytes()
{
    const QueryResult got = run(QStringLiteral("SELECT repeat('x', 100000) FROM generate_series(1, 100000)"),
                                QueryMode::Rows, {.rows = 1'000'000, .bytes = 1'000'000});
    QVERIFY(!got.error && got.isCut);
    QVERIFY(got.rows.bytes() > 900'000 && got.rows.bytes() < 1'200'000);
}

void TestQuery::longCellsAndManyColumns()
{
    QStringList columns;
    for (int i = 0; i < 1600; ++i)
        columns << QStringLiteral("%1 AS \"c\u202e%1\"").arg(i);
    const QueryResult wide = run(QStringLiteral("SELECT ") + columns.join(QStringLiteral(", ")));
    QVERIFY2(!wide.error, wide.error ? qPrintable(wide.error->text()) : "");
    QCOMPARE(wide.columns.size(), std::size_t(1600));
    QCOMPARE(cell(wide, 0, 1599), QStringLiteral("1599"));
    const QueryResult tooWide = run(QStringLiteral("SELECT ") + columns.join(QStringLiteral(", "))
                                    + QStringLiteral(", ") + columns.join(QStringLiteral(", ")));
    QVERIFY(tooWide.error);
    const QueryResult isLong = run(QStringLiteral("SELECT repeat('ä', 10000000), 1"));
    QCOMPARE(isLong.rows.cell(0, 0)->size(), qsizetype(20000000));
    QCOMPARE(cell(isLong, 0, 1), QStringLiteral("1"));
}

void TestQuery::errorHasItsPlace_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QueryMode>("mode");
    QTest::addColumn<QString>("where");
    const auto row = [](const char* name, const char* sql, QueryMode mode, const char* where) {
        QTest::newRow(name) << QString::fromUtf8(sql) << mode << QString::fromUtf8(where);
    };
    row("first line", "SELECT nothing FROM public.goods", QueryMode::Rows, "line 1, column 8");
    row("with a comment before", "-- ä\n  SELECT 'ä😀',\n  nothing FROM public.goods", QueryMode::Rows,
        "line 3, column 3");
    row("behind others", "SELECT 'ä😀', nothing", QueryMode::Rows, "line 1, column 15");
    row("of a plan", "SELECT nothing FROM public.goods", QueryMode::Plan, "line 1, column 8");
    row("of a measured plan", "SELECT nothing FROM public.goods", QueryMode::MeasuredPlan,
        "line 1, column 8");
    row("syntax", "SELECT 1 FROM WHERE", QueryMode::Rows, "line 1, column 15");
    row("none", "SELECT 1 / 0", QueryMode::Rows, "");
}

void TestQuery::errorHasItsPlace()
{
    QFETCH(QString, sql);
    QFETCH(QueryMode, mode);
    const QueryResult got = run(sql, mode);
    if (mode == QueryMode::Rows)
        QVERIFY(got.error);
    QTEST(got.error ? got.error->where : QString(), "where");
    QCOMPARE(got.errorAt >= 0, !got.error->where.isEmpty());
    QCOMPARE(got.rows.count(), qsizetype(0));
}

void TestQuery::nameWithoutSchemaGetsAdvice()
{
    QVERIFY(
        run(QStringLiteral("SELECT * FROM goods")).error->advice.contains(QStringLiteral("public.goods")));
    QVERIFY(run(QStringLiteral("SELECT writes()")).error->advice.contains(QStringLiteral("public.writes")));
    QVERIFY(run(QStringLiteral("SELECT * FROM core.goods"))
                .error->advice.contains(QStringLiteral("public.goods")));
    QVERIFY(run(QStringLiteral("SELECT * FROM nothing_at_all")).error->advice.isEmpty());
}

void TestQuery::plans()
{
    const QueryResult plan = run(QStringLiteral("SELECT * FROM public.goods"), QueryMode::Plan);
    QVERIFY(cell(plan, 0, 0).contains(QStringLiteral("Seq Scan")));
    QVERIFY(!cell(plan, 0, 0).contains(QStringLiteral("actual")));
    const QueryResult measured = run(QStringLiteral("SELECT * FROM public.goods"), QueryMode::MeasuredPlan);
    QVERIFY(cell(measured, 0, 0).contains(QStringLiteral("actual")));
    QVERIFY(!run(QStringLiteral("EXPLAIN SELECT 1"), QueryMode::Plan).error);
}

void TestQuery::cancelled()
{
    std::stop_source stop;
    const auto later =
        whenRunning((*TestServer::instance())->conninfo(), "pg_sleep(600)", [&stop] { stop.request_stop(); });
    const QueryResult got =
        run(QStringLiteral("SELECT pg_sleep(600)"), QueryMode::Rows, {}, {.stop = stop.get_token()});
    QVERIFY(got.error);
    QCOMPARE(got.error->kind, Error::Kind::Cancelled);
    QVERIFY(!run(QStringLiteral("SELECT 1")).error);
}

void TestQuery::timedOut()
{
    const QueryResult got = run(QStringLiteral("SELECT pg_sleep(60)"), QueryMode::Rows, {},
                                {.deadline = std::chrono::milliseconds(300)});
    QVERIFY(got.error);
    QCOMPARE(got.error->kind, Error::Kind::Timeout);
    QVERIFY(!run(QStringLiteral("SELECT 1")).error);
}

void TestQuery::severalWeeks()
{
    const auto all = weeks();
    std::vector<CombinedResult::Part> parts(all.size());
    runOnWeeks(all, *readingStatement(QStringLiteral("SELECT * FROM public.goods ORDER BY id")),
               QueryMode::Rows, {}, {}, [&](std::size_t week, std::shared_ptr<const QueryResult> result) {
                   parts[week] = {.week = all[week].title(), .result = std::move(result)};
               });
    const CombinedResult result(parts, true);
    QStringList names;
    for (const QueryColumn& column : result.columns())
        names << QString::fromUtf8(column.name);
    QCOMPARE(names,
             QStringList({QStringLiteral("week"), QStringLiteral("error"), QStringLiteral("id"),
                          QStringLiteral("name"), QStringLiteral("price"), QStringLiteral("stock")}));
    QCOMPARE(result.rowCount(), qsizetype(4 + 1 + 1));
    using Kind = CombinedResult::CellKind;
    QCOMPARE(result.cell(0, 5).kind, Kind::NotThere); // the first week has no stock
    QCOMPARE(result.cell(1, 3).kind, Kind::Null);
    QCOMPARE(result.cell(4, 1).kind, Kind::Failed);
    QCOMPARE(result.cell(4, 2).kind, Kind::NotThere);
    QCOMPARE(result.cell(5, 0).text.toByteArray(), m_weeks[1].toUtf8());
    QCOMPARE(result.cell(5, 5).text.toByteArray(), QByteArray("5"));
    QCOMPARE(result.cell(5, 3).kind, Kind::NotThere);
}

void TestQuery::writtenAsCsv()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("goods.csv"));
    const auto statement = *readingStatement(QStringLiteral("SELECT * FROM public.goods ORDER BY id -- all"));
    const auto rows = writeQueryFile({handle(m_weeks[0])}, statement, file, {});
    VERIFY_RESULT(rows);
    QCOMPARE(rows->rows, 4);
    QCOMPARE(rows->failedWeeks, 0);
    QCOMPARE(*readFile(file), QByteArray("id,name,price\n1,Fuel,10.50\n2,,NaN\n3,\"\",0\n4,\"'=1+1\",-1\n"));
    VERIFY_RESULT(writeQueryFile(weeks(), statement, file, {}));
    const auto lines = readFile(file)->split('\n');
    QCOMPARE(lines[0], QByteArray("week,error,id,name,price,stock"));
    const QByteArray first = m_weeks[0].toUtf8();
    const QByteArray second = m_weeks[1].toUtf8();
    QCOMPARE(lines[1], QByteArray(first + ",,1,Fuel,10.50,not in " + first));
    QVERIFY2(lines[5].startsWith(QByteArray(second + "_dropped,")), lines[5].constData());
    QVERIFY(readFile(file)->endsWith(QByteArray('\n' + second + ",,7,not in " + second + ",1,5\n")));
}

void TestQuery::writtenAsJson()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("goods.json"));
    const auto statement = *readingStatement(QStringLiteral(
        "SELECT *, true AS ok, 1 AS id, '{\"a\":[1]}'::json AS j FROM public.goods ORDER BY 1"));
    VERIFY_RESULT(writeQueryFile(weeks(), statement, file, {}));
    const auto rows = QJsonDocument::fromJson(*readFile(file)).array();
    QCOMPARE(rows.size(), qsizetype(6));
    QCOMPARE(rows[0].toObject()[QStringLiteral("name")].toString(), QStringLiteral("Fuel"));
    QCOMPARE(rows[0].toObject()[QStringLiteral("id_2")].toInt(), 1);
    QVERIFY(rows[0].toObject()[QStringLiteral("ok")].toBool());
    QCOMPARE(rows[0].toObject()[QStringLiteral("j")].toObject()[QStringLiteral("a")].toArray().size(), 1);
    QVERIFY(!rows[0].toObject().contains(QStringLiteral("stock")));
    QVERIFY(rows[1].toObject()[QStringLiteral("name")].isNull());
    QCOMPARE(rows[1].toObject()[QStringLiteral("price")].toString(), QStringLiteral("NaN"));
    QVERIFY(!rows[4].toObject()[QStringLiteral("error")].toString().isEmpty());
    QVERIFY(!rows[4].toObject().contains(QStringLiteral("id")));
    VERIFY_RESULT(writeQueryFile({handle(m_weeks[0])},
                                 *readingStatement(QStringLiteral("SHOW server_version")), file, {}));
    QCOMPARE(QJsonDocument::fromJson(*readFile(file)).array().size(), qsizetype(1));
}

void TestQuery::writtenAsTheServerWroteIt()
{
    const auto statement = *readingStatement(QString::fromUtf8(R"(
        SELECT chr(i) || 'x' || chr(9) || chr(10) || chr(13) || '\' AS text, '\N' AS word,
               NULLIF(i % 3, 0) AS number, decode(lpad(to_hex(i), 4, '0'), 'hex') AS bytes,
               ARRAY['a' || chr(i), NULL, '"\'] AS list
        FROM generate_series(1, 300) AS i ORDER BY i -- all of them)"));
    for (const QueryFormat format : {QueryFormat::Ndjson, QueryFormat::Csv}) {
        QByteArray written;
        const auto rows = writeQuery({handle(m_weeks[0])}, statement, format,
                                     [&written](QByteArrayView bytes) {
                                         written += bytes;
                                         return Result<void>();
                                     },
                                     {});
        VERIFY_RESULT(rows);
        QCOMPARE(rows->rows, 300);
        const auto read = std::make_shared<const QueryResult>(run(statement.text));
        QCOMPARE(written, *resultBytes({{{.week = m_weeks[0], .result = read}}, false}, format));
    }
}

void TestQuery::nothingIsWrittenToTheFileOnError()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a.csv"));
    const auto rows = writeQueryFile(
        {handle(m_weeks[0])},
        *readingStatement(QStringLiteral("SELECT 1 / (5000 - i) FROM generate_series(1, 9000) i")), file, {});
    QVERIFY(!rows);
    QVERIFY(!QFileInfo::exists(file));
    std::stop_source stop;
    const auto cancelled = writeQueryFile(
        {handle(m_weeks[0])}, *readingStatement(QStringLiteral("SELECT generate_series(1, 100000000)")), file,
        [&stop](qint64) { stop.request_stop(); }, {.stop = stop.get_token()});
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestQuery::catalog()
{
    const auto catalog = SqlCatalog::load(*m_session);
    VERIFY_RESULT(catalog);
    const auto* goods = catalog->relation(QStringLiteral("public"), QStringLiteral("goods"));
    QVERIFY(goods);
    QCOMPARE(goods->columns,
             QStringList({QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("price")}));
    QVERIFY(catalog->functions.contains(QStringLiteral("public.writes")));
    QVERIFY(catalog->functions.contains(QStringLiteral("count")));
    QVERIFY(catalog->functions.contains(QStringLiteral("date_trunc")));
}

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
