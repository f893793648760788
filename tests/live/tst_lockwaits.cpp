#include "dumptools.h"
#include "operationbed.h"
#include "weeks/weeklock.h"

#include <QElapsedTimer>

using namespace Weekglass;

/// Each command that changes a week and is held up by somebody says who that is while it waits, and goes on
/// once it is let go.
class TestLockWaits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void holderIsNamed_data();
    void holderIsNamed();

private:
    using Operation = OperationBed::Operation;

    static const Operation& operation(const char* name)
    {
        return *std::ranges::find_if(OperationBed::operations(),
                                     [name](const Operation& each) { return qstrcmp(each.name, name) == 0; });
    }
    /// With what has to be confirmed.
    QStringList confirmed(const QStringList& arguments) const
    {
        return arguments
            + m_bed.direct()(arguments + QStringList {QStringLiteral("--dry-run")}).confirmation();
    }
    QStringList argumentsOf(const QString& name) const;

    OperationBed m_bed;
    QTemporaryDir m_archives;
};

void TestLockWaits::initTestCase()
{
    if (const auto started = m_bed.start(); !started)
        QSKIP(qPrintable(started.error().text())); // initTestCase
    const QString partitioned = QStringLiteral("marketland_2025_w21");
    m_bed.server().made(partitioned);
    const Answer made = m_bed.direct()({QStringLiteral("create"), partitioned});
    QVERIFY2(made.exitCode == 0, made.err.constData());
    auto session =
        m_bed.server().open(partitioned); // its migrations make the months ahead: one is to be made
    WeekServer::run(session,
                    "DO $$ BEGIN EXECUTE 'DROP TABLE ' || (SELECT max(i.inhrelid::regclass::text COLLATE "
                    "\"C\") FROM pg_inherits AS i WHERE i.inhparent = 'public.player_events'::regclass AND "
                    "i.inhrelid::regclass::text ~ '[0-9]$'); END $$");
}

QStringList TestLockWaits::argumentsOf(const QString& name) const
{
    if (name == u"partitions")
        return {QStringLiteral("partitions"), QStringLiteral("marketland_2025_w21"),
                QStringLiteral("--ahead")};
    if (name == u"reset")
        return confirmed({QStringLiteral("reset"), QStringLiteral("paperdynasty_2025_w11"),
                          QStringLiteral("--in-place"), QStringLiteral("--folder"), m_archives.path()});
    return m_bed.argumentsOf(operation(name.toUtf8().constData()));
}

void TestLockWaits::holderIsNamed_data()
{
    QTest::addColumn<QString>("week");
    QTest::addColumn<QByteArray>("held"); // as its holder takes it; empty: the lock on the week's name
    QTest::addColumn<bool>("needsDump");
    const auto row = [](const char* name, const char* week, const char* held, bool needsDump = false) {
        QTest::newRow(name) << QString::fromLatin1(week) << QByteArray(held) << needsDump;
    };
    row("rollback", "paperdynasty_2025_w11", "LOCK TABLE public.plays IN SHARE MODE");
    row("undo", "paperdynasty_2025_w12", "LOCK TABLE public.plays IN SHARE MODE");
    row("import", "spacetraders_2025_w21", "LOCK TABLE raw.api_events IN SHARE MODE");
    row("migrate", "spacetraders_2025_w22", "CREATE SCHEMA raw");
    row("archive", "spacetraders_2025_w21", "LOCK TABLE raw.api_events", true);
    row("drop", "spacetraders_2025_w21", "");
    row("reset", "paperdynasty_2025_w11", "", true);
    row("partitions", "marketland_2025_w21", "LOCK TABLE public.player_events IN SHARE MODE");
}

void TestLockWaits::holderIsNamed()
{
    QFETCH(const QString, week);
    QFETCH(const QByteArray, held);
    QFETCH(const bool, needsDump);
    if (needsDump)
        SKIP_WITHOUT_DUMP();
    const QString name = QLatin1String(QTest::currentDataTag());
    if (name == u"reset")
        m_bed.makeDatabase(operation("rollback"));
    else if (name != u"partitions")
        m_bed.makeDatabase(operation(QTest::currentDataTag()));
    const QStringList arguments = argumentsOf(name);

    auto holder = m_bed.server().open(held.isEmpty() ? QString() : week);
    std::optional<Result<WeekLock>> lock;
    if (held.isEmpty())
        VERIFY_RESULT(lock.emplace(WeekLock::take(holder, week, {})));
    else
        WeekServer::run(holder, "BEGIN; " + held);
    const QByteArray named =
        "It waits for a lock of process " + WeekServer::ask(holder, "SELECT pg_backend_pid()").toUtf8();
    QElapsedTimer clock;
    clock.start();
    const auto process = m_bed.direct().start(arguments);
    QByteArray said;
    QTRY_VERIFY2_WITH_TIMEOUT((said += process->readAllStandardError(), said.contains(named)),
                              said.constData(), Patience);
    qInfo("named %lld ms after its start", clock.elapsed());
    QCOMPARE(process->state(), QProcess::Running);
    if (held.isEmpty())
        lock.reset();
    else
        WeekServer::run(holder, "ROLLBACK");
    QVERIFY(process->waitForFinished(5 * Patience));
    said += process->readAllStandardError();
    QVERIFY2(process->exitCode() == 0, said.constData());
}

QTEST_GUILESS_MAIN(TestLockWaits)
#include "tst_lockwaits.moc"
