#include "fetch/fetchwriter.h"

#include <algorithm>
#include <thread>

namespace Weekglass {

namespace {

constexpr std::size_t BatchAnswers = 1000;
constexpr qint64 BatchBytes = 8LL * 1024 * 1024;
constexpr int MostTries = 6;
constexpr std::chrono::seconds TransformPause {1}; // at least, and nine times as long as the last one took

/// Whether another try may help.
bool isPassing(const Error& error)
{
    using Kind = Error::Kind;
    return !isGone(error)
        && (error.kind == Kind::Connection || error.kind == Kind::Timeout || error.kind == Kind::Unknown);
}

}

void FetchWriter::addToBatch(FetchedAnswer answer)
{
    if (m_buffer.batch().empty())
        m_batchBegun = Clock::now();
    m_buffer.addToBatch(std::move(answer));
}

bool FetchWriter::isDue(bool isQuiet) const
{
    const auto now = Clock::now();
    return !m_buffer.batch().empty() && now >= m_storeAfter
        && (m_storeNow || isQuiet || m_buffer.batch().size() >= BatchAnswers || m_buffer.bytes() >= BatchBytes
            || now - m_batchBegun >= m_options.batchTime);
}

Result<void> FetchWriter::storeIfDue(bool isQuiet)
{
    return isDue(isQuiet) ? store(m_options.mode == FetchQueue::Mode::Once) : Result<void>();
}

Result<void> FetchWriter::storeAll()
{
    while (!m_buffer.batch().empty()) {
        std::this_thread::sleep_until(m_storeAfter);
        if (auto stored = store(true); !stored)
            return stored;
    }
    return {};
}

Result<void> FetchWriter::store(bool mayGiveUp)
{
    auto stored = m_store.store(m_buffer.batch());
    if (!stored) {
        ++m_tries;
        if (!isPassing(stored.error()) || (mayGiveUp && m_tries >= MostTries))
            return stored.error();
        if (m_options.onError)
            m_options.onError(stored.error());
        m_storeAfter = Clock::now() + m_backoff.wait(m_tries);
        return {};
    }
    m_tries = 0;
    m_storeNow = false;
    m_watch.stored(m_buffer.batch(), *stored);
    m_needsTransform = m_needsTransform || stored->stored > 0;
    m_buffer.batchIsStored();
    return {};
}

void FetchWriter::transform()
{
    const auto begun = Clock::now();
    m_needsTransform = false;
    const TransformRun run = m_store.transform(m_options.stop);
    if (m_options.onTransform)
        m_options.onTransform(run);
    if (run.error && m_options.onError && run.error->kind != Error::Kind::Cancelled)
        m_options.onError(*run.error);
    const auto ended = Clock::now();
    m_nextTransform = ended + std::max<Clock::duration>(TransformPause, 9 * (ended - begun));
}

}
