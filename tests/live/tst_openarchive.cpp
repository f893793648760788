#include "adminweek.h"
#include "dumptools.h"

#include "archives/archiveweek.h"
#include "archives/openarchive.h"

#include <QTemporaryDir>

using namespace Weekglass;
using Pg::Session;

/// An archive on a server of its own, to be looked at.
class TestOpenArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void openedIsReadOnly();
    void openedTwiceIsRefused();
    void closedLeavesNoRoles();
    void viewedBesideTheWeek();
    void longNamesAreCut_data();
    void longNamesAreCut();

private:
    /// Databases of opened archives, and their roles.
    QString openedOnServer()
    {
        auto session = m_server.open();
        return WeekServer::ask(
            session,
            "SELECT (SELECT count(*) FROM pg_database WHERE pg_get_userbyid(datdba) ~ "
            "'^weekglass_(archive|viewed)_') || ' ' || (SELECT count(*) FROM pg_roles WHERE rolname ~ "
            "'^weekglass_(archive|viewed|reader)_')");
    }

    AdminDatabases m_server;
    QTemporaryDir m_folder;
    WeekIdentity m_week;
    Archive m_archive;
};

void TestOpenArchive::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    SKIP_WITHOUT_DUMP();
    m_week = m_server.newDatabase(WeekServer::prefix() + QStringLiteral("_archive"));
    const auto archived =
        archiveWeek(m_server.options(), m_week, m_server.options(), {.folder = m_folder.path()});
    VERIFY_RESULT(archived);
    m_archive = *archived;
}

void TestOpenArchive::openedIsReadOnly()
{
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + m_week.name.toUtf8() + " WITH (FORCE)");
    const auto opened = openArchive(m_archive.file, m_server.options());
    VERIFY_RESULT(opened);
    QCOMPARE(opened->database, m_week.name);
    auto reader = Session::open({.conninfo = opened->conninfo});
    VERIFY_RESULT(reader);
    QCOMPARE(WeekServer::ask(*reader, "SELECT count(*) FROM public.players"), QStringLiteral("50"));
    QCOMPARE(WeekServer::ask(*reader, "SELECT count(*) FROM \"odd \"\"schema\".\"Events %1\""),
             QStringLiteral("2000"));
    WeekServer::run(*reader, "SET default_transaction_read_only = off");
    for (const char* attempt :
         {"DELETE FROM public.players", "CREATE TABLE public.x ()", "CREATE SCHEMA x", "SET ROLE weekglass",
          "COPY (SELECT 1) TO PROGRAM 'true'", "TRUNCATE public.nothing"})
        QVERIFY2(WeekServer::ask(*reader, attempt).contains(QLatin1String("[42501]")), attempt);
}

void TestOpenArchive::openedTwiceIsRefused()
{
    const auto again = openArchive(m_archive.file, m_server.options());
    QVERIFY(!again);
    QCOMPARE(again.error().sqlState, QStringLiteral("42P04"));
}

void TestOpenArchive::closedLeavesNoRoles()
{
    QCOMPARE(openedOnServer(), QStringLiteral("1 2"));
    VERIFY_RESULT(closeArchive(m_server.options(), m_week.name));
    QCOMPARE(openedOnServer(), QStringLiteral("0 0"));
    const auto week = m_server.newDatabase(m_week.name);
    const auto refused = closeArchive(m_server.options(), week.name); // it is a week
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("not an opened archive")));
    auto session = m_server.open();
    QVERIFY(AdminDatabases::exists(session, week.name));
}

/// As long as somebody looks at it, and under a name of its own.
void TestOpenArchive::viewedBesideTheWeek()
{
    auto session = m_server.open();
    // what a killed program leaves: nobody holds the lock of the owner's name
    WeekServer::run(session,
                    "CREATE ROLE weekglass_viewed_0123456789ab; CREATE ROLE weekglass_reader_0123456789ab");
    WeekServer::run(session, "CREATE DATABASE \"left (archive)\" OWNER weekglass_viewed_0123456789ab");
    auto first = ViewedArchive::open(m_archive.file, m_server.options());
    VERIFY_RESULT(first);
    QCOMPARE(openedOnServer(), QStringLiteral("1 2"));
    auto second = ViewedArchive::open(m_archive.file, m_server.options());
    VERIFY_RESULT(second);
    QCOMPARE(openedOnServer(), QStringLiteral("2 4"));
    QCOMPARE((*first)->opened().database, m_week.name + QStringLiteral(" (archive)"));
    QCOMPARE((*second)->opened().database, m_week.name + QStringLiteral(" (archive 2)"));
    auto reader = Session::open({.conninfo = (*second)->opened().conninfo});
    VERIFY_RESULT(reader);
    QCOMPARE(*identify(*reader), (*second)->identity());
    QCOMPARE(WeekServer::ask(*reader, "SELECT count(*) FROM public.players"), QStringLiteral("50"));
    QVERIFY(WeekServer::ask(*reader, "DELETE FROM public.players").contains(QLatin1String("[25006]")));
    *first = nullptr;
    QCOMPARE(openedOnServer(), QStringLiteral("1 2"));
    std::stop_source stop;
    const auto stopped = ViewedArchive::open(
        m_archive.file, m_server.options(),
        [&stop](const QString& step) {
            if (step.contains(QLatin1String("Restoring")))
                stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
    *second = nullptr;
    QCOMPARE(openedOnServer(), QStringLiteral("0 0"));
}

void TestOpenArchive::longNamesAreCut_data()
{
    QTest::addColumn<QString>("week");
    QTest::addColumn<QString>("viewed");
    const auto row = [](const char* name, const QString& week, const QString& viewed) {
        QTest::newRow(name) << week << QString(viewed + QStringLiteral(" (archive)"));
    };
    const auto letters = [](int count) { return QString(count, QLatin1Char('w')); };
    const QString dice = QStringLiteral("\U0001F3B2"); // four bytes in UTF-8
    row("just right", letters(53), letters(53));
    row("a letter too long", letters(54), letters(53));
    row("as long as can be", letters(63), letters(53));
    row("whole characters go", letters(54) + dice + dice, letters(53));
    row("whole characters stay", letters(49) + dice + letters(9), letters(49) + dice);
    row("one that would fit in part", letters(50) + dice + letters(8), letters(50));
}

/// The server keeps 63 bytes of a name, and no more is taken away than that needs.
void TestOpenArchive::longNamesAreCut()
{
    QFETCH(QString, week);
    QFETCH(QString, viewed);
    auto manifest = readManifest(m_archive.file);
    VERIFY_RESULT(manifest);
    manifest->week.name = week;
    const QString file = m_folder.filePath(QStringLiteral("long.dump"));
    QVERIFY(QFile::exists(file) || QFile::copy(m_archive.file, file));
    VERIFY_RESULT(writeManifest(file, *manifest));
    const auto opened = ViewedArchive::open(file, m_server.options());
    VERIFY_RESULT(opened);
    QCOMPARE((*opened)->opened().database, viewed);
}

QTEST_GUILESS_MAIN(TestOpenArchive)
#include "tst_openarchive.moc"
