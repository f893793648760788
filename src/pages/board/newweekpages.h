#pragma once

#include "base/job.h"
#include "lifecycle/board.h"
#include "lifecycle/distributeweek.h"
#include "lifecycle/newweek.h"
#include "pages/board/adminserver.h"

#include <QHash>
#include <QWizardPage>

#include <memory>

namespace Ui {
class NewWeekName;
class NewWeekPlan;
class NewWeekRoles;
class NewWeekRun;
}

namespace Weekglass {

class RememberedOperator;

/// What the wizard has gathered.
struct NewWeekChoice
{
    GamePointer game = {};
    WeekName name = {};
    bool isBegun = false; ///< an earlier attempt made the database and did not end
    QString templateDatabase = {}; ///< empty: begins empty
    std::optional<qint64> sampleSeed = {};
    bool withRoles = true;
    std::optional<DistributionPlan> distribution = {}; ///< nothing: it is not distributed
    AdminBy by = {};
};

/// Which week, from what, and with what in it. The name is checked while it is typed.
class NewWeekNamePage : public QWizardPage
{
    Q_OBJECT

public:
    NewWeekNamePage(AdminServer server, std::shared_ptr<NewWeekChoice> choice, const GamePointer& game,
                    const QString& name);
    ~NewWeekNamePage() override;

    bool isComplete() const override { return m_isGood && !m_job.isRunning(); }
    bool isLoading() const { return m_job.isRunning(); }

private:
    /// Of one game on the server.
    struct Surroundings
    {
        WeekName proposed = {};
        std::vector<WeekTemplate> templates = {};
        QHash<QString, WeekStage> weeks = {}; ///< that are there, of all games
        std::optional<DistributionPlan> distribution = {}; ///< nothing: it is no cluster, or not for the game
    };

    void load();
    void take(const Result<Surroundings>& found);
    void check();
    /// Why the name will not do, and what would; empty: it will.
    QString problem(const QString& name) const;

    const AdminServer m_server;
    const std::shared_ptr<NewWeekChoice> m_choice;
    QString m_proposed; ///< in the field, unless it was changed
    QString m_wanted; ///< the name that the wizard was opened with
    std::optional<Surroundings> m_found;
    const std::unique_ptr<Ui::NewWeekName> m_ui;
    bool m_isGood = false;
    Job m_job;
};

/// Who owns it, who may what, and why it is made.
class NewWeekRolesPage : public QWizardPage
{
    Q_OBJECT

public:
    explicit NewWeekRolesPage(std::shared_ptr<NewWeekChoice> choice);
    ~NewWeekRolesPage() override;
    void initializePage() override;
    bool validatePage() override;

private:
    void takeAll();

    const std::shared_ptr<NewWeekChoice> m_choice;
    const std::unique_ptr<Ui::NewWeekRoles> m_ui;
    RememberedOperator* m_operator;
};

/// All that will be done, to be read before it begins.
class NewWeekPlanPage : public QWizardPage
{
    Q_OBJECT

public:
    explicit NewWeekPlanPage(std::shared_ptr<NewWeekChoice> choice);
    ~NewWeekPlanPage() override;
    void initializePage() override;

private:
    const std::shared_ptr<NewWeekChoice> m_choice;
    const std::unique_ptr<Ui::NewWeekPlan> m_ui;
};

/// Does it, step by step. What was cut off is gone on with; nothing is done twice.
class NewWeekRunPage : public QWizardPage
{
    Q_OBJECT

public:
    NewWeekRunPage(AdminServer server, std::shared_ptr<NewWeekChoice> choice);
    ~NewWeekRunPage() override;

    void initializePage() override { run(); }
    bool isComplete() const override { return m_made.has_value(); }
    bool isRunning() const { return m_job.isRunning(); }
    void run();
    void stop();

Q_SIGNALS:
    void made(const Weekglass::WeekIdentity& week);
    /// It was made or not, and the answer is shown.
    void answered();

private:
    void takeSteps(const std::vector<QString>& steps);
    void take(const Result<WeekIdentity>& week);

    const AdminServer m_server;
    const std::shared_ptr<NewWeekChoice> m_choice;
    std::optional<WeekIdentity> m_made;
    const std::unique_ptr<Ui::NewWeekRun> m_ui;
    Job m_job {longWorkPool()};
};

}
