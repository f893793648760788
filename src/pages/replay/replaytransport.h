#pragma once

#include "replay/playmarks.h"

#include <QIcon>
#include <QKeySequence>
#include <QWidget>

#include <functional>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;

namespace Weekglass {

class ReplayClock;
class ReplayCursor;
class ReplayTimeline;

/// What moves a replay: first, back, play, forward, last, speed, timeline, a range to go round in, a jump to
/// a number, steps to the next play of a mark or kind. Its actions() have the shortcuts; a page adds them to
/// itself, so that they work wherever its focus is.
class ReplayTransport : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive it.
    ReplayTransport(ReplayCursor* cursor, ReplayClock* clock, QWidget* parent = nullptr);

    ReplayTimeline* timeline() const { return m_timeline; }
    /// How many plays the game that is loading has in the end; 0: not known.
    void setExpected(qsizetype plays);
    /// What can be stepped to; null: not known yet.
    void setMarks(const std::shared_ptr<const PlayMarks>& marks);

    /// Keeps the space bar, arrows and letters for the buttons and boxes below @p page that want them
    /// themselves.
    void guardKeys(QWidget* page);

Q_SIGNALS:
    /// Something the user should read, such as a play number that does not exist.
    void statusMessage(const QString& message);
    /// The jump box was left: the focus belongs to the plays again.
    void jumpDone();
    /// The play where the replay stands is to be kept under a note.
    void bookmarkWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setupActions();
    void setupBoxes();
    void setupLayout();
    void connectReplay();
    QAction* addStep(const QString& text, const QString& name, const QList<QKeySequence>& shortcuts,
                     const std::function<void()>& run);
    static QWidget* button(QAction* action);
    void updateIcons();
    QIcon laneIcon(const MarkedPlays& marked) const;
    void updateLog();
    void updateRange();
    void updatePosition();
    void jump();
    void stepToMark(bool forward);

    ReplayCursor* m_cursor;
    ReplayClock* m_clock;
    QAction* m_first = nullptr;
    QAction* m_back = nullptr;
    QAction* m_play = nullptr;
    QAction* m_forward = nullptr;
    QAction* m_last = nullptr;
    QAction* m_in = nullptr;
    QAction* m_out = nullptr;
    QAction* m_loop = nullptr;
    QAction* m_clearRange = nullptr;
    QAction* m_bookmark = nullptr;
    QAction* m_previousMarked = nullptr;
    QAction* m_nextMarked = nullptr;
    ReplayTimeline* m_timeline;
    qsizetype m_expected = 0;
    std::shared_ptr<const PlayMarks> m_marks;
    QString m_chosenMark;
    QLabel* m_position;
    QComboBox* m_speed;
    QComboBox* m_kind;
    QLineEdit* m_jump;
};

}
