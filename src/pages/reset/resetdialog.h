#pragma once

#include "lifecycle/resetweek.h"
#include "pages/change/changedialog.h"
#include "weeks/weekhandle.h"

class QCheckBox;

namespace Weekglass {

class FolderField;
class StepsTree;

/// Ends a week and begins the next one: shows the plan and runs the steps. A reset that was begun and not
/// ended is shown as it stands, to be resumed or taken back.
class ResetDialog : public ChangeDialog
{
    Q_OBJECT

public:
    /// @p week may be gone already if its reset is not over. @p environment: what its server is marked as;
    /// in production the OID has to be typed, too.
    explicit ResetDialog(WeekHandle week, Environment environment = Environment::Unmarked,
                         QWidget* parent = nullptr);

    /// Plans (again), or shows where an unfinished reset stands.
    void look() override;

Q_SIGNALS:
    /// The reset is over and this is the live week now.
    void opened(const QString& nextWeek);
    /// The week is to get its next schema and stay, or that was begun: another dialog.
    void blueGreenWanted();

protected:
    /// Begins, or resumes.
    void perform() override;
    void clearBody() override;
    void updateParts() override;
    QString textOf(const Error& error) const override;

private:
    enum class Action { Begin, Resume, BackOut };
    struct Standing
    {
        std::optional<ResetState> unfinished = {};
        std::optional<ResetPlan> plan = {};
        bool isBlueGreen = false; ///< it is a blue/green change that was begun
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
    void backOut();
    PlannedChange showPlan(const ResetPlan& plan);
    PlannedChange showUnfinished(const ResetState& state);
    void start(Action action);
    void takeReset(const Outcome& outcome);
    void takeBackedOut(const ResetState& state);

    const WeekHandle m_week;
    Standing m_standing;
    StepsTree* m_steps;
    QCheckBox* m_drop;
    QCheckBox* m_inPlace;
    FolderField* m_folder;
    QPushButton* m_backOut;
    QPushButton* m_blueGreen;
};

}
