#include "migrations/indexstatement.h"

#include <QTest>

using namespace Weekglass;

/// What a migration that is one CREATE INDEX or DROP INDEX says, since nobody may have seen its end.
class TestIndexStatement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statements_data();
    void statements();
    void leftIndexes_data();
    void leftIndexes();
};

void TestIndexStatement::statements_data()
{
    QTest::addColumn<QString>("read"); // "kind name|table|columns"; empty: it is none
    const auto row = [](const char* script, const char* read) {
        QTest::newRow(script) << QString::fromLatin1(read);
    };
    row("CREATE INDEX i ON public.a (x)", "make i|public.a|(x)");
    row("CREATE INDEX CONCURRENTLY i ON public.a (x)", "make i|public.a|(x)");
    row("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON public.a (x, y DESC) WHERE x > 1",
        "unique i|public.a|(x, y DESC) WHERE x > 1");
    row("CREATE INDEX ON public.a USING gin (x)", "make |public.a|USING gin (x)");
    row("CREATE INDEX CONCURRENTLY ON ONLY public.a (x)", "make |public.a|(x)");
    row("create index \"Odd I\" on \"Odd S\".\"T x\" (x)", "make Odd I|Odd S.T x|(x)");
    row("CREATE INDEX I ON A (x)", "make i|a|(x)");
    row("-- why\nCREATE INDEX i ON public.a (x);\n", "make i|public.a|(x)");
    row("DROP INDEX CONCURRENTLY IF EXISTS public.i", "drop public.i||");
    row("DROP INDEX \"Odd I\";", "drop Odd I||");
    row("CREATE INDEX i ON public.a (x); CREATE INDEX j ON public.a (y)", "");
    row("CREATE TABLE public.a (x INT)", "");
    row("CREATE UNIQUE x ON y", "");
    row("CREATE INDEX i", "");
    row("SELECT 'CREATE INDEX i ON public.a (x)'", "");
    row("-- CREATE INDEX i ON public.a (x)", "");
}

void TestIndexStatement::statements()
{
    const auto read = IndexStatement::read({QStringLiteral("migrations/V1__a.sql"), QTest::currentDataTag()});
    QTEST(read ? QStringLiteral("%1 %2|%3|%4")
                     .arg(QLatin1String(read->drops          ? "drop"
                                            : read->isUnique ? "unique"
                                                             : "make"),
                          read->name, read->table, QString::fromLatin1(read->columns))
               : QString(),
          "read");
}

void TestIndexStatement::leftIndexes_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("index");
    QTest::addColumn<bool>("isLeft");
    const auto row = [](const char* name, const char* script, const char* table, const char* index,
                        bool isLeft) {
        QTest::newRow(name) << QString::fromLatin1(script) << QString::fromLatin1(table)
                            << QString::fromLatin1(index) << isLeft;
    };
    const char* const named = "CREATE INDEX CONCURRENTLY i ON public.a (x)";
    const char* const nameless = "CREATE INDEX CONCURRENTLY ON public.a (x)";
    row("of that name on that table", named, "public.a", "i", true);
    row("of another name", named, "public.a", "j", false);
    row("on another table", named, "public.b", "i", false);
    row("any on that table, where the server chose the name", nameless, "public.a", "a_x_idx", true);
    row("but not on another table", nameless, "public.b", "b_x_idx", false);
    row("a drop leaves none", "DROP INDEX CONCURRENTLY public.i", "public.a", "i", false);
}

void TestIndexStatement::leftIndexes()
{
    QFETCH(QString, script);
    QFETCH(QString, table);
    QFETCH(QString, index);
    const auto read = IndexStatement::read({QStringLiteral("migrations/V1__a.sql"), script.toUtf8()});
    QVERIFY(read);
    QTEST(read->hasLeft({.name = QStringLiteral("public.") + index, .plainName = index, .table = table}),
          "isLeft");
}

QTEST_APPLESS_MAIN(TestIndexStatement)
#include "tst_indexstatement.moc"
