#include "patiently.h"
#include "verifyresult.h"
#include "workspace/database.h"
#include "workspace/operationcopies.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace Weekglass;

namespace {

constexpr int RowsPerChild = 5;

/// What a second program does with the same file.
int runChild(const QString& path, const QString& name)
{
    auto workspace = patiently([&] { return Workspace::open(path); });
    for (int i = 0; workspace && i < RowsPerChild; ++i) {
        auto saved = patiently([&] {
            return workspace->save({.name = QStringLiteral("%1-%2").arg(name).arg(i), .conninfo = "host=h"});
        });
        if (!saved || !patiently([&] { return workspace->touch(saved->id); })
            || !patiently([&] { return workspace->connections(); })) {
            qWarning("%s", qPrintable(saved ? QStringLiteral("touch or list") : saved.error().text()));
            return 1;
        }
    }
    if (!workspace)
        qWarning("%s", qPrintable(workspace.error().text()));
    return workspace ? 0 : 1;
}

int modeOf(const QString& path)
{
    struct stat status
    {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? static_cast<int>(status.st_mode & 0777)
                                                                     : -1;
}

/// How many locks this process holds on the file.
qsizetype locksOn(const QString& path)
{
    struct stat status
    {
    };
    QFile table(QStringLiteral("/proc/locks"));
    if (::stat(QFile::encodeName(path).constData(), &status) != 0 || !table.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray holder = ' ' + QByteArray::number(::getpid()) + ' ';
    const QByteArray file = ':' + QByteArray::number(static_cast<quint64>(status.st_ino)) + ' ';
    const QByteArrayList lines = table.readAll().split('\n');
    return std::count_if(lines.begin(), lines.end(), [&](const QByteArray& line) {
        return line.contains(holder) && line.contains(file);
    });
}

void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray allBytes(const QString& folder)
{
    QByteArray bytes;
    for (const QFileInfo& info : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll();
    }
    return bytes;
}

/// A statement through a connection that is not the workspace's.
void runRaw(const QString& path, const QStringList& statements)
{
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
        database.setDatabaseName(path);
        QVERIFY(database.open());
        for (const QString& statement : statements) {
            QSqlQuery query(database);
            QVERIFY2(query.exec(statement), qPrintable(statement));
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("raw"));
}

}

class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savesAndLists();
    void usedLastComesFirst();
    void renamesAndRefusesTakenNames();
    void changeOfAnotherWindowIsNotOverwritten();
    void passwordsAreRefused_data();
    void passwordsAreRefused();
    void harmlessConninfosAreSaved_data();
    void harmlessConninfosAreSaved();
    void onlyTheOwnerReads();
    void openingAgainKeepsTheLocks();
    void symbolicLinkIsRefused();
    void firstVersionIsMigrated();
    void identifierStaysWithTheServer();
    void operationCopiesOnlyGrow();
    void savedItems();
    void newerVersionIsLeftAlone();
    void impossibleVersionIsLeftAlone();
    void foreignFileIsLeftAlone();
    void damagedFileIsMovedAside_data();
    void damagedFileIsMovedAside();
    void damagedLogDoesNotReachTheNewFile();
    void unwritableFolderIsAnError();
    void uiValuesComeBack();
    void threadsShareIt();
    void processesShareIt();
    void processesThatSeeTheSameDamage();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("in/workspace.sqlite")); }
    QStringList files() const
    {
        return QDir(m_folder->filePath(QStringLiteral("in"))).entryList(QDir::Files | QDir::Hidden);
    }
    /// Runs this program several times at once as children. @return how many failed
    int failedChildren(int count);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWorkspace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestWorkspace::savesAndLists()
{
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    QVERIFY(workspace->notice().isEmpty());
    auto saved = workspace->save({.name = QStringLiteral(" Ligue 1 ü '\" "),
                                  .conninfo = "postgresql://me@db.example.com/postgres",
                                  .environment = Environment::Production});
    VERIFY_RESULT(saved);
    VERIFY_RESULT(workspace->save({.name = QStringLiteral("zero text")}));

    auto again = Workspace::open(path());
    VERIFY_RESULT(again);
    auto list = again->connections();
    VERIFY_RESULT(list);
    QCOMPARE(list->size(), std::size_t(2));
    const auto& first = list->at(0);
    QCOMPARE(first.name, QStringLiteral("Ligue 1 ü '\""));
    QCOMPARE(first.conninfo, QByteArray("postgresql://me@db.example.com/postgres"));
    QCOMPARE(first.environment, Environment::Production);
    QVERIFY(!first.lastUsed.isValid());
    QCOMPARE(first.revision, saved->revision);
    VERIFY_RESULT(again->remove(first.id));
    VERIFY_RESULT(again->remove(first.id));
    QCOMPARE(workspace->connections()->size(), std::size_t(1));
}

void TestWorkspace::usedLastComesFirst()
{
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    for (const char* name : {"a", "b", "c"})
        VERIFY_RESULT(workspace->save({.name = QLatin1String(name)}));
    const auto list = *workspace->connections();
    const QDateTime when(QDate(2025, 1, 6), QTime(10, 0, 0, 7), QTimeZone::utc());
    VERIFY_RESULT(workspace->touch(list[1].id, when));
    VERIFY_RESULT(workspace->touch(list[2].id, when.addSecs(1)));
    const auto now = *workspace->connections();
    QCOMPARE(now[0].name, QStringLiteral("c"));
    QCOMPARE(now[1].name, QStringLiteral("b"));
    QCOMPARE(now[1].lastUsed, when);
    QCOMPARE(now[2].name, QStringLiteral("a"));
}

void TestWorkspace::renamesAndRefusesTakenNames()
{
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    auto one = workspace->save({.name = QStringLiteral("one")});
    VERIFY_RESULT(one);
    VERIFY_RESULT(workspace->save({.name = QStringLiteral("two")}));
    one->name = QStringLiteral("TWO");
    auto taken = workspace->save(*one);
    QVERIFY(!taken);
    QVERIFY2(taken.error().message.contains(QLatin1String("TWO")), qPrintable(taken.error().message));
    one->name = QStringLiteral("three");
    VERIFY_RESULT(workspace->save(*one));
    QVERIFY(!workspace->save({.name = QStringLiteral("  ")}));
}

void TestWorkspace::changeOfAnotherWindowIsNotOverwritten()
{
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    const auto read = *workspace->save({.name = QStringLiteral("one"), .conninfo = "host=a"});
    auto other = read;
    other.conninfo = "host=b";
    VERIFY_RESULT(workspace->save(other));
    auto mine = read;
    mine.conninfo = "host=c";
    auto refused = workspace->save(mine);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Format);
    QCOMPARE(workspace->connections()->at(0).conninfo, QByteArray("host=b"));
    VERIFY_RESULT(workspace->remove(read.id));
    QVERIFY(!workspace->save(mine));
}

void TestWorkspace::passwordsAreRefused_data()
{
    QTest::addColumn<QByteArray>("conninfo");
    QTest::newRow("keyword") << QByteArray("host=h password=CANARY7 user=u");
    QTest::newRow("keyword with spaces") << QByteArray("host=h password = CANARY7");
    QTest::newRow("only") << QByteArray("password='CANARY7'");
    QTest::newRow("key's password") << QByteArray("host=h sslpassword=CANARY7");
    QTest::newRow("URI") << QByteArray("postgresql://u:CANARY7@h/db");
    QTest::newRow("URI without user") << QByteArray("postgresql://:CANARY7@h/db");
    QTest::newRow("URI, first parameter") << QByteArray("postgresql://h/db?password=CANARY7");
    QTest::newRow("URI, later parameter") << QByteArray("postgres://h/db?sslmode=require&password=CANARY7");
    QTest::newRow("URI, encoded keyword") << QByteArray("postgresql://h/db?p%61ssword=CANARY7");
}

void TestWorkspace::passwordsAreRefused()
{
    QFETCH(QByteArray, conninfo);
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    auto saved = workspace->save({.name = QStringLiteral("n"), .conninfo = conninfo});
    QVERIFY(!saved);
    QVERIFY(!saved.error().text().contains(QLatin1String("CANARY7")));
    QVERIFY(!allBytes(m_folder->filePath(QStringLiteral("in"))).contains("CANARY7"));
}

void TestWorkspace::harmlessConninfosAreSaved_data()
{
    QTest::addColumn<QByteArray>("conninfo");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("port") << QByteArray("postgresql://u@h:5432/db");
    QTest::newRow("passfile") << QByteArray("host=h passfile=/home/u/.pgpass");
    QTest::newRow("several hosts") << QByteArray("postgresql://u@h1:1,h2:2/db?target_session_attrs=any");
    QTest::newRow("IPv6") << QByteArray("postgresql://u@[::1]:5432/db");
    QTest::newRow("not UTF-8") << QByteArray("host=h dbname='\xff'");
}

void TestWorkspace::harmlessConninfosAreSaved()
{
    QFETCH(QByteArray, conninfo);
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    VERIFY_RESULT(workspace->save({.name = QStringLiteral("n"), .conninfo = conninfo}));
    QCOMPARE(workspace->connections()->at(0).conninfo, conninfo);
}

void TestWorkspace::onlyTheOwnerReads()
{
    ::umask(0);
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    VERIFY_RESULT(workspace->save({.name = QStringLiteral("n")}));
    QCOMPARE(modeOf(m_folder->filePath(QStringLiteral("in"))), 0700);
    for (const QString& file : files())
        QCOMPARE(modeOf(m_folder->filePath(QStringLiteral("in/") + file)), 0600);
    // one that was opened to others is closed again
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    VERIFY_RESULT(Workspace::open(path()));
    QCOMPARE(modeOf(path()), 0600);
}

/// Closing any descriptor of the file would drop SQLite's own locks on it, and another program would take the
/// log away from under this one.
void TestWorkspace::openingAgainKeepsTheLocks()
{
    VERIFY_RESULT(Workspace::open(path()));
    auto reader = Database::open(path());
    VERIFY_RESULT(reader);
    VERIFY_RESULT(reader->value(QStringLiteral("SELECT count(*) FROM connections")));
    const qsizetype before = locksOn(path());
    if (before <= 0)
        QSKIP("This system does not list its locks.");
    VERIFY_RESULT(Workspace::open(path()));
    QCOMPARE(locksOn(path()), before);
}

void TestWorkspace::symbolicLinkIsRefused()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("in"))));
    writeBytes(m_folder->filePath(QStringLiteral("precious")), "precious");
    QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("precious")), path()));
    auto workspace = Workspace::open(path());
    QVERIFY(!workspace);
    QFile precious(m_folder->filePath(QStringLiteral("precious")));
    QVERIFY(precious.open(QIODevice::ReadOnly));
    QCOMPARE(precious.readAll(), QByteArray("precious"));
}

void TestWorkspace::firstVersionIsMigrated()
{
    VERIFY_RESULT(Workspace::open(path()));
    // back to what the first step alone makes
    runRaw(path(),
           {QStringLiteral("DROP TABLE ui_values"), QStringLiteral("DROP TABLE saved_items"),
            QStringLiteral("DROP TABLE metric_history"), QStringLiteral("DROP TABLE operation_copies"),
            QStringLiteral("DROP TABLE trusted_contents"),
            QStringLiteral("ALTER TABLE connections DROP COLUMN system_identifier"),
            QStringLiteral("PRAGMA user_version = 1"),
            QStringLiteral("INSERT INTO connections (revision, name, conninfo, environment) "
                           "VALUES (1, 'old', x'686f73743d68', 'staging')")});
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    QVERIFY(workspace->notice().isEmpty());
    VERIFY_RESULT(workspace->saveUiValues({{QStringLiteral("k"), "v"}}));
    const auto list = *workspace->connections();
    QCOMPARE(list.size(), std::size_t(1));
    QCOMPARE(list[0].conninfo, QByteArray("host=h"));
    QCOMPARE(list[0].environment, Environment::Staging);
    QVERIFY(list[0].systemIdentifier.isEmpty());
}

void TestWorkspace::identifierStaysWithTheServer()
{
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    auto saved = workspace->save({.name = QStringLiteral("a"), .conninfo = "host=h"});
    VERIFY_RESULT(saved);
    VERIFY_RESULT(workspace->setSystemIdentifier(*saved, "123"));
    const auto kept = [&] { return workspace->connections()->front().systemIdentifier; };
    QCOMPARE(kept(), QByteArray("123"));
    saved->environment = Environment::Production; // who read it before may still save
    saved = workspace->save(*saved);
    VERIFY_RESULT(saved);
    QCOMPARE(kept(), QByteArray("123"));
    const auto before = *saved;
    saved->conninfo = "host=other";
    saved = workspace->save(*saved);
    VERIFY_RESULT(saved);
    QCOMPARE(kept(), QByteArray());
    VERIFY_RESULT(workspace->setSystemIdentifier(before, "123")); // of where it led to before
    QCOMPARE(kept(), QByteArray());
}

/// What was done to weeks is added and read, and never changed or removed.
void TestWorkspace::operationCopiesOnlyGrow()
{
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    const OperationCopies copies(*workspace);
    VERIFY_RESULT(copies.add({.operation = "id-1",
                              .kind = QStringLiteral("drop"),
                              .event = QStringLiteral("begun"),
                              .week = QStringLiteral("a_2025_w01"),
                              .oid = 4294967295U,
                              .systemIdentifier = "7",
                              .reason = QStringLiteral("it's over"),
                              .detail = "{\"rows\": 1}"}));
    VERIFY_RESULT(copies.add({.operation = "id-2", .week = QStringLiteral("a_2025_w02")}));
    const auto all = copies.list();
    VERIFY_RESULT(all);
    QCOMPARE(all->size(), std::size_t(2));
    const auto one = *copies.list(QStringLiteral("a_2025_w01"));
    QCOMPARE(one.size(), std::size_t(1));
    QCOMPARE(one[0].oid, 4294967295U);
    QCOMPARE(one[0].reason, QStringLiteral("it's over"));
    QCOMPARE(one[0].detail, QByteArray("{\"rows\": 1}"));
    QVERIFY(one[0].at.secsTo(QDateTime::currentDateTimeUtc()) < 60);
    auto database = Database::open(path());
    VERIFY_RESULT(database);
    QVERIFY(!database->run(QStringLiteral("UPDATE operation_copies SET week = 'x'")));
    QVERIFY(!database->run(QStringLiteral("DELETE FROM operation_copies")));
    QCOMPARE(copies.list()->size(), std::size_t(2));
}

void TestWorkspace::savedItems()
{
    const auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    const QString kind = QStringLiteral("eventFilter");
    VERIFY_RESULT(
        workspace->saveItem(QStringLiteral("g"), kind, {.name = QStringLiteral("b"), .value = "1"}));
    VERIFY_RESULT(
        workspace->saveItem(QStringLiteral("g"), kind, {.name = QStringLiteral("a"), .value = "2"}));
    VERIFY_RESULT(
        workspace->saveItem(QStringLiteral("g"), kind, {.name = QStringLiteral("b"), .value = "3"}));
    VERIFY_RESULT(
        workspace->saveItem(QStringLiteral("h"), kind, {.name = QStringLiteral("b"), .value = "4"}));
    const auto items = workspace->items(QStringLiteral("g"), kind);
    VERIFY_RESULT(items);
    QCOMPARE(items->size(), std::size_t(2));
    QCOMPARE(items->at(0).name, QStringLiteral("a"));
    QCOMPARE(items->at(1).value, QByteArray("3"));
    VERIFY_RESULT(workspace->removeItem(QStringLiteral("g"), kind, QStringLiteral("b")));
    QCOMPARE(workspace->items(QStringLiteral("g"), kind)->size(), std::size_t(1));
    QCOMPARE(workspace->items(QStringLiteral("h"), kind)->size(), std::size_t(1));
    QVERIFY(!workspace->saveItem(QStringLiteral("g"), kind, {}));
}

void TestWorkspace::newerVersionIsLeftAlone()
{
    VERIFY_RESULT(Workspace::open(path()));
    runRaw(path(), {QStringLiteral("PRAGMA user_version = 99")});
    auto workspace = Workspace::open(path());
    QVERIFY(!workspace);
    QVERIFY2(workspace.error().message.contains(QLatin1String("newer")),
             qPrintable(workspace.error().text()));
    QVERIFY(QFile::exists(path()));
    QVERIFY(files().filter(QStringLiteral("damaged")).isEmpty());
}

void TestWorkspace::impossibleVersionIsLeftAlone()
{
    VERIFY_RESULT(Workspace::open(path()));
    runRaw(path(), {QStringLiteral("PRAGMA user_version = -1")});
    auto workspace = Workspace::open(path());
    QVERIFY(!workspace);
    QCOMPARE(workspace.error().kind, Error::Kind::Format);
    QVERIFY(files().filter(QStringLiteral("damaged")).isEmpty());
}

void TestWorkspace::foreignFileIsLeftAlone()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("in"))));
    runRaw(path(), {QStringLiteral("CREATE TABLE somebody_elses (x)")});
    auto workspace = Workspace::open(path());
    QVERIFY(!workspace);
    QCOMPARE(workspace.error().kind, Error::Kind::Format);
    runRaw(path(), {QStringLiteral("SELECT * FROM somebody_elses")});
}

void TestWorkspace::damagedFileIsMovedAside_data()
{
    QTest::addColumn<bool>("whole");
    QTest::newRow("other bytes") << true;
    QTest::newRow("pages overwritten") << false;
}

void TestWorkspace::damagedFileIsMovedAside()
{
    QFETCH(bool, whole);
    {
        auto workspace = Workspace::open(path());
        VERIFY_RESULT(workspace);
        for (int i = 0; i < 20; ++i)
            VERIFY_RESULT(workspace->save({.name = QString::number(i), .conninfo = QByteArray(3000, 'x')}));
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.size() > 3 * 4096);
    if (!whole)
        file.seek(4096);
    file.write(QByteArray(8192, 'z'));
    file.close();

    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    const QStringList aside = files().filter(QStringLiteral("damaged"));
    QCOMPARE(aside.size(), 1);
    QVERIFY2(workspace->notice().contains(aside[0]), qPrintable(workspace->notice()));
    QVERIFY(workspace->connections()->empty());
    VERIFY_RESULT(workspace->save({.name = QStringLiteral("fresh")}));
    auto again = Workspace::open(path());
    VERIFY_RESULT(again);
    QVERIFY(again->notice().isEmpty());
    QCOMPARE(again->connections()->size(), std::size_t(1));
}

void TestWorkspace::damagedLogDoesNotReachTheNewFile()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("in"))));
    writeBytes(path(), QByteArray(20000, 'z'));
    writeBytes(path() + QStringLiteral("-wal"), QByteArray(20000, 'w'));
    writeBytes(path() + QStringLiteral("-shm"), QByteArray(20000, 's'));
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    QVERIFY(!allBytes(m_folder->filePath(QStringLiteral("in"))).isEmpty());
    QVERIFY(workspace->connections()->empty());
}

void TestWorkspace::unwritableFolderIsAnError()
{
    auto workspace = Workspace::open(QStringLiteral("/proc/nothing/workspace.sqlite"));
    QVERIFY(!workspace);
    QVERIFY(!workspace.error().message.isEmpty());
    QVERIFY(!workspace.error().advice.isEmpty());
}

void TestWorkspace::uiValuesComeBack()
{
    auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    const QHash<QString, QByteArray> values {{QStringLiteral("w/geometry"), QByteArray("\0\1\2", 3)},
                                             {QStringLiteral("empty"), QByteArray()}};
    VERIFY_RESULT(workspace->saveUiValues(values));
    VERIFY_RESULT(workspace->saveUiValues({{QStringLiteral("other"), "x"}}));
    auto read = Workspace::open(path())->uiValues();
    VERIFY_RESULT(read);
    QCOMPARE(read->size(), 3);
    QCOMPARE(read->value(QStringLiteral("w/geometry")), QByteArray("\0\1\2", 3));
    QVERIFY(read->value(QStringLiteral("empty")).isEmpty());
}

void TestWorkspace::threadsShareIt()
{
    std::atomic<int> failed = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&, i] { failed += runChild(path(), QString::number(i)); });
    }
    QCOMPARE(failed.load(), 0);
    QCOMPARE(Workspace::open(path())->connections()->size(), std::size_t(4 * RowsPerChild));
}

int TestWorkspace::failedChildren(int count)
{
    std::vector<std::unique_ptr<QProcess>> children;
    for (int i = 0; i < count; ++i) {
        auto& child = children.emplace_back(std::make_unique<QProcess>());
        child->setProcessChannelMode(QProcess::ForwardedChannels);
        child->start(QCoreApplication::applicationFilePath(),
                     {QStringLiteral("--child"), path(), QString::number(i)});
    }
    int failed = 0;
    for (auto& child : children)
        failed += child->waitForFinished(2 * Patience) && child->exitCode() == 0 ? 0 : 1;
    return failed;
}

void TestWorkspace::processesShareIt()
{
    QCOMPARE(failedChildren(16), 0);
    QCOMPARE(Workspace::open(path())->connections()->size(), std::size_t(16 * RowsPerChild));
}

void TestWorkspace::processesThatSeeTheSameDamage()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(QStringLiteral("in"))));
    writeBytes(path(), QByteArray(20000, 'z'));
    QCOMPARE(failedChildren(4), 0);
    QCOMPARE(files().filter(QStringLiteral("damaged")).size(), 1);
    QCOMPARE(Workspace::open(path())->connections()->size(), std::size_t(4 * RowsPerChild));
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == QLatin1String("--child"))
        return runChild(app.arguments().value(2), app.arguments().value(3));
    TestWorkspace test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_workspace.moc"
