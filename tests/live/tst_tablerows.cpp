#include "tables/rowjump.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QTest>

using namespace Weekglass;
using Pg::Sql;

/// Rows of tables page by page, and filters against hand-written SQL.
class TestTableRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pagesOfEveryKey_data();
    void pagesOfEveryKey();
    void pageAroundARow();
    void rowsWithoutAKey();
    void filters_data();
    void filters();
    void exportsMeanTheSame_data() { filters_data(); }
    void exportsMeanTheSame();
    void wrongValuesAreExplained();
    void longValues();
    void wholeRows();
    void jumpsBothWays();
    void indexServesThePages();

private:
    void indexServes(const RowQuery& asked);
    RowQuery query(const char* table)
    {
        const auto relations = readRelations(*m_session);
        if (!relations)
            qFatal("%s", qPrintable(relations.error().text()));
        m_details = *readRelationDetails(*m_session, *findRelation(*relations, QLatin1String(table)));
        return RowQuery::of(m_details);
    }
    QByteArray single(const QByteArray& sql)
    {
        const auto table = m_session->readTable(*Sql::trusted(sql));
        return table ? table->single().value_or("NULL") : table.error().text().toUtf8();
    }
    /// All keys, page by page from one end to the other.
    std::vector<RowKey> walked(const RowQuery& asked, RowDirection direction, int limit)
    {
        std::vector<RowKey> keys;
        std::optional<RowStart> from;
        while (true) {
            const auto page = fetchRowPage(*m_session, asked, from, direction, limit);
            if (!page)
                qFatal("%s", qPrintable(page.error().text()));
            std::vector<RowKey> some;
            for (const Row& row : page->rows)
                some.push_back(row.key);
            if (some.empty())
                return keys;
            from = RowStart {.key = direction == RowDirection::Forward ? some.back() : some.front()};
            keys.insert(direction == RowDirection::Forward ? keys.end() : keys.begin(), some.begin(),
                        some.end());
            if (!page->more)
                return keys;
        }
    }

    std::optional<Pg::Session> m_session;
    RelationDetails m_details;
};

void TestTableRows::initTestCase()
{
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_session.emplace(std::move(*Pg::Session::open({.conninfo = (*server)->conninfo()})));
    VERIFY_RESULT(m_session->script(Sql(
        "DROP SCHEMA IF EXISTS r CASCADE; CREATE SCHEMA r; CREATE TYPE r.mood AS ENUM ('low', 'mid', 'high');"
        "CREATE DOMAIN r.code AS text CHECK (VALUE <> '');"
        // letters in turns, so that the order of text is another one
        "CREATE EXTENSION citext SCHEMA r; CREATE TABLE r.folded (name r.citext PRIMARY KEY);"
        "INSERT INTO r.folded SELECT CASE WHEN g % 2 = 0 THEN 'n' ELSE 'N' END || g FROM generate_series(1, "
        "300) g;"
        "CREATE TABLE r.mixed (kind r.citext, n int, PRIMARY KEY (kind, n));"
        "INSERT INTO r.mixed SELECT (ARRAY['b', 'A', 'C'])[1 + g % 3], g FROM generate_series(1, 300) g;"
        "CREATE TABLE r.one (id int PRIMARY KEY);"
        "INSERT INTO r.one SELECT g FROM generate_series(-500, 500) g;"
        "CREATE TABLE r.composite (name text, at timestamptz, mood r.mood, n numeric, u uuid DEFAULT "
        "gen_random_uuid(), data jsonb, PRIMARY KEY (mood, name, at));"
        "INSERT INTO r.composite SELECT CASE g % 5 WHEN 0 THEN 'a''b' WHEN 1 THEN 'ä' WHEN 2 THEN '' WHEN 3 "
        "THEN "
        "'A' ELSE '\\x %' END, '2025-01-01'::timestamptz + g * interval '1.000001 second', "
        "(ARRAY['low', 'mid', 'high'])[1 + g % 3]::r.mood, NULLIF(g % 7, 0) * 1.10, NULL, CASE WHEN g % 4 > "
        "0 THEN "
        "jsonb_build_object('n', g, 'deep', jsonb_build_array(g % 3)) END FROM generate_series(1, 1000) g;"
        "CREATE TABLE r.floats (f float8 PRIMARY KEY);"
        "INSERT INTO r.floats VALUES ('NaN'), ('Infinity'), ('-Infinity'), (0.1), (0.30000000000000004), "
        "(1e-300), (-7);"
        "CREATE TABLE r.domains (c r.code NOT NULL UNIQUE, x char(4) NOT NULL);"
        "INSERT INTO r.domains SELECT md5(g::text), g % 10 FROM generate_series(1, 300) g;"
        "CREATE TABLE r.bytes (b bytea PRIMARY KEY, t time NOT NULL DEFAULT '12:00');"
        "INSERT INTO r.bytes SELECT decode(md5(g::text), 'hex') FROM generate_series(1, 100) g;"
        "CREATE TABLE r.parts (id int, at date, PRIMARY KEY (at, id)) PARTITION BY RANGE (at);"
        "CREATE TABLE r.parts_1 PARTITION OF r.parts FOR VALUES FROM ('2025-01-01') TO ('2025-01-05');"
        "CREATE TABLE r.parts_2 PARTITION OF r.parts DEFAULT;"
        "INSERT INTO r.parts SELECT g, date '2025-01-01' + g % 9 FROM generate_series(1, 500) g;"
        "CREATE TABLE r.heirs (id int PRIMARY KEY); CREATE TABLE r.heir (more int) INHERITS (r.heirs);"
        "INSERT INTO r.heirs SELECT g FROM generate_series(1, 50) g;"
        "INSERT INTO r.heir SELECT g, g FROM generate_series(1, 50) g;"
        "CREATE TABLE r.nulls (a int, b int, UNIQUE (a, b));"
        "INSERT INTO r.nulls SELECT NULLIF(g % 3, 0), NULLIF(g % 2, 0) FROM generate_series(1, 900) g ON "
        "CONFLICT DO NOTHING;"
        "CREATE VIEW r.view AS SELECT id, id % 2 AS odd FROM r.one; ANALYZE")));
}

void TestTableRows::pagesOfEveryKey_data()
{
    QTest::addColumn<QByteArray>("table");
    for (const char* table : {"r.one", "r.composite", "r.floats", "r.domains", "r.bytes", "r.parts",
                              "r.heirs", "r.folded", "r.mixed"})
        QTest::newRow(table) << QByteArray(table);
}

/// Forwards, backwards and downwards: every row once, in the order of the server.
void TestTableRows::pagesOfEveryKey()
{
    QFETCH(QByteArray, table);
    RowQuery asked = query(table.constData());
    QVERIFY(asked.hasOrder());
    const QByteArray columns = asked.order.columns.join(QLatin1Char(',')).toUtf8();
    const auto all = m_session->readTable(
        *Sql::trusted("SELECT " + columns + " FROM ONLY " + table + " ORDER BY " + columns));
    const auto whole = asked.relation.kind == Relation::Kind::Partitioned
        ? m_session->readTable(*Sql::trusted("SELECT " + columns + " FROM " + table + " ORDER BY " + columns))
        : all;
    VERIFY_RESULT(whole);
    std::vector<RowKey> expected;
    for (const auto& row : whole->rows) {
        RowKey key;
        for (const Pg::Value& value : row)
            key.push_back(*value);
        expected.push_back(key);
    }
    QVERIFY(expected.size() > 5);
    for (const int limit : {1, 7, 100}) {
        if (limit == 1 && expected.size() > 120)
            continue; // slow, and says nothing more
        QVERIFY(walked(asked, RowDirection::Forward, limit) == expected);
        QVERIFY(walked(asked, RowDirection::Back, limit) == expected);
    }
    asked.isDescending = true;
    std::reverse(expected.begin(), expected.end());
    QVERIFY(walked(asked, RowDirection::Forward, 64) == expected);
    QVERIFY(walked(asked, RowDirection::Back, 64) == expected);
}

void TestTableRows::pageAroundARow()
{
    const RowQuery asked = query("r.one");
    const auto page = fetchRowPage(*m_session, asked, RowStart {.key = {"10"}, .isIncluded = true},
                                   RowDirection::Forward, 5);
    VERIFY_RESULT(page);
    QCOMPARE(page->rows.front().key, RowKey {"10"});
    QVERIFY(page->more);
    const auto last = fetchRowPage(*m_session, asked, {}, RowDirection::Back, 5);
    VERIFY_RESULT(last);
    QCOMPARE(last->rows.front().key, RowKey {"496"});
    QCOMPARE(last->rows.back().key, RowKey {"500"});
    const auto end = fetchRowPage(*m_session, asked, RowStart {.key = {"500"}}, RowDirection::Forward, 5);
    VERIFY_RESULT(end);
    QVERIFY(end->rows.empty() && !end->more);
}

/// They have no order: the first ones, as many as a list takes, and the reason.
void TestTableRows::rowsWithoutAKey()
{
    RowQuery asked = query("r.view");
    QVERIFY(!asked.hasOrder() && !asked.order.whyNone.isEmpty());
    const auto page = fetchRowPage(*m_session, asked, {}, RowDirection::Forward, 5000);
    VERIFY_RESULT(page);
    QCOMPARE(static_cast<int>(page->rows.size()), MostUnorderedRows);
    QVERIFY(page->more); // 1001
    QCOMPARE(page->rows[7].key, RowKey {"7"});
    QVERIFY(!fetchRowPage(*m_session, asked, RowStart {.key = {"7"}}, RowDirection::Forward, 5));
    asked.filter.conditions = {*parseRowCondition(QStringLiteral("odd = 1"))};
    QCOMPARE(fetchRowPage(*m_session, asked, {}, RowDirection::Forward, 5000)->rows.size(), std::size_t(250));
    asked = query("r.nulls");
    QVERIFY(!asked.hasOrder());
    QVERIFY(asked.order.whyNone.contains(QStringLiteral("NULL")));
    QCOMPARE(QByteArray::number(static_cast<qint64>(
                 fetchRowPage(*m_session, asked, {}, RowDirection::Forward, 5000)->rows.size())),
             single("SELECT count(*) FROM r.nulls"));
}

void TestTableRows::filters_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("sql");
    const auto row = [](const char* typed, const char* sql) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QByteArray(sql);
    };
    row("name = a'b", "name = 'a''b'");
    row("name != ä", "name IS DISTINCT FROM 'ä'");
    row("name = ", "name = ''");
    row("name contains x %", "strpos(name, 'x %') > 0");
    row("name contains a", "name ILIKE '%a%'");
    row("name lacks a", "name NOT ILIKE '%a%'");
    row("name ~ ^[aA]", "name ~ '^[aA]'");
    row("name !~ ^[aA]", "name !~ '^[aA]'");
    row("name > A", "name > 'A'");
    row("at >= 2025-01-01 00:10", "at >= '2025-01-01 00:10+00'");
    row("at < 2025-01-01T00:10:00Z", "at < '2025-01-01 00:10+00'");
    row("at contains 00:10:", "at::text LIKE '%00:10:%'");
    row("mood = mid", "mood = 'mid'");
    row("mood > low", "mood IN ('mid', 'high')"); // in the order of the type
    row("n = 1.1", "n = 1.1");
    row("n != 1.1", "n IS NULL OR n <> 1.1");
    row("n missing", "n IS NULL");
    row("n exists", "n IS NOT NULL");
    row("n <= 2.2", "n <= 2.2");
    row("u missing", "u IS NULL");
    row("data missing", "data IS NULL");
    row("data.n = 77", "data ->> 'n' = '77'");
    row("data.n < 100", "(data ->> 'n')::int < 100");
    row("data.deep[0] = 2", "data #>> '{deep,0}' = '2'");
    row("data.deep missing", "data IS NULL");
    row("data contains \"n\": 99", "data::text LIKE '%\"n\": 99%'");
}

void TestTableRows::filters()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, sql);
    RowQuery asked = query("r.composite");
    asked.filter.conditions = {*parseRowCondition(typed)};
    const auto count = countRows(*m_session, asked);
    VERIFY_RESULT(count);
    QCOMPARE(QByteArray::number(*count), single("SELECT count(*) FROM r.composite WHERE " + sql));
    const auto stored = RowFilter::fromJson(asked.filter.toJson());
    VERIFY_RESULT(stored);
    QCOMPARE(*stored, asked.filter);
}

void TestTableRows::exportsMeanTheSame()
{
    QFETCH(QString, typed);
    RowQuery asked = query("r.composite");
    asked.filter.conditions = {*parseRowCondition(typed)};
    const auto statement = rowExportStatement(asked);
    VERIFY_RESULT(statement);
    const auto rows = m_session->readTable(statement->sql);
    VERIFY_RESULT(rows);
    QCOMPARE(static_cast<qint64>(rows->rows.size()), *countRows(*m_session, asked));
    const auto limited = m_session->readTable(rowExportStatement(asked, {}, 2)->sql);
    VERIFY_RESULT(limited);
    QCOMPARE(limited->rows.size(), std::min<std::size_t>(2, rows->rows.size()));
}

void TestTableRows::wrongValuesAreExplained()
{
    RowQuery asked = query("r.composite");
    for (const char* typed : {"n = ten", "mood = glad", "at < soon", "u = 1", "name ~ ["}) {
        asked.filter.conditions = {*parseRowCondition(QString::fromUtf8(typed))};
        const auto page = fetchRowPage(*m_session, asked, {}, RowDirection::Forward, 10);
        QVERIFY2(!page, typed);
        QVERIFY2(page.error().text().contains(QStringLiteral("r.composite")),
                 qPrintable(page.error().text()));
    }
    asked.filter = {};
    VERIFY_RESULT(fetchRowPage(*m_session, asked, {}, RowDirection::Forward, 10)); // the session still works
}

void TestTableRows::longValues()
{
    VERIFY_RESULT(m_session->script(Sql("CREATE TABLE r.long (id int PRIMARY KEY, t text, j jsonb, b bytea); "
                                        "INSERT INTO r.long VALUES (1, repeat('é', 500), "
                                        "NULL, '\\x00ff'), (2, (SELECT string_agg(md5(g::text), '') FROM "
                                        "generate_series(1, 9000) g), '{\"a\": [1]}', NULL)")));
    const RowQuery asked = query("r.long");
    const auto page = fetchRowPage(*m_session, asked, {}, RowDirection::Forward, 10);
    VERIFY_RESULT(page);
    const Row& first = page->rows[0];
    QCOMPARE(QString::fromUtf8(*first.cells[1]).size(), ListedCharacters + 1);
    QVERIFY(!first.cells[2] && !first.isUnread(2));
    QCOMPARE(first.cells[3], Pg::Value("\\x00ff"));
    const Row& second = page->rows[1];
    QVERIFY(second.isUnread(1));
    QVERIFY(*second.storedBytes[1] > 65536);
    QCOMPARE(second.cells[2], Pg::Value("{\"a\": [1]}"));
}

void TestTableRows::wholeRows()
{
    const RowQuery asked = query("r.composite");
    const auto page = fetchRowPage(*m_session, asked, {}, RowDirection::Forward, 1);
    VERIFY_RESULT(page);
    const auto row = fetchRowJson(*m_session, asked, page->rows.front().key, 100000);
    VERIFY_RESULT(row);
    QVERIFY(row->isWhole);
    const auto document = Json::Document::parse(row->text);
    VERIFY_RESULT(document);
    QCOMPARE(document->childCount(Json::Document::root()), 6);
    QVERIFY(document->find(Json::Document::root(), u"data") != Json::noNode);
    const auto cut = fetchRowJson(*m_session, asked, page->rows.front().key, 10);
    VERIFY_RESULT(cut);
    QVERIFY(!cut->isWhole);
    QVERIFY(!fetchRowJson(*m_session, asked, {"low", "nobody", "2025-01-01"}, 10));
    const auto listed = Json::Document::parse(listedRowJson(asked, page->rows.front()));
    VERIFY_RESULT(listed);
    QCOMPARE(listed->childCount(Json::Document::root()), 6);
}

/// Composite, to itself, and with NULLs: each leads where a join leads.
void TestTableRows::jumpsBothWays()
{
    VERIFY_RESULT(m_session->script(
        Sql("CREATE TABLE r.places (x int, y text, PRIMARY KEY (x, y)); CREATE TABLE r.units (id int PRIMARY "
            "KEY, at_x int, "
            "at_y text, leader int REFERENCES r.units, FOREIGN KEY (at_x, at_y) REFERENCES r.places);"
            "INSERT INTO r.places SELECT g, 'it''s ' || g % 2 FROM generate_series(1, 9) g;"
            "INSERT INTO r.units SELECT g, CASE WHEN g % 4 > 0 THEN 1 + g % 9 END, CASE WHEN g % 4 > 0 THEN "
            "'it''s ' || (1 + g % 9) % 2 END, "
            "NULLIF(g / 2, 0) FROM generate_series(1, 40) g")));
    const RowQuery units = query("r.units");
    const RelationDetails details = m_details;
    const RowQuery places = query("r.places");
    const RelationDetails placeDetails = m_details;
    const auto rows = fetchRowPage(*m_session, units, {}, RowDirection::Forward, 100);
    VERIFY_RESULT(rows);
    for (const Row& row : rows->rows) {
        for (const RowJump& jump : rowJumps(details, units, &row)) {
            RowQuery there = jump.to.name == QLatin1String("places") ? places : units;
            there.filter = jump.filter;
            const QByteArray id = row.key.front();
            QByteArray join =
                "SELECT count(*) FROM r.units u JOIN r.units l ON l.id = u.leader WHERE u.id = ";
            if (jump.isReferring)
                join = "SELECT count(*) FROM r.units WHERE leader = ";
            else if (jump.to.name == QLatin1String("places"))
                join = "SELECT count(*) FROM r.places JOIN r.units ON (x, y) = (at_x, at_y) WHERE id = ";
            join += id;
            if (!jump.whyNot.isEmpty())
                QCOMPARE(single(join), QByteArray("0"));
            else
                QCOMPARE(QByteArray::number(*countRows(*m_session, there)), single(join));
        }
    }
    const auto place = fetchRowPage(*m_session, places, {}, RowDirection::Forward, 1);
    const auto jumps = rowJumps(placeDetails, places, &place->rows.front());
    QCOMPARE(jumps.size(), std::size_t(1));
    QVERIFY(jumps[0].isReferring);
}

/// The first page, a page in the middle and the last one read no more than they show.
void TestTableRows::indexServesThePages()
{
    VERIFY_RESULT(m_session->script(Sql("CREATE TABLE r.large (a int, b text, PRIMARY KEY (a, b)); INSERT "
                                        "INTO r.large SELECT g / 10, g::text FROM "
                                        "generate_series(1, 200000) g; ANALYZE r.large")));
    VERIFY_RESULT(m_session->script(Sql("CREATE TABLE r.large_too (a r.citext, b int, PRIMARY KEY (a, b)); "
                                        "INSERT INTO r.large_too SELECT g / 10, g FROM "
                                        "generate_series(1, 200000) g; ANALYZE r.large_too")));
    for (const char* table : {"r.large", "r.large_too"})
        indexServes(query(table));
}

void TestTableRows::indexServes(const RowQuery& asked)
{
    for (const auto& from : {std::optional<RowStart>(), std::optional(RowStart {.key = {"9000", "5"}})}) {
        for (const RowDirection direction : {RowDirection::Forward, RowDirection::Back}) {
            const auto statement =
                rowPageStatement(asked, from, direction, 200, StatementValues::Form::Literals);
            VERIFY_RESULT(statement);
            const auto plan = m_session->readTable(Sql("EXPLAIN ") + statement->sql);
            VERIFY_RESULT(plan);
            const QString text = plan->texts().join(QLatin1Char('\n'));
            QVERIFY2(text.contains(asked.order.index) && !text.contains(QStringLiteral("Sort")),
                     qPrintable(text));
        }
    }
}

QTEST_GUILESS_MAIN(TestTableRows)
#include "tst_tablerows.moc"
