#pragma once

#include "base/job.h"
#include "pages/board/boardmodel.h"
#include "pages/serverpage.h"

#include <QTimer>

#include <functional>
#include <set>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QTreeView;

namespace Weekglass {

class EmptyState;
class BoardProxy;
class GatePane;
class ReferenceCatalogs;
class StageStrip;

/// The weeks of all games by stage, what is due, and what can be done to each. Names come at once; sizes and
/// schemas follow by themselves where there are few weeks, else when asked for.
class BoardPage : public ServerPage
{
    Q_OBJECT

public:
    explicit BoardPage(AdminServer server, QWidget* parent = nullptr);
    ~BoardPage() override;

    void join(PageHost& host) override;
    void openedAgain(PageHost& /*host*/) override { refresh(); }
    /// Its files have changed.
    void setLibrary(std::shared_ptr<const GameLibrary> library);
    /// Nothing is under way.
    std::vector<QStringList> commands() const override
    {
        return {{QStringLiteral("board"), QStringLiteral("--sizes")}};
    }
    bool isLoading() const override { return m_boardJob.isRunning() || m_factsJob.isRunning(); }
    BoardModel* model() const { return m_model; }
    QTreeView* tree() const { return m_tree; }
    /// Null: all games.
    GamePointer chosenGame() const;
    /// The selected week, also one that is planned or gone; null if there is none.
    const BoardWeek* current() const;
    GamePointer currentGame() const;
    /// What the window's actions are meant for while it is in front: the selected week, else the chosen game.
    WeekHandle target() const;
    void select(const QString& week, WeekStage stage);
    /// Where schemas are compared with what their migrations make; by default the private local server.
    void setReferences(std::shared_ptr<ReferenceCatalogs> references)
    {
        m_references = std::move(references);
    }

public Q_SLOTS:
    void refresh() override;
    /// With what was read before of sizes and schemas.
    void readAgain();
    /// Another view has the week that is meant now.
    void leaveSelection();
    /// Sizes and schemas of all weeks; with drift they are compared with what their migrations make.
    void readFacts(bool withDrift = false);
    void stop();

Q_SIGNALS:
    void currentChanged();
    void stepWanted(Weekglass::WeekStep step);
    void newWeekWanted();
    void logWanted(const QString& week);
    void weekActivated(const Weekglass::WeekHandle& week);

private:
    void setupActions();
    void setupTree();
    void setupLayout();
    void takeBoard(const Result<Board>& board);
    void fill();
    void readSizes();
    void readNextFacts();
    void applyFilter();
    void restoreTree(const QString& week, std::optional<WeekStage> stage, int scrolled);
    void showCurrent();
    void showState();
    void showMenu(const QPoint& place);
    QModelIndex sourceIndex() const;

    BoardModel* m_model;
    BoardProxy* m_proxy;
    QComboBox* m_game;
    QLineEdit* m_search;
    StageStrip* m_strip;
    QTreeView* m_tree;
    GatePane* m_gates;
    QLabel* m_state;
    EmptyState* m_empty;
    QAction* m_stop = nullptr;
    QAction* m_facts = nullptr;
    QAction* m_drift = nullptr;
    QAction* m_newWeek = nullptr;
    QAction* m_log = nullptr;
    std::vector<GameBoard> m_boards; ///< of all games
    std::chrono::milliseconds m_clockAhead {0}; ///< see Board
    std::set<WeekStage> m_collapsed {WeekStage::Dropped};
    std::shared_ptr<ReferenceCatalogs> m_references;
    QString m_error; ///< of the last reading; empty: none
    bool m_isRead = false; ///< at least once
    bool m_hasSelected = false; ///< something, so that no other week is selected by itself
    bool m_withDrift = false;
    QTimer m_timer;
    Job m_boardJob;
    Job m_factsJob {longWorkPool()};
};

}
