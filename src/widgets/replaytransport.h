#pragma once

#include <QKeySequence>
#include <QWidget>

#include <functional>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QSlider;

namespace Weekglass {

class ReplayClock;
class ReplayCursor;

/// What moves a replay: first, back, play, forward, last, speed, slider, a jump to a number, steps by kind.
/// Its actions() have the shortcuts; a page adds them to itself, so that they work wherever its focus is.
class ReplayTransport : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive it.
    ReplayTransport(ReplayCursor* cursor, ReplayClock* clock, QWidget* parent = nullptr);

    /// Keeps the space bar, arrows and letters for the buttons and boxes below @p page that want them
    /// themselves.
    void guardKeys(QWidget* page);

Q_SIGNALS:
    /// Something the user should read, such as a play number that does not exist.
    void statusMessage(const QString& message);
    /// The jump box was left: the focus belongs to the plays again.
    void jumpDone();

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
    void updateLog();
    void updatePosition();
    void jump();
    void stepByKind(bool forward);

    ReplayCursor* m_cursor;
    ReplayClock* m_clock;
    QAction* m_first = nullptr;
    QAction* m_back = nullptr;
    QAction* m_play = nullptr;
    QAction* m_forward = nullptr;
    QAction* m_last = nullptr;
    QAction* m_previousOfKind = nullptr;
    QAction* m_nextOfKind = nullptr;
    QSlider* m_slider;
    QLabel* m_position;
    QComboBox* m_speed;
    QComboBox* m_kind;
    QLineEdit* m_jump;
};

}
