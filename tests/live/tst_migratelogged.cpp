#include "migrations/migratelogged.h"
#include "migrationtest.h"

using namespace Weekglass;

/// What the server's log says of migrations, while they run and afterwards.
class TestMigrateLogged : public MigrationTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeWeek(); }
    void begunBeforeTheFirstFile();
    void failureAndWhatIsNotBegun();
    void notWrittenIsNotBegun();
    void lostEndIsToldOf();

private:
    WeekHandle handle(const WeekName& name) const
    {
        auto session = m_server.open(name.toString());
        return {m_pool, std::make_shared<GameDefinition>(m_game), *identify(session)};
    }
    std::vector<LogEntry> logOf(const WeekName& name) const
    {
        auto session = m_server.open();
        return *readLog(session, {.week = name.toString()});
    }
    static QString eventsOf(const std::vector<LogEntry>& entries)
    {
        QStringList events;
        for (const LogEntry& entry : entries)
            events << logEventName(entry.event);
        return events.join(QLatin1Char(' '));
    }
};

void TestMigrateLogged::begunBeforeTheFirstFile()
{
    const std::vector<WeekHandle> weeks {handle(m_name)};
    QString whileRunning;
    const auto done =
        migrateLogged(weeks, {.reason = QStringLiteral("because"), .operatorName = QStringLiteral("Ann")},
                      {.onProgress = [&](std::size_t, const MigrationProgress& progress) {
                          if (progress.script == QLatin1String("V1__first.sql"))
                              whileRunning = eventsOf(logOf(m_name));
                      }});
    QVERIFY(done.weeks[0].outcome == WeekMigrated::Outcome::Migrated);
    QCOMPARE(done.notLogged, QString());
    QCOMPARE(whileRunning,
             QStringLiteral("begun")); // so that a program that is killed now has left its trace
    const auto entries = logOf(m_name);
    QCOMPARE(eventsOf(entries), QStringLiteral("begun done"));
    QCOMPARE(entries[1].kind, QStringLiteral("migrate"));
    QCOMPARE(entries[1].operation, entries[0].operation);
    QCOMPARE(entries[1].week, weeks[0].identity);
    QCOMPARE(entries[1].by.reason, QStringLiteral("because"));
    QCOMPARE(entries[1].by.operatorName, QStringLiteral("Ann"));
    for (const char* script : {"V1__first.sql", "V2__second.sql", "R__view.sql"})
        QVERIFY2(entries[1].detail.contains(script), entries[1].detail.constData());
    QVERIFY(migrateLogged(weeks, {}).weeks[0].outcome == WeekMigrated::Outcome::UpToDate);
    QCOMPARE(logOf(m_name).size(), 2U);
}

void TestMigrateLogged::failureAndWhatIsNotBegun()
{
    const auto next = m_server.newWeek(m_game);
    m_game.migrations[1].text = "CREATE TABLE public.a ();"; // the first file made it
    const auto done = migrateLogged({handle(m_name), handle(next)}, {});
    QVERIFY(done.weeks[0].outcome == WeekMigrated::Outcome::Failed);
    QVERIFY(done.weeks[1].outcome == WeekMigrated::Outcome::Skipped);
    const auto entries = logOf(m_name);
    QCOMPARE(eventsOf(entries), QStringLiteral("begun step failed"));
    QVERIFY2(entries[1].detail.contains("V1__first.sql") && !entries[1].detail.contains("V2"),
             entries[1].detail.constData());
    QVERIFY2(entries[2].detail.contains("42P07"), entries[2].detail.constData());
    QVERIFY(logOf(next).empty());
}

void TestMigrateLogged::notWrittenIsNotBegun()
{
    if (!m_server.isOwn())
        QSKIP("others use this server's log");
    auto maintenance = m_server.open();
    VERIFY_RESULT(ensureLog(maintenance));
    WeekServer::run(maintenance,
                    "ALTER TABLE weekglass.week_log ADD CONSTRAINT full_up CHECK (false) NOT VALID");
    const auto refused = migrateLogged({handle(m_name)}, {});
    WeekServer::run(maintenance, "ALTER TABLE weekglass.week_log DROP CONSTRAINT full_up");
    QVERIFY(refused.weeks[0].outcome == WeekMigrated::Outcome::Failed);
    QVERIFY2(refused.weeks[0].error->text().contains(QLatin1String("week_log")),
             qPrintable(refused.weeks[0].error->text()));
    QCOMPARE(tablesOf(*m_session), QString());
    QVERIFY(logOf(m_name).empty());
    QVERIFY(!migrateLogged({handle(m_name)}, {}).weeks[0].error); // nothing was left behind
    QCOMPARE(tablesOf(*m_session), QStringLiteral("a b"));
}

/// What was done stays done, and the answer says what the log lacks.
void TestMigrateLogged::lostEndIsToldOf()
{
    if (!m_server.isOwn())
        QSKIP("others use this server's log");
    auto maintenance = m_server.open();
    const auto done = migrateLogged(
        {handle(m_name)}, {}, {.onProgress = [&](std::size_t, const MigrationProgress& progress) {
            if (progress.script == QLatin1String("V2__second.sql"))
                WeekServer::run(maintenance,
                                "ALTER TABLE weekglass.week_log ADD CONSTRAINT full_up CHECK "
                                "(false) NOT VALID");
        }});
    WeekServer::run(maintenance, "ALTER TABLE weekglass.week_log DROP CONSTRAINT full_up");
    QVERIFY(done.weeks[0].outcome == WeekMigrated::Outcome::Migrated);
    QVERIFY2(done.notLogged.contains(QLatin1String("week_log")), qPrintable(done.notLogged));
    QCOMPARE(eventsOf(logOf(m_name)), QStringLiteral("begun"));
}

QTEST_GUILESS_MAIN(TestMigrateLogged)
#include "tst_migratelogged.moc"
