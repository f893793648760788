#include "base/redaction.h"

#include <QTest>

using namespace Weekglass;

/// Texts for others hold no secret, however it is written.
class TestRedaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writtenLikeASecret_data();
    void writtenLikeASecret();
    void knownSecretsInEachSpelling_data();
    void knownSecretsInEachSpelling();
    void shortValuesAreWords();
    void theLongestComesFirst();
    void otherTextStays();
};

void TestRedaction::writtenLikeASecret_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("redacted");
    const auto row = [](const char* name, const char* text, const char* redacted) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(redacted);
    };
    row("URI", "postgresql://joe:s3cret@host:5432/db", "postgresql://joe:•••@host:5432/db");
    row("URI without user", "postgres://:s3cret@host", "postgres://:•••@host");
    row("URI with @ in it", "postgres://joe:s3@cret@host/db", "postgres://joe:•••@host/db");
    row("URI's query", "postgres://host/db?user=joe&password=s3cret&port=1",
        "postgres://host/db?user=joe&password=•••&port=1");
    row("Redis", "redis://:s3cret@host:6379/0", "redis://:•••@host:6379/0");
    row("keyword", "host=h password=s3cret user=joe", "host=h password=••• user=joe");
    row("keyword with spaces", "password = s3cret user=joe", "password = ••• user=joe");
    row("quoted", "password='s3 cret\\' still' user=joe", "password=••• user=joe");
    row("quote not closed", "password='s3 cret and more", "password=•••");
    row("escaped space", "password=s3\\ cret user=joe", "password=••• user=joe");
    row("key of TLS", "sslpassword=s3cret sslmode=require", "sslpassword=••• sslmode=require");
    row("environment", "PGPASSWORD=s3cret psql", "PGPASSWORD=••• psql");
    row("upper case", "PASSWORD=S3CRET", "PASSWORD=•••");
    row("SQL", "ALTER ROLE joe PASSWORD 's3''cret' LOGIN", "ALTER ROLE joe PASSWORD ••• LOGIN");
    row("JSON", R"({"password": "s3\"cret", "port": 1})", R"({"password": •••, "port": 1})");
    row("header", "Authorization: Bearer abc.def-123", "Authorization: Bearer •••");
    row("token", "token=abcdef, next", "token=•••, next");
}

void TestRedaction::writtenLikeASecret()
{
    QFETCH(QString, text);
    QFETCH(QString, redacted);
    QCOMPARE(Redaction().of(text), redacted);
}

void TestRedaction::knownSecretsInEachSpelling_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("written");
    const auto row = [](const char* name, const char* secret, const char* written) {
        QTest::newRow(name) << QString::fromUtf8(secret) << QString::fromUtf8(written);
    };
    row("as it is", "kn0wn secret", "kn0wn secret");
    row("URI", "kn0wn@/: secret", "kn0wn%40%2F%3A%20secret");
    row("keywords", "kn0wn'\\secret", "kn0wn\\'\\\\secret");
    row("SQL", "kn0wn'secret", "kn0wn''secret");
    row("JSON", "kn0wn\"secret", "kn0wn\\\"secret");
    row("of expressions", "kn0wn.*+?(secret", "kn0wn.*+?(secret");
    row("Unicode", "kn0wnпароль", "kn0wnпароль");
}

void TestRedaction::knownSecretsInEachSpelling()
{
    QFETCH(QString, secret);
    QFETCH(QString, written);
    keepSecret(secret);
    const QString text =
        redactionOfSecrets().of(QStringLiteral("the server said: ") + written + QStringLiteral("!"));
    QCOMPARE(text, QStringLiteral("the server said: •••!"));
}

void TestRedaction::shortValuesAreWords()
{
    Redaction redaction;
    redaction.hide(QStringLiteral("a.b"), QStringLiteral("HOST"));
    redaction.hide(QStringLiteral(" "), QStringLiteral("NOTHING"));
    QCOMPARE(redaction.of(QStringLiteral("a.b is not aa.bb, axb nor (a.b)")),
             QStringLiteral("HOST is not aa.bb, axb nor (HOST)"));
}

void TestRedaction::theLongestComesFirst()
{
    Redaction redaction;
    redaction.hide(QStringLiteral("server"), QStringLiteral("HOST"));
    redaction.hide(QStringLiteral("server.secret"));
    QCOMPARE(redaction.of(QStringLiteral("server.secret server")), QStringLiteral("••• HOST"));
}

void TestRedaction::otherTextStays()
{
    const QString text =
        QStringLiteral("No password was given. A token: none. 12:30 user@host has a basic right; "
                       "weekglass://local/galaxy_2024_w1");
    QCOMPARE(Redaction().of(text).count(QStringLiteral("•••")), 1); // "token: none"
    QVERIFY(Redaction().of(text).startsWith(QStringLiteral("No password was given.")));
    QVERIFY(Redaction().of(text).contains(QStringLiteral("user@host has a basic")));
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
