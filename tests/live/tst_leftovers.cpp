#include "adminweek.h"
#include "ctl.h"
#include "dumptools.h"

#include "killprocess.h"
#include "lifecycle/createweek.h"
#include "weeks/weeklock.h"

#include <QDir>

using namespace Weekglass;

/// What programs that were killed leave behind is found and removed, and nothing that somebody may still use.
class TestLeftOvers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedArchiving();
    void killedVerification();
    void roleWithoutDatabase();
    void whatIsInUseStays();
    void unfinishedWeeks();

private:
    /// "state name" of each line, and nothing else was done.
    QStringList cleanUp(const QStringList& more = {}) const
    {
        const Answer answer = (*m_ctl)(QStringList {QStringLiteral("--json"), QStringLiteral("cleanup"),
                                                    QStringLiteral("--folder"), m_folder.path()}
                                       + more);
        if (answer.exitCode != 0)
            qFatal("%s", answer.err.constData());
        QStringList lines;
        for (const QByteArray& line : answer.out.trimmed().split('\n')) {
            const QJsonObject one = QJsonDocument::fromJson(line).object();
            if (!one.isEmpty())
                lines << one[QLatin1String("state")].toString() + QLatin1Char(' ')
                        + QFileInfo(one[QLatin1String("name")].toString()).fileName();
        }
        return lines;
    }
    QString scratch(const QByteArray& from)
    {
        auto session = m_server.open();
        return WeekServer::ask(session,
                               "SELECT coalesce(string_agg(n, ' '), '') FROM (SELECT " + from + " WHERE "
                                   + from.split(' ').first() + " LIKE 'weekglass_scratch%') AS s (n)");
    }
    QString databases() { return scratch("datname FROM pg_database"); }
    QString roles() { return scratch("rolname FROM pg_roles"); }
    QStringList parts() const
    {
        return QDir(m_folder.path()).entryList({QStringLiteral("*.part")}, QDir::Files | QDir::Hidden);
    }
    QStringList make() const
    {
        return {QStringLiteral("archive"),    QStringLiteral("make"),     m_week.name,
                QStringLiteral("--in-place"), QStringLiteral("--folder"), m_folder.path()};
    }

    AdminDatabases m_server;
    WeekIdentity m_week;
    QTemporaryDir m_folder;
    std::unique_ptr<Ctl> m_ctl;
};

void TestLeftOvers::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.weeks().isOwn())
        QSKIP("makes a week of its own name, so it needs a server of its own"); // initTestCase
    m_ctl = std::make_unique<Ctl>(m_server.options().conninfo);
    m_week = m_server.newDatabase(QStringLiteral("galaxy_2025_w01"));
}

/// While it dumps: a half dump stays. It is shown, then removed, and other files of the folder stay.
void TestLeftOvers::killedArchiving()
{
    SKIP_WITHOUT_DUMP();
    auto blocker = m_server.open(m_week.name); // the dump waits for it
    WeekServer::run(blocker, "BEGIN; LOCK TABLE public.players IN ACCESS EXCLUSIVE MODE");
    const auto victim = m_ctl->start(make());
    QTRY_VERIFY_WITH_TIMEOUT(!parts().isEmpty() || victim->state() == QProcess::NotRunning, Patience);
    const QStringList living = cleanUp({QStringLiteral("--yes")});
    QVERIFY(killProcess(*victim));
    WeekServer::run(blocker, "ROLLBACK");
    QCOMPARE(living.size(), 1);
    QVERIFY2(living.first().startsWith(QLatin1String("kept ")), qPrintable(living.first()));
    QCOMPARE(parts().size(), 1);
    const QStringList shown = cleanUp();
    QCOMPARE(shown, QStringList({QStringLiteral("abandoned ") + parts().first()}));
    QCOMPARE(parts().size(), 1);
    QCOMPARE(cleanUp({QStringLiteral("--yes")}).size(), 1);
    QVERIFY(parts().isEmpty());
    // the next archive cleans by itself
    WeekServer::run(blocker, "BEGIN; LOCK TABLE public.players IN ACCESS EXCLUSIVE MODE");
    const auto again = m_ctl->start(make());
    QTRY_VERIFY_WITH_TIMEOUT(!parts().isEmpty() || again->state() == QProcess::NotRunning, Patience);
    QVERIFY(killProcess(*again));
    WeekServer::run(blocker, "ROLLBACK");
    QCOMPARE(parts().size(), 1);
    const Answer made = (*m_ctl)(make());
    QVERIFY2(made.exitCode == 0, made.err.constData());
    QVERIFY(parts().isEmpty());
}

/// While it restores: a database and a login stay.
void TestLeftOvers::killedVerification()
{
    SKIP_WITHOUT_DUMP();
    const QStringList dumps = QDir(m_folder.path()).entryList({QStringLiteral("*.dump")});
    QVERIFY(!dumps.isEmpty());
    const QStringList verify {QStringLiteral("archive"), QStringLiteral("verify"),
                              m_folder.filePath(dumps.first()), QStringLiteral("--in-place")};
    QString left;
    for (int attempt = 0; left.isEmpty() && attempt < 20; ++attempt) {
        const auto victim = m_ctl->start(verify);
        QTRY_VERIFY_WITH_TIMEOUT(!databases().isEmpty() || victim->state() == QProcess::NotRunning, Patience);
        QVERIFY(killProcess(*victim));
        left = databases(); // it may have been quicker than we
    }
    QVERIFY(!left.isEmpty());
    QCOMPARE(roles(), left);
    QTRY_COMPARE_WITH_TIMEOUT(cleanUp(), QStringList({QStringLiteral("abandoned ") + left}), Patience);
    QCOMPARE(databases(), left);
    QCOMPARE(cleanUp({QStringLiteral("--yes")}), QStringList({QStringLiteral("removed ") + left}));
    QCOMPARE(databases() + roles(), QString());
}

/// Killed before the database was made, or after it was dropped.
void TestLeftOvers::roleWithoutDatabase()
{
    auto session = m_server.open();
    WeekServer::run(session, "CREATE ROLE weekglass_scratch_0123456789ab LOGIN");
    QCOMPARE(cleanUp(), QStringList({QStringLiteral("abandoned weekglass_scratch_0123456789ab")}));
    QCOMPARE(cleanUp({QStringLiteral("--yes")}).size(), 1);
    QCOMPARE(roles(), QString());
}

/// A lock that is held in another database counts too, and a name alone proves nothing.
void TestLeftOvers::whatIsInUseStays()
{
    auto session = m_server.open();
    const QString locked = QStringLiteral("weekglass_scratch_aaaaaaaaaaaa");
    const QString foreign = QStringLiteral("weekglass_scratch_bbbbbbbbbbbb");
    const QString connected = QStringLiteral("weekglass_scratch_cccccccccccc");
    for (const QString& name : {locked, connected}) {
        WeekServer::run(session, "CREATE ROLE " + name.toUtf8() + " LOGIN");
        WeekServer::run(session, "CREATE DATABASE " + name.toUtf8() + " OWNER " + name.toUtf8());
    }
    WeekServer::run(session, "CREATE DATABASE " + foreign.toUtf8());
    {
        auto elsewhere = m_server.open(m_week.name);
        const auto lock = WeekLock::take(elsewhere, locked, std::chrono::milliseconds(0));
        VERIFY_RESULT(lock);
        const auto inside = m_server.open(connected);
        const QStringList kept {QStringLiteral("kept ") + locked, QStringLiteral("kept ") + foreign,
                                QStringLiteral("kept ") + connected};
        QCOMPARE(cleanUp({QStringLiteral("--yes")}), kept);
    }
    QTRY_COMPARE_WITH_TIMEOUT(cleanUp({QStringLiteral("--yes")}).filter(QStringLiteral("kept ")),
                              QStringList({QStringLiteral("kept ") + foreign}), Patience);
    QCOMPARE(databases(), foreign);
    WeekServer::run(session, "DROP DATABASE " + foreign.toUtf8());
}

/// Whoever was killed before the week had its name; not one who is making it.
void TestLeftOvers::unfinishedWeeks()
{
    auto session = m_server.open();
    const QString left = QStringLiteral("weekglass_new_0123456789abcdef");
    WeekServer::run(session, "CREATE DATABASE " + left.toUtf8());
    WeekServer::run(session, "CREATE DATABASE weekglass_new_mine");
    {
        const auto lock = WeekLock::take(session, left, std::chrono::milliseconds(0));
        VERIFY_RESULT(lock);
        QCOMPARE(cleanUp({QStringLiteral("--yes")}), QStringList({QStringLiteral("kept ") + left}));
    }
    QCOMPARE(cleanUp(), QStringList({QStringLiteral("abandoned ") + left}));
    QCOMPARE(cleanUp({QStringLiteral("--yes")}), QStringList({QStringLiteral("removed ") + left}));
    QVERIFY(!AdminDatabases::exists(session, left));
    // a maker holds the lock
    GameDefinition game;
    game.id = game.title = game.prefix = QStringLiteral("unnamed");
    QString unfinished;
    VERIFY_RESULT(createWeek(session, game, {game.prefix, 2031, 1}, {.onMade = [&](const QString& database) {
                                 unfinished = database;
                                 const QStringList kept {QStringLiteral("kept ") + database};
                                 return cleanUp({QStringLiteral("--yes")}) == kept
                                     ? Result<void>()
                                     : Result<void>(Error {.message = QStringLiteral("not kept")});
                             }}));
    QVERIFY(unfinished.startsWith(QLatin1String("weekglass_new_")));
    WeekServer::run(session, "DROP DATABASE weekglass_new_mine");
    WeekServer::run(session, "DROP DATABASE unnamed_2031_w01");
}

QTEST_GUILESS_MAIN(TestLeftOvers)
#include "tst_leftovers.moc"
