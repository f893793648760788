#include "killprocess.h"
#include "patiently.h"
#include "rawsqlite.h"
#include "verifyresult.h"
#include "workspace/metrichistory.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <thread>
#include <unistd.h>

using namespace Weekglass;

namespace {

constexpr int WritesPerChild = 40;

KeptWeek weekOf(const char* name, quint32 oid = 1)
{
    return {.systemIdentifier = "7430000000000000001",
            .oid = oid,
            .name = QLatin1String(name),
            .game = QStringLiteral("game"),
            .schemaVersion = QStringLiteral("003"),
            .startAt = 1000,
            .seenAt = QDateTime::fromMSecsSinceEpoch(5000, QTimeZone::utc())};
}

MetricHistory::Merge just(const QByteArray& bytes)
{
    return [bytes](const std::optional<QByteArray>&) { return Result<QByteArray>(bytes); };
}

/// Adds a line of its own to what is there: what a writer overwrites is missed at the end.
int writeLines(const QString& path, const QByteArray& name, int count)
{
    auto workspace = patiently([&] { return Workspace::open(path); });
    for (int i = 0; workspace && i < count; ++i) {
        const auto line = [&](const std::optional<QByteArray>& earlier) {
            return Result<QByteArray>(earlier.value_or(QByteArray()) + name + ' ' + QByteArray::number(i)
                                      + '\n');
        };
        const auto kept = patiently([&] { return MetricHistory(*workspace).keep(weekOf("w"), line); });
        if (!kept) {
            qWarning("%s", qPrintable(kept.error().text()));
            return 1;
        }
    }
    return workspace ? 0 : 1;
}

}

class TestMetricHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsAndLoads();
    void sameNameIsNotTheSameWeek();
    void listsByStart();
    void stagesNeverGoBack();
    void markersStay();
    void failedMergeChangesNothing();
    void forgottenLeavesTheFile();
    void versionBeforeIsMigrated();
    void damagedFileIsMovedAside();
    void writersLoseNothing();
    void killedWriterLeavesAWholeRow();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("in/workspace.sqlite")); }
    MetricHistory open()
    {
        // whoever writes without end may not let us in for long
        auto workspace = patiently([this] { return Workspace::open(path()); });
        if (!workspace)
            qFatal("%s", qPrintable(workspace.error().text()));
        return MetricHistory(*workspace);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMetricHistory::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestMetricHistory::keepsAndLoads()
{
    const auto history = open();
    const KeptWeek week = weekOf("game_2025_w01");
    QVERIFY(!*history.load(week));
    const QByteArray bytes("\0\1readings", 10);
    VERIFY_RESULT(history.keep(week, just(bytes)));
    QCOMPARE(**history.load(week), bytes);
    const auto weeks = history.weeks(QStringLiteral("game"));
    VERIFY_RESULT(weeks);
    QCOMPARE(weeks->size(), std::size_t(1));
    const KeptWeek& back = weeks->front();
    QCOMPARE(back.oid, week.oid);
    QCOMPARE(back.name, week.name);
    QCOMPARE(back.systemIdentifier, week.systemIdentifier);
    QCOMPARE(back.game, week.game);
    QCOMPARE(back.schemaVersion, week.schemaVersion);
    QCOMPARE(back.startAt, week.startAt);
    QCOMPARE(back.seenAt, week.seenAt);
    QCOMPARE(back.stage, KeptWeek::Stage::Seen);
    QCOMPARE(back.size, bytes.size());
    QVERIFY(!back.marker);
    // again: told what is there, and replaced
    KeptWeek later = week;
    later.schemaVersion.clear();
    later.startAt.reset();
    VERIFY_RESULT(history.keep(later, [&](const std::optional<QByteArray>& earlier) {
        return Result<QByteArray>(earlier == bytes ? "second" : "not told");
    }));
    QCOMPARE(**history.load(week), QByteArray("second"));
    QVERIFY(history.weeks(QStringLiteral("game"))->front().schemaVersion.isEmpty());
    QVERIFY(!history.weeks(QStringLiteral("game"))->front().startAt);
}

void TestMetricHistory::sameNameIsNotTheSameWeek()
{
    const auto history = open();
    VERIFY_RESULT(history.keep(weekOf("w", 1), just("first")));
    VERIFY_RESULT(history.keep(weekOf("w", 2), just("created again")));
    KeptWeek elsewhere = weekOf("w", 1);
    elsewhere.systemIdentifier = "8";
    VERIFY_RESULT(history.keep(elsewhere, just("other server")));
    QCOMPARE(**history.load(weekOf("w", 1)), QByteArray("first"));
    QCOMPARE(**history.load(weekOf("w", 2)), QByteArray("created again"));
    QCOMPARE(**history.load(elsewhere), QByteArray("other server"));
    QCOMPARE(history.weeks({})->size(), std::size_t(3));
}

void TestMetricHistory::listsByStart()
{
    const auto history = open();
    for (const auto& [name, start] : {std::pair("old", 100), {"new", 900}, {"middle", 500}}) {
        KeptWeek week = weekOf(name);
        week.startAt = start;
        VERIFY_RESULT(history.keep(week, just("x")));
    }
    KeptWeek other = weekOf("other");
    other.game = QStringLiteral("another");
    VERIFY_RESULT(history.keep(other, just("x")));
    const auto names = [&history] {
        const auto weeks = history.weeks(QStringLiteral("game"));
        QStringList list;
        for (const KeptWeek& week : *weeks)
            list << week.name;
        return list.join(u' ');
    };
    QCOMPARE(names(), QStringLiteral("new middle old"));
    VERIFY_RESULT(history.setMarker(weekOf("old"), 9000));
    QCOMPARE(names(), QStringLiteral("old new middle"));
}

void TestMetricHistory::stagesNeverGoBack()
{
    using Stage = KeptWeek::Stage;
    const auto history = open();
    const auto stage = [&history] { return history.weeks({})->front().stage; };
    const auto keep = [&history](Stage now) {
        KeptWeek week = weekOf("w");
        week.stage = now;
        return history.keep(week, just("x"));
    };
    VERIFY_RESULT(keep(Stage::Seen));
    VERIFY_RESULT(keep(Stage::Archived));
    VERIFY_RESULT(keep(Stage::Seen)); // another window reads it meanwhile
    QCOMPARE(stage(), Stage::Archived);
    VERIFY_RESULT(history.setStage(weekOf("w"), Stage::Dropped));
    VERIFY_RESULT(keep(Stage::Archived));
    QCOMPARE(stage(), Stage::Dropped);
    VERIFY_RESULT(history.setStage(weekOf("not kept"), Stage::Dropped));
    QCOMPARE(history.weeks({})->size(), std::size_t(1));
}

void TestMetricHistory::markersStay()
{
    const auto history = open();
    VERIFY_RESULT(history.setMarker(weekOf("w"), -7)); // before anything is kept
    QVERIFY(!*history.load(weekOf("w")));
    QCOMPARE(history.weeks({})->front().size, 0);
    VERIFY_RESULT(history.keep(weekOf("w"), just("x")));
    QCOMPARE(history.weeks({})->front().marker, std::optional<qint64>(-7));
    VERIFY_RESULT(history.setMarker(weekOf("w"), {}));
    QVERIFY(!history.weeks({})->front().marker);
    QCOMPARE(**history.load(weekOf("w")), QByteArray("x"));
}

void TestMetricHistory::failedMergeChangesNothing()
{
    const auto history = open();
    VERIFY_RESULT(history.keep(weekOf("w"), just("x")));
    const auto failed = history.keep(
        weekOf("w"), [](const auto&) { return Result<QByteArray>(Error {.message = QStringLiteral("no")}); });
    QVERIFY(!failed);
    QCOMPARE(failed.error().message, QStringLiteral("no"));
    QCOMPARE(**history.load(weekOf("w")), QByteArray("x"));
    VERIFY_RESULT(history.keep(weekOf("w"), just("y"))); // nobody holds a lock
}

void TestMetricHistory::forgottenLeavesTheFile()
{
    const auto history = open();
    VERIFY_RESULT(history.keep(weekOf("w"), just(QByteArray(10000, 'x') + "CANARY8")));
    VERIFY_RESULT(history.forget(weekOf("w")));
    VERIFY_RESULT(history.forget(weekOf("w")));
    QVERIFY(!*history.load(weekOf("w")));
    runRaw(path(), {QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")});
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("CANARY8"));
}

void TestMetricHistory::versionBeforeIsMigrated()
{
    VERIFY_RESULT(Workspace::open(path())->saveItem(QStringLiteral("g"), QStringLiteral("k"),
                                                    {.name = QStringLiteral("n"), .value = "kept"}));
    runRaw(path(),
           {QStringLiteral("DROP TABLE metric_history"), QStringLiteral("DROP TABLE operation_copies"),
            QStringLiteral("DROP TABLE trusted_contents"),
            QStringLiteral("ALTER TABLE connections DROP COLUMN system_identifier"),
            QStringLiteral("PRAGMA user_version = 3")});
    const auto history = open();
    VERIFY_RESULT(history.keep(weekOf("w"), just("x")));
    QCOMPARE(**history.load(weekOf("w")), QByteArray("x"));
    QCOMPARE(Workspace::open(path())->items(QStringLiteral("g"), QStringLiteral("k"))->front().value,
             QByteArray("kept"));
}

void TestMetricHistory::damagedFileIsMovedAside()
{
    {
        const auto history = open();
        for (quint32 oid = 1; oid < 20; ++oid)
            VERIFY_RESULT(history.keep(weekOf("w", oid), just(QByteArray(50000, 'x'))));
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(4096);
    file.write(QByteArray(16384, 'z'));
    file.close();
    const auto workspace = Workspace::open(path());
    VERIFY_RESULT(workspace);
    QVERIFY(workspace->notice().contains(QLatin1String("damaged")));
    const MetricHistory history(*workspace);
    QVERIFY(history.weeks({})->empty());
    VERIFY_RESULT(history.keep(weekOf("w"), just("x")));
}

/// Two programs and two threads add to the same week at once.
void TestMetricHistory::writersLoseNothing()
{
    VERIFY_RESULT(Workspace::open(path()));
    std::vector<std::unique_ptr<QProcess>> children;
    for (int i = 0; i < 2; ++i) {
        children.push_back(std::make_unique<QProcess>());
        children.back()->setProcessChannelMode(QProcess::ForwardedChannels);
        children.back()->start(QCoreApplication::applicationFilePath(),
                               {QStringLiteral("--child"), path(), QStringLiteral("child%1").arg(i),
                                QString::number(WritesPerChild)});
    }
    std::atomic<int> failed = 0;
    {
        std::jthread one([&] { failed += writeLines(path(), "thread0", WritesPerChild); });
        std::jthread two([&] { failed += writeLines(path(), "thread1", WritesPerChild); });
    }
    for (const auto& child : children) {
        QVERIFY(child->waitForFinished(2 * Patience));
        QCOMPARE(child->exitCode(), 0);
    }
    QCOMPARE(failed.load(), 0);
    const QByteArrayList lines = (*open().load(weekOf("w")))->trimmed().split('\n');
    QCOMPARE(lines.size(), 4 * WritesPerChild);
    QCOMPARE(QSet<QByteArray>(lines.begin(), lines.end()).size(), 4 * WritesPerChild);
}

/// kill -9 while it writes without end: what it said last is there as a whole.
void TestMetricHistory::killedWriterLeavesAWholeRow()
{
    VERIFY_RESULT(Workspace::open(path()));
    qsizetype before = 0;
    for (int round = 0; round < 5; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--child"), path(), QStringLiteral("round%1").arg(round),
                     QStringLiteral("1000000")});
        const auto lines = [this] {
            const auto loaded = patiently([this] { return open().load(weekOf("w")); });
            return loaded ? loaded->value_or(QByteArray()).split('\n') : QByteArrayList();
        };
        QTRY_VERIFY_WITH_TIMEOUT(lines().size() > before + 3, Patience);
        QVERIFY(killProcess(child));
        const QByteArrayList left = lines();
        QVERIFY(left.size() > before + 3);
        QVERIFY(left.back().isEmpty()); // the last line is whole
        before = left.size();
    }
    VERIFY_RESULT(open().keep(weekOf("w"), just("after")));
    QVERIFY(Workspace::open(path())->notice().isEmpty());
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments[1] == QLatin1String("--child"))
        return writeLines(arguments[2], arguments[3].toUtf8(), arguments[4].toInt());
    TestMetricHistory test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_metrichistory.moc"
