#pragma once

#include "fetch/answerbuffer.h"
#include "fetch/fetchwatch.h"

namespace Weekglass {

/// Stores what a fetch gathered, in batches, and transforms it afterwards. What fails because the server is
/// away is tried again; a fetch that goes on for ever waits for it.
class FetchWriter
{
public:
    FetchWriter(FetchStore& store, const FetchOptions& options, FetchWatch& watch)
        : m_store(store)
        , m_options(options)
        , m_watch(watch)
    {
    }

    AnswerBuffer& buffer() { return m_buffer; }
    const AnswerBuffer& buffer() const { return m_buffer; }
    void addToBatch(FetchedAnswer answer);
    /// The batch is not to grow any more.
    void storeSoon() { m_storeNow = true; }

    /// @p isQuiet: nothing is on its way that could go into the same batch.
    Result<void> storeIfDue(bool isQuiet);
    /// The whole batch; gives up after some tries.
    Result<void> storeAll();

    bool needsTransform() const { return m_needsTransform; }
    bool isTransformDue() const { return m_needsTransform && Clock::now() >= m_nextTransform; }
    void transform();

private:
    using Clock = std::chrono::steady_clock;

    bool isDue(bool isQuiet) const;
    Result<void> store(bool mayGiveUp);

    FetchStore& m_store;
    const FetchOptions& m_options;
    FetchWatch& m_watch;
    AnswerBuffer m_buffer;
    Backoff m_backoff;
    Clock::time_point m_batchBegun;
    bool m_storeNow = false;
    int m_tries = 0;
    Clock::time_point m_storeAfter;
    bool m_needsTransform = false;
    Clock::time_point m_nextTransform;
};

}
