#pragma once

#include "replay/playlog.h"

#include <QObject>

namespace Weekglass {

/// Where a replay stands in its log. Moving costs O(columns) at most and never asks a server.
class ReplayCursor : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Stands on the last play afterwards. A null log is an empty one.
    void setLog(std::shared_ptr<const PlayLog> log);
    /// The same game with more plays: stays at its play, or at the last one if it was there.
    void growLog(std::shared_ptr<const PlayLog> log);
    /// Never null.
    const std::shared_ptr<const PlayLog>& log() const { return m_log; }

    qsizetype size() const { return m_log->size(); }
    /// Index of the play whose state is shown; -1 without plays.
    qsizetype position() const { return m_position; }
    /// Number of that play; 0 without plays.
    qint64 playNumber() const { return m_position < 0 ? 0 : m_log->playNumber(m_position); }
    bool isAtFirst() const { return m_position <= 0; }
    bool isAtLast() const { return m_position == size() - 1; }

    /// Where the replay stands, in words: "Before the first play", "Play 57 of 80", or "Play no. 570 (57 of
    /// 80)" where numbers have gaps, with "so far" while not all are here.
    QString positionText() const;

    /// All of these stop at the ends. @return whether the position changed.
    bool seek(qsizetype index);
    bool step(qsizetype plays) { return seek(m_position + plays); }
    bool toFirst() { return seek(0); }
    bool toLast() { return seek(size() - 1); }

    /// Goes to the play with this number, or to the nearest one. @return a message for the user if there is
    /// no play with this number, else an empty text.
    QString jumpTo(qint64 playNumber);

Q_SIGNALS:
    void logChanged();
    void logGrown();
    /// After logChanged() and logGrown() too. -1 without plays.
    void positionChanged(qsizetype position);

private:
    std::shared_ptr<const PlayLog> m_log = std::make_shared<PlayLog>();
    qsizetype m_position = -1;
};

}
