#include "patience.h"
#include "verifyresult.h"
#include "workspace/secrets.h"

#include <QCoreApplication>
#include <QTest>
#include <QUuid>

#include <functional>
#include <optional>

using namespace Weekglass;

/// Against the keychain of the desktop it runs on. CTest runs it twice: without a D-Bus session, and with one
/// of its own and gnome-keyring in it (tests/support/withkeychain.sh).
class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesReadsAndRemoves();
    void withoutKeychainItSaysSo();
    void nothingIsDeliveredToTheDead();

private:
    static bool wantsKeychain() { return qEnvironmentVariableIsSet("WEEKGLASS_TEST_KEYCHAIN"); }
    template<typename Value>
    static Result<Value> waitFor(const std::function<void(std::function<void(Result<Value>)>)>& start)
    {
        std::optional<Result<Value>> result;
        start([&](Result<Value> arrived) { result = std::move(arrived); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, Patience))
            return Error {.kind = Error::Kind::Timeout, .message = QStringLiteral("no answer")};
        return *result;
    }
    Result<std::optional<QString>> read(const QString& key)
    {
        return waitFor<std::optional<QString>>([&](auto done) { Secrets::read(this, key, done); });
    }
};

void TestSecrets::storesReadsAndRemoves()
{
    if (!wantsKeychain())
        QSKIP("no keychain in this run");
    VERIFY_RESULT(Secrets::available());
    const QString key = QStringLiteral("test@%1:5432").arg(QUuid::createUuid().toString());
    auto nothing = read(key);
    VERIFY_RESULT(nothing);
    QVERIFY(!nothing->has_value());
    for (const QString& secret : {QStringLiteral("pä ss'\"word\U0001F3B2"), QStringLiteral("changed")}) {
        VERIFY_RESULT(waitFor<void>([&](auto done) { Secrets::store(this, key, secret, done); }));
        auto kept = read(key);
        VERIFY_RESULT(kept);
        QCOMPARE(kept->value_or(QString()), secret);
    }
    VERIFY_RESULT(waitFor<void>([&](auto done) { Secrets::remove(this, key, done); }));
    VERIFY_RESULT(waitFor<void>([&](auto done) { Secrets::remove(this, key, done); }));
    QVERIFY(!read(key)->has_value());
}

void TestSecrets::withoutKeychainItSaysSo()
{
    if (wantsKeychain())
        QSKIP("this run has a keychain");
    auto available = Secrets::available();
    QVERIFY(!available);
    QVERIFY(available.error().message.contains(QLatin1String("asked for each time")));
    QVERIFY(!read(QStringLiteral("k")));
    auto stored = waitFor<void>(
        [&](auto done) { Secrets::store(this, QStringLiteral("k"), QStringLiteral("CANARY"), done); });
    QVERIFY(!stored);
    QVERIFY2(!stored.error().text().contains(QLatin1String("CANARY")), qPrintable(stored.error().text()));
}

void TestSecrets::nothingIsDeliveredToTheDead()
{
    auto* owner = new QObject;
    Secrets::read(owner, QStringLiteral("nothing"), [](auto) { QFAIL("delivered"); });
    delete owner;
    // answers come in the order of their questions
    QObject alive;
    bool isAnswered = false;
    Secrets::read(&alive, QStringLiteral("nothing"), [&isAnswered](auto) { isAnswered = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered, Patience);
}

QTEST_GUILESS_MAIN(TestSecrets)

#include "tst_secrets.moc"
