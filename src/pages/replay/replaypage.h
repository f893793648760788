#pragma once

#include "pages/replay/replayside.h"
#include "pages/weekpage.h"
#include "rollback/rollback.h"

#include <functional>
#include <optional>

class QAction;
class QSplitter;

namespace Weekglass {

class BookmarksPane;
class GameChooser;
class GamesDropDown;
class ReplayClock;
class ReplayComparison;
class ReplayCursor;
class ReplayTransport;
class RollbackWatch;
class SavedList;
class VerifyPane;

/// Replays the games of a week: their list, the plays of one, and the state after the play where the replay
/// stands. A game is loaded once; moving in it asks the server nothing. A second game can go along.
class ReplayPage : public WeekPage
{
    Q_OBJECT

public:
    explicit ReplayPage(WeekHandle week, QWidget* parent = nullptr);
    ~ReplayPage() override;

    void join(PageHost& host) override;
    PageState state() const override;
    void setState(const PageState& state) override;
    std::vector<QStringList> commands() const override;
    void setLacks(const std::vector<Lack>& lacks) override;
    void setRowsHidden(bool are) override;
    bool isLoading() const override;
    ReplayCursor* cursor() const;
    /// Shows a game of a log (empty: the chosen one), at a play number if one is given, else at its last
    /// play.
    void openGame(const QString& logId, const QByteArray& gameId, std::optional<qint64> playNumber = {});
    /// Shows the game as it was before it was cut by this rollback, the plays that were cut included, until
    /// it is loaded again or the user goes back. The superuser's rights have to be allowed, as for a
    /// rollback.
    void openBranch(const Operation& rollback, bool allowSuperuser);
    /// Of the game that is shown.
    const QString& gameTitle() const;
    /// The statements behind what is shown, ready to be read.
    QString shownSql() const;
    /// The second game; null: there is none.
    ReplayComparison* comparison() const { return m_comparison; }

public Q_SLOTS:
    /// Loads games and plays again. The replay stays at its play; one at the last play follows new ones.
    void refresh() override;

Q_SIGNALS:
    /// The user wants the game to be as it was after this play.
    void rollbackRequested(const QString& logId, const QByteArray& gameId, qint64 playNumber);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupLayout();
    void setupTabs();
    void setupActions();
    void connectViews();
    void noteNoGame();
    void showTab(QWidget* tab);
    void loadGame();
    void stop();
    void updateGame();
    void updateBookmarks();
    void findRollbackPoints();
    ReplaySide::Branch branch() const;
    void backToCurrent();
    void watchRollbacks();
    void showPlayMenu(const QPoint& place);
    void toggleComparison();
    void showSql();

    ReplaySide* m_side;
    ReplayClock* m_clock;
    GameChooser* m_chooser;
    ReplayTransport* m_transport;
    SavedList* m_bookmarks; ///< notes by play number, of the game that is shown
    BookmarksPane* m_bookmarksPane;
    VerifyPane* m_verify;
    RollbackWatch* m_watch;
    ReplayComparison* m_comparison = nullptr;
    GamesDropDown* m_dropDown = nullptr;
    QSplitter* m_splitter; ///< the games, and what is shown of one
    QSplitter* m_sides; ///< one or two games
    QAction* m_rollback = nullptr;
    QAction* m_rollbackToStart = nullptr;
    QAction* m_compare = nullptr;
    QAction* m_wayBack = nullptr;

    struct Branch
    {
        Operation rollback;
        bool allowSuperuser = false;
    };

    std::optional<Branch> m_branch; ///< what is shown is as it was before this
    std::vector<Lack> m_lacks;
    std::optional<RollbackPoints> m_points; ///< of the game that is shown, once they are known
    Job m_pointsJob;
    std::optional<qint64> m_wantedPlay; ///< where to stand in the game that is chosen next
};

}
