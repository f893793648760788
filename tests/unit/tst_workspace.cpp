#include "testfile.h"
#include "verifyresult.h"
#include "workspace/database.h"
#include "workspace/operationcopies.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace Weekglass;

/// What a workspace keeps.
class TestWorkspace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void savesAndLists();
    void usedLastComesFirst();
    void renamesAndRefusesTakenNames();
    void changeOfAnotherWindowIsNotOverwritten();
    void passwordsAreRefused_data();
    void passwordsAreRefused();
    void harmlessConninfosAreSaved_data();
    void harmlessConninfosAreSaved();
    void identifierStaysWithTheServer();
    void operationCopiesOnlyGrow();
    void savedItems();
    void uiValuesComeBack();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("in/workspace.sqlite")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

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

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
