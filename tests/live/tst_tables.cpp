#include "hostilenames.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "tables/rowjump.h"
#include "tables/schemagraph.h"
#include "tables/schemalayout.h"
#include "weekserver.h"

#include <QSet>

using namespace Weekglass;

/// What the server says of tables and views, of each game that ships and of tables that nobody would make.
class TestTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyTableOfAGame_data();
    void everyTableOfAGame();
    void columnsKeysAndIndexes();
    void partitionsBelowTheirTable();
    void typesOfEverySort();
    void indexesThatAreAnOrder();
    void namesThatSeveralSchemasHave();
    void rightsThatAreMissing();
    void hostileNames();
    void tableThatWentMeanwhile();

private:
    Pg::Session open(const QByteArray& script)
    {
        auto session = m_server.open(m_database);
        WeekServer::run(session, "DROP SCHEMA IF EXISTS t CASCADE; CREATE SCHEMA t;" + script);
        return session;
    }
    static RelationDetails details(Pg::Session& session, const QString& name)
    {
        const auto relations = readRelations(session);
        const auto relation =
            relations ? findRelation(*relations, name) : Result<Relation>(relations.error());
        const auto read =
            relation ? readRelationDetails(session, *relation) : Result<RelationDetails>(relation.error());
        if (!read)
            qWarning("%s", qPrintable(read.error().text()));
        return read ? *read : RelationDetails();
    }

    WeekServer m_server;
    QString m_database;
};

void TestTables::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_database = WeekServer::prefix() + QStringLiteral("_tables");
    auto session = m_server.open();
    VERIFY_RESULT(
        session.execute(Result<Pg::Sql>(Pg::Sql("CREATE DATABASE ")) + Pg::Sql::identifier(m_database)));
    m_server.made(m_database);
}

void TestTables::everyTableOfAGame_data()
{
    QTest::addColumn<QString>("id");
    for (const char* game : {"spacetraders", "paperdynasty", "galaxy", "marketland"})
        QTest::newRow(game) << QString::fromLatin1(game);
}

/// The list is that of the server's catalog; each table's first page can be read, and each row leads along
/// its foreign keys to just one row, and back.
void TestTables::everyTableOfAGame()
{
    QFETCH(QString, id);
    auto game =
        std::make_shared<GameDefinition>(*GameLibrary::load({QStringLiteral(":/sql/games")}).game(id));
    game->prefix = WeekServer::prefix() + id;
    const WeekName name = m_server.newWeek(*game);
    auto session = m_server.open(name.toString());
    VERIFY_RESULT(migrate(session, *game));
    VERIFY_RESULT(fillSample(session, *game, name, 3));
    VERIFY_RESULT(session.script(Pg::Sql("ANALYZE")));
    const auto relations = readRelations(session);
    VERIFY_RESULT(relations);
    QCOMPARE(QByteArray::number(static_cast<qint64>(relations->size())),
             session
                 .query(Pg::Sql("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace "
                                "WHERE relkind IN ('r', 'p', 'v', 'm') AND nspname !~ '^pg_' "
                                "AND nspname <> 'information_schema'"))
                 ->single());
    int jumps = 0;
    for (const Relation& relation : *relations) {
        const auto read = readRelationDetails(session, relation);
        VERIFY_RESULT(read);
        const RowQuery query = RowQuery::of(*read);
        const auto page = fetchRowPage(session, query, {}, RowDirection::Forward, 50);
        VERIFY_RESULT(page);
        QVERIFY(query.hasOrder() || !query.order.whyNone.isEmpty());
        if (relation.kind == Relation::Kind::Table)
            QVERIFY(relation.bytes);
        if (page->rows.empty())
            continue;
        for (const RowJump& jump : rowJumps(*read, query, &page->rows.front())) {
            if (!jump.whyNot.isEmpty())
                continue;
            RowQuery there = RowQuery::of(details(session, jump.to.schema + QLatin1Char('.') + jump.to.name));
            there.filter = jump.filter;
            const auto count = countRows(session, there);
            VERIFY_RESULT(count);
            if (!jump.isReferring)
                QCOMPARE(*count, 1);
            ++jumps;
        }
    }
    const auto graph = readSchemaGraph(session);
    VERIFY_RESULT(graph);
    QVERIFY(graph->tables.size() > 3);
    QVERIFY(jumps > 0 || graph->edges.empty());
}

void TestTables::columnsKeysAndIndexes()
{
    auto session = open(
        "CREATE TABLE t.players (player_id uuid PRIMARY KEY, name text NOT NULL);"
        "CREATE TABLE t.crops (player_id uuid NOT NULL REFERENCES t.players ON DELETE CASCADE, plot int NOT "
        "NULL, kind varchar(20) DEFAULT 'wheat', gold int GENERATED ALWAYS AS (plot * 2) STORED, "
        "seq bigint GENERATED ALWAYS AS IDENTITY, CONSTRAINT crops_pk PRIMARY KEY (player_id, plot), "
        "CONSTRAINT gold_ok CHECK (plot > 0), CONSTRAINT plots UNIQUE (plot, kind));"
        "CREATE INDEX crops_kind ON t.crops (lower(kind)) WHERE plot > 1;"
        "COMMENT ON TABLE t.crops IS 'What grows'; COMMENT ON COLUMN t.crops.plot IS 'From the left';"
        "COMMENT ON INDEX t.crops_kind IS 'For the market'");
    const RelationDetails read = details(session, QStringLiteral("t.crops"));
    QCOMPARE(read.relation.comment, QStringLiteral("What grows"));
    QCOMPARE(read.columns.size(), std::size_t(5));
    QCOMPARE(read.columns[1].comment, QStringLiteral("From the left"));
    QVERIFY(read.columns[1].isNotNull && read.columns[1].isKey);
    QCOMPARE(read.columns[2].type, QStringLiteral("character varying(20)"));
    QVERIFY(read.columns[2].defaultText.contains(QStringLiteral("'wheat'")));
    QVERIFY(read.columns[3].isGenerated);
    QVERIFY(read.columns[4].isIdentity);
    QCOMPARE(read.constraints.size(), std::size_t(3));
    QCOMPARE(read.constraints[0].kind, RelationConstraint::Kind::Primary);
    QVERIFY(read.constraints[2].definition.contains(QStringLiteral("CHECK")));
    QCOMPARE(read.indexes.size(), std::size_t(3));
    QVERIFY(read.indexes[0].isPrimary && read.indexes[0].isOrder && read.indexes[0].bytes);
    QVERIFY(!read.indexes[1].isOrder); // kind may be NULL
    QCOMPARE(read.indexes[2].comment, QStringLiteral("For the market"));
    QCOMPARE(read.order.columns, (QStringList {QStringLiteral("player_id"), QStringLiteral("plot")}));
    QCOMPARE(read.references.size(), std::size_t(1));
    QVERIFY(read.references[0].definition.contains(QStringLiteral("ON DELETE CASCADE")));
    QCOMPARE(details(session, QStringLiteral("players")).referring.size(), std::size_t(1));
}

void TestTables::partitionsBelowTheirTable()
{
    auto session =
        open("CREATE TABLE t.kinds (kind int PRIMARY KEY); INSERT INTO t.kinds VALUES (0), (1);"
             "CREATE TABLE t.log (at date NOT NULL, id int NOT NULL, kind int REFERENCES t.kinds, PRIMARY "
             "KEY (at, "
             "id)) PARTITION BY RANGE (at);"
             "CREATE TABLE t.log_1 PARTITION OF t.log FOR VALUES FROM ('2025-01-01') TO ('2025-02-01');"
             "CREATE TABLE t.log_2 PARTITION OF t.log FOR VALUES FROM ('2025-02-01') TO ('2025-03-01') "
             "PARTITION BY "
             "LIST (id); CREATE TABLE t.log_2_rest PARTITION OF t.log_2 DEFAULT;"
             "CREATE TABLE t.notes (at date, id int, FOREIGN KEY (at, id) REFERENCES t.log);"
             "INSERT INTO t.log SELECT date '2025-01-01' + g % 59, g, g % 2 FROM generate_series(1, 1000) g; "
             "ANALYZE");
    const auto relations = readRelations(session);
    VERIFY_RESULT(relations);
    const auto log = findRelation(*relations, QStringLiteral("t.log"));
    VERIFY_RESULT(log);
    QCOMPARE(log->kind, Relation::Kind::Partitioned);
    QCOMPARE(log->rows.value_or(-1), 1000);
    const auto part = findRelation(*relations, QStringLiteral("t.log_2_rest"));
    VERIFY_RESULT(part);
    QCOMPARE(part->parent, findRelation(*relations, QStringLiteral("t.log_2"))->oid);
    QCOMPARE(findRelation(*relations, QStringLiteral("t.log_1"))->parent, log->oid);
    QVERIFY(*log->bytes > *part->bytes);
    // the keys of the table, and those that it passed on, each once
    QCOMPARE(details(session, QStringLiteral("t.log")).references.size(), std::size_t(1));
    QCOMPARE(details(session, QStringLiteral("t.log")).referring.size(), std::size_t(1));
    QCOMPARE(details(session, QStringLiteral("t.log_1")).references.size(), std::size_t(1));
    QCOMPARE(details(session, QStringLiteral("t.log_1")).referring.size(), std::size_t(1));
    QCOMPARE(details(session, QStringLiteral("t.notes")).references.size(), std::size_t(1));
    QCOMPARE(details(session, QStringLiteral("t.kinds")).referring.size(), std::size_t(1));
    const auto graph = readSchemaGraph(session);
    VERIFY_RESULT(graph);
    QCOMPARE(graph->find({QStringLiteral("t"), QStringLiteral("log_1")}), -1);
    QCOMPARE(graph->edges.size(), std::size_t(2));
}

void TestTables::typesOfEverySort()
{
    using Sort = RelationColumn::Sort;
    auto session =
        open("CREATE TYPE t.mood AS ENUM ('low', 'high'); CREATE DOMAIN t.coins AS numeric(12, 2) CHECK "
             "(VALUE >= 0);"
             "CREATE DOMAIN t.purse AS t.coins; CREATE TYPE t.spot AS (x int, y int);"
             "CREATE TABLE t.all (a text, b varchar, c char(3), d int, e numeric, f float8, g timestamptz, h "
             "date, "
             "i interval, j boolean, k t.mood, l json, m jsonb, n uuid, o bytea, p inet, q int[], r t.purse, "
             "s t.spot, u point, v regclass)");
    const std::vector<Sort> expected {
        Sort::Text,  Sort::Text,  Sort::Text,  Sort::Number, Sort::Number, Sort::Number, Sort::Time,
        Sort::Time,  Sort::Time,  Sort::Truth, Sort::Enum,   Sort::Json,   Sort::Jsonb,  Sort::Plain,
        Sort::Plain, Sort::Plain, Sort::Other, Sort::Number, Sort::Other,  Sort::Other,  Sort::Other};
    const RelationDetails read = details(session, QStringLiteral("t.all"));
    QCOMPARE(read.columns.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(read.columns[i].sort == expected[i], qPrintable(read.columns[i].type));
    QVERIFY(!read.column(QStringLiteral("s"))->isPlain);
    QVERIFY(read.column(QStringLiteral("k"))->isPlain);
    QVERIFY(read.column(QStringLiteral("m"))->isLong);
    QVERIFY(!read.column(QStringLiteral("r"))->isLong);
}

void TestTables::indexesThatAreAnOrder()
{
    auto session = open("CREATE TABLE t.a (x int NOT NULL, y text NOT NULL, z int);"
                        "CREATE UNIQUE INDEX a_nulls ON t.a (x, z);" // NULLs are not told apart
                        "CREATE UNIQUE INDEX a_partial ON t.a (x) WHERE y > 'm';"
                        "CREATE UNIQUE INDEX a_expression ON t.a (lower(y));"
                        "CREATE UNIQUE INDEX a_pattern ON t.a (y text_pattern_ops);"
                        "CREATE UNIQUE INDEX a_mixed ON t.a (x, y DESC);"
                        "CREATE INDEX a_plain ON t.a (x, y)");
    const RelationDetails none = details(session, QStringLiteral("t.a"));
    QVERIFY2(none.order.columns.isEmpty(), qPrintable(none.order.index));
    QVERIFY(!none.order.whyNone.isEmpty());
    WeekServer::run(session, "CREATE UNIQUE INDEX a_down ON t.a (y DESC, x DESC)");
    QCOMPARE(details(session, QStringLiteral("t.a")).order.index, QStringLiteral("a_down"));
    WeekServer::run(session, "ALTER TABLE t.a ADD PRIMARY KEY (x, y)");
    QCOMPARE(details(session, QStringLiteral("t.a")).order.index, QStringLiteral("a_pkey"));
    WeekServer::run(session, "CREATE VIEW t.v AS SELECT * FROM t.a");
    QVERIFY(details(session, QStringLiteral("t.v")).order.whyNone.contains(QStringLiteral("view")));
}

void TestTables::namesThatSeveralSchemasHave()
{
    auto session = open("CREATE SCHEMA IF NOT EXISTS t2; CREATE TABLE t.same (x int); CREATE TABLE IF NOT "
                        "EXISTS t2.same (x int)");
    const auto relations = readRelations(session);
    VERIFY_RESULT(relations);
    const auto found = findRelation(*relations, QStringLiteral("same"));
    QVERIFY(!found);
    QVERIFY(found.error().advice.contains(QStringLiteral("t2.same")));
    VERIFY_RESULT(findRelation(*relations, QStringLiteral("t2.same")));
    QVERIFY(!findRelation(*relations, QStringLiteral("nothing")));
    WeekServer::run(session, "DROP SCHEMA t2 CASCADE");
}

/// Which rows a role may not read is told; what it may not read is not asked for.
void TestTables::rightsThatAreMissing()
{
    auto session = open("CREATE TABLE t.secret (id int PRIMARY KEY, open int, hidden int);"
                        "CREATE TABLE t.closed (id int PRIMARY KEY);"
                        "INSERT INTO t.secret VALUES (1, 2, 3);"
                        "DROP ROLE IF EXISTS tables_reader; CREATE ROLE tables_reader;"
                        "GRANT USAGE ON SCHEMA t TO tables_reader;"
                        "GRANT SELECT (id, open) ON t.secret TO tables_reader; SET ROLE tables_reader");
    const RelationDetails secret = details(session, QStringLiteral("t.secret"));
    QVERIFY(secret.relation.isReadable);
    QVERIFY(!secret.column(QStringLiteral("hidden"))->isReadable);
    const RowQuery query = RowQuery::of(secret);
    QCOMPARE(query.columns.size(), std::size_t(2));
    const auto page = fetchRowPage(session, query, {}, RowDirection::Forward, 10);
    VERIFY_RESULT(page);
    QCOMPARE(page->rows.size(), std::size_t(1));
    const RelationDetails closed = details(session, QStringLiteral("t.closed"));
    QVERIFY(!closed.relation.isReadable);
    const auto refused = fetchRowPage(session, RowQuery::of(closed), {}, RowDirection::Forward, 10);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("no right")));
    WeekServer::run(session, "RESET ROLE; DROP OWNED BY tables_reader; DROP ROLE tables_reader");
}

/// Schemas, tables, columns and constraints of such names: read, filtered, paged and jumped along.
void TestTables::hostileNames()
{
    auto session = open("CREATE TABLE public.canary (x int)");
    const QStringList names = hostileObjectNames(60);
    const auto quoted = [](const QString& name) { return Pg::Sql::identifier(name)->text(); };
    for (qsizetype i = 0; i + 3 < names.size(); i += 4) {
        const QByteArray schema = quoted(names[i]);
        const QByteArray table = schema + '.' + quoted(names[i + 1]);
        const QByteArray key = quoted(names[i + 2]);
        const QByteArray json = quoted(names[i + 3]);
        WeekServer::run(session,
                        "CREATE SCHEMA " + schema + "; CREATE TABLE " + table + " (" + key
                            + " text PRIMARY KEY, " + json + " jsonb, own text, CONSTRAINT "
                            + quoted(names[i]) + " FOREIGN KEY (own) REFERENCES " + table + "); INSERT INTO "
                            + table + " VALUES ('a''b', '{\"x\": 1}', NULL), ('c', NULL, 'a''b')");
        const RelationDetails read = details(session, names[i] + QLatin1Char('.') + names[i + 1]);
        QCOMPARE(read.relation.name.name, names[i + 1]);
        QCOMPARE(read.order.columns, QStringList {names[i + 2]});
        RowQuery query = RowQuery::of(read);
        const auto second =
            fetchRowPage(session, query, RowStart {.key = {"a'b"}}, RowDirection::Forward, 10);
        VERIFY_RESULT(second);
        QCOMPARE(second->rows.size(), std::size_t(1));
        const auto jumps = rowJumps(read, query, &second->rows.front());
        QCOMPARE(jumps.front().constraint, names[i]);
        query.filter = jumps.front().filter;
        QCOMPARE(*countRows(session, query), 1);
        RowCondition condition {
            .column = names[i + 3], .path = {{.key = QStringLiteral("x")}}, .value = QStringLiteral("1")};
        const auto typed = parseRowCondition(toTyped(condition));
        VERIFY_RESULT(typed);
        QCOMPARE(*typed, condition);
        query.filter.conditions = {condition};
        QCOMPARE(*countRows(session, query), 1);
        const auto row = fetchRowJson(session, query, {"a'b"}, 10000);
        VERIFY_RESULT(row);
        QVERIFY(row->isWhole && row->text.contains("a'b"));
    }
    VERIFY_RESULT(readSchemaGraph(session));
    QCOMPARE(WeekServer::ask(session, "SELECT count(*) FROM public.canary"), QStringLiteral("0"));
    for (qsizetype i = 0; i + 3 < names.size(); i += 4)
        WeekServer::run(session, "DROP SCHEMA " + quoted(names[i]) + " CASCADE");
    WeekServer::run(session, "DROP TABLE public.canary");
}

void TestTables::tableThatWentMeanwhile()
{
    auto session = open("CREATE TABLE t.gone (x int PRIMARY KEY)");
    const RelationDetails read = details(session, QStringLiteral("t.gone"));
    WeekServer::run(session, "DROP TABLE t.gone");
    const auto again = readRelationDetails(session, read.relation);
    QVERIFY(!again);
    QVERIFY(again.error().message.contains(QStringLiteral("t.gone")));
    QVERIFY(!fetchRowPage(session, RowQuery::of(read), {}, RowDirection::Forward, 10));
}

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
