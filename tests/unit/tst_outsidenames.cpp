#include "trust/outsidenames.h"

#include <QSet>
#include <QTest>

using namespace Weekglass;

class TestOutsideNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void words_data();
    void words();
    void extensions_data();
    void extensions();
    void eachReachSaysWhat();
};

void TestOutsideNames::names_data()
{
    QTest::addColumn<std::optional<Reach>>("reach");
    const auto row = [](const char* name, std::optional<Reach> reach) { QTest::newRow(name) << reach; };
    row("pg_read_file", Reach::Files);
    row("pg_ls_dir", Reach::Files); // whatever begins with pg_ls_
    row("pg_ls_of_the_future", Reach::Files);
    row("pg_read_file_and_more", {}); // this name is known whole
    row("pg_read_fil", {});
    row("dblink", Reach::Servers);
    row("dblink_exec", Reach::Servers);
    row("my_dblink", {});
    row("pg_execute_server_program", Reach::Programs);
    row("pg_terminate_backend", Reach::Server);
    row("pg_authid", Reach::Passwords);
    row("pg_user_mappings", Reach::Passwords);
    row("query_to_xml_and_xmlschema", Reach::Dynamic);
    row("PG_READ_FILE", {}); // whoever asks has folded it
    row("pg_catalog.pg_read_file", {}); // and taken its schema off
    row("count", {});
}

void TestOutsideNames::names()
{
    QFETCH(std::optional<Reach>, reach);
    QVERIFY(reachOfName(QString::fromLatin1(QTest::currentDataTag())) == reach);
}

void TestOutsideNames::words_data()
{
    QTest::addColumn<std::optional<Reach>>("reach");
    const auto row = [](const char* words, std::optional<Reach> reach) { QTest::newRow(words) << reach; };
    row("ALTER SYSTEM SET work_mem", Reach::Server);
    row("CREATE DATABASE d", Reach::Server);
    row("CREATE EVENT TRIGGER t", Reach::Server);
    row("CREATE EVENT x", {});
    row("CREATE TRIGGER t", {});
    row("CREATE SERVER s", Reach::Servers);
    row("CREATE USER MAPPING FOR x", Reach::Servers); // more words count first
    row("CREATE USER x", Reach::Roles);
    row("CREATE ROLE x", Reach::Roles);
    row("RESET ROLE", Reach::Roles);
    row("RESET SESSION AUTHORIZATION", Reach::Roles);
    row("RESET SESSION", {});
    row("SECURITY DEFINER", Reach::Definer);
    row("SECURITY LABEL ON", Reach::Server);
    row("CREATE FOREIGN TABLE t", Reach::Servers);
    row("CREATE TABLE t", {});
    row("CREATE", {});
}

void TestOutsideNames::words()
{
    QFETCH(std::optional<Reach>, reach);
    const QByteArrayList words = QByteArray(QTest::currentDataTag()).split(' ');
    const auto isWord = [&words](int ahead, const char* word) { return words.value(ahead) == word; };
    QVERIFY(reachOfWords(isWord) == reach);
}

void TestOutsideNames::extensions_data()
{
    QTest::addColumn<bool>("isConfined");
    QTest::newRow("hstore") << true;
    QTest::newRow("uuid-ossp") << true;
    QTest::newRow("hstore2") << false;
    QTest::newRow("dblink") << false;
    QTest::newRow("plpython3u") << false;
    QTest::newRow("adminpack") << false;
    QTest::newRow("an_extension_of_the_future") << false;
}

void TestOutsideNames::extensions()
{
    QTEST(isConfinedExtension(QString::fromLatin1(QTest::currentDataTag())), "isConfined");
}

void TestOutsideNames::eachReachSaysWhat()
{
    QSet<QString> messages;
    for (int reach = 0; reach <= static_cast<int>(Reach::Escapes); ++reach)
        messages << messageOf(static_cast<Reach>(reach));
    QCOMPARE(messages.size(), static_cast<int>(Reach::Escapes) + 1);
    QVERIFY(!messages.contains(QString()));
}

QTEST_GUILESS_MAIN(TestOutsideNames)
#include "tst_outsidenames.moc"
