#pragma once

#include "fetch/fetchedanswer.h"

#include <deque>
#include <vector>

namespace Weekglass {

/// Answers on their way into the week. One that nothing has confirmed yet may be of another reset: it waits
/// until a status that was asked for after it came says which reset the game is in.
class AnswerBuffer
{
public:
    void hold(FetchedAnswer answer)
    {
        m_bytes += answer.bytes();
        m_held.push_back({std::move(answer), ++m_received});
    }
    /// One that needs no proof.
    void addToBatch(FetchedAnswer answer)
    {
        m_bytes += answer.bytes();
        m_batch.push_back(std::move(answer));
    }

    /// A status is asked for now: it can confirm what has come so far.
    void asked() { m_confirms = m_received; }
    void confirm()
    {
        while (!m_held.empty() && m_held.front().number <= m_confirms) {
            m_batch.push_back(std::move(m_held.front().answer));
            m_held.pop_front();
        }
    }

    const std::vector<FetchedAnswer>& batch() const { return m_batch; }
    void batchIsStored()
    {
        for (const FetchedAnswer& answer : m_batch)
            m_bytes -= answer.bytes();
        m_batch.clear();
    }

    qint64 unconfirmed() const { return static_cast<qint64>(m_held.size()); }
    qint64 bytes() const { return m_bytes; } ///< of all

private:
    struct Held
    {
        FetchedAnswer answer;
        qint64 number = 0;
    };

    std::deque<Held> m_held;
    std::vector<FetchedAnswer> m_batch;
    qint64 m_received = 0; // number of the newest that was held
    qint64 m_confirms = 0;
    qint64 m_bytes = 0;
};

}
