#include "pg/missingname.h"

#include <QTest>

#include <algorithm>

using namespace Weekglass;

class TestMissingName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentences_data();
    void sentences();
    void otherErrorsAreLeftAlone();
    void charactersAreNotUnits();
    void tables_data();
    void tables();
    void functions();
};

void TestMissingName::sentences_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("sql"); // the error is at ^
    QTest::addColumn<QString>("sentence");
    QTest::newRow("table") << "42P01"
                           << "SELECT p.a FROM ^public.plays AS p"
                           << "This database has no table or view public.plays.";
    QTest::newRow("quoted table") << "42P01"
                                  << "SELECT 1 FROM public.a JOIN ^\"Raw\".\"B c\" ON true"
                                  << "This database has no table or view Raw.B c.";
    QTest::newRow("column of an alias") << "42703"
                                        << "SELECT p.id, ^p.inning FROM public.plays AS p, public.games g"
                                        << "This database has no column inning in the table or view "
                                           "public.plays.";
    QTest::newRow("column of the only table") << "42703"
                                              << "SELECT ^score FROM public.games WHERE id = $1"
                                              << "This database has no column score in the table or view "
                                                 "public.games.";
    QTest::newRow("column of one of two") << "42703"
                                          << "SELECT ^score FROM public.games, public.plays"
                                          << "This database has no column score.";
    QTest::newRow("function") << "42883"
                              << "SELECT ^public.score(g.id) FROM public.games AS g"
                              << "This database has no function public.score for these values.";
    QTest::newRow("type") << "42704"
                          << "SELECT NULL::^public.kind"
                          << "This database has no type public.kind.";
    QTest::newRow("schema") << "3F000"
                            << "SELECT ^core.f()"
                            << "This database has no schema core.";
}

void TestMissingName::sentences()
{
    QFETCH(QString, state);
    QFETCH(QString, sql);
    const auto at = static_cast<int>(sql.indexOf(QLatin1Char('^')));
    QTEST(Pg::missingName(state, sql.remove(at, 1), at + 1), "sentence");
}

void TestMissingName::otherErrorsAreLeftAlone()
{
    const QString sql = QStringLiteral("SELECT x.id FROM public.plays AS p");
    QCOMPARE(Pg::missingName(QStringLiteral("42P01"), sql, 8), QString()); // no FROM entry for x
    QCOMPARE(Pg::missingName(QStringLiteral("42601"), sql, 8), QString());
    QCOMPARE(Pg::missingName(QStringLiteral("42P01"), sql, 0), QString());
    QCOMPARE(Pg::missingName(QStringLiteral("42P01"), sql, 4000), QString());
    QCOMPARE(Pg::missingName(QStringLiteral("42883"), QStringLiteral("SELECT 1 # 2"), 10), QString());
}

/// An emoji is one character of the server and two units of ours.
void TestMissingName::charactersAreNotUnits()
{
    const QString sql = QStringLiteral("SELECT '😀' FROM public.plays");
    QCOMPARE(Pg::missingName(QStringLiteral("42P01"), sql, 17),
             QStringLiteral("This database has no table or view public.plays."));
}

void TestMissingName::tables_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("tables");
    QTest::newRow("list") << "SELECT 1 FROM public.a AS x, ONLY public.b y -- FROM public.c"
                          << QStringList {QStringLiteral("public.a x"), QStringLiteral("public.b y")};
    QTest::newRow("joins") << "SELECT 1 FROM public.a LEFT JOIN raw.b ON a.x = b.x WHERE a.y IS DISTINCT "
                              "FROM b.y"
                           << QStringList {QStringLiteral("public.a a"), QStringLiteral("raw.b b")};
    QTest::newRow("words with FROM") << "SELECT EXTRACT(EPOCH FROM e.at), trim(BOTH FROM e.x) FROM public.e"
                                     << QStringList {QStringLiteral("public.e e")};
    QTest::newRow("columns") << "WITH g AS (SELECT 1) INSERT INTO raw.c (a) SELECT 1 FROM core.f(1)"
                             << QStringList {QStringLiteral("raw.c c")};
    QTest::newRow("within") << "WITH q AS (SELECT 1 FROM core.t) SELECT (SELECT 1 FROM core.u) FROM q"
                            << QStringList {QStringLiteral("core.t t"), QStringLiteral("core.u u"),
                                            QStringLiteral("q q")};
    QTest::newRow("functions") << "SELECT 1 FROM pg_catalog.generate_series(1, 2) AS s" << QStringList();
    QTest::newRow("changes") << "UPDATE public.a SET x = 1; DELETE FROM public.b AS t WHERE 'FROM x.y' = ''"
                             << QStringList {QStringLiteral("public.a a"), QStringLiteral("public.b t")};
}

void TestMissingName::tables()
{
    QFETCH(QString, sql);
    QStringList found;
    for (const Pg::UsedName& table : Pg::tablesUsedBy(sql))
        found << table.name + QLatin1Char(' ') + table.alias;
    QTEST(found, "tables");
}

void TestMissingName::functions()
{
    QCOMPARE(Pg::functionsUsedBy(QStringLiteral(
                 "SELECT public.f(1), pg_catalog.now(), count(*), public.f(2), a.x FROM core.g(a.y) AS a")),
             QStringList({QStringLiteral("public.f"), QStringLiteral("core.g")}));
    QCOMPARE(Pg::functionsUsedBy(QStringLiteral("INSERT INTO raw.c (a) SELECT core.f(1)")),
             QStringList(QStringLiteral("core.f")));
}

QTEST_APPLESS_MAIN(TestMissingName)
#include "tst_missingname.moc"
