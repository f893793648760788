#include "base/utf8.h"
#include "game/gameloader.h"
#include "game/migrationname.h"
#include "gamefoldertest.h"

#include <QFile>

using namespace Weekglass;

/// The files of a game beside its manifest: migrations, and what may not be one.
class TestGameFiles : public GameFolderTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { GameFolderTest::init(); }
    void filesStayInTheFolder_data();
    void filesStayInTheFolder();
    void linkOutOfTheFolder();
    void hugeAndBinaryFiles();
    void migrationsInVersionOrder();
    void migrationNames_data();
    void migrationNames();
    void versions_data();
    void versions();
    void sameVersionTwice();
};

void TestGameFiles::filesStayInTheFolder_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"../secret.sql", "plays/../../secret.sql", "/etc/passwd", "./plays/g.sql", "plays//g.sql",
          "plays\\\\g.sql", "", "plays", "plays/", ":/sql/x.sql", "~/x.sql", "plays/g.sql\\u0000"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestGameFiles::filesStayInTheFolder()
{
    QFETCH(QString, name);
    write(QStringLiteral("secret.sql"), "SELECT 1");
    writeManifest("plays/g.sql", qPrintable(name));
    const auto loaded = loadGame(game());
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().text().startsWith(QLatin1String("dice/game.json: playLogs[0].games: ")),
             qPrintable(loaded.error().text()));
}

void TestGameFiles::linkOutOfTheFolder()
{
    write(QStringLiteral("secret.sql"), "SELECT 1");
    const QString link = game() + QStringLiteral("/plays/g.sql");
    QVERIFY(QFile::remove(link));
    QVERIFY(QFile::link(m_folder->path() + QStringLiteral("/secret.sql"), link));
    QVERIFY(loadGame(game()).error().text().contains(QLatin1String("a link to a place outside")));
    QVERIFY(QFile::remove(link));
    QVERIFY(QFile::link(QStringLiteral("p.sql"), link));
    VERIFY_RESULT(loadGame(game())); // a link inside is fine
}

void TestGameFiles::hugeAndBinaryFiles()
{
    write(QStringLiteral("dice/plays/g.sql"), QByteArray(5 * 1024 * 1024, ' '));
    QVERIFY(loadGame(game()).error().text().contains(QLatin1String("too large")));
    write(QStringLiteral("dice/plays/g.sql"), QByteArray("SELECT 1\0; DROP", 15));
    QVERIFY(loadGame(game()).error().text().contains(QLatin1String("NUL")));
    write(QStringLiteral("dice/plays/g.sql"), "SELECT '\xff'");
    QVERIFY(loadGame(game()).error().text().contains(QLatin1String("not UTF-8")));
    write(QStringLiteral("dice/plays/g.sql"), " \n");
    QVERIFY(loadGame(game()).error().text().contains(QLatin1String("is empty")));
}

void TestGameFiles::migrationsInVersionOrder()
{
    for (const char* name : {"V10__j", "V1.1__a", "V1_0_2__b", "V20240101120000000000000__far", "V0.9__zero"})
        write(QStringLiteral("dice/migrations/%1.sql").arg(QLatin1String(name)), "SELECT 1");
    for (const char* name : {"R__b", "U1.1__a", "R__a_2", "R__a", "U0.9__zero"})
        write(QStringLiteral("dice/migrations/%1.sql").arg(QLatin1String(name)), "SELECT 2");
    write(QStringLiteral("dice/migrations/README.md"), "not SQL");
    const auto loaded = loadGame(game());
    VERIFY_RESULT(loaded);
    QStringList others;
    for (const auto* files : {&loaded->repeatable, &loaded->undo}) {
        for (const GameFile& file : *files)
            others << file.name.mid(11).chopped(4);
    }
    QCOMPARE(others.join(QLatin1Char(' ')), QStringLiteral("R__a R__a_2 R__b U0.9__zero U1.1__a"));
    QStringList names;
    for (const GameFile& file : loaded->migrations)
        names << file.name.mid(11).chopped(4);
    QCOMPARE(names.join(QLatin1Char(' ')),
             QStringLiteral("V0.9__zero V001__first V1_0_2__b V1.1__a V2__second_table V10__j "
                            "V20240101120000000000000__far"));
}

void TestGameFiles::migrationNames_data()
{
    QTest::addColumn<QString>("result");
    QTest::newRow("V001__first_tables.sql") << "001|first tables";
    QTest::newRow("V1.2_3__a__b.sql") << "1.2.3|a  b";
    QTest::newRow("R__all_views.sql") << "|all views";
    QTest::newRow("U001__first.sql") << "001|first";
    for (const char* bad :
         {"V1_first.sql", "v1__first.sql", "V__first.sql", "V1__.sql", "V1a__first.sql", "V1..2__x.sql",
          "V.1__x.sql", "1__x.sql", "R1__views.sql", "R__.sql", "r__views.sql", "R_views.sql", "U__first.sql",
          "B1__base.sql", "V1__x.SQL", "V-1__x.sql"})
        QTest::newRow(bad) << QString();
}

void TestGameFiles::migrationNames()
{
    const auto name = MigrationName::parse(QString::fromLatin1(QTest::currentDataTag()));
    QTEST(name ? name->version.text() + QLatin1Char('|') + name->description : QString(), "result");
}

void TestGameFiles::versions_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<int>("order");
    QTest::newRow("1") << "1.0" << 0;
    QTest::newRow("001") << "1_0_0" << 0;
    QTest::newRow("0") << "0.0" << 0;
    QTest::newRow("0.1") << "0" << 1;
    QTest::newRow("9") << "10" << -1;
    QTest::newRow("1.10") << "1.9" << 1;
    QTest::newRow("1.0.1") << "1" << 1;
    QTest::newRow("99999999999999999999") << "100000000000000000000" << -1;
}

void TestGameFiles::versions()
{
    QFETCH(QString, other);
    QFETCH(int, order);
    const auto a = MigrationVersion::parse(QString::fromLatin1(QTest::currentDataTag()));
    const auto b = MigrationVersion::parse(other);
    VERIFY_RESULT(a);
    VERIFY_RESULT(b);
    const auto actual = *a <=> *b;
    QCOMPARE(actual < 0 ? -1 : actual > 0 ? 1 : 0, order);
    QCOMPARE(*a == *b, order == 0);
}

void TestGameFiles::sameVersionTwice()
{
    write(QStringLiteral("dice/migrations/V1.0__again.sql"), "SELECT 1");
    const QString text = loadGame(game()).error().text();
    QVERIFY2(text.contains(QLatin1String("has the same version or description")), qPrintable(text));
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("dice/migrations/V1.0__again.sql"))));
    write(QStringLiteral("dice/migrations/U1__back.sql"), "SELECT 1");
    VERIFY_RESULT(loadGame(game()));
    write(QStringLiteral("dice/migrations/U1.0__again.sql"), "SELECT 1");
    QVERIFY(loadGame(game()).error().text().contains(QLatin1String("has the same version or description")));
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("dice/migrations/U1.0__again.sql"))));
    write(QStringLiteral("dice/migrations/R__all_views.sql"), "SELECT 1");
    write(QStringLiteral("dice/migrations/R__all views.sql"), "SELECT 1");
    QVERIFY(loadGame(game()).error().text().contains(QLatin1String("has the same version or description")));
}

QTEST_GUILESS_MAIN(TestGameFiles)

#include "tst_gamefiles.moc"
