#include "query/querystatement.h"
#include "query/querywrite.h"
#include "query/sqlcatalog.h"
#include "query/sqltokens.h"

#include <QTest>

using namespace Weekglass;

/// What a query is before it is sent: its tokens, its statements, what is refused, and what could be written.
class TestQueryStatement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens_data();
    void tokens();
    void statements();
    void statementAtTheCursor();
    void refusals_data();
    void refusals();
    void readingKinds_data();
    void readingKinds();
    void places();
    void anythingIsTokens();
    void proposals_data();
    void proposals();
    void hostileNamesAreQuoted();
    void columnsAreJoinedByName();
    void cellsAsJson_data();
    void cellsAsJson();

private:
    static SqlCatalog catalog()
    {
        return {.relations = {{.schema = QStringLiteral("core"),
                               .name = QStringLiteral("ships"),
                               .columns = {QStringLiteral("id"), QStringLiteral("fuel"),
                                           QStringLiteral("Order")}},
                              {.schema = QStringLiteral("raw"),
                               .name = QStringLiteral("events"),
                               .columns = {QStringLiteral("id"), QStringLiteral("payload")}}},
                .functions = {QStringLiteral("abs"), QStringLiteral("core.fuel_of"), QStringLiteral("now")}};
    }
};

void TestQueryStatement::tokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("tokens"); // <kind><text>
    const auto row = [](const char* name, const char* text, const QStringList& tokens) {
        QTest::newRow(name) << QString::fromUtf8(text) << tokens;
    };
    const auto s = [](const char* text) { return QString::fromUtf8(text); };
    row("nothing", " \n\t", {});
    row("a no-break space is part of a name", "e \u00a0 f\u2003g", {s("We"), s("W\u00a0"), s("Wf\u2003g")});
    row("words", "select a1$ FROM _x", {s("Wselect"), s("Wa1$"), s("WFROM"), s("W_x")});
    row("strings", "'it''s' E'\\'' U&'x' x'0f'", {s("S'it''s'"), s("SE'\\''"), s("SU&'x'"), s("Sx'0f'")});
    row("a word that ends in e", "nonse'a'", {s("Wnonse"), s("S'a'")});
    row("names", "\"a\"\"b\" U&\"c\"", {s("Q\"a\"\"b\""), s("QU&\"c\"")});
    row("dollars", "$1 $$a'$$ $x$ $$ $x$ $", {s("P$1"), s("S$$a'$$"), s("S$x$ $$ $x$"), s("Y$")});
    row("numbers", "1.5e3 .5 1..2", {s("N1.5e3"), s("N.5"), s("N1..2")});
    row("comments", "1--a\n/* /* b */ */2", {s("N1"), s("C--a"), s("C/* /* b */ */"), s("N2")});
    row("not closed", "/* a", {s("C/* a")});
    row("string not closed", "'a;", {s("S'a;")});
}

void TestQueryStatement::tokens()
{
    QFETCH(QString, text);
    QStringList tokens;
    for (const SqlToken& token : sqlTokens(text))
        tokens << QLatin1Char("WQSNPCY"[static_cast<int>(token.kind)]) + token.in(text).toString();
    QTEST(tokens, "tokens");
}

void TestQueryStatement::statements()
{
    const QString script = QStringLiteral("-- a;\nSELECT ';' ; /* b; */ SELECT $$;$$ -- end\n;;\n");
    QStringList texts;
    for (const SqlSpan& span : sqlStatements(script))
        texts << script.mid(span.begin, span.length);
    QCOMPARE(texts, QStringList({QStringLiteral("SELECT ';'"), QStringLiteral("SELECT $$;$$")}));
}

void TestQueryStatement::statementAtTheCursor()
{
    const QString script = QStringLiteral("SELECT 1;\nSELECT 2; SELECT 3;\n\n");
    const auto at = [&script](qsizetype cursor) {
        const auto span = sqlStatementAt(script, cursor);
        return span ? script.mid(span->begin, span->length) : QString();
    };
    QCOMPARE(at(0), QStringLiteral("SELECT 1"));
    QCOMPARE(at(9), QStringLiteral("SELECT 1"));
    QCOMPARE(at(10), QStringLiteral("SELECT 2"));
    QCOMPARE(at(19), QStringLiteral("SELECT 2"));
    QCOMPARE(at(script.size()), QStringLiteral("SELECT 3"));
    QVERIFY(!sqlStatementAt(QStringLiteral(" -- only this"), 3));
}

void TestQueryStatement::refusals_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("where");
    const auto row = [](const char* sql, const char* where) {
        QTest::newRow(sql) << QString::fromUtf8(sql) << QString::fromUtf8(where);
    };
    row("", "line 1, column 1");
    row("-- nothing", "line 1, column 1");
    row("INSERT INTO a VALUES (1)", "line 1, column 1");
    row("\n  create table a ()", "line 2, column 3");
    row("COPY a TO STDOUT", "line 1, column 1");
    row("COMMIT", "line 1, column 1");
    row("SET transaction_read_only = off", "line 1, column 1");
    row("DO $$ BEGIN END $$", "line 1, column 1");
    row("CALL p()", "line 1, column 1");
    row("LISTEN a", "line 1, column 1");
    row("PREPARE a AS SELECT 1", "line 1, column 1");
    row("SELECT 1; DROP TABLE a", "line 1, column 11");
    row("SELECT 1; SELECT 2", "line 1, column 11");
    row("SELECT pg_terminate_backend(1)", "line 1, column 8");
    row("SELECT\n pg_catalog.\"pg_reload_conf\" ()", "line 2, column 13");
    row("'a'", "line 1, column 1");
    row("EXPLAIN ANALYZE CREATE TABLE a AS SELECT 1", "line 1, column 17");
}

void TestQueryStatement::refusals()
{
    QFETCH(QString, sql);
    const auto statement = readingStatement(sql);
    QVERIFY(!statement);
    QTEST(statement.error().where, "where");
    QVERIFY(!statement.error().message.isEmpty());
}

void TestQueryStatement::readingKinds_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("isSelect");
    const auto row = [](const char* sql, bool isSelect) {
        QTest::newRow(sql) << QString::fromUtf8(sql) << isSelect;
    };
    row("SELECT 1;", true);
    row(" (select 1) UNION (select 2) ; -- that is all", true);
    row("WITH a AS (SELECT 1) TABLE a", true);
    row("VALUES (1)", true);
    row("SHOW search_path", false);
    row("EXPLAIN SELECT 1", false);
    row("SELECT 'pg_terminate_backend(1)'", true);
}

void TestQueryStatement::readingKinds()
{
    QFETCH(QString, sql);
    const auto statement = readingStatement(sql);
    QVERIFY2(bool(statement), statement ? "" : qPrintable(statement.error().text()));
    QTEST(statement->isSelect(), "isSelect");
    QVERIFY(!statement->text.contains(QLatin1Char(';')));
}

void TestQueryStatement::places()
{
    const auto statement = readingStatement(QStringLiteral("-- why\n  SELECT a,\n b"));
    QVERIFY(bool(statement));
    QCOMPARE(statement->placeOf(7).toString(), QStringLiteral("line 2, column 10"));
    QCOMPARE(statement->placeOf(statement->text.indexOf(QLatin1Char('b'))).toString(),
             QStringLiteral("line 3, column 2"));
}

/// Whatever is written: tokens are in order, none is empty, and nothing but white space is between them.
void TestQueryStatement::anythingIsTokens()
{
    const QString pieces[] = {QStringLiteral("'"),   QStringLiteral("\""), QStringLiteral("$"),
                              QStringLiteral("$a$"), QStringLiteral("/*"), QStringLiteral("*/"),
                              QStringLiteral("--"),  QStringLiteral("\n"), QStringLiteral("E"),
                              QStringLiteral("U&"),  QStringLiteral("\\"), QStringLiteral("1"),
                              QStringLiteral(";"),   QStringLiteral(" "),  QString(QChar(u'\x202e'))};
    quint32 random = 7;
    for (int round = 0; round < 5000; ++round) {
        QString text;
        for (int i = 0; i < 12; ++i) {
            random = random * 1664525 + 1013904223;
            text += pieces[(random >> 16) % std::size(pieces)];
        }
        qsizetype end = 0;
        for (const SqlToken& token : sqlTokens(text)) {
            QVERIFY(token.length > 0 && token.begin >= end);
            QVERIFY(QStringView(text).sliced(end, token.begin - end).trimmed().isEmpty());
            end = token.end();
        }
        QVERIFY(QStringView(text).sliced(end).trimmed().isEmpty());
        (void)readingStatement(text);
        (void)sqlProposals(catalog(), text, text.size() / 2);
    }
}

void TestQueryStatement::proposals_data()
{
    QTest::addColumn<QString>("text"); // with a bar where the cursor is
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* text, const QStringList& words) {
        QTest::newRow(text) << QString::fromUtf8(text) << words;
    };
    const auto s = [](const char* text) { return QString::fromUtf8(text); };
    row("SELECT * FROM core.|", {s("ships"), s("fuel_of")});
    row("SELECT * FROM core.sh|", {s("ships")});
    row("SELECT s.| FROM core.ships AS s", {s("id"), s("fuel"), s("\"Order\"")});
    row("SELECT s.f| FROM core.ships s WHERE", {s("fuel")});
    row("SELECT ships.o| FROM core.ships", {s("\"Order\"")});
    row("SELECT fu| FROM core.ships", {s("fuel"), s("FULL"), s("core.fuel_of")});
    row("SELECT * FROM ev|", {s("raw.events")});
    row("sel|", {s("SELECT")});
    row("SELECT 'co|", {});
    row("SELECT 1 -- co|", {});
    row("SELECT x.| FROM core.ships; SELECT 1 FROM raw.events AS x", {});
    row("SELECT core.ships.f|", {s("fuel")});
}

void TestQueryStatement::proposals()
{
    QFETCH(QString, text);
    const qsizetype cursor = text.indexOf(QLatin1Char('|'));
    text.remove(cursor, 1);
    const SqlProposals proposals = sqlProposals(catalog(), text, cursor);
    QTEST(proposals.words, "words");
    QVERIFY(proposals.begin <= cursor);
}

void TestQueryStatement::hostileNamesAreQuoted()
{
    QCOMPARE(sqlName(QStringLiteral("fuel")), QStringLiteral("fuel"));
    QCOMPARE(sqlName(QStringLiteral("Fuel")), QStringLiteral("\"Fuel\""));
    QCOMPARE(sqlName(QStringLiteral("a\"; DROP")), QStringLiteral("\"a\"\"; DROP\""));
    QCOMPARE(sqlName(QStringLiteral("select")), QStringLiteral("\"select\""));
    for (const QString& name : {QStringLiteral("a\"; DROP"), QStringLiteral("A b"), QStringLiteral("x")})
        QCOMPARE(Pg::nameMeant(sqlName(name)), name);
    // as the server folds: letters beyond A to Z stay
    QCOMPARE(Pg::nameMeant(QStringLiteral("FuelÄÖ")), QStringLiteral("fuelÄÖ"));
    QCOMPARE(Pg::nameMeant(QStringLiteral("\"Not ended")), QStringLiteral("Not ended"));
}

void TestQueryStatement::columnsAreJoinedByName()
{
    const auto failing = std::make_shared<QueryResult>();
    failing->error = Error {.message = QStringLiteral("gone")};
    const auto one = std::make_shared<QueryResult>();
    one->columns = {{.name = "a", .type = 23, .typeName = "integer"},
                    {.name = "a", .type = 25, .typeName = "text"}};
    const auto two = std::make_shared<QueryResult>();
    two->columns = {{.name = "b", .type = 25, .typeName = "text"},
                    {.name = "a", .type = 20, .typeName = "bigint"}};
    const CombinedResult result({{.week = QStringLiteral("w1"), .result = one},
                                 {.week = QStringLiteral("w2"), .result = failing},
                                 {.week = QStringLiteral("w3"), .result = two}},
                                true);
    QStringList names;
    for (const QueryColumn& column : result.columns())
        names << QString::fromUtf8(column.name + ':' + column.typeName);
    QCOMPARE(names,
             QStringList({QStringLiteral("week:text"), QStringLiteral("error:text"),
                          QStringLiteral("a:integer/bigint"), QStringLiteral("a:text"),
                          QStringLiteral("b:text")}));
    QCOMPARE(result.rowCount(), qsizetype(1)); // the one that failed
    QCOMPARE(result.cell(0, 0).text.toByteArray(), QByteArray("w2"));
    QCOMPARE(result.cell(0, 1).kind, CombinedResult::CellKind::Failed);
    QCOMPARE(result.cell(0, 2).kind, CombinedResult::CellKind::NotThere);
    // of rows that are not kept: the second column of the third week is the first "a"
    const auto text = [](int own) { return std::optional(QByteArrayView(own == 1 ? "a of w3" : "b of w3")); };
    QCOMPARE(result.cellOf(2, 2, text).text.toByteArray(), QByteArray("a of w3"));
    QCOMPARE(result.cellOf(2, 4, text).text.toByteArray(), QByteArray("b of w3"));
    QCOMPARE(result.cellOf(2, 3, text).kind, CombinedResult::CellKind::NotThere);
}

void TestQueryStatement::cellsAsJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint32>("type");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char* name, const char* text, quint32 type, const char* json) {
        QTest::newRow(name) << QByteArray(text) << type << QByteArray(json);
    };
    row("integer", "-5", 20, "-5");
    row("numeric", "1.50", 1700, "1.50");
    row("NaN", "NaN", 1700, "\"NaN\"");
    row("infinity", "-Infinity", 701, "\"-Infinity\"");
    row("true", "t", 16, "true");
    row("jsonb", "{\"a\": 1}", 3802, "{\"a\": 1}");
    row("json of several lines", "[1,\n2]", 114, "[1, 2]");
    row("text", "a\"b\n", 25, "\"a\\\"b\\n\"");
    row("time", "2025-01-06 00:00:00+00", 1184, "\"2025-01-06 00:00:00+00\"");
}

void TestQueryStatement::cellsAsJson()
{
    QFETCH(QByteArray, text);
    QFETCH(quint32, type);
    QTEST(queryJson(text, {.name = "x", .type = type}), "json");
}

QTEST_GUILESS_MAIN(TestQueryStatement)
#include "tst_querystatement.moc"
