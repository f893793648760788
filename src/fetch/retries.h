#pragma once

#include "fetch/fetchedanswer.h"

#include <QHash>

namespace Weekglass {

/// The requests that failed and are asked again, each so often at most.
class Retries
{
public:
    /// @p counts: the server is to blame. @return how often it has failed in this round.
    int failed(const QByteArray& key, bool counts) { return m_tries[key] += counts ? 1 : 0; }
    static bool areUsedUp(int tries) { return tries >= MostTries; }
    /// Its round is over.
    void forget(const QByteArray& key)
    {
        m_tries.remove(key);
        m_broken.remove(key);
    }

    /// A connection that is cut shows as an end that comes too early. What comes a second time was meant, and
    /// so is what comes last.
    bool mayBeCut(const QByteArray& key, const FetchedAnswer& answer)
    {
        const std::optional<std::size_t> hash = qHash(answer.rejected);
        return answer.isBroken() && !areUsedUp(m_tries.value(key) + 1)
            && std::exchange(m_broken[key], hash) != hash;
    }

private:
    static constexpr int MostTries = 6;

    QHash<QByteArray, int> m_tries;
    QHash<QByteArray, std::optional<std::size_t>> m_broken; // hash of the answer that may have been cut
};

}
