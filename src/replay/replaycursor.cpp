#include "replay/replaycursor.h"

#include <algorithm>

namespace Weekglass {

void ReplayCursor::setLog(std::shared_ptr<const PlayLog> log)
{
    m_log = log ? std::move(log) : std::make_shared<PlayLog>();
    m_position = size() - 1;
    Q_EMIT logChanged();
    Q_EMIT positionChanged(m_position);
}

void ReplayCursor::growLog(std::shared_ptr<const PlayLog> log)
{
    Q_ASSERT(log && log->size() >= size());
    const bool follows = isAtLast();
    m_log = std::move(log);
    if (follows)
        m_position = size() - 1;
    Q_EMIT logGrown();
    Q_EMIT positionChanged(m_position);
}

QString ReplayCursor::positionText() const
{
    if (m_position < 0)
        return tr("No plays");
    if (m_log->isStart(m_position))
        return tr("Before the first play");
    const qsizetype plays = m_log->playCount();
    if (!m_log->isWhole())
        return tr("Play %1 of %2 so far").arg(playNumber()).arg(plays);
    if (m_log->isDense())
        return tr("Play %1 of %2").arg(playNumber()).arg(plays);
    return tr("Play no. %1 (%2 of %3)").arg(playNumber()).arg(m_position + 1 - (size() - plays)).arg(plays);
}

bool ReplayCursor::seek(qsizetype index)
{
    const qsizetype wanted =
        std::max<qsizetype>(std::min(index, size() - 1), std::min<qsizetype>(size() - 1, 0));
    if (wanted == m_position)
        return false;
    m_position = wanted;
    Q_EMIT positionChanged(m_position);
    return true;
}

QString ReplayCursor::jumpTo(qint64 playNumber)
{
    if (m_position < 0)
        return tr("This game has no plays.");
    if (const auto exact = m_log->indexOf(playNumber)) {
        seek(*exact);
        return {};
    }
    seek(m_log->nearest(playNumber));
    return tr("There is no play %1; the nearest is play %2.").arg(playNumber).arg(this->playNumber());
}

}
