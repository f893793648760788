#include "patience.h"
#include "standinserver.h"
#include "verifyresult.h"

#include "fetch/httpclient.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <latch>

using namespace Weekglass;
using namespace std::chrono_literals;

namespace {

const QByteArray Secret("eyJhbGciOi.eyJyZXNldF9kYXRlIjoiMjAyNS0wNC0wNiJ9.c2lnbmF0dXJl");

HttpOptions small()
{
    return {.maxBytes = 1024 * 1024};
}

HttpOptions withToken()
{
    HttpOptions options = small();
    options.token = *BearerToken::fromText(Secret);
    return options;
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

/// A key and a certificate of localhost that vouches for itself.
bool makeCertificate(const QTemporaryDir& folder)
{
    QProcess maker;
    maker.start(QStringLiteral("openssl"),
                {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                 QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-batch"),
                 QStringLiteral("-subj"), QStringLiteral("/CN=localhost"), QStringLiteral("-addext"),
                 QStringLiteral("subjectAltName=DNS:localhost"), QStringLiteral("-keyout"),
                 folder.filePath(QStringLiteral("key")), QStringLiteral("-out"),
                 folder.filePath(QStringLiteral("certificate"))});
    return maker.waitForFinished(Patience) && maker.exitCode() == 0;
}

int freePort()
{
    return StandInServer([](const StandInRequest&) { return StandInReply {}; }).url().port();
}

Result<HttpAnswer> getWhenItListens(const HttpOptions& options, const QUrl& url)
{
    HttpClient client(options);
    auto answer = client.get(url);
    for (int i = 0; i < Patience / 100 && !answer && answer.error().kind == Error::Kind::Connection; ++i) {
        QTest::qWait(100);
        answer = client.get(url);
    }
    return answer;
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
    void redirectsWithinTheOrigin();
    void redirectsElsewhereAreRefused();
    void endlessRedirectsEnd();
    void nobodyListens();
    void stopEndsARequest();
    void clientEndsItsRequests();
    void tokenGoesIntoOneHeader();
    void tokenGoesOnlyWhereItIsAskedFor();
    void tokenIsRemovedFromAnswers();
    void tokenStaysHere();
    void tokenIsChecked();
    void unknownCertificateIsRefused();
    void http2WithAKnownCertificate();
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

void TestHttpClient::redirectsWithinTheOrigin()
{
    StandInServer server([](const StandInRequest& request) {
        if (request.target == "/old")
            return StandInReply {.status = 301, .headers = {{"Location", "/new"}}};
        return StandInReply {.body = "here"};
    });
    HttpClient client(small());
    const auto answer = client.get(server.url(QStringLiteral("/old")));
    VERIFY_RESULT(answer);
    QCOMPARE(answer->body, "here");
}

void TestHttpClient::redirectsElsewhereAreRefused()
{
    StandInServer other([](const StandInRequest&) { return StandInReply {.body = "elsewhere"}; });
    StandInServer server([&](const StandInRequest& request) {
        const QByteArray to = request.target == "/file" ? "file:///etc/passwd" : other.url().toEncoded();
        return StandInReply {.status = 302, .headers = {{"Location", to}}};
    });
    HttpClient client(withToken());
    for (const QString& path : {QStringLiteral("/other"), QStringLiteral("/file")}) {
        const auto answer = client.get(server.url(path), HttpAuth::Token);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Error::Kind::Format);
    }
    QCOMPARE(other.requestCount(), 0);
}

void TestHttpClient::endlessRedirectsEnd()
{
    int count = 0;
    StandInServer server([&](const StandInRequest&) {
        return StandInReply {.status = 302, .headers = {{"Location", "/" + QByteArray::number(++count)}}};
    });
    HttpClient client(small());
    const auto answer = client.get(server.url());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Format);
    QVERIFY2(server.requestCount() <= 12, qPrintable(QString::number(server.requestCount())));
}

void TestHttpClient::nobodyListens()
{
    HttpClient client(withToken());
    const ClosedPort port;
    const auto answer = client.get(port.url(), HttpAuth::Token);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Connection);
    QVERIFY(!answer.error().advice.isEmpty());
    QVERIFY(!answer.error().text().contains(QString::fromLatin1(Secret)));
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

void TestHttpClient::tokenGoesIntoOneHeader()
{
    StandInServer server([](const StandInRequest&) { return StandInReply {.body = "{}"}; });
    HttpClient client(withToken());
    VERIFY_RESULT(client.get(server.url(), HttpAuth::Token));
    QCOMPARE(server.requests()[0].head.count(Secret), 1);
    QVERIFY(server.requests()[0].head.contains(QByteArray("Authorization: Bearer " + Secret)));
}

void TestHttpClient::tokenGoesOnlyWhereItIsAskedFor()
{
    StandInServer server([](const StandInRequest&) { return StandInReply {.body = Secret}; });
    HttpClient client(withToken());
    const auto answer = client.get(server.url());
    VERIFY_RESULT(answer);
    QVERIFY(!server.requests()[0].head.contains("Authorization"));
    QVERIFY(!server.requests()[0].head.contains(Secret));
    QCOMPARE(answer->body, "[token]"); // wherever it comes from
    // a request before it that had the token leaves nothing behind on a kept connection
    VERIFY_RESULT(client.get(server.url(), HttpAuth::Token));
    VERIFY_RESULT(client.get(server.url()));
    QVERIFY(!server.requests()[2].head.contains(Secret));
}

void TestHttpClient::tokenIsRemovedFromAnswers()
{
    StandInServer server([](const StandInRequest&) {
        return StandInReply {.status = 401,
                             .body = R"({"you said": ")" + Secret + R"("})",
                             .headers = {{"X-RateLimit-Type", Secret}}};
    });
    HttpClient client(withToken());
    const auto answer = client.get(server.url(), HttpAuth::Token);
    VERIFY_RESULT(answer);
    QCOMPARE(answer->body, R"({"you said": "[token]"})");
    QCOMPARE(answer->header("x-ratelimit-type"), "[token]");
}

void TestHttpClient::tokenStaysHere()
{
    HttpClient client(withToken());
    const auto answer = client.get(QUrl(QStringLiteral("http://api.example.org/v2")), HttpAuth::Token);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Format);
    for (const QString& url : {QStringLiteral("file:///etc/passwd"), QStringLiteral("ftp://127.0.0.1/"),
                               QStringLiteral("http://me:secret@127.0.0.1/"), QString()}) {
        const auto refused = client.get(QUrl(url), HttpAuth::Token);
        QVERIFY(!refused);
        QVERIFY(!refused.error().text().contains(QLatin1String("secret")));
    }
}

void TestHttpClient::tokenIsChecked()
{
    const auto token = BearerToken::fromText("\n " + Secret + "\r\n");
    VERIFY_RESULT(token);
    QCOMPARE(token->header(), "Bearer " + Secret);
    QCOMPARE(token->claims(), R"({"reset_date":"2025-04-06"})");
    QCOMPARE(BearerToken::fromText("no-jwt-at-all")->claims(), QByteArray());
    for (const QByteArray& bad : {QByteArray(), QByteArray("short"), QByteArray("Bearer 12345678"),
                                  QByteArray("1234567\x01"
                                             "9"),
                                  QByteArray("12345678\r\nX: 1")}) {
        const auto refused = BearerToken::fromText(bad);
        QVERIFY(!refused);
        QVERIFY(bad.isEmpty() || !refused.error().text().contains(QString::fromLatin1(bad)));
    }
}

void TestHttpClient::unknownCertificateIsRefused()
{
    const QTemporaryDir folder;
    if (!makeCertificate(folder))
        QSKIP("no openssl");
    const int port = freePort();
    QProcess server;
    server.start(QStringLiteral("openssl"),
                 {QStringLiteral("s_server"), QStringLiteral("-www"), QStringLiteral("-key"),
                  folder.filePath(QStringLiteral("key")), QStringLiteral("-cert"),
                  folder.filePath(QStringLiteral("certificate")), QStringLiteral("-accept"),
                  QString::number(port)});
    const auto answer =
        getWhenItListens(withToken(), QUrl(QStringLiteral("https://localhost:%1/").arg(port)));
    server.kill();
    server.waitForFinished(Patience);
    QVERIFY(!answer);
    QVERIFY2(answer.error().kind == Error::Kind::Io, qPrintable(answer.error().text()));
}

void TestHttpClient::http2WithAKnownCertificate()
{
    const QString program = QStandardPaths::findExecutable(
        QStringLiteral("nghttpd"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
    const QTemporaryDir folder;
    if (program.isEmpty() || !makeCertificate(folder))
        QSKIP("no nghttpd (Debian: nghttp2-server) or no openssl");
    const QByteArray body = R"({"data": [1, 2, 3]})";
    QFile file(folder.filePath(QStringLiteral("answer")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(body) == body.size());
    file.close();
    const int port = freePort();
    QProcess server;
    server.setProcessChannelMode(QProcess::MergedChannels);
    server.start(program,
                 {QStringLiteral("-v"), QStringLiteral("--htdocs=") + folder.path(), QString::number(port),
                  folder.filePath(QStringLiteral("key")), folder.filePath(QStringLiteral("certificate"))});
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificates(QSslCertificate::fromPath(folder.filePath(QStringLiteral("certificate"))));
    QSslConfiguration::setDefaultConfiguration(trusting);
    const QUrl url(QStringLiteral("https://localhost:%1/answer").arg(port));
    const auto answer = getWhenItListens(withToken(), url);
    const auto otherName =
        HttpClient(withToken()).get(QUrl(QStringLiteral("https://127.0.0.1:%1/answer").arg(port)));
    QSslConfiguration::setDefaultConfiguration(before);
    server.terminate();
    server.waitForFinished(Patience);
    const QByteArray said = server.readAll();
    VERIFY_RESULT(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(answer->body, body);
    QVERIFY2(said.contains("The negotiated protocol: h2"), said.constData());
    QVERIFY(!otherName); // the certificate is that of localhost
    QCOMPARE(otherName.error().kind, Error::Kind::Io);
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
