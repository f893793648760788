#pragma once

#include "base/job.h"
#include "replay/playlogloader.h"
#include "replay/playmarks.h"
#include "weeks/weekhandle.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <optional>

class QAction;
class QLayout;
class QLabel;
class QPushButton;
class QSplitter;
class QTabWidget;

namespace Weekglass {

class ElidedLabel;
class PlayListModel;
class ReplayCursor;
class ReplayFrame;
class ReplayPlaysView;
class StateChart;
class StatePanel;
class StatePictures;

/// One game that is replayed: loads it, and shows its plays with the state after the play where its cursor
/// stands, as a tree, as curves and as pictures. A long game can be used while the rest of it is loading.
class ReplaySide : public QWidget
{
    Q_OBJECT

public:
    /// @p name tells its splitters apart from those of another side in the user's settings.
    ReplaySide(WeekHandle week, const QString& name, QWidget* parent = nullptr);
    ~ReplaySide() override;

    /// A game as it is not any more.
    struct Branch
    {
        /// Instead of loadPlays(); runs on a worker.
        std::function<Result<std::shared_ptr<const PlayLog>>(Pg::Session&, const std::stop_token&,
                                                             const PlayLogParts&)>
            load;
        qint64 lastKept = 0; ///< the plays after it were removed
    };

    /// Loads a game and stands at its last play, or at the number that is given. The one that is shown
    /// already stays until it is here. @p plays: how many it has, 0 if that is not known.
    void load(const PlayLogDefinition& log, const QByteArray& gameId, const QString& title, qsizetype plays,
              std::optional<qint64> playNumber = {}, const std::optional<Branch>& branch = {});
    /// The action that leaves a branch; visible while one is shown.
    void setWayBack(QAction* action);
    /// Plays that cannot be rolled back to, by number, with the reason.
    void setRefused(const QHash<qint64, QString>& reasons);
    /// The same game again: stays at its play; one at the last play follows new ones.
    void reload();
    void stop();
    /// Shows no game.
    void clear();
    /// The pictures are a tab beside the state, not above it.
    void setNarrow(bool isNarrow);
    void showNotice(const QString& text, bool canRetry = false);
    /// What is shown is out of date: says why, and offers to load it again.
    void showNews(const QString& text);

    /// Of the game that is shown or loading; null: none.
    const QString& gameTitle() const { return m_gameTitle; }
    /// Of the same game, as it is called by now.
    void setGameTitle(const QString& title);
    const PlayLogDefinition* log() const { return m_log ? &*m_log : nullptr; }
    /// Empty if loading was stopped or failed.
    const QByteArray& gameId() const { return m_gameId; }
    bool isLoading() const { return m_job.isRunning(); }
    ReplayCursor* cursor() const { return m_cursor; }
    /// Null while they are not known.
    const std::shared_ptr<const PlayMarks>& marks() const { return m_marks; }

    ReplayPlaysView* plays() const { return m_plays; }
    StatePanel* state() const { return m_state; }
    QTabWidget* tabs() const { return m_tabs; }
    /// Where buttons for the game go.
    QLayout* titleRow() const { return m_titleRow; }

Q_SIGNALS:
    void marksChanged();
    void retryWanted();
    void statusMessage(const QString& message);
    /// The database is not there any more (or another one has its name).
    void weekGone();

private:
    void setupViews(const QString& name);
    void setupLayout();
    void setPictures(const std::vector<PictureDefinition>& pictures);
    void placePictures();
    void namePictures(const PlayLog& log);
    void takePart(const std::shared_ptr<const PlayLog>& part);
    void takeGame(Result<std::shared_ptr<const PlayLog>> loaded);
    void showLog(const std::shared_ptr<const PlayLog>& log);
    void showMore(const std::shared_ptr<const PlayLog>& log);
    void findMarks();
    void showPosition();
    void showFailure(const Error& error);

    const WeekHandle m_week;
    ReplayCursor* m_cursor;
    ElidedLabel* m_title;
    QLayout* m_titleRow = nullptr;
    QLabel* m_notice;
    QPushButton* m_retry;
    ReplayPlaysView* m_plays;
    PlayListModel* m_model;
    StatePanel* m_state;
    StateChart* m_chart;
    StatePictures* m_pictures;
    PlayLog::Names m_pictureNames; ///< that the pictures have
    bool m_isNarrow = false;
    QTabWidget* m_tabs; ///< the state in several ways
    QSplitter* m_right; ///< pictures above tabs
    QSplitter* m_past; ///< plays and state: what the frame is around
    ReplayFrame* m_frame = nullptr;

    std::optional<PlayLogDefinition> m_log;
    std::optional<Branch> m_branch; ///< nothing: the week as it is
    bool m_showsBranch = false; ///< it is not only loading
    bool m_isOutdated = false; ///< the week has something else by now
    QByteArray m_gameId;
    QByteArray m_lastGameId; ///< also when loading was stopped or failed
    QString m_gameTitle;
    qsizetype m_expected = 0;
    std::optional<qint64> m_wantedPlay; ///< where to stand once it is loaded
    std::shared_ptr<const PlayMarks> m_marks;
    bool m_isGrowing = false; ///< a part of what is loading is shown
    Job m_job;
    Job m_markJob;
};

}
