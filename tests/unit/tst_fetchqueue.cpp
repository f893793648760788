#include "verifyresult.h"

#include "fetch/answerbuffer.h"
#include "fetch/fetchqueue.h"
#include "game/gamelibrary.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace Weekglass;
using namespace std::chrono_literals;
using Mode = FetchQueue::Mode;

namespace {

const FetchTime Start {std::chrono::milliseconds(1'700'000'000'000)};

const QByteArray Plan =
    QByteArray("{ "
               "'baseUrl': 'https://api.example.org/v1', 'rejected': 'raw.rejected', "
               "'reset': {'endpoint': 'status', 'date': '/resetDate'}, "
               "'endpoints': [ "
               "{'id': 'status', 'path': '/', 'every': 15}, "
               "{'id': 'systems', 'path': '/systems', 'once': true, 'priority': 5, "
               "'pages': {'limit': 2, 'items': '/data', 'total': '/meta/total'}}, "
               "{'id': 'waypoints', 'path': '/systems/{system}/waypoints', 'endpoint': '/w', 'subject': 'of "
               "{system}', "
               "'once': true, 'priority': 3, "
               "'for': {'answersOf': 'systems', 'each': '/data/*', 'where': {'at': '/tags/*', 'is': 'big'}, "
               "'values': [{'name': 'system', 'at': '/symbol'}]}}, "
               "{'id': 'agent', 'path': '/my/agent', 'token': true, 'every': 60, 'priority': 9}, "
               "{'id': 'follower', 'path': '/after', 'after': 'systems'} "
               "]}")
        .replace('\'', '"');

GameDefinition gameWith(const QByteArray& plan, const QString& folder = QDir::tempPath())
{
    GameDefinition game;
    game.title = QStringLiteral("Test");
    game.folder = folder;
    game.import =
        ImportTarget {.table = QStringLiteral("raw.api_events"), .eventSource = QStringLiteral("api")};
    game.fetchPlan = GameFile {.name = QStringLiteral("fetch/plan.json"), .text = plan};
    return game;
}

FetchQueue queueOf(Mode mode = Mode::Once, bool hasToken = false)
{
    return FetchQueue(*readFetchPlan(gameWith(Plan)), mode, hasToken, Start);
}

/// A page of /systems.
Json::Document page(const QStringList& symbols, qint64 total)
{
    QStringList items;
    for (const QString& symbol : symbols)
        items << QStringLiteral(R"({"symbol": "%1", "tags": ["%2"]})")
                     .arg(symbol,
                          symbol.startsWith(QLatin1Char('B')) ? QStringLiteral("big")
                                                              : QStringLiteral("small"));
    return *Json::Document::parse(QStringLiteral(R"({"data": [%1], "meta": {"total": %2}})")
                                      .arg(items.join(QLatin1Char(',')))
                                      .arg(total)
                                      .toUtf8());
}

/// All that is taken until nothing is due any more; /systems is answered by the pages.
QStringList walk(FetchQueue& queue, const std::vector<Json::Document>& pages, FetchTime now = Start)
{
    QStringList taken;
    std::size_t next = 0;
    while (const auto request = queue.take(now)) {
        taken << QString::fromLatin1(request->key);
        if (taken.size() > 100)
            return {QStringLiteral("no end")};
        const bool isPage = request->key.startsWith("/systems?");
        queue.answered(*request, true, isPage ? &pages[std::min(next++, pages.size() - 1)] : nullptr, now);
    }
    return taken;
}

}

/// What is fetched next, without network, clock and database.
class TestFetchQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shippedPlanIsRead();
    void planErrorsNameTheKey_data();
    void planErrorsNameTheKey();
    void planSaysWhatOfTheUnchangedIsStored();
    void walksByPriority();
    void tokenEndpointsNeedOne();
    void changingTotals();
    void duplicatePagesEnd();
    void pageWithoutTotalEnds();
    void schedulesComeBack();
    void retryKeepsThePage();
    void valuesAreEncoded();
    void valuesNeverMakeAnotherPath_data();
    void valuesNeverMakeAnotherPath();
    void addressIsThePathOfThePlan();
    void tokenIsForWhatSaysSo();
    void goneComesBackWhenNamed();
    void restoredIsNotFetchedAgain();
    void restoredWalkGoesOn();
    void sameCallsSameRequests();
    void manyItems();
    void onlyWhatCameBeforeIsConfirmed();
};

void TestFetchQueue::shippedPlanIsRead()
{
    const auto library = GameLibrary::load({QStringLiteral(":/sql/games")});
    for (const Error& error : library.errors())
        QFAIL(qPrintable(error.text()));
    for (const GamePointer& game : library.games()) {
        if (!game->fetchPlan)
            continue;
        const auto plan = readFetchPlan(*game);
        VERIFY_RESULT(plan);
        QVERIFY(plan->reset);
        QVERIFY(plan->endpoints.size() >= 14);
        QCOMPARE(plan->limits.perSecond, 2);
        QCOMPARE(plan->unchanged, UnchangedPayload::Whole);
        return;
    }
    QFAIL("no game has a plan");
}

void TestFetchQueue::planErrorsNameTheKey_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("expected");
    QTest::newRow("unknown key") << QByteArray(R"("rejected")") << QByteArray(R"("rejectd")")
                                 << QStringLiteral("rejectd");
    QTest::newRow("dots in a path") << QByteArray(R"("/my/agent")") << QByteArray(R"("/my/../agent")")
                                    << QStringLiteral("path");
    QTest::newRow("encoded dots in a path")
        << QByteArray(R"("/my/agent")") << QByteArray(R"("/my/%2e./agent")") << QStringLiteral("path");
    QTest::newRow("encoded slash and dots in a path")
        << QByteArray(R"("/my/agent")") << QByteArray(R"("/my/a%2F../agent")") << QStringLiteral("path");
    QTest::newRow("fragment in a path")
        << QByteArray(R"("/my/agent")") << QByteArray(R"("/my#agent")") << QStringLiteral("path");
    QTest::newRow("query in the address")
        << QByteArray("example.org/v1") << QByteArray("example.org/v1?a=b") << QStringLiteral("baseUrl");
    QTest::newRow("unknown word") << QByteArray(R"("rejected")")
                                  << QByteArray(R"("unchanged": "maybe", "rejected")")
                                  << QStringLiteral("unchanged");
    QTest::newRow("no address") << QByteArray("https://api.example.org/v1") << QByteArray("nowhere")
                                << QStringLiteral("baseUrl");
    QTest::newRow("later endpoint") << QByteArray(R"("answersOf": "systems")")
                                    << QByteArray(R"("answersOf": "agent")")
                                    << QStringLiteral("endpoints[2].for.answersOf");
    QTest::newRow("missing value") << QByteArray(R"({"name": "system")") << QByteArray(R"({"name": "sytem")")
                                   << QStringLiteral("endpoints[2].for.values");
    QTest::newRow("two schedules") << QByteArray(R"("every": 60)")
                                   << QByteArray(R"("every": 60, "once": true)")
                                   << QStringLiteral("endpoints[3].every");
    QTest::newRow("id taken") << QByteArray(R"("id": "agent")") << QByteArray(R"("id": "systems")")
                              << QStringLiteral("endpoints[3].id");
    QTest::newRow("pointer") << QByteArray(R"("items": "/data")") << QByteArray(R"("items": "data")")
                             << QStringLiteral("endpoints[1].pages.items");
    QTest::newRow("reset in pages") << QByteArray(R"("reset": {"endpoint": "status")")
                                    << QByteArray(R"("reset": {"endpoint": "systems")")
                                    << QStringLiteral("reset.endpoint");
    QTest::newRow("cut") << QByteArray("]}") << QByteArray("]") << QStringLiteral("line");
}

void TestFetchQueue::planErrorsNameTheKey()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, expected);
    QByteArray text = Plan;
    const qsizetype at = from == "]}" ? text.lastIndexOf(from) : text.indexOf(from);
    QVERIFY(at >= 0);
    text.replace(at, from.size(), to);
    const auto plan = readFetchPlan(gameWith(text));
    QVERIFY(!plan);
    QVERIFY2(plan.error().text().contains(expected), qPrintable(plan.error().text()));
}

void TestFetchQueue::planSaysWhatOfTheUnchangedIsStored()
{
    for (const bool refers : {false, true}) {
        QByteArray text = Plan;
        text.replace(R"("rejected")",
                     refers ? R"("unchanged": "reference", "rejected")"
                            : R"("unchanged": "whole", "rejected")");
        const auto plan = readFetchPlan(gameWith(text));
        VERIFY_RESULT(plan);
        QCOMPARE(plan->unchanged, refers ? UnchangedPayload::Reference : UnchangedPayload::Whole);
    }
}

void TestFetchQueue::walksByPriority()
{
    FetchQueue queue = queueOf();
    std::vector<Json::Document> pages;
    pages.push_back(page({QStringLiteral("B1"), QStringLiteral("S1")}, 3));
    pages.push_back(page({QStringLiteral("B2")}, 3));
    QCOMPARE(walk(queue, pages),
             QStringList({QStringLiteral("/"), QStringLiteral("/systems?page=1&limit=2"),
                          QStringLiteral("/systems?page=2&limit=2"), QStringLiteral("/systems/B1/waypoints"),
                          QStringLiteral("/systems/B2/waypoints"), QStringLiteral("/after")}));
    QVERIFY(!queue.nextAt(Start));
}

void TestFetchQueue::tokenEndpointsNeedOne()
{
    FetchQueue queue = queueOf(Mode::Continuous, true);
    QCOMPARE(queue.take(Start)->key, "/");
    QCOMPARE(queue.take(Start)->key, "/my/agent");
    queue.dropToken();
    FetchQueue without = queueOf(Mode::Continuous, true);
    without.dropToken();
    QCOMPARE(without.take(Start)->key, "/");
    QCOMPARE(without.take(Start)->key, "/systems?page=1&limit=2");
}

void TestFetchQueue::changingTotals()
{
    FetchQueue grows = queueOf();
    std::vector<Json::Document> pages;
    pages.push_back(page({QStringLiteral("S1"), QStringLiteral("S2")}, 3));
    pages.push_back(page({QStringLiteral("S3"), QStringLiteral("S4")}, 5));
    pages.push_back(page({QStringLiteral("S5")}, 5));
    QCOMPARE(walk(grows, pages).filter(QStringLiteral("page=")).size(), 3);
    FetchQueue shrinks = queueOf();
    pages.clear();
    pages.push_back(page({QStringLiteral("S1"), QStringLiteral("S2")}, 100));
    pages.push_back(page({QStringLiteral("S3"), QStringLiteral("S4")}, 1));
    QCOMPARE(walk(shrinks, pages).filter(QStringLiteral("page=")).size(), 2);
    FetchQueue empties = queueOf();
    pages.clear();
    pages.push_back(page({QStringLiteral("S1"), QStringLiteral("S2")}, 100));
    pages.push_back(page({}, 100));
    QCOMPARE(walk(empties, pages).filter(QStringLiteral("page=")).size(), 2);
    FetchQueue absurd = queueOf();
    pages.clear();
    pages.push_back(page({QStringLiteral("S1"), QStringLiteral("S2")}, std::numeric_limits<qint64>::max()));
    pages.push_back(page({QStringLiteral("S3"), QStringLiteral("S4")}, 4));
    QCOMPARE(walk(absurd, pages).filter(QStringLiteral("page=")).size(), 2);
}

void TestFetchQueue::duplicatePagesEnd()
{
    FetchQueue queue = queueOf();
    std::vector<Json::Document> pages;
    pages.push_back(page({QStringLiteral("S1"), QStringLiteral("S2")}, 1000000));
    pages.push_back(page({QStringLiteral("S3"), QStringLiteral("S4")}, 1000000));
    pages.push_back(page({QStringLiteral("S1"), QStringLiteral("S2")}, 1000000));
    QCOMPARE(walk(queue, pages).filter(QStringLiteral("page=")).size(), 3);
}

void TestFetchQueue::pageWithoutTotalEnds()
{
    FetchQueue queue = queueOf();
    std::vector<Json::Document> pages;
    pages.push_back(*Json::Document::parse(R"({"data": [{"symbol": "S1"}, {"symbol": "S2"}]})"));
    pages.push_back(*Json::Document::parse(R"({"data": [{"symbol": "S3"}]})"));
    QCOMPARE(walk(queue, pages).filter(QStringLiteral("page=")).size(), 2);
}

void TestFetchQueue::schedulesComeBack()
{
    FetchQueue queue = queueOf(Mode::Continuous, true);
    std::vector<Json::Document> pages;
    pages.push_back(page({QStringLiteral("B1")}, 1));
    QCOMPARE(walk(queue, pages).size(), 5);
    QCOMPARE(queue.nextAt(Start), Start + 15s);
    QVERIFY(!queue.take(Start + 14s));
    QCOMPARE(walk(queue, pages, Start + 15s), QStringList({QStringLiteral("/")}));
    QCOMPARE(walk(queue, pages, Start + 60s),
             QStringList({QStringLiteral("/"), QStringLiteral("/my/agent")}));
    queue.force(1, Start + 61s);
    QCOMPARE(walk(queue, pages, Start + 61s),
             QStringList({QStringLiteral("/systems?page=1&limit=2"), QStringLiteral("/after")}));
}

void TestFetchQueue::retryKeepsThePage()
{
    FetchQueue queue = queueOf();
    queue.answered(*queue.take(Start), true, nullptr, Start);
    const auto first = queue.take(Start);
    const auto two = page({QStringLiteral("S1"), QStringLiteral("S2")}, 3);
    queue.answered(*first, true, &two, Start);
    const auto second = queue.take(Start);
    QCOMPARE(second->page, 2);
    queue.retry(*second, Start + 5s);
    QVERIFY(queue.take(Start)->key == "/after");
    QVERIFY(!queue.take(Start + 4s));
    const auto again = queue.take(Start + 5s);
    QCOMPARE(again->key, second->key);
    QCOMPARE(again->cycle, first->cycle);
    queue.giveUp(*again, Start + 5s);
    QVERIFY(!queue.take(Start + 1h));
}

void TestFetchQueue::valuesAreEncoded()
{
    FetchQueue queue = queueOf();
    std::vector<Json::Document> pages;
    pages.push_back(page({QStringLiteral("B/x?y=ä")}, 1));
    QVERIFY(walk(queue, pages).contains(QStringLiteral("/systems/B%2Fx%3Fy%3D%C3%A4/waypoints")));
}

void TestFetchQueue::valuesNeverMakeAnotherPath_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("segment"); // empty: refused
    QTest::newRow("above") << QStringLiteral("..") << QString();
    QTest::newRow("here") << QStringLiteral(".") << QString();
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("three dots") << QStringLiteral("...") << QStringLiteral("...");
    QTest::newRow("encoded dots") << QStringLiteral("%2e%2E") << QStringLiteral("%252e%252E");
    QTest::newRow("slash") << QStringLiteral("a/b") << QStringLiteral("a%2Fb");
    QTest::newRow("above and a slash") << QStringLiteral("../agent") << QString();
    QTest::newRow("slashes around dots") << QStringLiteral("a/../../my/agent") << QString();
    QTest::newRow("slash at the end") << QStringLiteral("../") << QString();
    QTest::newRow("dots of a name") << QStringLiteral("a../..b") << QStringLiteral("a..%2F..b");
    QTest::newRow("encoded slash") << QStringLiteral("..%2fagent") << QStringLiteral("..%252fagent");
    QTest::newRow("backslash") << QStringLiteral("a\\b") << QStringLiteral("a%5Cb");
    QTest::newRow("above and a backslash") << QStringLiteral("..\\agent") << QString();
    QTest::newRow("query") << QStringLiteral("a?b=c&d") << QStringLiteral("a%3Fb%3Dc%26d");
    QTest::newRow("fragment") << QStringLiteral("a#b") << QStringLiteral("a%23b");
    QTest::newRow("user and host") << QStringLiteral("@host:1") << QStringLiteral("%40host%3A1");
    QTest::newRow("line") << QStringLiteral("a\r\nX: y") << QStringLiteral("a%0D%0AX%3A%20y");
    QTest::newRow("NUL") << QString(QChar(u'\0')) << QStringLiteral("%00");
    QTest::newRow("too long") << QString(3000, u'x') << QString();
    QTest::newRow("a placeholder") << QStringLiteral("{system}") << QStringLiteral("%7Bsystem%7D");
}

void TestFetchQueue::valuesNeverMakeAnotherPath()
{
    QFETCH(QString, value);
    QFETCH(QString, segment);
    FetchQueue queue = queueOf();
    queue.setParameters(2, {{value}, {value}}, Start);
    QStringList of;
    for (const FetchRequest& request : queue.upcoming(100, Start)) {
        if (request.endpoint == 2)
            of << QString::fromLatin1(request.key);
    }
    const QStringList expected {QStringLiteral("/systems/%1/waypoints").arg(segment)};
    QCOMPARE(of, segment.isEmpty() ? QStringList() : expected);
    const auto refusals = queue.takeRefusals();
    QCOMPARE(refusals.size(), std::size_t(segment.isEmpty() ? 1 : 0)); // told once
    if (segment.isEmpty()) {
        QCOMPARE(refusals[0].where, QStringLiteral("waypoints"));
        return;
    }
    const auto url = queue.plan().urlOf(of[0].toLatin1());
    VERIFY_RESULT(url);
    QCOMPARE(url->toEncoded(), QByteArray("https://api.example.org/v1" + of[0].toLatin1()));
    QCOMPARE(url->adjusted(QUrl::NormalizePathSegments), *url);
}

void TestFetchQueue::addressIsThePathOfThePlan()
{
    const FetchPlan plan = *readFetchPlan(gameWith(Plan));
    for (const QByteArray& key : {QByteArray("/"), QByteArray("/my/agent"), QByteArray("/s?page=1&limit=2"),
                                  QByteArray("/systems/a%2Fb/waypoints")}) {
        const auto url = plan.urlOf(key);
        VERIFY_RESULT(url);
        QCOMPARE(url->toEncoded(), QByteArray("https://api.example.org/v1" + key));
    }
    for (const QByteArray& key :
         {QByteArray("/../v2/my/agent"), QByteArray("/my/./agent"), QByteArray("/my/%2e%2E/agent"),
          QByteArray("/my/a%2F..%2fagent"), QByteArray("/my/a%5c../agent"), QByteArray("/my#agent"),
          QByteArray("@example.com/"), QByteArray(":81/"), QByteArray("/a b")})
        QVERIFY2(!plan.urlOf(key), key.constData());
}

void TestFetchQueue::tokenIsForWhatSaysSo()
{
    const FetchPlan plan = *readFetchPlan(gameWith(Plan));
    for (std::size_t i = 0; i < plan.endpoints.size(); ++i)
        QCOMPARE(plan.authOf(static_cast<int>(i)),
                 plan.endpoints[i].id == QLatin1String("agent") ? HttpAuth::Token : HttpAuth::None);
}

void TestFetchQueue::goneComesBackWhenNamed()
{
    FetchQueue queue = queueOf();
    queue.setParameters(2, {{QStringLiteral("B9")}}, Start);
    QStringList taken;
    while (const auto request = queue.take(Start)) {
        taken << QString::fromLatin1(request->key);
        queue.answered(*request, !request->key.contains("B9"), nullptr, Start);
    }
    QVERIFY(taken.contains(QStringLiteral("/systems/B9/waypoints")));
    QVERIFY(!queue.take(Start));
    queue.setParameters(2, {{QStringLiteral("B9")}}, Start);
    QCOMPARE(queue.take(Start)->key, "/systems/B9/waypoints");
}

void TestFetchQueue::restoredIsNotFetchedAgain()
{
    FetchQueue queue = queueOf();
    const auto all = page({QStringLiteral("B1")}, 1);
    queue.restore(0, {{.key = "/", .at = Start - 5s}}, Start);
    queue.restore(1, {{.key = "/systems?page=1&limit=2", .at = Start - 1h, .answer = &all}}, Start);
    queue.restore(2, {{.key = "/systems/B1/waypoints", .at = Start - 1h}}, Start);
    QCOMPARE(queue.take(Start)->key, "/after");
    QVERIFY(!queue.take(Start));
    // named only after it was restored
    FetchQueue named = queueOf();
    named.restore(2, {{.key = "/systems/B7/waypoints", .at = Start - 1h}}, Start);
    named.setParameters(2, {{QStringLiteral("B7")}, {QStringLiteral("B8")}}, Start);
    QCOMPARE(named.backlog(), 4);
    FetchQueue later = queueOf(Mode::Continuous);
    later.restore(0, {{.key = "/", .at = Start - 5s}}, Start);
    QVERIFY(later.take(Start)->key != "/");
    QCOMPARE(later.take(Start + 10s)->key, "/");
    // stored while the clock was a day ahead
    FetchQueue ahead = queueOf(Mode::Continuous);
    ahead.restore(0, {{.key = "/", .at = Start + 24h}}, Start);
    QCOMPARE(ahead.take(Start + 15s)->key, "/");
}

void TestFetchQueue::restoredWalkGoesOn()
{
    const auto one = page({QStringLiteral("B1"), QStringLiteral("B2")}, 5);
    const auto two = page({QStringLiteral("B3"), QStringLiteral("B4")}, 5);
    const std::vector<KnownAnswer> known {
        {.key = "/systems?page=2&limit=2", .at = Start - 50s, .answer = &two},
        {.key = "/systems?page=1&limit=2", .at = Start - 60s, .answer = &one}};
    FetchQueue queue = queueOf();
    queue.restore(1, known, Start);
    queue.answered(*queue.take(Start), true, nullptr, Start);
    const auto next = queue.take(Start);
    QCOMPARE(next->key, "/systems?page=3&limit=2");
    QCOMPARE(next->cycle, Start - 60s);
    QCOMPARE(queue.itemCount(), 8); // four paths without placeholders, and four systems
}

void TestFetchQueue::sameCallsSameRequests()
{
    std::vector<Json::Document> pages;
    pages.push_back(page({QStringLiteral("B2"), QStringLiteral("B1")}, 4));
    pages.push_back(page({QStringLiteral("B4"), QStringLiteral("B3")}, 4));
    FetchQueue one = queueOf();
    FetchQueue two = queueOf();
    const QStringList first = walk(one, pages);
    QCOMPARE(walk(two, pages), first);
    FetchQueue three = queueOf();
    std::vector<QByteArray> coming;
    for (const FetchRequest& request : three.upcoming(10, Start))
        coming.push_back(request.key);
    QCOMPARE(coming, (std::vector<QByteArray> {"/", "/systems?page=1&limit=2", "/after"}));
    QCOMPARE(three.take(Start)->key, "/");
}

void TestFetchQueue::manyItems()
{
    FetchQueue queue = queueOf();
    std::vector<QStringList> rows;
    for (int i = 0; i < 100000; ++i)
        rows.push_back({QStringLiteral("B%1").arg(i)});
    queue.setParameters(2, rows, Start);
    queue.setParameters(2, rows, Start);
    QCOMPARE(queue.itemCount(), 100004);
    int count = 0;
    while (const auto request = queue.take(Start)) {
        queue.answered(*request, true, nullptr, Start);
        ++count;
    }
    QCOMPARE(count, 100003);
}

void TestFetchQueue::onlyWhatCameBeforeIsConfirmed()
{
    const auto answer = [](const QByteArray& payload) {
        FetchedAnswer fetched;
        fetched.row.payload = payload;
        return fetched;
    };
    AnswerBuffer buffer;
    buffer.hold(answer("before"));
    buffer.asked();
    buffer.hold(answer("while it was asked"));
    buffer.confirm();
    QCOMPARE(buffer.batch().size(), std::size_t(1));
    QCOMPARE(buffer.batch()[0].row.payload, "before");
    QCOMPARE(buffer.unconfirmed(), 1);
    QCOMPARE(buffer.bytes(), 24);
    buffer.batchIsStored();
    QCOMPARE(buffer.bytes(), 18);
    buffer.asked();
    buffer.confirm();
    QCOMPARE(buffer.batch()[0].row.payload, "while it was asked");
}

QTEST_GUILESS_MAIN(TestFetchQueue)
#include "tst_fetchqueue.moc"
