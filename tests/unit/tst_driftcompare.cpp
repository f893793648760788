#include "drift/definitiontext.h"
#include "drift/drift.h"
#include "drift/driftsql.h"
#include "drift/referencecatalog.h"
#include "hostilenames.h"
#include "pg/scripttext.h"
#include "textrows.h"

#include <QTest>

using namespace Weekglass;

namespace {

/// One object a line: "kind; name; owner; text; ddl; partition of".
std::vector<Definition> definitionsOf(const QString& text)
{
    std::vector<Definition> definitions;
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(QStringLiteral("; "));
        definitions.push_back({.kind = parts[0].trimmed(),
                               .name = parts.value(1),
                               .text = parts.value(3),
                               .owner = parts.value(2),
                               .partitionOf = parts.value(5),
                               .ddl = parts.value(4)});
    }
    return definitions;
}

QString printed(const std::vector<DriftItem>& items)
{
    QStringList lines;
    for (const DriftItem& item : items)
        lines << QStringLiteral("%1 %2 %3").arg(driftKindName(item.kind), item.object, item.name);
    return lines.join(QLatin1Char('\n'));
}

Definition column(const QString& text, const QString& ddl = {})
{
    return {.kind = QStringLiteral("column"),
            .name = QStringLiteral("public.t.c"),
            .text = text,
            .owner = QStringLiteral("public.t"),
            .ddl = ddl};
}

}

class TestDriftCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void items_data();
    void items();
    void comparedPart_data();
    void comparedPart();
    void referenceHasWhatTheWeekHas();
    void places_data();
    void places();
    void sameTexts_data();
    void sameTexts();
    void makes_data();
    void makes();
    void drops_data();
    void drops();
    void changes_data();
    void changes();
    void changedColumns_data();
    void changedColumns();
    void scriptDestroysLast();
    void hostileNamesWriteNoStatement();
};

void TestDriftCompare::items_data()
{
    addTextColumns({"expected", "found", "items"});
    addTextRow("the same", "table; s.t; ; x", "table; s.t; ; x", "");
    addTextRow("nothing at all", "", "", "");
    addTextRow("changed", "table; s.t; ; x", "table; s.t; ; y", "changed table s.t");
    addTextRow("a table stands for its parts",
               "table; s.t\ncolumn; s.t.a; s.t; 1 int\nindex; s.i; s.t; x\ntrigger; s.t.g; s.t; x", "",
               "missing table s.t");
    addTextRow("its sequences, too", "table; s.t\ncolumn; s.t.a; s.t; 1 int\nsequence; s.q; s.t.a; x", "",
               "missing table s.t");
    addTextRow("a foreign key stands for itself",
               "table; s.t\nconstraint; s.t.k; s.t; FOREIGN KEY (a) REFERENCES s.o(a)", "",
               "missing table s.t\nmissing constraint s.t.k");
    addTextRow("a column of a table that is there", "table; s.t\ncolumn; s.t.a; s.t; 1 int", "table; s.t",
               "missing column s.t.a");
    addTextRow(
        "in the order in which they can be made",
        "trigger; s.t.g; s.t; x\nindex; s.i; s.t; x\nview; s.v; ; x\nfunction; s.f(); ; x\ntable; s.t; ; x\n"
        "enum; s.e; ; x\nschema; s",
        "table; s.t; ; x",
        "missing schema s\nmissing enum s.e\nmissing function s.f()\nmissing view s.v\nmissing index s.i\n"
        "missing trigger s.t.g");
    addTextRow("missing, changed, then extra", "table; s.a\ntable; s.b; ; x", "table; s.b; ; y\ntable; s.c",
               "missing table s.a\nchanged table s.b\nextra table s.c");
    addTextRow("partitions after what they are parts of", "table; s.a; ; x; ; s.b\ntable; s.b", "",
               "missing table s.b\nmissing table s.a");
    addTextRow("generated columns after the others",
               "table; s.t\ncolumn; s.t.a; s.t; 1 int GENERATED DEFAULT (b + 1)\ncolumn; s.t.b; s.t; 2 int",
               "table; s.t", "missing column s.t.b\nmissing column s.t.a");
    addTextRow(
        "foreign keys after what they refer to",
        "table; s.t\nconstraint; s.t.a; s.t; FOREIGN KEY (b) REFERENCES s.t(b)\nconstraint; s.t.b; s.t; "
        "UNIQUE (b)",
        "table; s.t", "missing constraint s.t.b\nmissing constraint s.t.a");
    addTextRow("extra in the reverse order", "", "schema; s\ntable; s.t\nview; s.v",
               "extra view s.v\nextra table s.t\nextra schema s");
    addTextRow("another kind of the same name", "view; s.x; ; q", "materialized view; s.x; ; q",
               "missing view s.x\nextra materialized view s.x");
    addTextRow("columns by their place, not their name",
               "table; s.t\ncolumn; s.t.b; s.t; 1 int\ncolumn; s.t.a; s.t; 10 int\ncolumn; s.t.c; s.t; 2 int",
               "table; s.t", "missing column s.t.b\nmissing column s.t.c\nmissing column s.t.a");
    addTextRow("another order of columns", "column; s.t.a; s.t; 1 int\ncolumn; s.t.b; s.t; 2 int",
               "column; s.t.a; s.t; 2 int\ncolumn; s.t.b; s.t; 1 int", "changed column order s.t");
    addTextRow("a place is no order where a column was dropped",
               "column; s.t.a; s.t; 1 int\ncolumn; s.t.b; s.t; 2 int",
               "column; s.t.a; s.t; 1 int\ncolumn; s.t.b; s.t; 3 int", "");
    addTextRow("a missing column is no other order",
               "column; s.t.x; s.t; 1 int\ncolumn; s.t.a; s.t; 2 int\ncolumn; s.t.b; s.t; 3 int",
               "column; s.t.a; s.t; 1 int\ncolumn; s.t.b; s.t; 2 int", "missing column s.t.x");
    addTextRow("what differs in a partition follows its table",
               "column; s.t.a; s.t; 1 int\ntable; s.p; ; x; ; s.t\ncolumn; s.p.a; s.p; 1 int",
               "column; s.t.a; s.t; 1 text\ntable; s.p; ; x; ; s.t\ncolumn; s.p.a; s.p; 1 text",
               "changed column s.t.a");
    addTextRow("what differs in a partition alone stands",
               "column; s.t.a; s.t; 1 int\ntable; s.p; ; x; ; s.t\ncolumn; s.p.a; s.p; 1 int",
               "column; s.t.a; s.t; 1 int\ntable; s.p; ; x; ; s.t\ncolumn; s.p.a; s.p; 1 text",
               "changed column s.p.a");
}

void TestDriftCompare::items()
{
    QFETCH(QString, expected);
    QFETCH(QString, found);
    QTEST(printed(compareDefinitions(definitionsOf(expected), definitionsOf(found))), "items");
}

void TestDriftCompare::comparedPart_data()
{
    addTextColumns({"definitions", "compared"}); // their names
    addTextRow("what the game makes", "schema; raw\ntable; raw.t", "raw raw.t");
    addTextRow("not what Weekglass keeps in it", "schema; weekglass\ntable; weekglass.carried\ntable; raw.t",
               "raw.t");
    addTextRow("what begins like it is the game's", "schema; weekglasses", "weekglasses");
    addTextRow(
        "not what Flyway and Alembic keep",
        "table; public.flyway_schema_history\nindex; public.flyway_schema_history_s_idx\n"
        "column; public.flyway_schema_history.x; public.flyway_schema_history\ntable; public.alembic_version",
        "");
    addTextRow("nor months, with all that is theirs",
               "table; raw.events\ntable; raw.events_1; ; FOR VALUES FROM (1) TO (2); ; raw.events\n"
               "column; raw.events_1.c; raw.events_1\nsequence; raw.events_1_q; raw.events_1.c\n"
               "index; raw.i; raw.events_1",
               "raw.events");
    addTextRow("but the partition that takes the rows of no other month",
               "table; raw.events_rest; ; PARTITION OF raw.events DEFAULT; ; raw.events", "raw.events_rest");
    addTextRow("and partitions of other tables", "table; raw.p; ; FOR VALUES IN (1); ; raw.other", "raw.p");
    addTextRow("NOT NULL counts with its column",
               "constraint; raw.t.n; raw.t; NOT NULL c\nconstraint; raw.t.k; raw.t; CHECK (c)", "raw.t.k");
    addTextRow("not the policy of the game's reader",
               "policy; raw.t.weekglass_reader; raw.t; PERMISSIVE SELECT {dice_reader} USING true", "");
    addTextRow("but one that lets others see more",
               "policy; raw.t.weekglass_reader; raw.t; PERMISSIVE SELECT {dice_writer} USING true",
               "raw.t.weekglass_reader");
    addTextRow("the schema of an extension is the extension's", "schema; cron; pg_cron\nextension; pg_cron",
               "pg_cron");
}

void TestDriftCompare::comparedPart()
{
    QFETCH(QString, definitions);
    GameDefinition game;
    game.id = QStringLiteral("dice");
    game.partitions.push_back({.table = QStringLiteral("raw.events")});
    QStringList names;
    for (const Definition& one : Weekglass::comparedPart(definitionsOf(definitions), game))
        names << one.name;
    QTEST(names.join(QLatin1Char(' ')), "compared");
}

/// Not what is to be applied still, be it new or repeatable.
void TestDriftCompare::referenceHasWhatTheWeekHas()
{
    GameDefinition game;
    game.prefix = QStringLiteral("galaxy");
    game.migrations = {{QStringLiteral("migrations/V1__a.sql"), "SELECT 1"},
                       {QStringLiteral("migrations/V2__b.sql"), "SELECT 2"}};
    game.repeatable = {{QStringLiteral("migrations/R__v.sql"), "SELECT 3"},
                       {QStringLiteral("migrations/R__w.sql"), "SELECT 4"}};
    MigrationPlan plan;
    QCOMPARE(appliedPart(game, plan).migrations, game.migrations);
    QCOMPARE(appliedPart(game, plan).repeatable, game.repeatable);
    plan.pending = {{.name = *MigrationName::parse(QStringLiteral("V2__b.sql")), .script = {}, .index = 1},
                    {.name = *MigrationName::parse(QStringLiteral("R__v.sql")), .script = {}, .index = 0}};
    const GameDefinition part = appliedPart(game, plan);
    QCOMPARE(part.prefix, game.prefix);
    QCOMPARE(part.migrations, (std::vector<GameFile> {game.migrations[0]}));
    QCOMPARE(part.repeatable, (std::vector<GameFile> {game.repeatable[1]}));
}

void TestDriftCompare::places_data()
{
    addTextColumns({"kind", "text"});
    QTest::addColumn<int>("place");
    QTest::newRow("column") << QStringLiteral("column") << QStringLiteral("12 integer NOT NULL") << 12;
    QTest::newRow("constraint") << QStringLiteral("constraint") << QStringLiteral("12 = 12") << 0;
    QTest::newRow("nothing") << QStringLiteral("column") << QString() << 0;
}

void TestDriftCompare::places()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    QTEST(columnPlace({.kind = kind, .name = {}, .text = text}), "place");
}

void TestDriftCompare::sameTexts_data()
{
    addTextColumns({"kind", "one", "other"});
    QTest::addColumn<bool>("same");
    const auto row = [](const char* name, const char* kind, const char* one, const char* other, bool same) {
        addTextRow(name, kind, one, other) << same;
    };
    row("spaces", "view", "SELECT  1\n FROM t", "SELECT 1 FROM t", true);
    row("spaces in a constant", "view", "SELECT 'a  b'", "SELECT 'a b'", false);
    row("quotes in a constant", "view", "SELECT 'it''s'", "SELECT 'it' 's'", false);
    row("spaces in a name", "view", "SELECT \"a  b\"", "SELECT \"a b\"", false);
    row("casts between texts", "constraint", "CHECK (a = 'x'::text)", "CHECK (a = 'x')", true);
    row("with a length, of arrays", "constraint", "ANY ('{a}'::character varying(9)[])", "ANY ('{a}')", true);
    row("other casts", "constraint", "CHECK (a = '1'::integer)", "CHECK (a = '1')", false);
    row("a cast inside of a constant", "constraint", "CHECK (a = '::text')", "CHECK (a = '')", false);
    row("parentheses around a word", "constraint", "CHECK ((a) > 1)", "CHECK (a > 1)", true);
    row("around parentheses", "constraint", "CHECK (((a > 1)))", "CHECK (a > 1)", true);
    row("that say something", "constraint", "CHECK ((a + b) * c > 1)", "CHECK (a + b * c > 1)", false);
    row("of two alternatives", "constraint", "(a OR b) AND c", "a OR (b AND c)", false);
    row("one that is never closed", "constraint", "((a", "(a", false);
    row("place of a column", "column", "1 integer", "7 integer", true);
    row("type of a column", "column", "1 integer", "1 bigint", false);
    row("upper and lower case", "view", "SELECT a", "SELECT A", false);
    row("code as it is", "function", "BEGIN  x; END", "BEGIN x; END", false);
    row("code but for its ends", "procedure", "\nBEGIN END\n", "BEGIN END", true);
}

void TestDriftCompare::sameTexts()
{
    QFETCH(QString, kind);
    QFETCH(QString, one);
    QFETCH(QString, other);
    const bool same = comparableText({.kind = kind, .name = {}, .text = one})
        == comparableText({.kind = kind, .name = {}, .text = other});
    QTEST(same, "same");
}

void TestDriftCompare::makes_data()
{
    addTextColumns({"wanted", "parts", "sql"});
    addTextRow("by its own statement", "view; s.v; ; q; CREATE VIEW s.v AS q", "", "CREATE VIEW s.v AS q;\n");
    addTextRow("a column is added", "column; s.t.a; s.t; 1 int; a int", "",
               "ALTER TABLE s.t ADD COLUMN a int;\n");
    addTextRow("a sequence comes before its table and is its own after",
               "table; s.t; ; ; CREATE TABLE s.t ()",
               "sequence; s.q; s.t.a; ; CREATE SEQUENCE s.q\nindex; s.i; s.t; ; CREATE INDEX i ON s.t (a)",
               "CREATE SEQUENCE s.q;\nCREATE TABLE s.t ();\nALTER SEQUENCE s.q OWNED BY s.t.a;\n"
               "CREATE INDEX i ON s.t (a);\n");
    addTextRow("columns come with their table", "table; s.t; ; ; CREATE TABLE s.t (a int)",
               "column; s.t.a; s.t; 1 int; a int", "CREATE TABLE s.t (a int);\n");
    addTextRow("what its owner makes", "table; s.t; ; ; CREATE TABLE s.t ()", "sequence; s.q; s.t.a",
               "CREATE TABLE s.t ();\n");
    addTextRow("nothing makes it", "rule; s.t.r; s.t; x", "",
               "-- No single statement makes this change of s.t.r; make it by hand.\n");
}

void TestDriftCompare::makes()
{
    QFETCH(QString, wanted);
    QFETCH(QString, parts);
    const DriftSql sql = sqlToMake(definitionsOf(wanted).front(), definitionsOf(parts));
    QTEST(sql.text, "sql");
    QVERIFY(!sql.isDestructive);
}

void TestDriftCompare::drops_data()
{
    addTextColumns({"extra", "sql"});
    const auto row = [](const char* extra, const char* sql) { addTextRow(extra, extra, sql); };
    row("table; s.t", "DROP TABLE s.t;\n");
    row("materialized view; s.v", "DROP MATERIALIZED VIEW s.v;\n");
    row("enum; s.e", "DROP TYPE s.e;\n");
    row("range; s.r", "DROP TYPE s.r;\n");
    row("function; s.f(integer)", "DROP FUNCTION s.f(integer);\n");
    row("column; s.t.a; s.t", "ALTER TABLE s.t DROP COLUMN a;\n");
    row("constraint; s.t.k; s.t", "ALTER TABLE s.t DROP CONSTRAINT k;\n");
    row("constraint; k; s.d", "ALTER DOMAIN s.d DROP CONSTRAINT k;\n");
    row("trigger; s.t.g; s.t", "DROP TRIGGER g ON s.t;\n");
    row("policy; s.t.p; s.t", "DROP POLICY p ON s.t;\n");
}

void TestDriftCompare::drops()
{
    QFETCH(QString, extra);
    const DriftSql sql = sqlToDrop(definitionsOf(extra).front());
    QTEST(sql.text, "sql");
    QVERIFY(sql.isDestructive);
}

void TestDriftCompare::changes_data()
{
    addTextColumns({"wanted", "found", "sql"});
    const char* const byHand = "-- No single statement makes this change of s.x; make it by hand.\n";
    addTextRow("a view is replaced", "view; s.x; ; a; CREATE OR REPLACE VIEW s.x AS a", "view; s.x; ; b",
               "CREATE OR REPLACE VIEW s.x AS a;\n");
    addTextRow("an index is made again", "index; s.x; s.t; a; CREATE INDEX x ON s.t (a)",
               "index; s.x; s.t; b", "DROP INDEX s.x;\nCREATE INDEX x ON s.t (a);\n");
    addTextRow("a sequence is altered", "sequence; s.x; ; a; CREATE SEQUENCE s.x INCREMENT 2",
               "sequence; s.x; ; b", "ALTER SEQUENCE s.x INCREMENT 2;\n");
    addTextRow("a domain is not", "domain; s.x; ; a; CREATE DOMAIN s.x AS int", "domain; s.x; ; b", byHand);
    addTextRow("what nothing makes is not", "rule; s.x; s.t; a", "rule; s.x; s.t; b", byHand);
    addTextRow("security is switched on", "table; s.x; ; ROW LEVEL SECURITY FORCED", "table; s.x",
               "ALTER TABLE s.x FORCE ROW LEVEL SECURITY;\nALTER TABLE s.x ENABLE ROW LEVEL SECURITY;\n");
    addTextRow("and off", "table; s.x", "table; s.x; ; ROW LEVEL SECURITY",
               "ALTER TABLE s.x DISABLE ROW LEVEL SECURITY;\n");
    addTextRow("partitions of a table are not changed", "table; s.x; ; PARTITION BY RANGE (a)", "table; s.x",
               byHand);
    addTextRow("a value at the end of an enum", "enum; s.x; ; 'a', 'b'", "enum; s.x; ; 'a'",
               "ALTER TYPE s.x ADD VALUE 'b' AFTER 'a';\n");
    addTextRow("at its beginning", "enum; s.x; ; 'a', 'b'", "enum; s.x; ; 'b'",
               "ALTER TYPE s.x ADD VALUE 'a' BEFORE 'b';\n");
    addTextRow("several, one after the other", "enum; s.x; ; 'a', 'b', 'c'", "enum; s.x; ; 'a'",
               "ALTER TYPE s.x ADD VALUE 'b' AFTER 'a';\nALTER TYPE s.x ADD VALUE 'c' AFTER 'b';\n");
    addTextRow("with commas and quotes", "enum; s.x; ; 'a, b', 'it''s'", "enum; s.x; ; 'a, b'",
               "ALTER TYPE s.x ADD VALUE 'it''s' AFTER 'a, b';\n");
    addTextRow("no value is taken away", "enum; s.x; ; 'a'", "enum; s.x; ; 'a', 'b'", byHand);
    addTextRow("nor moved", "enum; s.x; ; 'a', 'b'", "enum; s.x; ; 'b', 'a'", byHand);
}

void TestDriftCompare::changes()
{
    QFETCH(QString, wanted);
    QFETCH(QString, found);
    const DriftSql sql = sqlToChange(definitionsOf(wanted).front(), definitionsOf(found).front());
    QTEST(sql.text, "sql");
    QVERIFY(!sql.isDestructive);
}

void TestDriftCompare::changedColumns_data()
{
    addTextColumns({"wanted", "found", "sql"}); // what stands after ALTER COLUMN c
    QTest::addColumn<bool>("destroys");
    const auto row = [](const char* name, const char* wanted, const char* found, const char* sql,
                        bool destroys = false) { addTextRow(name, wanted, found, sql) << destroys; };
    row("type", "1 bigint", "1 integer", "TYPE bigint USING c::bigint", true);
    row("type of two words", "1 timestamp with time zone NOT NULL", "1 text NOT NULL",
        "TYPE timestamp with time zone USING c::timestamp with time zone", true);
    row("collation", "1 text COLLATE \"C\"", "1 text", "TYPE text COLLATE \"C\" USING c::text", true);
    row("not null", "1 integer NOT NULL", "1 integer", "SET NOT NULL");
    row("null", "1 integer", "1 integer NOT NULL", "DROP NOT NULL");
    row("default", "1 integer DEFAULT 1", "1 integer", "SET DEFAULT 1");
    row("another default", "1 text DEFAULT 'a b'", "1 text DEFAULT 'c'", "SET DEFAULT 'a b'");
    row("no default", "1 integer", "1 integer DEFAULT 1", "DROP DEFAULT");
    row("identity", "1 integer NOT NULL IDENTITY", "1 integer NOT NULL",
        "ADD GENERATED BY DEFAULT AS IDENTITY");
    row("identity needs NOT NULL first", "1 integer NOT NULL IDENTITY ALWAYS", "1 integer",
        "SET NOT NULL|ADD GENERATED ALWAYS AS IDENTITY");
    row("another identity", "1 integer NOT NULL IDENTITY ALWAYS", "1 integer NOT NULL IDENTITY",
        "DROP IDENTITY|ADD GENERATED ALWAYS AS IDENTITY");
    row("identity goes before NOT NULL", "1 integer", "1 integer NOT NULL IDENTITY",
        "DROP IDENTITY|DROP NOT NULL");
    row("all at once", "1 bigint NOT NULL DEFAULT 0", "1 integer",
        "TYPE bigint USING c::bigint|SET DEFAULT 0|SET NOT NULL", true);
    row("generated", "1 integer GENERATED DEFAULT (a + 1)", "1 integer", "by hand");
    row("generated otherwise", "1 integer GENERATED DEFAULT (a + 1)", "1 integer GENERATED DEFAULT (a + 2)",
        "by hand");
}

void TestDriftCompare::changedColumns()
{
    QFETCH(QString, wanted);
    QFETCH(QString, found);
    const DriftSql sql = sqlToChange(column(wanted, QStringLiteral("c")), column(found));
    QStringList parts;
    for (const QString& line : sql.text.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        parts << (line.startsWith(QLatin1String("--"))
                      ? QStringLiteral("by hand")
                      : line.section(QStringLiteral("ALTER TABLE public.t ALTER COLUMN c "), 1).chopped(1));
    QTEST(parts.join(QLatin1Char('|')), "sql");
    QTEST(sql.isDestructive, "destroys");
}

void TestDriftCompare::scriptDestroysLast()
{
    QVERIFY(Drift().sql().isEmpty());
    Drift drift;
    drift.items = compareDefinitions(
        definitionsOf(QStringLiteral("table; s.t\ncolumn; s.t.c; s.t; 1 bigint; c bigint\n"
                                     "view; s.v; ; ; CREATE VIEW s.v AS SELECT 1")),
        definitionsOf(QStringLiteral("table; s.t\ncolumn; s.t.c; s.t; 1 int; c int\ntable; s.x")));
    QCOMPARE(drift.sql(),
             Pg::scriptBeginning()
                 + QStringLiteral("\n-- missing view s.v\nCREATE VIEW s.v AS SELECT 1;\n\n"
                                  "-- changed column s.t.c, DESTROYS\n"
                                  "ALTER TABLE s.t ALTER COLUMN c TYPE bigint USING c::bigint;\n\n"
                                  "-- extra table s.x, DESTROYS\nDROP TABLE s.x;\n\n"));
}

/// Whatever an object is called, each line is a comment, or one statement that names it.
void TestDriftCompare::hostileNamesWriteNoStatement()
{
    const QStringList names = hostileObjectNames(200);
    for (const QString& plain : names) {
        const QString name = QLatin1Char('"')
            + QString(plain).replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
        Drift drift;
        drift.items = compareDefinitions({}, {{.kind = QStringLiteral("table"), .name = name, .text = {}}});
        const QString script = drift.sql().mid(Pg::scriptBeginning().size());
        const QStringList lines = script.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY2(lines.size() == 2, qPrintable(script));
        QVERIFY2(lines[0].startsWith(QStringLiteral("-- extra table ")), qPrintable(script));
        QVERIFY2(lines[1].startsWith(QStringLiteral("DROP TABLE ")) && lines[1].endsWith(QLatin1Char(';')),
                 qPrintable(script));
    }
}

QTEST_GUILESS_MAIN(TestDriftCompare)
#include "tst_driftcompare.moc"
