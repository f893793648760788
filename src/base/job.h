#pragma once

#include "base/crashfile.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrentRun>

#include <memory>
#include <mutex>
#include <stop_token>
#include <type_traits>
#include <utility>
#include <vector>

namespace Weekglass {

/// Called once at the start of a program with a window. Jobs mostly wait for a server: more of them than
/// processors.
inline void allowManyJobs()
{
    QThreadPool::globalInstance()->setMaxThreadCount(8);
}

/// For work of minutes and hours: eight fetches must not leave every page loading. The end of the application
/// waits for it, as for the global pool.
inline QThreadPool* longWorkPool()
{
    static auto* const pool = [] {
        auto* made = new QThreadPool; // never deleted: a job may outlive the application
        made->setMaxThreadCount(64);
        qAddPostRoutine([] { longWorkPool()->waitForDone(); });
        return made;
    }();
    return pool;
}

/// How work tells its owner what it does, from its own thread. A copy may outlive the job: what it tells then
/// goes nowhere.
template<typename Word>
class Teller
{
public:
    /// Told to nobody.
    Teller() = default;
    void operator()(Word word) const
    {
        if (m_line)
            m_line->put(std::move(word));
    }

private:
    friend class Job;

    /// From the work's thread to the owner's.
    class Line
    {
    public:
        explicit Line(QTimer* taker)
            : m_taker(taker)
        {
        }
        void put(Word word)
        {
            const std::scoped_lock lock(m_mutex);
            m_words.push_back(std::move(word));
            if (m_words.size() == 1 && m_taker) // else it is awake
                QMetaObject::invokeMethod(m_taker, qOverload<>(&QTimer::start), Qt::QueuedConnection);
        }
        std::vector<Word> take()
        {
            const std::scoped_lock lock(m_mutex);
            return std::exchange(m_words, {});
        }
        void close()
        {
            const std::scoped_lock lock(m_mutex);
            m_taker = nullptr;
        }

    private:
        std::mutex m_mutex; // protects the others
        QTimer* m_taker; // of the owner's thread; null: nobody listens any more
        std::vector<Word> m_words;
    };

    explicit Teller(std::shared_ptr<Line> line)
        : m_line(std::move(line))
    {
    }

    std::shared_ptr<Line> m_line;
};

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

    /// Asks the work to stop and drops its result.
    void cancel()
    {
        requestStop();
        // the watcher is the only path back to the owner: without it a late result goes nowhere
        delete m_watcher.data();
    }
    /// Asks the work to stop. Its result comes, and says how far it was.
    void requestStop() { m_stop.request_stop(); }
    /// Whether what runs, or ran last, was asked to stop.
    bool isStopRequested() const { return m_stop.stop_requested(); }

    /// @p work(std::stop_token) runs in the pool, @p done(result) on the thread of the caller.
    template<typename Work, typename Done>
    void start(Work work, Done done)
    {
        using Value = std::invoke_result_t<Work, std::stop_token>;
        auto* watcher = watch<Value>([] {}, std::move(done));
        watcher->setFuture(QtConcurrent::run(m_pool, guarded(std::move(work)), m_stop.get_token()));
    }

    /// The same for @p work(std::stop_token, Teller<Word>), which tells words on its way. @p told gets them
    /// on the thread of the caller, at most every TellMs and before the result: the newest one if it takes a
    /// Word, all of them if it takes a std::vector of them.
    template<typename Word, typename Work, typename Told, typename Done>
    void start(Work work, Told told, Done done)
    {
        using Value = std::invoke_result_t<Work, std::stop_token, Teller<Word>>;
        auto* timer = new QTimer;
        const auto line = std::make_shared<typename Teller<Word>::Line>(timer);
        const auto deliver = [line, told = std::move(told)]() mutable {
            auto words = line->take();
            if (words.empty())
                return;
            if constexpr (std::is_invocable_v<Told, std::vector<Word>>)
                told(std::move(words));
            else
                told(std::move(words.back()));
        };
        auto* watcher = watch<Value>(deliver, std::move(done));
        timer->setParent(watcher);
        timer->setSingleShot(true);
        timer->setInterval(TellMs);
        QObject::connect(timer, &QTimer::timeout, watcher, deliver);
        QObject::connect(timer, &QObject::destroyed, timer, [line] { line->close(); });
        watcher->setFuture(
            QtConcurrent::run(m_pool, guarded(std::move(work)), m_stop.get_token(), Teller<Word>(line)));
    }

private:
    static constexpr int TellMs = 50;

    /// A stack overflow of @p work is to leave a crash file, and the pool says nothing of its threads'
    /// beginning.
    template<typename Work>
    static auto guarded(Work work)
    {
        return [work = std::move(work)](const std::stop_token& stop, const auto&... teller) mutable {
            useAlternateSignalStack();
            return work(stop, teller...);
        };
    }

    /// Hands the value to @p done, after @p last.
    template<typename Value, typename Last, typename Done>
    QFutureWatcher<Value>* watch(Last last, Done done)
    {
        cancel();
        m_stop = std::stop_source();
        auto* watcher = new QFutureWatcher<Value>;
        m_watcher = watcher;
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher,
                         [this, watcher, last = std::move(last), done = std::move(done)]() mutable {
                             const QPointer<QFutureWatcherBase> isThere = watcher;
                             auto result = watcher->future().takeResult();
                             auto tell = std::move(last); // the watcher, and this lambda in it, may go first
                             auto deliver = std::move(done);
                             tell();
                             if (!isThere) // who was told has cancelled it, begun something else or is gone
                                 return;
                             m_watcher = nullptr;
                             watcher->deleteLater();
                             deliver(std::move(result));
                         });
        return watcher;
    }

    QThreadPool* m_pool;
    QPointer<QFutureWatcherBase> m_watcher;
    std::stop_source m_stop {std::nostopstate};
};

}
