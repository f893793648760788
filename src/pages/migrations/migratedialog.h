#pragma once

#include "drift/referencecatalog.h"
#include "migrations/migratelogged.h"
#include "migrations/migrationmatrix.h"
#include "pages/board/adminserver.h"
#include "pages/change/changedialog.h"

#include <set>

class QCheckBox;
class QComboBox;
class QTabWidget;

namespace Ui {
class MigrateTabs;
}

namespace Weekglass {

/// Runs what weeks lack of their game's migrations: shows first which files on which weeks and what is to be
/// known of them, tries them on a clone, then migrates one week as the canary and after it the others. What
/// became of each week stays to be read.
class MigrateDialog : public ChangeDialog
{
    Q_OBJECT

public:
    struct Request
    {
        AdminServer server;
        std::vector<WeekHandle> weeks = {}; ///< of one game, the newest first
        ReferenceCatalogs::Server scratch = {}; ///< where clones are made
    };

    explicit MigrateDialog(Request request, QWidget* parent = nullptr);
    ~MigrateDialog() override;

    /// Reads the files and the weeks (again).
    void look() override;
    /// The canary's schema is cloned and migrated; the week is only read.
    void tryOnClone();

Q_SIGNALS:
    /// Others have the game as it was.
    void filesChanged();
    /// The week is later than the chosen version: going back is another dialog.
    void backWanted(const WeekHandle& week, const MigrationPlan& plan, const QString& version);

protected:
    void perform() override;
    void updateParts() override;

private:
    static constexpr int CellCharacters = 300;

    enum Columns { WeekColumn, VersionColumn, PlanColumn, ResultColumn, ColumnCount };
    struct Line
    {
        WeekMigrations read = {};
        WeekMigrations known = {}; ///< the same, up to the version that is chosen
        QString result = {};
        bool isFailed = false;
    };
    struct Looked
    {
        std::vector<WeekHandle> weeks; ///< with the game as its files are now
        std::vector<WeekMigrations> plans;
        QString problem = {}; ///< why the files could not be read
    };
    struct Step // of a run
    {
        std::size_t line = 0;
        QString text = {};
    };
    struct Counts // of files, and of weeks
    {
        int applied = 0;
        int failed = 0;
        int unknown = 0;
        int skipped = 0;
    };

    void setupTabs();
    void setupForm();
    PlannedChange takePlans(Looked looked);
    void fillTargets();
    /// Nothing: the newest version.
    std::optional<MigrationVersion> target() const;
    void applyTarget();
    /// The week to go back: the one that is current in the table, or the only one; nothing if it has not to.
    std::optional<std::size_t> laterLine() const;
    void goBack();
    void fillWeeks();
    void fillCanary();
    PlannedChange changeOf(const std::vector<std::size_t>& lines);
    void showLine(const QString& script, int line);
    void showSteps(const std::vector<Step>& steps);
    void takeTried(std::size_t line, const Result<MigrationReport>& tried);
    QByteArray planKey(std::size_t line) const;
    void takeOutcomes(const std::vector<std::size_t>& order, const MigratedLogged& ran);
    void takeOutcome(Line& line, const WeekMigrated& week, Counts& counts);
    void report(const QString& text);
    bool canBeChosen(std::size_t line) const;
    /// The canary first.
    std::vector<std::size_t> chosen() const;
    static QString planText(const WeekMigrations& week);
    static QString versionText(const MigrationPlan& plan);

    Request m_request;
    std::vector<Line> m_lines; // of each week of the request
    std::set<QByteArray> m_failedTrials; // planKey() of what failed on a clone
    bool m_hasFailed = false; // a week, since the last look: no other one is begun by the same button
    const std::unique_ptr<Ui::MigrateTabs> m_parts;
    QTabWidget* m_tabs;
    QComboBox* m_target;
    QComboBox* m_canary;
    QCheckBox* m_onlyCanary;
    QCheckBox* m_goOn;
    QPushButton* m_try;
    QPushButton* m_back;
};

}
