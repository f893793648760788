#include "verifyresult.h"

#include "localserver/installation.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

/// Which pg_dump and pg_restore are taken, by programs that only say their version.
class TestClientTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongVersionIsRefused();
    void versionOfTheTools_data();
    void versionOfTheTools();
    void nearestToolsAreTaken();

private:
    /// pg_dump and pg_restore that say this version; as root another account runs them.
    bool makeTools(const QString& folder, const QByteArray& version) const
    {
        constexpr auto open = QFileDevice::ExeOther | QFileDevice::ReadOther;
        constexpr auto own = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
        bool isMade =
            QFile::setPermissions(m_folder.path(), own | open) && QFile::setPermissions(folder, own | open);
        for (const char* program : {"pg_dump", "pg_restore"}) {
            QFile file(folder + QLatin1Char('/') + QLatin1String(program));
            isMade = isMade && file.open(QIODevice::WriteOnly)
                && file.write(QByteArray("#!/bin/sh\necho '") + program + " (PostgreSQL) " + version + "'\n")
                    > 0
                && file.setPermissions(own | open);
        }
        return isMade;
    }

    QTemporaryDir m_folder;
};

void TestClientTools::wrongVersionIsRefused()
{
    const auto other = findClientTools(12);
    QVERIFY(!other);
    QVERIFY2(other.error().advice.contains(QLatin1String("postgresql-client-12")),
             qPrintable(other.error().text()));
    const auto newer = findClientTools(120, {}, 121);
    QVERIFY(!newer);
    QVERIFY2(newer.error().message.contains(QLatin1String("120 or newer")), qPrintable(newer.error().text()));
    const QString empty = m_folder.filePath(QStringLiteral("bin"));
    QVERIFY(QDir().mkpath(empty));
    QVERIFY(!findClientTools(15, empty));
    QVERIFY(makeTools(empty, "99.1")); // programs of that name that are something else
    QVERIFY(!findClientTools(15, empty));
}

void TestClientTools::versionOfTheTools_data()
{
    QTest::addColumn<QByteArray>("installed");
    QTest::addColumn<int>("server");
    QTest::addColumn<int>("newest"); // that can restore it
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("the same") << QByteArray("15.20") << 15 << 15 << true;
    QTest::newRow("older") << QByteArray("14.9") << 15 << 17 << false;
    QTest::newRow("newer") << QByteArray("16.4") << 15 << 17 << true;
    QTest::newRow("newer, for an older scratch server") << QByteArray("16.4") << 15 << 15 << false;
    QTest::newRow("newer than the scratch server") << QByteArray("17.1") << 15 << 16 << false;
    QTest::newRow("beta") << QByteArray("17beta1") << 16 << 17 << false;
    QTest::newRow("no version") << QByteArray("now") << 15 << 17 << false;
}

void TestClientTools::versionOfTheTools()
{
    QFETCH(QByteArray, installed);
    QFETCH(int, server);
    QFETCH(int, newest);
    QFETCH(bool, isTaken);
    const QString folder = m_folder.filePath(QStringLiteral("tools"));
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(makeTools(folder, installed));
    const auto tools = findClientTools(server, folder, newest);
    QCOMPARE(tools.operator bool(), isTaken);
    if (isTaken)
        QCOMPARE(tools->version.toUtf8(), installed);
    else
        QVERIFY2(tools.error().advice.contains(QStringLiteral("postgresql-client-%1").arg(server)),
                 qPrintable(tools.error().text()));
}

/// Of several the nearest: the server's own version, else the next one.
void TestClientTools::nearestToolsAreTaken()
{
    const QByteArray before = qgetenv("PATH");
    QByteArrayList folders;
    for (const char* version : {"98.1", "97.2", "99.0", "95.3"}) {
        const QString folder = m_folder.filePath(QLatin1String(version));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(makeTools(folder, version));
        folders << QFile::encodeName(folder);
    }
    qputenv("PATH", QByteArray(folders.join(':') + ':' + before));
    const auto next = findClientTools(96, {}, 99);
    const auto own = findClientTools(98, {}, 99);
    const auto none = findClientTools(96, {}, 96);
    qputenv("PATH", before);
    VERIFY_RESULT(next);
    VERIFY_RESULT(own);
    QCOMPARE(next->version, QStringLiteral("97.2"));
    QCOMPARE(own->version, QStringLiteral("98.1"));
    QVERIFY(!none);
}

QTEST_GUILESS_MAIN(TestClientTools)
#include "tst_clienttools.moc"
