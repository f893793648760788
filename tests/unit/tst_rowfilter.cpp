#include "tables/rowjump.h"
#include "tables/rowstatement.h"
#include "verifyresult.h"

#include <QTest>

using namespace Weekglass;

using Sort = RelationColumn::Sort;
using Test = ValueTest;

/// Filters of rows as people write them, and the statements that come of them, without a server.
class TestRowFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typedConditions_data();
    void typedConditions();
    void refusedConditions_data();
    void refusedConditions();
    void savedFilters();
    void orderOfRows();
    void pagesByKey();
    void valuesStayBesideTheStatement();
    void literalsAreQuoted();
    void keysOfTheWrongLength();
    void longValuesBegin();
    void columnsWithoutARight();
    void jumpsAlongForeignKeys();

private:
    static RelationDetails crops()
    {
        RelationDetails details {
            .relation = {.oid = 7, .name = {QStringLiteral("farm"), QStringLiteral("crops")}},
            .columns = {{.name = QStringLiteral("player_id"), .sort = Sort::Number},
                        {.name = QStringLiteral("plot"), .sort = Sort::Text, .isLong = true},
                        {.name = QStringLiteral("data"), .sort = Sort::Jsonb, .isLong = true}}};
        details.indexes = {{.name = QStringLiteral("crops_pkey"),
                            .isPrimary = true,
                            .isUnique = true,
                            .isOrder = true,
                            .columns = {QStringLiteral("player_id"), QStringLiteral("plot")}}};
        details.order = rowOrderOf(details);
        return details;
    }
    static QByteArray textOf(const Result<BoundStatement>& statement)
    {
        return statement ? statement->sql.text() : statement.error().text().toUtf8();
    }
};

void TestRowFilter::typedConditions_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("path");
    QTest::addColumn<Test>("test");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* typed, const char* column, const char* path, Test test,
                        const char* value) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(column)
                             << QString::fromUtf8(path) << test << QString::fromUtf8(value);
    };
    row("status = active", "status", "$", Test::Equals, "active");
    row("gold >= 10", "gold", "$", Test::AtLeast, "10");
    row("data.fuel < 10", "data", "$.fuel", Test::Less, "10");
    row("data.slots[0].item ~ ^w", "data", "$.slots[0].item", Test::Matches, "^w");
    row("[\"a b\"] missing", "a b", "$", Test::Missing, "");
    row("[\"x.y\"][\"z = 1\"] exists", "x.y", "$[\"z = 1\"]", Test::Exists, "");
    row("name = it's \"so\" = 1", "name", "$", Test::Equals, "it's \"so\" = 1");
    row("name lacks a b ", "name", "$", Test::Lacks, "a b ");
}

void TestRowFilter::typedConditions()
{
    QFETCH(QString, typed);
    const auto condition = parseRowCondition(typed);
    VERIFY_RESULT(condition);
    QTEST(condition->column, "column");
    QTEST(Json::toJsonPath(condition->path), "path");
    QTEST(condition->test, "test");
    QTEST(condition->value, "value");
    const auto again = parseRowCondition(toTyped(*condition));
    VERIFY_RESULT(again);
    QCOMPARE(*again, *condition);
}

void TestRowFilter::refusedConditions_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("none") << QStringLiteral("status") << QStringLiteral("not a condition");
    QTest::newRow("no column") << QStringLiteral("[0] = 1") << QStringLiteral("names no column");
    QTest::newRow("unknown") << QStringLiteral("fuel = 1") << QStringLiteral("player_id, plot, data");
    QTest::newRow("path of no JSON") << QStringLiteral("plot.x = 1") << QStringLiteral("not a JSON column");
    QTest::newRow("wrong test") << QStringLiteral("player_id ~ 1") << QStringLiteral("cannot test");
}

void TestRowFilter::refusedConditions()
{
    QFETCH(QString, typed);
    QFETCH(QString, said);
    const auto condition = parseRowCondition(typed);
    QString text;
    if (!condition) {
        text = condition.error().text();
    } else {
        RowQuery query = RowQuery::of(crops());
        query.filter.conditions = {*condition};
        text = QString::fromUtf8(textOf(rowCountStatement(query)));
    }
    QVERIFY2(text.contains(said), qPrintable(text));
}

void TestRowFilter::savedFilters()
{
    RowFilter filter;
    for (const char* typed : {"status = a \"b\" \\ c", "data.slots[0] exists", "[\"ü .\"] < 3"})
        filter.conditions.push_back(*parseRowCondition(QString::fromUtf8(typed)));
    const auto read = RowFilter::fromJson(filter.toJson());
    VERIFY_RESULT(read);
    QCOMPARE(*read, filter);
    QVERIFY(!RowFilter::fromJson("{\"conditions\":[{\"column\":\"a\",\"test\":\"sounds\"}]}"));
    QVERIFY(!RowFilter::fromJson("[]"));
}

/// The primary key, else a unique index that knows each row once; and if there is none, why.
void TestRowFilter::orderOfRows()
{
    RelationDetails details = crops();
    QCOMPARE(details.order.columns, (QStringList {QStringLiteral("player_id"), QStringLiteral("plot")}));
    details.indexes.front().isOrder = false; // NULLs, or partial
    QVERIFY(rowOrderOf(details).columns.isEmpty());
    QVERIFY(rowOrderOf(details).whyNone.contains(QStringLiteral("NULL")));
    details.indexes.push_back({.name = QStringLiteral("u"),
                               .isUnique = true,
                               .isOrder = true,
                               .columns = {QStringLiteral("plot")}});
    QCOMPARE(rowOrderOf(details).index, QStringLiteral("u"));
    details.columns[1].isPlain = false; // an order that somebody wrote
    QVERIFY(rowOrderOf(details).columns.isEmpty());
    details.columns[1].isPlain = true;
    details.columns[1].isReadable = false;
    QVERIFY(rowOrderOf(details).columns.isEmpty());
    details.indexes.clear();
    QVERIFY(rowOrderOf(details).whyNone.contains(QStringLiteral("no primary key")));
    details.relation.kind = Relation::Kind::View;
    QVERIFY(rowOrderOf(details).whyNone.contains(QStringLiteral("view")));
}

void TestRowFilter::pagesByKey()
{
    RowQuery query = RowQuery::of(crops());
    const RowStart start {.key = {"7", "b"}};
    const auto page = [&](const std::optional<RowStart>& from, RowDirection direction) {
        return textOf(rowPageStatement(query, from, direction, 200));
    };
    QVERIFY(page({}, RowDirection::Forward)
                .contains("FROM \"farm\".\"crops\" AS t\nORDER BY t.\"player_id\", t.\"plot\"\nLIMIT"));
    QVERIFY(
        page(start, RowDirection::Forward)
            .contains("(t.\"player_id\", t.\"plot\") > ($1, $2)\nORDER BY t.\"player_id\", t.\"plot\"\n"));
    QVERIFY(page(start, RowDirection::Back)
                .contains("(t.\"player_id\", t.\"plot\") < ($1, $2)\nORDER BY t.\"player_id\" DESC, "
                          "t.\"plot\" DESC\n"));
    query.isDescending = true;
    QVERIFY(page(start, RowDirection::Forward).contains(" < ($1, $2)\nORDER BY t.\"player_id\" DESC, "));
    QVERIFY(page(start, RowDirection::Back).contains(" > ($1, $2)\nORDER BY t.\"player_id\", "));
    QVERIFY(page(RowStart {.key = start.key, .isIncluded = true}, RowDirection::Forward)
                .contains(" <= ($1, $2)"));
    QVERIFY(!page(start, RowDirection::Forward).contains("OFFSET"));
    query.relation.hasHeirs = true; // whose rows have no key here
    QVERIFY(page({}, RowDirection::Forward).contains("FROM ONLY \"farm\".\"crops\""));
}

void TestRowFilter::valuesStayBesideTheStatement()
{
    RowQuery query = RowQuery::of(crops());
    query.filter.conditions = {*parseRowCondition(QStringLiteral("plot contains '; DROP TABLE x; --")),
                               *parseRowCondition(QStringLiteral("data.a = '; DROP")),
                               *parseRowCondition(QStringLiteral("player_id < '; DROP"))};
    const auto statement =
        rowPageStatement(query, RowStart {.key = {"'; DROP", "\""}}, RowDirection::Forward, 10);
    VERIFY_RESULT(statement);
    QVERIFY(!statement->sql.text().contains("DROP"));
    QCOMPARE(statement->params.size(), std::size_t(6));
}

void TestRowFilter::literalsAreQuoted()
{
    RowQuery query = RowQuery::of(crops());
    query.filter.conditions = {*parseRowCondition(QStringLiteral("plot = it's"))};
    const auto statement = rowExportStatement(query);
    VERIFY_RESULT(statement);
    QVERIFY(statement->params.empty());
    QVERIFY2(statement->sql.text().contains("t.\"plot\" = 'it''s'"), statement->sql.text().constData());
    QVERIFY(!statement->sql.text().contains("left("));
    QVERIFY(textOf(rowExportStatement(query, {}, 5)).contains("LIMIT '5'::bigint"));
}

void TestRowFilter::keysOfTheWrongLength()
{
    const QByteArray said =
        textOf(rowPageStatement(RowQuery::of(crops()), RowStart {.key = {"7"}}, RowDirection::Forward, 10));
    QVERIFY2(said.contains("player_id, plot"), said.constData());
}

/// A list has their beginnings; those of keys stay whole, as the next page begins with them.
void TestRowFilter::longValuesBegin()
{
    const QByteArray page = textOf(rowPageStatement(RowQuery::of(crops()), {}, RowDirection::Forward, 10));
    QVERIFY(page.contains("left(t.\"data\"::text, 201)"));
    QVERIFY(page.contains(", CASE WHEN pg_column_size(t.\"data\") >= 65536 THEN "));
    QVERIFY(!page.contains("pg_column_size(t.\"plot\")"));
}

void TestRowFilter::columnsWithoutARight()
{
    RelationDetails details = crops();
    details.columns[2].isReadable = false;
    QVERIFY(!textOf(rowExportStatement(RowQuery::of(details))).contains("data"));
    for (RelationColumn& column : details.columns)
        column.isReadable = false;
    QVERIFY(textOf(rowExportStatement(RowQuery::of(details))).contains("no right to read farm.crops"));
}

void TestRowFilter::jumpsAlongForeignKeys()
{
    RelationDetails details = crops();
    details.references = {{.name = QStringLiteral("own"),
                           .from = details.relation.name,
                           .fromColumns = {QStringLiteral("player_id"), QStringLiteral("plot")},
                           .to = details.relation.name,
                           .toColumns = {QStringLiteral("a"), QStringLiteral("b")}}};
    details.referring = {{.name = QStringLiteral("logs_fk"),
                          .from = {QStringLiteral("public"), QStringLiteral("logs")},
                          .fromColumns = {QStringLiteral("crop")},
                          .to = details.relation.name,
                          .toColumns = {QStringLiteral("plot")}}};
    const RowQuery query = RowQuery::of(details);
    Row row {.key = {"7", "b"}, .cells = {"7", "b", {}}, .storedBytes = {{}, {}, {}}};
    auto jumps = rowJumps(details, query, &row);
    QCOMPARE(jumps.size(), std::size_t(2));
    QCOMPARE(jumps[0].filter.conditions.size(), std::size_t(2));
    QCOMPARE(jumps[0].filter.conditions[1].column, QStringLiteral("b"));
    QCOMPARE(jumps[0].filter.conditions[1].value, QStringLiteral("b"));
    QVERIFY(jumps[1].isReferring);
    QCOMPARE(jumps[1].to.text(), QStringLiteral("logs"));
    QCOMPARE(jumps[1].filter.conditions[0].text(), QStringLiteral("crop is b"));
    QVERIFY(jumps[1].text().contains(QStringLiteral("logs_fk")));
    row.cells[1].reset();
    jumps = rowJumps(details, query, &row);
    QVERIFY(jumps[0].filter.isEmpty() || !jumps[0].whyNot.isEmpty());
    QVERIFY(jumps[0].whyNot.contains(QStringLiteral("plot is NULL")));
    QVERIFY(jumps[1].whyNot.contains(QStringLiteral("NULL")));
    QVERIFY(rowJumps(details, query, nullptr).empty());
}

QTEST_GUILESS_MAIN(TestRowFilter)
#include "tst_rowfilter.moc"
