#include "search/besthits.h"

#include <QTest>

using namespace Weekglass;

/// What was typed into the search box, and what comes first of what was found.
class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_data();
    void numbers();
    void words();
    void enough();
    void rank_data();
    void rank();
    void bestOfAllWeeks();
    void noMoreThanAskedFor();

private:
    static SearchHit hit(const char* name, int rank, SearchHit::Kind kind = SearchHit::Kind::Game)
    {
        return {.kind = kind, .name = QString::fromUtf8(name), .rank = rank};
    }
    static QString printed(const BestHits& hits)
    {
        QStringList names;
        for (const HitOfWeek& each : hits.best)
            names << QStringLiteral("%1@%2").arg(each.hit->name, QString::number(each.week));
        return names.join(QLatin1Char(' '));
    }
};

void TestSearch::numbers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("number"); // -1: none
    QTest::newRow("plain") << "4711" << qint64(4711);
    QTest::newRow("with a sign of a number") << " #4711 " << qint64(4711);
    QTest::newRow("in groups") << "1,234,567" << qint64(1234567);
    QTest::newRow("zero") << "0" << qint64(0);
    QTest::newRow("largest") << "9223372036854775807" << std::numeric_limits<qint64>::max();
    QTest::newRow("too large") << "9223372036854775808" << qint64(-1);
    QTest::newRow("wrong groups") << "12,34" << qint64(-1);
    QTest::newRow("negative") << "-1" << qint64(-1);
    QTest::newRow("UUID") << "00000000-0000-4000-8000-000000000001" << qint64(-1);
    QTest::newRow("two words") << "47 11" << qint64(-1);
    QTest::newRow("name") << "NORTHMOOR-4" << qint64(-1);
    QTest::newRow("empty") << "" << qint64(-1);
}

void TestSearch::numbers()
{
    QFETCH(const QString, typed);
    QFETCH(const qint64, number);
    QCOMPARE(TypedText::parse(typed).number.value_or(-1), number);
}

void TestSearch::words()
{
    const TypedText typed = TypedText::parse(QStringLiteral("  San   Fran \t at "));
    QCOMPARE(typed.text, QStringLiteral("San Fran at"));
    QCOMPARE(typed.words, QStringList({QStringLiteral("San"), QStringLiteral("Fran"), QStringLiteral("at")}));
    QVERIFY(typed.isIn({QStringLiteral("Oakland at"), QStringLiteral("SAN FRANCISCO")}));
    QVERIFY(!typed.isIn({QStringLiteral("San Francisco")}));
    // a text from the clipboard is cut, not refused
    QCOMPARE(TypedText::parse(QString(100000, QLatin1Char('x'))).text.size(), 200);
    QCOMPARE(TypedText::parse(QStringLiteral("a b c d e f g h")).words.size(), 6);
}

void TestSearch::enough()
{
    QVERIFY(!TypedText::parse(QStringLiteral(" a ")).isEnough());
    QVERIFY(TypedText::parse(QStringLiteral("#7")).isEnough());
}

void TestSearch::rank_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("rank");
    QTest::newRow("name") << "northmoor-4"
                          << "NORTHMOOR-4" << 0;
    QTest::newRow("id") << "17"
                        << "Fleet" << 0;
    QTest::newRow("begin") << "north"
                           << "NORTHMOOR-4" << 1;
    QTest::newRow("begin of a word") << "trout"
                                     << "Mike Trout" << 2;
    QTest::newRow("behind a sign") << "4"
                                   << "NORTHMOOR-4" << 2;
    QTest::newRow("begin of the second one only") << "an"
                                                  << "Joan Anders" << 2;
    QTest::newRow("part") << "rout"
                          << "Mike Trout" << 3;
    QTest::newRow("words apart") << "trout mike"
                                 << "Mike Trout" << 3;
    QTest::newRow("in what is said of it") << "mariners"
                                           << "Mike Trout" << TypedText::WorstRank;
}

void TestSearch::rank()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, name);
    QTEST(TypedText::parse(typed).rank(name, QStringLiteral("17")), "rank");
}

void TestSearch::bestOfAllWeeks()
{
    const std::vector<WeekHits> weeks {{.hits = {hit("part", 3), hit("begin", 1), hit("begin2", 1)}},
                                       {}, // it has not answered yet
                                       {.hits = {hit("begin", 1), hit("exact", 0)}}};
    QCOMPARE(printed(bestHits(weeks, SearchHit::Kind::Game, 10)),
             QStringLiteral("exact@2 begin@0 begin2@0 begin@2 part@0"));
    QCOMPARE(printed(bestHits(weeks, SearchHit::Kind::Event, 10)), QString());
}

void TestSearch::noMoreThanAskedFor()
{
    const std::vector<WeekHits> weeks {{.hits = {hit("a", 1), hit("b", 1), hit("c", 0)}}};
    const BestHits found = bestHits(weeks, SearchHit::Kind::Game, 2);
    QCOMPARE(printed(found), QStringLiteral("c@0 a@0"));
    QCOMPARE(found.count, std::size_t(3));
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
