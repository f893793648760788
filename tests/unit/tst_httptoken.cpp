#include "killprocess.h"
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

using namespace Weekglass;

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

}

/// Where the HTTP client takes its token, and to whom it never goes.
class TestHttpToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void redirectsWithinTheOrigin();
    void redirectsElsewhereAreRefused();
    void endlessRedirectsEnd();
    void nobodyListens();
    void tokenGoesIntoOneHeader();
    void tokenGoesOnlyWhereItIsAskedFor();
    void tokenIsRemovedFromAnswers();
    void tokenStaysHere();
    void tokenIsChecked();
    void unknownCertificateIsRefused();
    void http2WithAKnownCertificate();
};

void TestHttpToken::redirectsWithinTheOrigin()
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

void TestHttpToken::redirectsElsewhereAreRefused()
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

void TestHttpToken::endlessRedirectsEnd()
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

void TestHttpToken::nobodyListens()
{
    HttpClient client(withToken());
    const ClosedPort port;
    const auto answer = client.get(port.url(), HttpAuth::Token);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::Connection);
    QVERIFY(!answer.error().advice.isEmpty());
    QVERIFY(!answer.error().text().contains(QString::fromLatin1(Secret)));
}

void TestHttpToken::tokenGoesIntoOneHeader()
{
    StandInServer server([](const StandInRequest&) { return StandInReply {.body = "{}"}; });
    HttpClient client(withToken());
    VERIFY_RESULT(client.get(server.url(), HttpAuth::Token));
    QCOMPARE(server.requests()[0].head.count(Secret), 1);
    QVERIFY(server.requests()[0].head.contains(QByteArray("Authorization: Bearer " + Secret)));
}

void TestHttpToken::tokenGoesOnlyWhereItIsAskedFor()
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

void TestHttpToken::tokenIsRemovedFromAnswers()
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

void TestHttpToken::tokenStaysHere()
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

void TestHttpToken::tokenIsChecked()
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

void TestHttpToken::unknownCertificateIsRefused()
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
    QVERIFY(killProcess(server));
    QVERIFY(!answer);
    QVERIFY2(answer.error().kind == Error::Kind::Io, qPrintable(answer.error().text()));
}

void TestHttpToken::http2WithAKnownCertificate()
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

QTEST_GUILESS_MAIN(TestHttpToken)
#include "tst_httptoken.moc"
