#pragma once

#include "lifecycle/bluegreen.h"
#include "pages/change/changedialog.h"
#include "weeks/weekhandle.h"

namespace Weekglass {

class StepsTree;

/// Gives a week its next schema as a migrated copy with its rows, shows how the copy's validations went, and
/// goes back to what was kept. One that was begun and not ended is shown as it stands, to be resumed or taken
/// back.
class BlueGreenDialog : public ChangeDialog
{
    Q_OBJECT

public:
    /// @p environment: what the week's server is marked as; in production the OID has to be typed, too.
    explicit BlueGreenDialog(WeekHandle week, Environment environment = Environment::Unmarked,
                             QWidget* parent = nullptr);

    void look() override;

Q_SIGNALS:
    /// What was kept is to be dropped: another dialog.
    void dropWanted(const WeekIdentity& kept);

protected:
    /// Begins, resumes or goes back.
    void perform() override;
    void clearBody() override;
    void updateParts() override;
    QString textOf(const Error& error) const override;

private:
    enum class Action { Begin, Resume, BackOut, GoBack, Stay };
    /// One of the three.
    struct Standing
    {
        std::optional<BlueGreenState> unfinished = {};
        std::optional<BackPlan> back = {};
        std::optional<BlueGreenPlan> plan = {};
    };
    struct Outcome
    {
        std::optional<BlueGreenState> state = {}; ///< nothing: it went back, or stays
    };
    struct Word
    {
        BlueGreenStep step = BlueGreenStep::Close;
        QString text = {};
    };
    struct Work;

    void setupSteps();
    void backOut();
    void start(Action action);
    PlannedChange showStanding();
    PlannedChange showPlan(const BlueGreenPlan& plan);
    PlannedChange showUnfinished(const BlueGreenState& state);
    PlannedChange showBack(const BackPlan& plan);
    void takeOutcome(Action action, const Outcome& outcome);

    const WeekHandle m_week;
    Standing m_standing;
    StepsTree* m_steps;
    QPushButton* m_backOut;
    QPushButton* m_dropKept;
};

}
