#pragma once

#include "base/job.h"
#include "migrations/weekdetails.h"
#include "weeks/weekhandle.h"
#include "weeks/weeklist.h"
#include "widgets/theme/pill.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace Weekglass {

class EmptyState;
class OtherDatabaseList;
class Pins;
class WeeksModel;

/// A week as the list has it.
struct ListedWeek
{
    WeekHandle week; ///< without a pool: it cannot be asked anything
    bool isFrozen = false;
    QString problem = {}; ///< why it cannot
};

/// Games and their weeks on one server. Looks again by itself, so that new weeks appear and dropped ones go;
/// details (size, schema, last event) are fetched behind, a few weeks at a time.
class WeeksPanel : public QWidget
{
    Q_OBJECT

public:
    explicit WeeksPanel(QWidget* parent = nullptr);

    /// Shows another server's weeks, or none.
    void setServer(std::shared_ptr<Pg::SessionPool> pool, std::shared_ptr<const GameLibrary> library);
    /// The same games, as their definitions are now.
    void setLibrary(std::shared_ptr<const GameLibrary> library);
    std::optional<WeekHandle> currentWeek() const;
    /// Of the current week or game; null if there is none that is trusted.
    GamePointer currentGame() const;
    /// All that are selected, in the order of the list.
    std::vector<WeekHandle> selectedWeeks() const;
    /// All weeks that can be opened, in order, also those that the field above the list hides.
    std::vector<WeekHandle> weeks() const;
    /// Likewise; and those that cannot be opened.
    std::vector<ListedWeek> listedWeeks() const;
    /// The weeks of the server are known.
    bool isListed() const { return m_listed; }
    bool isSettled() const;
    /// What it is now, as its line says; empty if it is not listed, or another one has its name.
    Pill stateOf(const WeekIdentity& week) const;
    /// Pins the current week, or takes its pin away.
    QAction* pinAction() const { return m_pin; }
    /// Takes the current database from the list, if it is no week.
    QAction* removeAction() const { return m_remove; }
    /// It is listed from now on, among the other databases of its game, and opened once it is.
    void addOther(const OtherDatabase& database);
    /// The pins and the other databases of earlier starts; from now on they are kept.
    void restoreKept();
    /// Buttons below the list.
    void addSteps(const QList<QAction*>& actions);

Q_SIGNALS:
    void weekActivated(const Weekglass::WeekHandle& week);
    void currentChanged(); ///< also because the list did
    void weekChosen(); ///< by the user
    void menuWanted(const Weekglass::WeekHandle& week, const QPoint& place); ///< in the screen's pixels
    void listed();
    void newWeekWanted();
    void statusMessage(const QString& message);
    void trustWanted(); ///< for a game that only has its names here
    /// The server wants a password, or another one; nothing is tried until setServer() or refresh().
    void passwordWanted();

public Q_SLOTS:
    void refresh();

private:
    struct Detailed
    {
        WeekIdentity week;
        Result<WeekDetails> details;
    };

    void setupView();
    void listWeeks();
    void takeList(Result<std::vector<GameWeeks>> list);
    void setupPins();
    void setupOthers();
    void showMenu(const QPoint& place);
    void openWanted();
    void sayEmpty();
    void fetchDetails();
    void showState(const QString& text);
    std::vector<WeekHandle> weeksWhere(const std::function<bool(const QModelIndex&)>& isWanted) const;
    std::optional<WeekHandle> handle(const QModelIndex& index) const;

    std::shared_ptr<Pg::SessionPool> m_pool;
    std::shared_ptr<const GameLibrary> m_library;
    WeeksModel* m_model;
    QSortFilterProxyModel* m_filtered;
    QLineEdit* m_search;
    QTreeView* m_tree;
    QLabel* m_state;
    EmptyState* m_empty;
    Pins* m_pins;
    QAction* m_pin;
    OtherDatabaseList* m_others;
    QAction* m_remove;
    std::optional<WeekIdentity> m_wanted; // to be opened when it is listed
    QTimer m_timer;
    Job m_listJob;
    Job m_detailsJob;
    int m_failures = 0;
    int m_rounds = 0; // since details were last asked for anew
    bool m_listed = false;
};

}
