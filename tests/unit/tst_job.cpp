#include "base/job.h"

#include <QSemaphore>
#include <QTest>

using namespace Weekglass;

/// What comes back of work, and when nothing may come back.
class TestJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resultComesOnTheOwnersThread();
    void stoppedWorkStillAnswers();
    void cancelledWorkDoesNot();
    void newestWordThenResult();
    void allWordsInOrder();
    void wordsOfACancelledJobGoNowhere();
    void whoIsToldMayEndTheJob();
    void longWorkLeavesTheOtherPoolFree();
};

void TestJob::resultComesOnTheOwnersThread()
{
    Job job;
    QThread* worker = nullptr;
    QThread* owner = nullptr;
    job.start([](const std::stop_token&) { return QThread::currentThread(); },
              [&](QThread* thread) {
                  worker = thread;
                  owner = QThread::currentThread();
              });
    QVERIFY(job.isRunning());
    QTRY_VERIFY(owner);
    QCOMPARE(owner, thread());
    QVERIFY(worker != owner);
    QVERIFY(!job.isRunning());
}

void TestJob::stoppedWorkStillAnswers()
{
    Job job;
    std::optional<bool> stopped;
    const auto begun = std::make_shared<QSemaphore>();
    job.start(
        [begun](const std::stop_token& stop) {
            begun->release();
            while (!stop.stop_requested())
                QThread::yieldCurrentThread();
            return true;
        },
        [&](bool was) { stopped = was; });
    begun->acquire();
    job.requestStop();
    QTRY_COMPARE(stopped, std::optional(true));
    QVERIFY(job.isStopRequested());
}

void TestJob::cancelledWorkDoesNot()
{
    Job job;
    int answers = 0;
    const auto go = std::make_shared<QSemaphore>();
    const auto gone = std::make_shared<QSemaphore>();
    job.start(
        [go, gone](const std::stop_token&) {
            go->acquire();
            gone->release();
            return 1;
        },
        [&](int) { ++answers; });
    job.cancel();
    QVERIFY(!job.isRunning());
    go->release();
    gone->acquire();
    bool isNextDone = false;
    job.start([](const std::stop_token&) { return 2; }, [&](int) { isNextDone = true; });
    QTRY_VERIFY(isNextDone);
    QCOMPARE(answers, 0);
}

void TestJob::newestWordThenResult()
{
    Job job;
    QStringList seen;
    job.start<int>(
        [](const std::stop_token&, const Teller<int>& tell) {
            for (int i = 1; i <= 1000; ++i)
                tell(i);
            return QStringLiteral("done");
        },
        [&](int word) { seen << QString::number(word); }, [&](const QString& result) { seen << result; });
    QTRY_VERIFY(!job.isRunning());
    QVERIFY(seen.size() >= 2 && seen.size() < 100);
    QCOMPARE(seen.mid(seen.size() - 2), QStringList({QStringLiteral("1000"), QStringLiteral("done")}));
}

void TestJob::allWordsInOrder()
{
    Job job;
    std::vector<int> seen;
    const auto half = std::make_shared<QSemaphore>();
    job.start<int>(
        [half](const std::stop_token&, const Teller<int>& tell) {
            for (int i = 0; i < 500; ++i)
                tell(i);
            half->acquire();
            for (int i = 500; i < 1000; ++i)
                tell(i);
            return true;
        },
        [&](std::vector<int> words) { seen.insert(seen.end(), words.begin(), words.end()); }, [](bool) {});
    QTRY_COMPARE(seen.size(), std::size_t(500)); // while it is still at work
    QVERIFY(job.isRunning());
    half->release();
    QTRY_VERIFY(!job.isRunning());
    QCOMPARE(seen.size(), std::size_t(1000));
    QVERIFY(std::ranges::is_sorted(seen));
}

void TestJob::wordsOfACancelledJobGoNowhere()
{
    const auto go = std::make_shared<QSemaphore>();
    const auto gone = std::make_shared<QSemaphore>();
    int told = 0;
    {
        Job job;
        job.start<int>(
            [go, gone](const std::stop_token&, const Teller<int>& tell) {
                go->acquire();
                tell(1);
                gone->release();
                return 1;
            },
            [&](int) { ++told; }, [&](int) { ++told; });
    }
    go->release();
    gone->acquire();
    Job next;
    bool isDone = false;
    next.start([](const std::stop_token&) { return 2; }, [&](int) { isDone = true; });
    QTRY_VERIFY(isDone);
    QCOMPARE(told, 0);
}

void TestJob::whoIsToldMayEndTheJob()
{
    auto job = std::make_unique<Job>();
    int told = 0;
    int answers = 0;
    job->start<int>(
        [](const std::stop_token&, const Teller<int>& tell) {
            tell(1);
            return 1;
        },
        [&](int) {
            ++told;
            job.reset();
        },
        [&](int) { ++answers; });
    QTRY_VERIFY(!job);
    Job next;
    bool isDone = false;
    next.start([](const std::stop_token&) { return 2; }, [&](int) { isDone = true; });
    QTRY_VERIFY(isDone);
    QCOMPARE(told, 1);
    QCOMPARE(answers, 0);
}

void TestJob::longWorkLeavesTheOtherPoolFree()
{
    allowManyJobs();
    const auto go = std::make_shared<QSemaphore>();
    std::vector<std::unique_ptr<Job>> fetches;
    int ended = 0;
    for (int i = 0; i < 20; ++i) {
        fetches.push_back(std::make_unique<Job>(longWorkPool()));
        fetches.back()->start(
            [go](const std::stop_token&) {
                go->acquire();
                return true;
            },
            [&](bool) { ++ended; });
    }
    Job page;
    bool isShown = false;
    page.start([](const std::stop_token&) { return true; }, [&](bool) { isShown = true; });
    QTRY_VERIFY(isShown);
    QCOMPARE(ended, 0);
    go->release(20);
    QTRY_COMPARE(ended, 20);
}

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
