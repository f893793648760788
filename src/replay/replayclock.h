#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <functional>
#include <optional>

namespace Weekglass {

class ReplayCursor;

/// Moves a cursor as time passes: at speed 1 one play per second. It stops at the last play by itself, or
/// goes round in a range. When the program is slow it skips plays instead of falling behind.
class ReplayClock : public QObject
{
    Q_OBJECT

public:
    /// Indexes of plays, both within.
    struct Range
    {
        qsizetype first = 0;
        qsizetype last = 0;
        bool operator==(const Range&) const = default;
    };
    /// Nanoseconds of a clock that never goes back; replaced in tests.
    using Now = std::function<qint64()>;

    explicit ReplayClock(ReplayCursor* cursor, Now now = {}, QObject* parent = nullptr);

    static constexpr std::array<double, 9> Speeds {0.25, 0.5, 1, 2, 4, 8, 16, 32, 64};

    bool isPlaying() const { return m_timer.isActive(); }
    double speed() const { return m_speed; }
    const std::optional<Range>& range() const { return m_range; }
    bool isLooping() const { return m_isLooping; }

public Q_SLOTS:
    /// From the last play it starts over at the first.
    void play();
    void pause();
    void toggle();
    /// Plays per second, within the first and the last of Speeds. What has passed of the current play counts
    /// on.
    void setSpeed(double speed);
    /// The neighbouring one of Speeds.
    void faster();
    void slower();
    /// The range begins (ends) at the cursor's play; its other end gives way if it must.
    void setIn();
    void setOut();
    void clearRange();
    /// Whether playing goes round: in the range, or in the whole log if there is none.
    void setLooping(bool looping);
    /// Moves the cursor by the plays that are due. The timer calls it.
    void tick();

Q_SIGNALS:
    void playingChanged(bool playing);
    void speedChanged(double speed);
    void rangeChanged();
    void loopingChanged(bool looping);

private:
    void accumulate();
    Range bounds() const;
    void setRange(const std::optional<Range>& range);
    void moveRound(qsizetype plays);

    ReplayCursor* m_cursor;
    Now m_now;
    QTimer m_timer;
    std::optional<Range> m_range;
    bool m_isLooping = false;
    double m_speed = 1;
    double m_due = 0; ///< plays, with the part of one that has passed
    qint64 m_last = 0; ///< nanoseconds: up to then m_due counts
};

}
