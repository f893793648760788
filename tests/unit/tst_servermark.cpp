#include "localserver/localserver.h"
#include "verifyresult.h"
#include "weeks/servermark.h"
#include "weeks/weekphrase.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

namespace {

Pg::ConnectOptions at(const char* conninfo)
{
    return {.conninfo = conninfo};
}

}

/// What a server is used for, by the saved connections that lead to it; no server is asked.
class TestServerMark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home.emplace();
        qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
    }
    void cleanupTestCase() { qunsetenv("XDG_DATA_HOME"); }
    void leadsThere_data();
    void leadsThere();
    void theMostCareCounts();
    void ofEqualCareTheFirstCounts();
    void identifierFindsAnotherSpelling();
    void socketsAreToldApartByIdentifier();
    void copyDoesNotTakeTheMarkOff();
    void savesOneIfThereIsNone();
    void savesNoPassword();
    void takenNameGetsAnother();
    void keepsTheIdentifierOfThisPlaceOnly();
    void conninfoThatIsNone();
    void privateServerIsConfirmedByTheNameAlone();

private:
    static void save(const char* name, const char* conninfo, Environment environment,
                     const QByteArray& identifier = {})
    {
        const auto workspace = Workspace::open();
        VERIFY_RESULT(workspace);
        const auto saved = workspace->save(
            {.name = QString::fromLatin1(name), .conninfo = conninfo, .environment = environment});
        VERIFY_RESULT(saved);
        if (!identifier.isEmpty())
            VERIFY_RESULT(workspace->setSystemIdentifier(*saved, identifier));
    }
    static std::vector<SavedConnection> saved() { return *Workspace::open()->connections(); }
    static QString mark(const char* conninfo, const QByteArray& identifier = {})
    {
        const auto mark = readServerMark(at(conninfo), identifier);
        if (!mark)
            return mark.error().text();
        static const char* const names[] = {"unmarked", "development", "staging", "production"};
        return QLatin1String(names[static_cast<int>(mark->environment)])
            + (mark->connection.isEmpty() ? QString() : QString(QStringLiteral(" by ") + mark->connection));
    }

    std::optional<QTemporaryDir> m_home;
};

void TestServerMark::leadsThere_data()
{
    QTest::addColumn<QByteArray>("saved");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<bool>("isMarked");
    const auto row = [](const char* name, const char* saved, const char* asked, bool isMarked) {
        QTest::newRow(name) << QByteArray(saved) << QByteArray(asked) << isMarked;
    };
    row("the same", "host=db.example", "host=db.example", true);
    row("as a URI", "host=db.example", "postgresql://db.example", true);
    row("its port said", "host=db.example", "host=db.example port=5432", true);
    row("another user and database", "host=db.example user=a dbname=x", "host=db.example user=b dbname=y",
        true);
    row("another port", "host=db.example", "host=db.example port=5433", false);
    row("another host", "host=db.example", "host=db2.example", false);
    row("a socket", "host=/run/postgresql", "host=/run/postgresql", true);
}

void TestServerMark::leadsThere()
{
    QFETCH(QByteArray, saved);
    QFETCH(QByteArray, asked);
    QFETCH(bool, isMarked);
    save("live", saved.constData(), Environment::Production);
    QCOMPARE(mark(asked.constData()),
             isMarked ? QStringLiteral("production by live") : QStringLiteral("unmarked"));
}

void TestServerMark::theMostCareCounts()
{
    save("a", "host=db.example user=a", Environment::Development);
    save("b", "host=db.example user=b", Environment::Production);
    save("c", "host=db.example user=c", Environment::Staging);
    save("other", "host=other.example", Environment::Production);
    QCOMPARE(mark("host=db.example user=c"), QStringLiteral("production by b"));
}

void TestServerMark::ofEqualCareTheFirstCounts()
{
    save("a", "host=db.example user=a", Environment::Production);
    save("b", "host=db.example user=b", Environment::Production);
    QCOMPARE(saved().front().name, QStringLiteral("a"));
    QCOMPARE(mark("host=db.example user=b"), QStringLiteral("production by a"));
}

void TestServerMark::identifierFindsAnotherSpelling()
{
    save("live", "host=db.example", Environment::Production, "42");
    QCOMPARE(mark("host=10.0.0.7"), QStringLiteral("unmarked"));
    QCOMPARE(mark("host=10.0.0.7", "42"), QStringLiteral("production by live"));
    QCOMPARE(mark("host=10.0.0.7", "43"), QStringLiteral("unmarked"));
}

/// All sockets of this computer have one name.
void TestServerMark::socketsAreToldApartByIdentifier()
{
    save("live", "host=/run/a", Environment::Production, "42");
    QCOMPARE(mark("host=/run/b", "43"), QStringLiteral("unmarked"));
    QCOMPARE(mark("host=/run/b", "42"), QStringLiteral("production by live"));
    QCOMPARE(mark("host=/run/b"), QStringLiteral("production by live")); // not known: better too much care
    QCOMPARE(mark("host=/run/a", "43"),
             QStringLiteral("production by live")); // the place counts all the same
}

void TestServerMark::copyDoesNotTakeTheMarkOff()
{
    save("live", "host=db.example", Environment::Production, "42");
    const auto left = writeServerMark(at("host=copy.example"), Environment::Development, "42");
    VERIFY_RESULT(left);
    QVERIFY(left->environment == Environment::Production);
    QCOMPARE(left->connection, QStringLiteral("live"));
    QCOMPARE(saved().size(), 2U);
}

void TestServerMark::savesOneIfThereIsNone()
{
    VERIFY_RESULT(writeServerMark(at("host=db.example user=a"), Environment::Staging));
    QCOMPARE(saved().size(), 1U);
    QVERIFY(saved().front().conninfo.contains("user='a'"));
    VERIFY_RESULT(writeServerMark(at("host=db.example user=b"), Environment::Unmarked));
    QCOMPARE(saved().size(), 1U); // that one leads there
    QCOMPARE(mark("host=db.example"), QStringLiteral("unmarked"));
}

void TestServerMark::savesNoPassword()
{
    VERIFY_RESULT(writeServerMark(at("postgresql://a:secret@db.example/x"), Environment::Production));
    QCOMPARE(saved().size(), 1U);
    QVERIFY2(!saved().front().conninfo.contains("secret"), saved().front().conninfo.constData());
}

void TestServerMark::takenNameGetsAnother()
{
    const auto name = Pg::describeServer(at("host=db.example"));
    VERIFY_RESULT(name);
    save(name->toUtf8().constData(), "host=other.example", Environment::Unmarked);
    VERIFY_RESULT(writeServerMark(at("host=db.example"), Environment::Production));
    QCOMPARE(saved().size(), 2U);
    QVERIFY(
        mark("host=db.example").startsWith(QStringLiteral("production by ") + *name + QStringLiteral(" — ")));
    QCOMPARE(mark("host=other.example"), QStringLiteral("unmarked"));
}

void TestServerMark::keepsTheIdentifierOfThisPlaceOnly()
{
    save("a", "host=db.example user=a", Environment::Unmarked);
    save("b", "host=db.example port=5433", Environment::Unmarked);
    VERIFY_RESULT(keepServerIdentifier(at("host=db.example user=z"), "42"));
    for (const SavedConnection& one : saved())
        QCOMPARE(one.systemIdentifier, one.name == QLatin1String("a") ? QByteArray("42") : QByteArray());
    VERIFY_RESULT(keepServerIdentifier(at("host=db.example"), "43")); // it was made anew
    for (const SavedConnection& one : saved())
        QCOMPARE(one.systemIdentifier, one.name == QLatin1String("a") ? QByteArray("43") : QByteArray());
}

void TestServerMark::conninfoThatIsNone()
{
    QVERIFY(!readServerMark(at("host='")));
    QVERIFY(!writeServerMark(at("host='"), Environment::Production));
    QCOMPARE(saved().size(), 0U);
}

/// It cannot be taken for another one; whoever marks it as production is careful there, too.
void TestServerMark::privateServerIsConfirmedByTheNameAlone()
{
    const WeekIdentity week {"7711377245276475777", 5, QStringLiteral("galaxy_2025_w01")};
    const QString whole = week.confirmation();
    const QByteArray folder = LocalServerOptions().effectiveSocketFolder().toUtf8();
    QCOMPARE(weekPhrase({.conninfo = "host=" + folder + " port=5432 dbname=postgres"}, week), week.name);
    for (const QByteArray& other :
         {QByteArray("host=db.example"), QByteArray("host=/run/postgresql"), QByteArray(),
          QByteArray("host=" + folder + "2"), QByteArray("host=" + folder + ",db.example"),
          QByteArray("host=" + folder + " hostaddr=10.0.0.1"), QByteArray("no conninfo")})
        QCOMPARE(weekPhrase({.conninfo = other}, week), whole);
    save("mine", "host=db.example", Environment::Production, week.systemIdentifier);
    QCOMPARE(weekPhrase({.conninfo = "host=" + folder}, week), whole);
}

QTEST_GUILESS_MAIN(TestServerMark)
#include "tst_servermark.moc"
