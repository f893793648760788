#pragma once

#include <QFutureWatcher>
#include <QPointer>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <stop_token>
#include <type_traits>
#include <utility>

namespace Weekglass {

/// Called once at the start of a program with a window. Jobs mostly wait for a server: more of them than
/// processors.
inline void allowManyJobs()
{
    QThreadPool::globalInstance()->setMaxThreadCount(8);
}

/// Runs one piece of work at a time for its owner and hands the result back on the owner's thread.
/// Starting again, cancelling or destroying the job drops the earlier result and asks its work to stop.
/// Work must not throw, and must own (or share) everything it uses: it may outlive the job.
class Job
{
public:
    explicit Job(QThreadPool* pool = QThreadPool::globalInstance())
        : m_pool(pool)
    {
    }
    ~Job() { cancel(); }
    Q_DISABLE_COPY_MOVE(Job)

    bool isRunning() const { return m_watcher != nullptr; }

    void cancel()
    {
        m_stop.request_stop();
        // the watcher is the only path back to the owner: without it a late result goes nowhere
        delete m_watcher.data();
    }

    /// @p work(std::stop_token) runs in the pool, @p done(result) on the thread of the caller.
    template<typename Work, typename Done>
    void start(Work work, Done done)
    {
        using Value = std::invoke_result_t<Work, std::stop_token>;
        cancel();
        m_stop = std::stop_source();
        auto* watcher = new QFutureWatcher<Value>;
        m_watcher = watcher;
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher,
                         [this, watcher, done = std::move(done)]() mutable {
                             auto result = watcher->future().takeResult();
                             auto deliver =
                                 std::move(done); // the watcher, and this lambda in it, may go first
                             m_watcher = nullptr;
                             watcher->deleteLater();
                             deliver(std::move(result));
                         });
        watcher->setFuture(QtConcurrent::run(m_pool, std::move(work), m_stop.get_token()));
    }

private:
    QThreadPool* m_pool;
    QPointer<QFutureWatcherBase> m_watcher;
    std::stop_source m_stop {std::nostopstate};
};

}
