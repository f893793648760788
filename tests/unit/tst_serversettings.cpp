#include "localserver/runas.h"
#include "localserver/serversettings.h"

#include <QTest>

using namespace Weekglass;

/// What the private server is started with.
class TestServerSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownSettingsComeLast();
    void statementsAreCounted();
    void valuesAreQuoted();
    void listensAtItsSocketOnly();
    void socketFolders_data();
    void socketFolders();
    void lastLines_data();
    void lastLines();
};

/// The last one of a name counts.
void TestServerSettings::ownSettingsComeLast()
{
    const QByteArray plain = settingsFile({});
    QVERIFY(plain.contains("\nshared_buffers = 256MB\n"));
    const QByteArray own = settingsFile({{QStringLiteral("shared_buffers"), QStringLiteral("64MB")}});
    QCOMPARE(own, plain + "shared_buffers = '64MB'\n");
}

/// Only where that can be loaded; the user's own settings still come last.
void TestServerSettings::statementsAreCounted()
{
    QVERIFY(!settingsFile({}).contains("shared_preload_libraries"));
    const QByteArray counting = settingsFile({{QStringLiteral("jit"), QStringLiteral("on")}}, true);
    QVERIFY(counting.contains("\nshared_preload_libraries = 'pg_stat_statements'\n"));
    QVERIFY(counting.endsWith("jit = 'on'\n"));
}

void TestServerSettings::valuesAreQuoted()
{
    const QByteArray text = settingsFile({{QStringLiteral("search_path"), QStringLiteral("a', 'b")}});
    QVERIFY2(text.endsWith("search_path = 'a'', ''b'\n"), text.constData());
}

/// On the command line, where no file of settings can undo it.
void TestServerSettings::listensAtItsSocketOnly()
{
    const QStringList arguments =
        privateArguments(QStringLiteral("/run/a"), 5433, QStringLiteral("/data/hba"));
    for (const char* setting :
         {"listen_addresses=", "unix_socket_permissions=0700", "port=5433", "hba_file=/data/hba"}) {
        const auto at = arguments.indexOf(QLatin1String(setting));
        QVERIFY2(at > 0, setting);
        QCOMPARE(arguments[at - 1], QStringLiteral("-c"));
    }
}

void TestServerSettings::socketFolders_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("setting");
    QTest::newRow("plain") << QStringLiteral("/run/a")
                           << QStringLiteral("unix_socket_directories=\"/run/a\"");
    QTest::newRow("space") << QStringLiteral("/run/a b")
                           << QStringLiteral("unix_socket_directories=\"/run/a b\"");
    QTest::newRow("quote") << QStringLiteral("/run/a\"b")
                           << QStringLiteral("unix_socket_directories=\"/run/a\"\"b\"");
}

/// The setting is a list of names.
void TestServerSettings::socketFolders()
{
    QFETCH(QString, folder);
    QFETCH(QString, setting);
    QVERIFY(privateArguments(folder, 5432, QStringLiteral("/hba")).contains(setting));
}

void TestServerSettings::lastLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("lines");
    QTest::newRow("few") << QStringLiteral("a\nb") << QStringLiteral("a\nb");
    QTest::newRow("many") << QStringLiteral("a\nb\nc\nd\n") << QStringLiteral("b\nc\nd");
    QTest::newRow("empty ones at the ends") << QStringLiteral("\n\na\n\n") << QStringLiteral("a");
    QTest::newRow("none") << QString() << QString();
}

void TestServerSettings::lastLines()
{
    QFETCH(QString, text);
    QTEST(Weekglass::lastLines(text, 3), "lines");
}

QTEST_APPLESS_MAIN(TestServerSettings)
#include "tst_serversettings.moc"
