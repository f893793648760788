#include "weeks/planhash.h"
#include "weeks/plannedchange.h"

#include <QTest>

using namespace Weekglass;

/// What confirms a change: the phrase that is typed, and the hash of what is shown.
class TestPlannedChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void phraseNamesTheWeekAndTheServer();
    void typedIsComparedTrimmed_data();
    void typedIsComparedTrimmed();
    void obstaclesForbidIt();
    void partsOfAHashDoNotRunTogether();
    void hashIsOfOneDatabase();

private:
    const WeekIdentity m_week {.systemIdentifier = "71", .oid = 5, .name = QStringLiteral("galaxy_2025_w01")};
};

void TestPlannedChange::phraseNamesTheWeekAndTheServer()
{
    QCOMPARE(m_week.confirmation(), QStringLiteral("galaxy_2025_w01@71"));
    QCOMPARE(m_week.confirmation(3), QStringLiteral("3-weeks@71"));
}

void TestPlannedChange::typedIsComparedTrimmed_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("as it is") << "a@1"
                              << "a@1" << true;
    QTest::newRow("spaces around") << " a@1\n"
                                   << "a@1" << true;
    QTest::newRow("a name with a space before it") << " a@1"
                                                   << " a@1" << true;
    QTest::newRow("a name without that space") << "a@1"
                                               << " a@1" << false;
    QTest::newRow("nothing is asked for") << ""
                                          << "" << true;
    QTest::newRow("nothing typed") << ""
                                   << "a@1" << false;
    QTest::newRow("the name alone") << "a"
                                    << "a@1" << false;
    QTest::newRow("another case") << "A@1"
                                  << "a@1" << false;
    QTest::newRow("a space within") << "a @1"
                                    << "a@1" << false;
}

void TestPlannedChange::typedIsComparedTrimmed()
{
    QFETCH(QString, typed);
    QFETCH(QString, phrase);
    QFETCH(bool, isRight);
    const TypedPhrase one {.typed = typed, .phrase = phrase};
    QCOMPARE(one.isRight(), isRight);
    const auto checked = one.check();
    QCOMPARE(bool(checked), isRight);
    QVERIFY(isRight || checked.error().advice.contains(phrase));
}

void TestPlannedChange::obstaclesForbidIt()
{
    PlannedChange change;
    QVERIFY(change.canBeDone());
    change.obstacles << QStringLiteral("somebody is there");
    QVERIFY(!change.canBeDone());
    change.obstacles.clear();
    change.isNothing = true;
    QVERIFY(!change.canBeDone());
}

void TestPlannedChange::partsOfAHashDoNotRunTogether()
{
    const auto of = [](const QByteArrayList& parts) {
        PlanHash hash;
        for (const QByteArray& part : parts)
            hash.add(part);
        return hash.result();
    };
    QCOMPARE(of({"ab", "c"}), of({"ab", "c"}));
    QVERIFY(of({"ab", "c"}) != of({"a", "bc"}));
    QVERIFY(of({"a\nb"}) != of({"a", "b"}));
    QVERIFY(of({"a", ""}) != of({"a"}));
    QCOMPARE(of({"a"}).size(), 16);
    PlanHash missing;
    missing.add(Pg::Value());
    PlanHash empty;
    empty.add(Pg::Value(QByteArray()));
    QVERIFY(missing.result() != empty.result());
}

void TestPlannedChange::hashIsOfOneDatabase()
{
    WeekIdentity again = m_week;
    QCOMPARE(PlanHash(again).result(), PlanHash(m_week).result());
    ++again.oid; // dropped, and made again under its name
    QVERIFY(PlanHash(again).result() != PlanHash(m_week).result());
}

QTEST_MAIN(TestPlannedChange)
#include "tst_plannedchange.moc"
