#include "import/folderalarm.h"
#include "import/folderwatch.h"
#include "testfile.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <thread>

using namespace Weekglass;

/// When a file of a watched folder is there, whole, and to be loaded.
class TestFolderWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.emplace(); }
    void folderWatchWaitsForTheEnd();
    void folderAlarmTellsWhatAppears();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString write(const QString& name, const QByteArray& bytes) const { return writeFile(path(name), bytes); }

    std::optional<QTemporaryDir> m_folder;
};

void TestFolderWatch::folderWatchWaitsForTheEnd()
{
    using namespace std::chrono_literals;
    FolderWatch watch({m_folder->path()});
    const auto start = FolderWatch::Clock::now();
    const QString file = write(QStringLiteral("feed"), "12");
    QCOMPARE(watch.ready(start), QStringList());
    QCOMPARE(watch.waiting(), 1);
    QCOMPARE(watch.ready(start + 1900ms), QStringList());
    write(QStringLiteral("feed"), "1234"); // still being written
    QCOMPARE(watch.ready(start + 2100ms), QStringList());
    QCOMPARE(watch.ready(start + 4000ms), QStringList());
    QCOMPARE(watch.ready(start + 4200ms), QStringList {file});
    QCOMPARE(watch.ready(start + 9000ms), QStringList());
    watch.giveBack({file});
    QCOMPARE(watch.ready(start + 9001ms), QStringList {file});
    write(QStringLiteral("feed"), "123456"); // the writer had only paused
    QCOMPARE(watch.ready(start + 10s), QStringList());
    QCOMPARE(watch.ready(start + 12s), QStringList {file});
    QVERIFY(QFile::remove(file));
    QCOMPARE(watch.ready(start + 20s), QStringList());
    QCOMPARE(watch.waiting(), 0);
}

void TestFolderWatch::folderAlarmTellsWhatAppears()
{
    using namespace std::chrono_literals;
    FolderAlarm alarm({m_folder->path()});
    QElapsedTimer time;
    time.start();
    alarm.wait(50ms, {});
    QVERIFY(time.elapsed() >= 40);
    write(QStringLiteral("before"), "1"); // nobody waited
    alarm.wait(10min, {});
    QTimer::singleShot(20, this, [this] { write(QStringLiteral("meanwhile"), "1"); });
    while (!QFile::exists(path(QStringLiteral("meanwhile"))))
        alarm.wait(10min, {});
    std::stop_source stop;
    std::thread stops([&stop] { stop.request_stop(); });
    alarm.wait(10min, stop.get_token());
    stops.join();
    alarm.wait(10min, stop.get_token());
    QVERIFY(stop.stop_requested());
}

QTEST_GUILESS_MAIN(TestFolderWatch)
#include "tst_folderwatch.moc"
