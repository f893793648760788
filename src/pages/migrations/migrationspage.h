#pragma once

#include "base/job.h"
#include "drift/referencecatalog.h"
#include "migrations/migrationmatrix.h"
#include "pages/serverpage.h"

class QAction;
class QDialog;
class QLabel;
class QTabWidget;
class QTableView;

namespace Weekglass {

class DriftPane;
class EnvironmentMark;
class FlowLayout;
class MigrationMatrixModel;
class MigrationPane;
struct HistoryTask;

/// How the migrations of a game stand in each of its weeks, and what can be done about it: run, tried on a
/// clone, undone, taken over, repaired; what a week has that no migration made; partitions. Weeks are read a
/// few at a time and shown as they come; one that is dead is a column with its reason.
class MigrationsPage : public ServerPage
{
    Q_OBJECT

public:
    /// @p listed: the weeks of the game that the server lists and lets us connect to, the newest first.
    /// @p scratch: where references and clones are made; the private local server.
    MigrationsPage(AdminServer server, GamePointer game, const std::vector<WeekHandle>& listed,
                   ReferenceCatalogs::Server scratch = ReferenceCatalogs::localServer(),
                   QWidget* parent = nullptr);
    ~MigrationsPage() override;

    void join(PageHost& host) override;
    void openedAgain(PageHost& host) override;
    void opened(PageHost& host, const WeekHandle& on) override;
    /// The server lists others by now; those that are new are read.
    void setListed(std::vector<WeekHandle> weeks);
    /// Selects this week's column.
    void showWeek(const WeekIdentity& week);
    std::vector<QStringList> commands() const override
    {
        return {{QStringLiteral("migrations"), m_game->id}};
    }
    bool isLoading() const override;
    MigrationMatrixModel* matrix() const { return m_model; }
    DriftPane* drift() const { return m_drift; }

public Q_SLOTS:
    /// Reads the game's files and all weeks again.
    void refresh() override;
    void stop();

Q_SIGNALS:
    /// The schema of some week was changed: lists and boards look again.
    void filesChanged(); ///< other parts of the program have the game as it was
    void weeksChanged();

private:
    using ReadWeek = std::pair<std::size_t, WeekMigrations>; // with its place

    void setupActions();
    void setupView();
    QAction* addPageAction(const char* name, const QString& text, const QKeySequence& shortcut,
                           const std::function<void()>& run);
    void read();
    void takeRead(const std::vector<ReadWeek>& weeks);
    void finishReading();
    void showCurrent();
    void arrange();
    void arrangeColumn(int column);
    void updateState();
    /// Those of the selected columns; without a selection all.
    std::vector<WeekHandle> selectedWeeks() const;
    std::optional<WeekHandle> currentWeek() const;
    static void showDialog(QDialog* dialog);
    void passGate(const std::function<void(const AdminServer&)>& open);
    void openRun();
    void openTask(const std::function<HistoryTask(const WeekHandle&)>& task);
    void showTask(const WeekHandle& week, const HistoryTask& task, const std::function<void()>& changed = {});
    void openColumns();
    void openPartitions();
    void compareWithReference();
    void afterChange();

    GamePointer m_game;
    std::vector<WeekHandle> m_weeks;
    const ReferenceCatalogs::Server m_scratch;
    FlowLayout* m_bar;
    EnvironmentMark* m_mark;
    MigrationMatrixModel* m_model;
    QTableView* m_table;
    QLabel* m_state;
    QTabWidget* m_tabs;
    MigrationPane* m_migration;
    DriftPane* m_drift;
    QAction* m_run = nullptr;
    QAction* m_stop = nullptr;
    QList<QAction*> m_weekActions; // need a current week
    QString m_problem;
    QString m_currentScript; // while the model is reset
    WeekIdentity m_currentWeek;
    Job m_job {longWorkPool()};
    Job m_gameJob;
    AdminGate m_gate;
};

}
