#pragma once

#include <QObject>

namespace Weekglass {

class PlayLog;
class ReplayCursor;

/// Keeps two replays together: whichever moves, the other one goes to the play that belongs to it.
class ReplayLink : public QObject
{
    Q_OBJECT

public:
    enum class Lock {
        PlayNumber, ///< the same number, or the last one before it
        Elapsed ///< as long after the first play, or the last one before that
    };

    /// Both must outlive it.
    ReplayLink(ReplayCursor* first, ReplayCursor* second, QObject* parent = nullptr);

    /// The second follows the first at once.
    void setLock(Lock lock);
    Lock lock() const { return m_lock; }

private:
    bool isInStep() const;
    void follow(const ReplayCursor* leader, ReplayCursor* follower);

    ReplayCursor* m_first;
    ReplayCursor* m_second;
    Lock m_lock = Lock::PlayNumber;
    bool m_isFollowing = false;
};

/// The play of @p follower that belongs to a play of @p leader; both must have plays. Without a time that can
/// be read it goes by the number.
qsizetype counterpart(const PlayLog& leader, qsizetype index, const PlayLog& follower, ReplayLink::Lock lock);

}
