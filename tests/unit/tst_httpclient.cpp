#include "patience.h"
#include "standinserver.h"
#include "verifyresult.h"

#include "fetch/httpclient.h"

#include <QFile>
#include <QTest>

#include <future>
#include <latch>

using namespace Weekglass;
using namespace std::chrono_literals;

namespace {

HttpOptions small()
{
    return {.maxBytes = 1024 * 1024};
}

/// gzip of what a shell command prints.
QByteArray gzipped(const QString& command)
{
    FILE* pipe = ::popen(qPrintable(QString(command + QStringLiteral(" | gzip -9"))), "r");
    QFile file;
    if (pipe == nullptr || !file.open(pipe, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        qFatal("no gzip");
    return file.readAll();
}

QByteArray gzipped(qint64 count)
{
    return gzipped(QStringLiteral("head -c %1 /dev/zero | tr '\\0' a").arg(count));
}

QByteArray chunked(const QByteArray& body, const QByteArray& headers = {})
{
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + headers + "\r\n"
        + QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n0\r\n\r\n";
}

qint64 peakMemory()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = file.readAll();
    const qsizetype at = all.indexOf("VmHWM:") + 6;
    return all.mid(at, all.indexOf("kB", at) - at).trimmed().toLongLong() / 1024;
}

}

/// The HTTP client against a server that does all that servers should not.
class TestHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answerIsWhole();
    void errorsAreAnswersToo_data();
    void errorsAreAnswersToo();
    void connectionIsKept();
    void severalAtOnce();
    void compressedBodyIsUnpacked();
    void badPackingIsRefused_data();
    void badPackingIsRefused();
    void gzipBombIsRefused();
    void hugeBodyIsRefused_data();
    void hugeBodyIsRefused();
    void cutAnywhereIsNoAnswer_data();
    void cutAnywhereIsNoAnswer();
    void wrongLengthsDoNotMix();
    void silenceEnds();
    void trickleEnds();
    void stopEndsARequest();
    void clientEndsItsRequests();
    void noise();
};

void TestHttpClient::answerIsWhole()
{
    StandInServer server([](const StandInRequest&) {
        return StandInReply {
            .body = R"({"data": 1})",
            .headers = {{"Retry-After", "3"}, {"X-RateLimit-Remaining", "0"}, {"X-Other", "x"}}};
    });
    HttpClient client(small());
    const auto answer = client.get(server.url(QStringLiteral("/v2/my/ships?page=1&limit=20")));
    VERIFY_RESULT(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, R"({"data": 1})");
    QCOMPARE(answer->header("retry-after"), "3");
    QCOMPARE(answer->header("x-ratelimit-remaining"), "0");
    QCOMPARE(answer->header("x-other"), QByteArray());
    QCOMPARE(server.requests()[0].target, "/v2/my/ships?page=1&limit=20");
    QVERIFY(!server.requests()[0].head.contains("Authorization"));
}

void TestHttpClient::errorsAreAnswersToo_data()
{
    QTest::addColumn<int>("status");
    for (const int status :
         {204, 304, 400, 401, 403, 404, 405, 409, 418, 422, 429, 451, 500, 501, 502, 503, 504, 599})
        QTest::addRow("%d", status) << status;
}

void TestHttpClient::errorsAreAnswersToo()
{
    QFETCH(int, status);
    const QByteArray body = status < 400 ? "" : R"({"error": {"code": 4000}})";
    StandInServer server(
        [&](const StandInRequest&) { return StandInReply {.status = status, .body = body}; });
    HttpClient client(small());
    const auto answer = client.get(server.url());
    VERIFY_RESULT(answer);
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->body, body);
}

void TestHttpClient::connectionIsKept()
{
    StandInServer server([](const StandInRequest&) { return StandInReply {.body = "{}"}; });
    HttpClient client(small());
    for (int i = 0; i < 20; ++i)
        VERIFY_RESULT(client.get(server.url()));
    QCOMPARE(server.connectionCount(), 1);
}

void TestHttpClient::severalAtOnce()
{
    std::latch all(4); // nobody is answered before all have asked
    StandInServer server([&](const StandInRequest& request) {
        return StandInReply {.send = [&all, body = request.target](int socket) {
            all.arrive_and_wait();
            sendAll(socket, StandInReply {.body = body}.bytes());
        }};
    });
    HttpClient client(small());
    std::vector<std::promise<Result<HttpAnswer>>> promises(4);
    for (std::size_t i = 0; i < promises.size(); ++i)
        client.start(
            server.url(QStringLiteral("/%1").arg(i)), HttpAuth::None,
            [&promise = promises[i]](Result<HttpAnswer> answer) { promise.set_value(std::move(answer)); });
    for (std::size_t i = 0; i < promises.size(); ++i)
        QCOMPARE(promises[i].get_future().get()->body, "/" + QByteArray::number(static_cast<int>(i)));
}

void TestHttpClient::compressedBodyIsUnpacked()
{
    const QByteArray packed = gzipped(100000);
    StandInServer server([&](const StandInRequest&) {
        return StandInReply {.body = packed, .headers = {{"Content-Encoding", "gzip"}}};
    });
    HttpClient client(small());
    const auto answer = client.get(server.url());
    VERIFY_RESULT(answer);
    QCOMPARE(answer->body, QByteArray(100000, 'a'));
    QVERIFY(server.requests()[0].head.contains("gzip"));
}

void TestHttpClient::badPackingIsRefused_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("packed");
    QByteArray damaged = gzipped(1000);
    damaged[damaged.size() - 6] = static_cast<char>(damaged[damaged.size() - 6] ^ 1); // the checksum
    QTest::newRow("no gzip") << QByteArray("gzip") << QByteArray(R"({"data": 1})");
    QTest::newRow("damaged") << QByteArray("gzip") << damaged;
    QTest::newRow("something behind") << QByteArray("gzip") << gzipped(1000) + "more";
    QTest::newRow("not asked for") << QByteArray("br") << QByteArray("\x0b\x02\x80{}\x03");
}

void TestHttpClient::badPackingIsRefused()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, packed);
    StandInServer server([&](const StandInRequest&) {
        return StandInReply {.body = packed, .headers = {{"Content-Encoding", encoding}}};
    });
    HttpClient client(small());
    const auto answer = client.get(server.url());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Format);
}

void TestHttpClient::gzipBombIsRefused()
{
    const QByteArray packed = gzipped(300'000'000);
    for (const int status : {200, 500}) {
        StandInServer server([&](const StandInRequest&) {
            return StandInReply {.status = status, .body = packed, .headers = {{"Content-Encoding", "gzip"}}};
        });
        HttpClient client(small());
        const qint64 before = peakMemory();
        const auto answer = client.get(server.url());
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Error::Kind::Format);
        QVERIFY2(peakMemory() - before < 50, qPrintable(QString::number(peakMemory() - before)));
    }
}

void TestHttpClient::hugeBodyIsRefused_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("told") << QByteArray("Content-Length: 5000000000\r\n\r\n");
    QTest::newRow("not told") << QByteArray("\r\n");
}

void TestHttpClient::hugeBodyIsRefused()
{
    QFETCH(QByteArray, head);
    std::atomic<qint64> sent = 0;
    StandInServer server([&](const StandInRequest&) {
        return StandInReply {.send = [&](int socket) {
            bool goesOn = sendAll(socket, "HTTP/1.1 200 OK\r\n" + head);
            const QByteArray piece(65536, ' ');
            while (goesOn && sent < 5'000'000'000) {
                goesOn = sendAll(socket, piece);
                sent += piece.size();
            }
        }};
    });
    HttpClient client(small());
    const qint64 before = peakMemory();
    const auto answer = client.get(server.url());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Format);
    QVERIFY(peakMemory() - before < 50);
    QVERIFY(sent < 50'000'000);
}

void TestHttpClient::cutAnywhereIsNoAnswer_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("mayEndEarly");
    const QByteArray body = R"({"data":[{"symbol":"X1"},{"symbol":"X2"}]})";
    const QByteArray gzippedText = gzipped(QStringLiteral("printf '%s' '%1'").arg(QString::fromLatin1(body)));
    QTest::newRow("length") << StandInReply {.body = body}.bytes() << false;
    QTest::newRow("chunked") << chunked(body) << true;
    QTest::newRow("gzip")
        << StandInReply {.body = gzippedText, .headers = {{"Content-Encoding", "gzip"}}}.bytes() << false;
    QTest::newRow("gzip in chunks") << chunked(gzippedText, "Content-Encoding: gzip\r\n") << true;
    QTest::newRow("gzip until the end")
        << "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzippedText << false;
}

void TestHttpClient::cutAnywhereIsNoAnswer()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, mayEndEarly);
    const bool isPlain = !bytes.contains("gzip");
    const QByteArray body = R"({"data":[{"symbol":"X1"},{"symbol":"X2"}]})";
    std::atomic<qsizetype> cut = 0;
    StandInServer server([&](const StandInRequest&) { return StandInReply {.raw = bytes, .cutAfter = cut}; });
    for (; cut < bytes.size(); ++cut) {
        HttpClient client(small());
        const auto answer = client.get(server.url());
        if (!answer)
            QVERIFY2(answer.error().kind == Error::Kind::Connection, qPrintable(answer.error().text()));
        else // what is there is no JSON, or the end of the transfer alone is missing
            QVERIFY2(mayEndEarly && (isPlain ? body.startsWith(answer->body) : body == answer->body),
                     qPrintable(QString::number(cut)));
    }
}

void TestHttpClient::wrongLengthsDoNotMix()
{
    // the second answer's beginning is what the first one's length left over
    StandInServer server([](const StandInRequest& request) {
        if (request.target == "/first")
            return StandInReply {.raw = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n{}  {\"stolen\": 1}"};
        return StandInReply {.body = R"({"second": 2})"};
    });
    HttpClient client(small());
    const auto first = client.get(server.url(QStringLiteral("/first")));
    VERIFY_RESULT(first);
    QCOMPARE(first->body, "{}  ");
    const auto second = client.get(server.url(QStringLiteral("/second")));
    QVERIFY(!second || second->body == R"({"second": 2})");
}

void TestHttpClient::silenceEnds()
{
    std::latch isOver(1);
    StandInServer server([&](const StandInRequest&) {
        return StandInReply {.send = [&isOver](int socket) {
            sendAll(socket, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
            isOver.wait();
        }};
    });
    HttpOptions options = small();
    options.idleTime = 300ms;
    HttpClient client(options);
    const auto answer = client.get(server.url());
    isOver.count_down();
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Timeout);
}

void TestHttpClient::trickleEnds()
{
    StandInServer server([](const StandInRequest&) {
        return StandInReply {.send = [](int socket) {
            bool goesOn = sendAll(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            for (int i = 0; goesOn && i < Patience / 50; ++i) { // until the client has gone
                goesOn = sendAll(socket, " ");
                std::this_thread::sleep_for(50ms);
            }
        }};
    });
    HttpOptions options = small();
    options.wholeTime = 700ms;
    HttpClient client(options);
    const auto answer = client.get(server.url());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Timeout);
}

void TestHttpClient::stopEndsARequest()
{
    std::latch isAsked(1);
    std::latch isOver(1);
    StandInServer server([&](const StandInRequest&) {
        isAsked.count_down();
        return StandInReply {.send = [&isOver](int) { isOver.wait(); }};
    });
    HttpClient client(small());
    std::stop_source stop;
    std::thread later([&] {
        isAsked.wait();
        stop.request_stop();
    });
    const auto answer = client.get(server.url(), HttpAuth::None, stop.get_token());
    later.join();
    isOver.count_down();
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Cancelled);
    const auto never = client.get(server.url(), HttpAuth::None, stop.get_token());
    QVERIFY(!never);
    QCOMPARE(never.error().kind, Error::Kind::Cancelled);
}

void TestHttpClient::clientEndsItsRequests()
{
    std::latch isOver(1);
    StandInServer server(
        [&](const StandInRequest&) { return StandInReply {.send = [&isOver](int) { isOver.wait(); }}; });
    std::promise<Result<HttpAnswer>> promise;
    {
        HttpClient client;
        client.start(server.url(), HttpAuth::None,
                     [&](Result<HttpAnswer> answer) { promise.set_value(std::move(answer)); });
    }
    isOver.count_down();
    auto future = promise.get_future();
    QCOMPARE(future.wait_for(0s), std::future_status::ready);
    QCOMPARE(future.get().error().kind, Error::Kind::Cancelled);
}

void TestHttpClient::noise()
{
    const QByteArray noises[] = {QByteArray(8, 0) + "\r\n\r\n",
                                 "HTTP/9.9 abc\r\n\r\n",
                                 "HTTP/1.1 99999999999 x\r\n\r\n",
                                 "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
                                 "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
                                 "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc"};
    for (const QByteArray& noise : noises) {
        StandInServer server(
            [&](const StandInRequest&) { return StandInReply {.raw = noise, .closes = true}; });
        HttpClient client(small());
        const auto answer = client.get(server.url());
        QVERIFY(!answer || answer->body.size() < 20);
    }
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
