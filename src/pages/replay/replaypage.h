#pragma once

#include "base/job.h"
#include "replay/playlogloader.h"
#include "week/weekhandle.h"

#include <QTimer>
#include <QWidget>

#include <atomic>
#include <functional>
#include <optional>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSplitter;

namespace Weekglass {

class GameChooser;
class PlayListModel;
class ReplayClock;
class ReplayCursor;
class ReplayFrame;
class ReplayPlaysView;
class ReplayTransport;
class StatePanel;

/// Replays the games of a week: their list, the plays of one, and the state after the play where the replay
/// stands. A game is loaded once; moving in it asks the server nothing.
class ReplayPage : public QWidget
{
    Q_OBJECT

public:
    explicit ReplayPage(WeekHandle week, QWidget* parent = nullptr);
    ~ReplayPage() override;

    const WeekHandle& week() const { return m_week; }
    bool isLoading() const;
    ReplayCursor* cursor() const { return m_cursor; }
    /// Shows a game of a log (empty: the chosen one), at a play number if one is given, else at its last
    /// play.
    void openGame(const QString& logId, const QByteArray& gameId, std::optional<qint64> playNumber = {});
    /// The statements behind what is shown, ready to be read.
    QString shownSql() const;

public Q_SLOTS:
    /// Loads games and plays again. The replay stays at its play; one at the last play follows new ones.
    void refresh();

Q_SIGNALS:
    void statusMessage(const QString& message);
    /// The database is not there any more (or another one has its name).
    void weekGone();

private:
    void setupViews();
    void setupActions();
    void setupLayout();
    void connectViews();
    QAction* addPageAction(const QString& text, const QKeySequence& shortcut,
                           const std::function<void()>& run);

    void loadGame();
    void takeGame(Result<std::shared_ptr<const PlayLog>> log);
    void showLog(const std::shared_ptr<const PlayLog>& log);
    void showPosition();
    void showFailure(const Error& error);
    void showNotice(const QString& text, bool canRetry = false);
    void showSql();

    const WeekHandle m_week;
    ReplayCursor* m_cursor;
    ReplayClock* m_clock;
    GameChooser* m_chooser;
    QLabel* m_title;
    QHBoxLayout* m_titleRow = nullptr;
    QLabel* m_notice;
    QPushButton* m_retry;
    ReplayPlaysView* m_plays;
    PlayListModel* m_model;
    StatePanel* m_state;
    ReplayTransport* m_transport;
    ReplayFrame* m_frame = nullptr;
    QSplitter* m_splitter;
    QSplitter* m_past; ///< plays and state: what the frame is around

    QByteArray m_gameId; ///< of the game that is shown or being loaded
    std::optional<qint64> m_wantedPlay; ///< where to stand once it is loaded
    std::shared_ptr<std::atomic<qint64>> m_progress;
    QTimer m_progressTimer;
    Job m_job;
};

}
