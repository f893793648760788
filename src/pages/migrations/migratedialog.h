#pragma once

#include "base/job.h"
#include "drift/referencecatalog.h"
#include "migrations/migratelogged.h"
#include "migrations/migrationmatrix.h"
#include "pages/board/adminserver.h"
#include "pages/migrations/mailbox.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTableWidget;
class QTabWidget;

namespace Weekglass {

class LintTable;
class SqlEditor;

/// Runs what weeks lack of their game's migrations: shows first which files on which weeks and what is to be
/// known of them, tries them on a clone, then migrates one week as the canary and after it the others. What
/// became of each week stays to be read.
class MigrateDialog : public QDialog
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

    bool isBusy() const { return m_job.isRunning(); }

public Q_SLOTS:
    /// Reads the files and the weeks (again).
    void look();
    /// The canary's schema is cloned and migrated; the week is only read.
    void tryOnClone();
    void run();
    /// While weeks are migrated, asks to stop and waits for the answer.
    void reject() override;

Q_SIGNALS:
    /// The plan is shown.
    void previewed();
    /// What was tried or run has its answer.
    void answered();
    /// Some week has another schema than before.
    void migrated();
    /// Others have the game as it was.
    void filesChanged();

private:
    enum Columns { WeekColumn, VersionColumn, PlanColumn, ResultColumn, ColumnCount };
    struct Line
    {
        WeekMigrations known = {};
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
        bool isFailed = false;
    };

    void setupTabs();
    void setupForm();
    void setupButtons();
    void setupLayout();
    void read();
    void takePlans(Looked looked);
    void fillWeeks();
    void takeChoice();
    void showFiles(const std::vector<std::size_t>& lines);
    void takeSteps();
    void takeTried(const Result<MigrationReport>& report);
    void takeOutcomes(const std::vector<std::size_t>& order, const MigratedLogged& ran);
    void report(const QString& text);
    void showMessage(const QString& text);
    void updateButtons();
    std::stop_token newStop();
    bool canBeChosen(std::size_t line) const;
    /// The canary first.
    std::vector<std::size_t> chosen() const;
    QString confirmation() const;
    AdminBy by() const;
    static QString planText(const WeekMigrations& week);

    Request m_request;
    std::vector<Line> m_lines; // of each week of the request
    QString m_said; // about what was tried or run last
    bool m_isRefused = false; // a file must not be run
    bool m_hasFailed = false; // a week, since the last look: no other one is begun by the same button
    bool m_isRunning = false; // what is under way changes weeks
    std::stop_source m_stop {std::nostopstate};
    std::shared_ptr<Mailbox<Step>> m_steps;
    QTimer m_poll;
    QLabel* m_headline;
    QTabWidget* m_tabs;
    QTableWidget* m_weeks;
    LintTable* m_lint;
    SqlEditor* m_sql;
    QPlainTextEdit* m_report;
    QLabel* m_message;
    QProgressBar* m_progress;
    QWidget* m_form;
    QComboBox* m_canary;
    QCheckBox* m_onlyCanary;
    QCheckBox* m_goOn;
    QLineEdit* m_reason;
    QLineEdit* m_operator;
    QLabel* m_typedLabel;
    QLineEdit* m_typed;
    QPushButton* m_again;
    QPushButton* m_try;
    QPushButton* m_run;
    QPushButton* m_close;
    Job m_job;
};

}
