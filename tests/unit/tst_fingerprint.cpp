#include "archives/fingerprint.h"

#include <QSet>
#include <QTest>

using namespace Weekglass;

namespace {

Fingerprint twoTables()
{
    return {.tables = {{QStringLiteral("public.a"), 3, "record 1.1"},
                       {QStringLiteral("public.b"), 5, "record 2.2"}},
            .definitions = "d",
            .exactDefinitions = "e",
            .portableDefinitions = "p"};
}

}

class TestFingerprint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void normalized_data();
    void normalized();
    void digestOfAll();
    void namesAndNumbersDoNotRunTogether();
    void differences_data();
    void differences();
    void differencesAreLimited();
    void hashKinds();
    void queriesOfOtherVersions_data();
    void queriesOfOtherVersions();
    void portableCountsTheRest();
    void sequences();
};

void TestFingerprint::normalized_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("normalized");
    const auto row = [](const char* name, const char* text, const char* normalized) {
        QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(normalized);
    };
    row("casts between texts", "CHECK (x = 'a'::text)", "CHECKx='a'");
    row("of arrays", "ANY (ARRAY['a'::character varying]::text[])", "ANYARRAY['a']");
    row("bpchar and name", "'a'::bpchar = 'b'::name", "'a'='b'");
    row("other casts stay", "CHECK (x > '1'::integer)", "CHECKx>'1'::integer");
    row("spaces and parentheses", "CHECK (((a)  >\n (b)))", "CHECKa>b");
    row("nothing", "", "");
}

void TestFingerprint::normalized()
{
    QFETCH(QString, text);
    QTEST((Definition {.kind = {}, .name = {}, .text = text}.normalized()), "normalized");
}

void TestFingerprint::digestOfAll()
{
    const QByteArray digest = twoTables().digest();
    QCOMPARE(digest.size(), 64);
    QCOMPARE(twoTables().digest(), digest);
    QSet<QByteArray> others;
    const auto change = [&others](const std::function<void(Fingerprint&)>& changed) {
        Fingerprint other = twoTables();
        changed(other);
        others << other.digest();
    };
    change([](Fingerprint& one) { one.definitions = "x"; });
    change([](Fingerprint& one) { one.tables[0].name = QStringLiteral("public.c"); });
    change([](Fingerprint& one) { one.tables[1].rows = 6; });
    change([](Fingerprint& one) { one.tables[1].hash = "record 2.3"; });
    change([](Fingerprint& one) { one.tables.pop_back(); });
    change([](Fingerprint& one) { std::swap(one.tables[0], one.tables[1]); });
    QCOMPARE(others.size(), 6);
    QVERIFY(!others.contains(digest));
    Fingerprint older = twoTables();
    older.exactDefinitions.clear(); // older archives have none
    QCOMPARE(older.digest(), digest);
}

void TestFingerprint::namesAndNumbersDoNotRunTogether()
{
    const auto digest = [](const char* name, qint64 rows, const char* hash) {
        return Fingerprint {.tables = {{QString::fromLatin1(name), rows, hash}}, .definitions = {}}.digest();
    };
    QVERIFY(digest("t1", 1, "h") != digest("t", 11, "h"));
    QVERIFY(digest("t", 1, "1h") != digest("t", 11, "h"));
}

void TestFingerprint::differences_data()
{
    QTest::addColumn<Fingerprint>("other");
    QTest::addColumn<QString>("lines");
    const auto row = [](const char* name, const char* lines,
                        const std::function<void(Fingerprint&)>& changed) {
        Fingerprint other = twoTables();
        changed(other);
        QTest::newRow(name) << other << QString::fromLatin1(lines);
    };
    row("none", "", [](Fingerprint&) {});
    row("exact definitions are no difference", "", [](Fingerprint& one) { one.exactDefinitions = "x"; });
    row("portable ones neither", "", [](Fingerprint& one) { one.portableDefinitions = "x"; });
    row("definitions", "The definitions of tables, views, functions or other objects differ.",
        [](Fingerprint& one) { one.definitions = "x"; });
    row("missing", "public.b is missing.", [](Fingerprint& one) { one.tables.pop_back(); });
    row("rows, which say more than the hash", "public.b has 6 row(s), not 5.", [](Fingerprint& one) {
        one.tables[1].rows = 6;
        one.tables[1].hash = "record 9.9";
    });
    row("other rows", "public.b holds other rows.", [](Fingerprint& one) { one.tables[1].hash = "x"; });
    row("new", "public.c is new.", [](Fingerprint& one) {
        one.tables.push_back({QStringLiteral("public.c"), 1, "x"});
    });
    row("renamed", "public.a is missing.|public.c is new.",
        [](Fingerprint& one) { one.tables[0].name = QStringLiteral("public.c"); });
}

void TestFingerprint::differences()
{
    QFETCH(Fingerprint, other);
    QTEST(twoTables().differences(other).join(QLatin1Char('|')), "lines");
}

void TestFingerprint::differencesAreLimited()
{
    Fingerprint many = twoTables();
    for (int i = 0; i < 20; ++i)
        many.tables.push_back({QStringLiteral("public.t%1").arg(i), 1, "x"});
    QCOMPARE(twoTables().differences(many).size(), 10);
    QCOMPARE(twoTables().differences(many, 3).size(), 3);
    QCOMPARE(many.rows(), 28);
}

void TestFingerprint::hashKinds()
{
    Fingerprint fingerprint = twoTables();
    QVERIFY(fingerprint.hashedBy() == RowHash::Record);
    fingerprint.tables[0].hash = "1.1"; // as earlier versions wrote it
    QVERIFY(fingerprint.tables[0].hashedBy() == RowHash::Text);
    QVERIFY(fingerprint.hashedBy() == RowHash::Text);
    fingerprint.tables.clear();
    QVERIFY(fingerprint.hashedBy() == RowHash::Record);
}

void TestFingerprint::queriesOfOtherVersions_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isWrittenByVersion");
    const auto row = [](const char* kind, const char* text, bool isWrittenByVersion) {
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(kind), QLatin1String(text))))
            << QString::fromLatin1(kind) << QString::fromLatin1(text) << isWrittenByVersion;
    };
    row("view", "SELECT p.id FROM public.players p", true);
    row("materialized view", "SELECT 1", true);
    row("rule", "CREATE RULE r AS ON DELETE TO public.t DO INSTEAD NOTHING", true);
    row("function", "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END", true);
    row("function", "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'", false);
    row("column", "1 integer NOT NULL", false);
}

void TestFingerprint::queriesOfOtherVersions()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    QTEST((Definition {.kind = kind, .name = {}, .text = text}.isWrittenByVersion()), "isWrittenByVersion");
}

void TestFingerprint::portableCountsTheRest()
{
    Fingerprint other = twoTables();
    other.definitions = "of another version";
    QVERIFY(!twoTables().differences(other).isEmpty());
    QCOMPARE(twoTables().portable().differences(other.portable()), QStringList());
    QCOMPARE(twoTables().portable().digest(), other.portable().digest());
    other.portableDefinitions = "x";
    QCOMPARE(twoTables().portable().differences(other.portable()).size(), 1);
    other = twoTables();
    other.tables[0].rows = 4;
    QCOMPARE(twoTables().portable().differences(other.portable()).size(), 1);
}

void TestFingerprint::sequences()
{
    const SequencePosition up {QStringLiteral("s"), 7, true, false};
    const SequencePosition down {QStringLiteral("s"), -7, true, true};
    QCOMPARE(up.reach(), 7);
    QCOMPARE(down.reach(), 7); // further down is further
}

QTEST_APPLESS_MAIN(TestFingerprint)
#include "tst_fingerprint.moc"
