#pragma once

#include "pages/replay/replaylink.h"
#include "weeks/weekhandle.h"

#include <QWidget>

#include <memory>

class QComboBox;

namespace Weekglass {

class ReplaySide;

/// A second game beside the first: it goes where the first one goes, by play number or by the time that has
/// passed.
class ReplayComparison : public QWidget
{
    Q_OBJECT

public:
    /// @p leader must outlive it.
    ReplayComparison(WeekHandle week, ReplaySide* leader, QWidget* parent = nullptr);

    ReplaySide* side() const { return m_side; }
    bool isLoading() const;
    /// Opens a list of games to choose the second one from.
    void chooseGame();
    void refresh();

Q_SIGNALS:
    void closed();
    void statusMessage(const QString& message);
    void weekGone();

private:
    void setupBar();

    const WeekHandle m_week;
    ReplaySide* m_side;
    QComboBox* m_lock;
    ReplayLink* m_link;
};

}
