#include "listener.h"
#include "localserver/installation.h"
#include "patience.h"
#include "pg/conninfo.h"
#include "pg/environment.h"
#include "pg/session.h"
#include "scratch/clientprogram.h"
#include "verifyresult.h"

#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

constexpr const char* Canary = "canary-4c1d";

/// A server, or whoever stands between, that offers no encryption and asks for the password, or that begins
/// to encrypt; it keeps what it is sent.
class HostileServer
{
public:
    explicit HostileServer(bool offersTls, QByteArray request = {})
        : m_offersTls(offersTls)
        , m_request(std::move(request))
    {
    }

    QByteArray port() const { return QByteArray::number(m_listener.port()); }
    QByteArray received() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_received;
    }

private:
    bool answer(int socket)
    {
        const QByteArray piece = m_listener.isReadable(socket) ? receive(socket) : QByteArray();
        if (piece.isEmpty())
            return false;
        {
            const std::scoped_lock lock(m_mutex);
            m_received += piece;
        }
        static const QByteArray tlsRequest = QByteArray::fromHex("0000000804d2162f");
        static const QByteArray gssRequest = QByteArray::fromHex("0000000804d21630");
        if (piece == tlsRequest || piece == gssRequest)
            return sendAll(socket, m_offersTls && piece == tlsRequest ? "S" : "N");
        return piece.startsWith('\0') && sendAll(socket, m_request); // how it begins
    }

    const bool m_offersTls;
    const QByteArray m_request;
    mutable std::mutex m_mutex; // protects m_received
    QByteArray m_received;
    Listener m_listener {[this](int socket) {
        while (answer(socket))
            ;
    }};
};

}

/// What a server on a network has to prove before it gets a password, and how programs are given theirs.
class TestTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tlsMode_data();
    void tlsMode();
    void tlsModeOfPrograms();
    void strippedEncryptionGetsNoPassword_data();
    void strippedEncryptionGetsNoPassword();
    void missingAuthorityIsSaid();
    void silenceHasLimits();
    void passwordLines();
    void programsShowNoPassword();
    void programsFindTheirPassword();

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestTransport::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QFile services(m_home->filePath(QStringLiteral("services")));
    QVERIFY(services.open(QIODevice::WriteOnly));
    services.write("[remote]\nhost=db.example.com\n[said]\nhost=db.example.com\nsslmode=require\n"
                   "[local]\nhost=/run/postgresql\n");
    qputenv("PGSERVICEFILE", QFile::encodeName(services.fileName()));
    qputenv("PGSSLROOTCERT", QFile::encodeName(m_home->filePath(QStringLiteral("root.crt"))));
}

void TestTransport::cleanup()
{
    for (const char* name : {"PGSERVICEFILE", "PGSSLROOTCERT", "PGSSLMODE", "PGHOST"})
        qunsetenv(name);
}

void TestTransport::tlsMode_data()
{
    QTest::addColumn<QByteArray>("conninfo");
    QTest::addColumn<QByteArray>("mode");
    QTest::addColumn<QByteArray>("environment");
    const QByteArray proven = "verify-full";
    const auto row = [](const char* conninfo, const QByteArray& mode, const QByteArray& environment = {}) {
        QTest::addRow("%s %s", conninfo, environment.constData())
            << QByteArray(conninfo) << mode << environment;
    };
    row("", {});
    row("host=/run/postgresql", {});
    row("host=@abstract", {});
    row("host=localhost", {});
    row("host=LOCALHOST", {});
    row("host=127.0.0.1", {});
    row("host=127.3.2.1", {});
    row("host=::1", {});
    row("hostaddr=127.0.0.1", {});
    row("host=localhost,127.0.0.1", {});
    row("postgresql:///db", {});
    row("service=local", {});
    row("host=db.example.com", proven);
    row("host=127.example.com", proven);
    row("host=10.0.0.1", proven);
    row("host=fe80::1", proven);
    row("hostaddr=10.0.0.1", proven);
    row("host=localhost hostaddr=10.0.0.1", proven);
    row("host=db.example.com hostaddr=127.0.0.1", proven);
    row("host=localhost,db.example.com", proven);
    row("postgresql://me@db.example.com/db", proven);
    row("service=remote", proven);
    row("", proven, "PGHOST=db.example.com");
    row("host=db.example.com sslmode=prefer", "prefer");
    row("host=db.example.com sslmode=disable", "disable");
    row("postgresql://me@db.example.com/db?sslmode=require", "require");
    row("host=db.example.com", {}, "PGSSLMODE=prefer");
    row("service=said", {});
}

void TestTransport::tlsMode()
{
    QFETCH(QByteArray, conninfo);
    QFETCH(QByteArray, environment);
    if (!environment.isEmpty())
        qputenv(environment.split('=').first().constData(), environment.split('=').last());
    const auto params = completeParams({.conninfo = conninfo});
    VERIFY_RESULT(params);
    QTEST(params->value("sslmode"), "mode");
    // what is shown and stored is what was said
    QVERIFY(connectParams({.conninfo = conninfo})->value("sslmode").isEmpty()
            || conninfo.contains("sslmode"));
}

void TestTransport::tlsModeOfPrograms()
{
    const auto connection = programConnection({.conninfo = "host=db.example.com password=canary-4c1d"});
    VERIFY_RESULT(connection);
    const std::pair<QByteArray, QByteArray> mode {"PGSSLMODE", "verify-full"};
    QVERIFY(std::ranges::find(connection->variables, mode) != connection->variables.end());
    QCOMPARE(connection->password, QByteArray(Canary));
    for (const auto& [name, value] : connection->variables)
        QVERIFY2(!value.contains(Canary), name.constData());
    const auto argument =
        databaseArgument({.conninfo = "host=db.example.com password=canary-4c1d", .database = "a='b"});
    VERIFY_RESULT(argument);
    QVERIFY2(argument->startsWith("dbname='a=\\'b' ") && argument->contains("keepalives_idle='15'")
                 && !argument->contains(Canary) && !argument->contains("host="),
             argument->constData());
}

void TestTransport::strippedEncryptionGetsNoPassword_data()
{
    QTest::addColumn<QByteArray>("conninfo");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("isSent");
    const QByteArray clear = QByteArray::fromHex("520000000800000003");
    const QByteArray md5 = QByteArray::fromHex("520000000c0000000501020304");
    QTest::newRow("clear") << QByteArray("host=db.example.com") << clear << false;
    QTest::newRow("MD5") << QByteArray("host=db.example.com") << md5 << false;
    QTest::newRow("another one is local") << QByteArray("host=localhost,db.example.com") << clear << false;
    QTest::newRow("by service") << QByteArray("service=remote") << clear << false;
    QTest::newRow("the user says so") << QByteArray("host=db.example.com sslmode=prefer") << clear << true;
    QTest::newRow("local") << QByteArray("host=localhost") << clear << true;
}

/// The password counts as sent when anything is that answers the request for it.
void TestTransport::strippedEncryptionGetsNoPassword()
{
    QFETCH(QByteArray, conninfo);
    QFETCH(QByteArray, request);
    QFETCH(bool, isSent);
    const HostileServer server(false, request);
    const QByteArray address = conninfo.contains(',') ? "127.0.0.1,127.0.0.1" : "127.0.0.1";
    const auto session = Session::open({.conninfo = conninfo + " hostaddr=" + address
                                            + " port=" + server.port() + " user=me dbname=postgres",
                                        .password = Canary,
                                        .deadline = std::chrono::milliseconds(Patience)});
    QVERIFY(!session);
    QCOMPARE(server.received().contains(Canary), isSent);
    QCOMPARE(server.received().contains("user"), isSent);
    if (!isSent)
        QVERIFY2(session.error().message.contains(QLatin1String("TLS"))
                     && session.error().advice.contains(QLatin1String("sslmode=")),
                 qPrintable(session.error().text()));
}

/// libpq 15 trusts no authority by itself.
void TestTransport::missingAuthorityIsSaid()
{
    const HostileServer server(true);
    const auto session =
        Session::open({.conninfo = "host=db.example.com hostaddr=127.0.0.1 user=me port=" + server.port(),
                       .password = Canary,
                       .deadline = std::chrono::milliseconds(Patience)});
    QVERIFY(!session);
    QVERIFY2(session.error().advice.contains(QLatin1String("sslrootcert=")),
             qPrintable(session.error().text()));
    QVERIFY2(session.error().detail.contains(QLatin1String("root.crt")), qPrintable(session.error().text()));
}

void TestTransport::silenceHasLimits()
{
    const auto ours = completeParams({.conninfo = "host=db.example.com"});
    VERIFY_RESULT(ours);
    QVERIFY(ours->value("tcp_user_timeout").isEmpty()); // the keepalives count instead
    QCOMPARE(ours->value("keepalives_idle"), QByteArray("15"));
    QCOMPARE(ours->value("keepalives_interval"), QByteArray("5"));
    QCOMPARE(ours->value("keepalives_count"), QByteArray("3"));
    const auto said =
        completeParams({.conninfo = "host=db.example.com tcp_user_timeout=7 keepalives_idle=99"});
    VERIFY_RESULT(said);
    QCOMPARE(said->value("tcp_user_timeout"), QByteArray("7"));
    QCOMPARE(said->value("keepalives_idle"), QByteArray("99"));
}

void TestTransport::passwordLines()
{
    QCOMPARE(*passwordLine("a:b\\c d#"), QByteArray("*:*:*:*:a\\:b\\\\c d#\n"));
    QVERIFY(!passwordLine("a\nb"));
    QVERIFY(!passwordLine("a\rb"));
}

/// /proc shows everybody's arguments, and to the same user also the environment, of each child too.
void TestTransport::programsShowNoPassword()
{
    QStringList lines;
    const auto done = runClientProgram(
        {.program = QStringLiteral("/bin/sh"),
         .arguments = {QStringLiteral("-c"),
                       QStringLiteral("stat -L -c 'mode %a' \"$PGPASSFILE\"; cat \"$PGPASSFILE\"; echo "
                                      "'file above'; tr '\\0' '\\n' < /proc/$$/environ; tr '\\0' '\\n' < "
                                      "/proc/$$/cmdline")},
         .server = {.conninfo = "host=db.example.com user=me", .password = Canary},
         .onLine = [&lines](const QString& line) { lines << line; }});
    VERIFY_RESULT(done);
    const qsizetype end = lines.indexOf(QStringLiteral("file above"));
    QCOMPARE(lines.mid(0, end),
             (QStringList {QStringLiteral("mode 600"), QStringLiteral("*:*:*:*:") + QLatin1String(Canary)}));
    const QStringList shown = lines.mid(end);
    QVERIFY(shown.contains(QStringLiteral("PGUSER=me")));
    QVERIFY2(shown.filter(QLatin1String(Canary)).isEmpty(), qPrintable(shown.join(QLatin1Char('\n'))));
}

void TestTransport::programsFindTheirPassword()
{
    const auto tools = findClientTools(15, {}, 99);
    if (!tools)
        QSKIP(qPrintable(tools.error().text()));
    const HostileServer server(false, QByteArray::fromHex("520000000800000003"));
    const QByteArray password = "a:b\\c " + QByteArray(Canary);
    const QByteArray sent = password + '\0';
    const auto done = runClientProgram(
        {.program = tools->pgDump,
         .arguments = {},
         .server = {.conninfo = "host=127.0.0.1 user=me port=" + server.port(), .password = password},
         .takesDatabase = true});
    QVERIFY(!done); // the server closes
    QVERIFY2(server.received().contains(sent), server.received().toHex(' ').constData());
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
