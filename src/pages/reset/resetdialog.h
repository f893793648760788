#pragma once

#include "base/job.h"
#include "lifecycle/resetweek.h"
#include "pages/archive/latest.h"
#include "weeks/weekhandle.h"
#include "workspace/workspace.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace Weekglass {

class FactsTable;
class FolderField;

/// Ends a week and begins the next one: shows the plan, asks for the typed confirmation, and runs the steps.
/// A reset that was begun and not ended is shown as it stands, to be resumed or taken back. Not modal; while
/// a step runs, Escape stops it and the dialog stays for the answer.
class ResetDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p week may be gone already if its reset is not over. @p environment: what its server is marked as;
    /// in production the OID has to be typed, too.
    explicit ResetDialog(WeekHandle week, Environment environment = Environment::Unmarked,
                         QWidget* parent = nullptr);
    ~ResetDialog() override;

    bool isBusy() const { return m_job.isRunning(); }

public Q_SLOTS:
    /// Plans (again), or shows where an unfinished reset stands.
    void look();
    /// Begins, or resumes.
    void run();
    void backOut();
    /// While something runs, asks it to stop and waits for its answer.
    void reject() override;

Q_SIGNALS:
    /// A plan, where it stands, or an error is shown.
    void looked();
    /// The weeks of the server are others now, whether the reset is over or not; boards look again.
    void weeksChanged();
    /// The reset is over and this is the live week now.
    void opened(const QString& nextWeek);
    /// It was done, stopped or taken back, and the answer is shown.
    void answered();

private:
    enum class Action { Begin, Resume, BackOut };
    struct Standing
    {
        std::optional<ResetState> unfinished = {};
        std::optional<ResetPlan> plan = {};
    };
    struct Outcome
    {
        ResetState state;
        QString archive = {}; ///< its file; empty: none, or not known
    };
    struct Word
    {
        ResetStep step = ResetStep::Freeze;
        QString text = {};
    };
    struct Work;

    void setupSteps();
    void setupForm();
    void setupButtons();
    void setupLayout(Environment environment);
    void takeStanding(const Result<Standing>& standing);
    static QString carriedText(const ResetPlan& plan);
    void showPlan(const ResetPlan& plan);
    void showUnfinished(const ResetState& state);
    void start(Action action);
    void takeOutcome(Action action, const Result<Outcome>& outcome);
    void takeWords();
    void showStep(ResetStep step, const QString& state, const QString& text = {});
    void showMessage(const QString& text);
    bool isTyped() const;
    void updateButtons();

    const WeekHandle m_week;
    Standing m_standing;
    bool m_isOver = false;
    std::stop_source m_stop;
    std::shared_ptr<Latest<Word>> m_words;
    QTimer m_timer;
    QLabel* m_headline;
    FactsTable* m_facts;
    QTreeWidget* m_steps;
    QLabel* m_message;
    QProgressBar* m_progress;
    QWidget* m_form;
    QCheckBox* m_drop;
    QCheckBox* m_inPlace;
    FolderField* m_folder;
    QLineEdit* m_reason;
    QLineEdit* m_operator;
    QLabel* m_typedHint;
    QLineEdit* m_typed;
    QLineEdit* m_production = nullptr; ///< null: the server is not marked so
    QPushButton* m_again;
    QPushButton* m_run;
    QPushButton* m_backOut;
    QPushButton* m_close;
    Job m_job;
};

}
