#include "events/eventtail.h"

#include <QTest>

using namespace Weekglass;
using namespace std::chrono_literals;

/// When a tail asks next, and which keys it remembers.
class TestTailPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void silenceBacksOff();
    void eventsMakeItQuickAgain();
    void errorsBackOffFurther();
    void notificationMeansAtOnce();
    void constantNotificationsAreBounded();
    void keysStayInOrder();
    void oldestKeysAreForgotten();
};

void TestTailPace::silenceBacksOff()
{
    TailPace pace;
    std::vector<std::chrono::milliseconds> waits;
    for (int i = 0; i < 6; ++i) {
        waits.push_back(pace.wait());
        pace.foundNothing();
    }
    QCOMPARE(waits, (std::vector<std::chrono::milliseconds> {500ms, 1s, 2s, 4s, 5s, 5s}));
}

void TestTailPace::eventsMakeItQuickAgain()
{
    TailPace pace;
    for (int i = 0; i < 6; ++i)
        pace.foundNothing();
    pace.found();
    QCOMPARE(pace.wait(), 500ms);
}

void TestTailPace::errorsBackOffFurther()
{
    TailPace pace;
    std::vector<std::chrono::milliseconds> waits;
    for (int i = 0; i < 8; ++i) {
        pace.failed();
        waits.push_back(pace.wait());
    }
    QCOMPARE(waits, (std::vector<std::chrono::milliseconds> {1s, 2s, 4s, 8s, 16s, 30s, 30s, 30s}));
    pace.foundNothing();
    QCOMPARE(pace.wait(), 5s);
    pace.failed();
    pace.found();
    QCOMPARE(pace.wait(), 500ms);
}

void TestTailPace::notificationMeansAtOnce()
{
    TailPace pace;
    for (int i = 0; i < 6; ++i)
        pace.foundNothing();
    pace.notified();
    QCOMPARE(pace.wait(), 0ms);
    pace.foundNothing(); // it was about something else
    QCOMPARE(pace.wait(), 5s);
}

void TestTailPace::constantNotificationsAreBounded()
{
    TailPace pace;
    pace.notified();
    pace.found();
    pace.notified();
    QCOMPARE(pace.wait(), 100ms);
}

void TestTailPace::keysStayInOrder()
{
    KnownEvents known;
    known.add({.at = "2025-01-06 12:00:00.5+00", .id = "9"});
    known.add({.at = "2025-01-06 12:00:00.5+00", .id = "10"});
    known.add({.at = "2025-01-06 12:00:00+00", .id = "99"});
    known.add({.at = "2025-01-06 12:00:00.25+00", .id = "1"});
    QByteArrayList ids;
    for (const EventKey& key : known.keys())
        ids << key.id;
    QCOMPARE(ids.join(' '), "10 9 1 99");
}

void TestTailPace::oldestKeysAreForgotten()
{
    KnownEvents known;
    for (int i = 0; i < 2 * static_cast<int>(tailOverlap); ++i)
        known.add({.at = "2025-01-06 12:00:00+00", .id = QByteArray::number(i)});
    QCOMPARE(known.keys().size(), tailOverlap);
    QCOMPARE(known.keys().front().id, QByteArray::number(2 * tailOverlap - 1));
    QCOMPARE(known.keys().back().id, QByteArray::number(tailOverlap));
}

QTEST_GUILESS_MAIN(TestTailPace)
#include "tst_tailpace.moc"
