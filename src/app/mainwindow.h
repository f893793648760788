#pragma once

#include "base/job.h"
#include "game/gamelibrary.h"
#include "localserver/localserver.h"
#include "pages/board/adminserver.h"
#include "pg/sessionpool.h"
#include "trust/gametrust.h"
#include "weeks/weekhandle.h"
#include "workspace/workspace.h"

#include <QDialog>
#include <QMainWindow>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <functional>

class QActionGroup;
class QLabel;
class QTabWidget;

namespace Weekglass {

class ArchivePage;
class BoardPage;
class EnvironmentMark;
class EventsPage;
class IngestPage;
class MigrationsPage;
class ReplayPage;
class SnapshotsPage;
class ViewedArchive;
class WeeksPanel;
enum class WeekStep;
struct ConnectChoice;
struct OperationTask;
struct EventFilter;

/// Assembles: weeks at the left, pages as tabs in the middle, activity at the bottom.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(std::shared_ptr<const GameLibrary> library, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// @p environment: nothing looks it up among the saved connections. @p atLeast: what the user says it is;
    /// the saved connections may ask for more care
    void connectTo(Pg::ConnectOptions options, std::optional<Environment> environment = {},
                   Environment atLeast = Environment::Unmarked);
    /// Starts the private server if it does not run, and connects to it.
    void connectToLocal();
    /// The window as it was left last time, and from now on it is remembered.
    void rememberLook();
    WeeksPanel* weeks() const { return m_weeks; }
    QTabWidget* tabs() const { return m_tabs; }

public Q_SLOTS:
    Weekglass::EventsPage* openEvents(const Weekglass::WeekHandle& week);
    Weekglass::ReplayPage* openReplay(const Weekglass::WeekHandle& week);
    /// Only for a game that keeps state outside the database.
    void openRecovery(const Weekglass::WeekHandle& week);
    void openSnapshots(const Weekglass::WeekHandle& week);
    void openOperations(const Weekglass::WeekHandle& week);
    void openMetrics(const Weekglass::WeekHandle& week);
    void openSql(const Weekglass::WeekHandle& week);
    /// The selected weeks of the current game, or its last ones; asks which game if there is none.
    void openCompare();
    void compareWeeksOf(const Weekglass::GamePointer& game);
    Weekglass::BoardPage* openBoard();
    Weekglass::MigrationsPage* openMigrationsOf(const Weekglass::GamePointer& game);
    /// Only for a game that has some.
    void openReports(const Weekglass::WeekHandle& week);
    /// Only for a game that is fetched.
    Weekglass::IngestPage* openIngest(const Weekglass::WeekHandle& week);
    /// Of weeks named so; empty: of all.
    void openWeekLog(const QString& week = {});
    /// Of this name, or of the next one if it is empty.
    void openNewWeek(const Weekglass::GamePointer& game, const QString& name = {});
    void openArchiveFile();
    /// Into the selected week.
    void openImport(const QStringList& files);
    /// Reads the games again, and asks for each that is not trusted yet.
    void askForTrust();
    /// Opens the dialog, filled with this connection.
    void askForConnection(const QByteArray& conninfo = {});

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    static constexpr int MessageMs = 8000;
    static constexpr int CloseAgainMs = 300;

    void setupDocks();
    void setupMenus();
    void setupServerMenu();
    void setupWeekMenu();
    void setupAdminMenu();
    void setupViewMenu();
    QAction* addMenuAction(QMenu* menu, const QString& text, const QKeySequence& shortcut,
                           const QString& tip);
    template<typename Page>
    Page* openPage(const char* kind, const QString& title, const WeekHandle& week);
    void addPage(QWidget* page, const QString& title);
    /// Microseconds since 1970.
    void openEventsBetween(const WeekHandle& week, qint64 from, qint64 to);
    void openSearch(const WeekHandle& week, const QString& source, const EventFilter& filter);
    void showTask(const WeekHandle& week, const OperationTask& task);
    /// A week that is administered: the one of the board if that is in front, else the selected one.
    struct AdminTarget
    {
        GamePointer game = {}; ///< null: no week is selected
        WeekIdentity week = {}; ///< oid 0: planned
    };
    AdminTarget adminTarget() const;
    AdminServer adminServer() const;
    AdminServer ownServer() const;
    AdminServer serverOf(const std::shared_ptr<Pg::SessionPool>& pool) const;
    void leaveMigrations();
    void lookUpEnvironment(const Pg::ConnectOptions& options);
    void takeEnvironment(Environment environment);
    void openStep(WeekStep step);
    void passGate(const AdminServer& server, const std::function<void(const AdminServer&)>& open);
    /// For a dialog that a week's page opens itself.
    template<typename Page>
    void passGate(Page* page, void (Page::*open)(Environment));
    void showStepDialog(WeekStep step, const AdminTarget& target, const AdminServer& server);
    void openMigrations();
    /// Calls @p use with the game, or asks which if it is null.
    void chooseGame(const QString& title, const GamePointer& game,
                    const std::function<void(const GamePointer&)>& use);
    void showArchive(const std::shared_ptr<ViewedArchive>& archive, const GamePointer& game);
    /// Lists, boards and logs look again.
    void weeksChanged();
    void markWeekGone(const WeekIdentity& week);
    QAction* addStepAction(QMenu* menu, WeekStep step, const QString& text, const QKeySequence& shortcut,
                           const QString& tip);
    QWidget* findPage(const QString& name) const;
    void markGone(QWidget* page);
    /// The user has another metric, or other files.
    void reloadGames();
    void takeGames(std::shared_ptr<const GameLibrary> library);
    /// About what was not asked for yet, one after another.
    void askNextTrust();
    void showWelcome();
    void showTrustedOwners();
    void updateActions();
    void takeChosen();
    void showAbout();

    std::shared_ptr<const GameLibrary> m_library;
    std::shared_ptr<Pg::Activity> m_activity;
    std::shared_ptr<Pg::OwnerTrust> m_trust;
    std::shared_ptr<Pg::SessionPool> m_pool;
    WeeksPanel* m_weeks;
    QTabWidget* m_tabs;
    QLabel* m_server;
    EnvironmentMark* m_mark;
    std::optional<Environment> m_environment; // nothing: not known yet, so be careful
    Environment m_atLeast = Environment::Unmarked; // as the user said when connecting
    bool m_isMarkUnread = false; // production for want of anything better
    struct Left
    {
        std::weak_ptr<Pg::SessionPool> pool; // as long as a page has it
        Environment environment;
    };
    std::vector<Left> m_left; // connected to before: their pages go on
    QList<QAction*> m_weekActions;
    QAction* m_recoveryAction = nullptr;
    QAction* m_snapshots = nullptr; // for games that have some
    QAction* m_operations = nullptr; // likewise
    QAction* m_metrics = nullptr;
    QAction* m_reports = nullptr;
    QAction* m_ingest = nullptr; // for games that are fetched
    QAction* m_import = nullptr; // for games that say how
    QList<QAction*> m_stepActions; // need a week
    QList<QAction*> m_serverActions; // need a server
    QAction* m_compare = nullptr; // also without a week: what is kept needs no server
    QTimer m_idleTimer;
    QTimer m_closeTimer; // until what runs has stopped
    Job m_localJob;
    Job m_gamesJob;
    Job m_ownersJob;
    std::vector<TrustQuestion> m_trustQuestions;
    QSet<QByteArray> m_askedTrust; // hashes of questions
    QPointer<QDialog> m_trustDialog;
    bool m_tellsTrust = false; // also that there is nothing to ask
    Job m_lookJob;
    Job m_trustJob;
    QActionGroup* m_themes = nullptr;
    Job m_environmentJob;
    AdminGate m_gate;
    bool m_remembersLook = false;
};

}
