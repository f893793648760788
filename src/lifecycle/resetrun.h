#pragma once

#include "lifecycle/resetweek.h"
#include "weeks/databasefacts.h"

namespace Weekglass {

/// A reset that cannot be; nothing was done for it.
Error resetRefused(const QString& week, const QString& message, const QString& advice,
                   const QString& detail = {});

/// What is typed on a server marked production, if it is; see resetProductionPhrase().
Result<void> checkProduction(const std::optional<QString>& typed, const WeekIdentity& week);

/// What resets and blue/green changes plan alike: made again under the lock, it is what is confirmed.
struct WeekPlan
{
    WeekIdentity week;
    QString phrase;
    QStringList obstacles;
    QByteArray hash;
};
/// What was typed, and the plan that was seen then.
struct ConfirmedPlan
{
    WeekIdentity week;
    QString typed;
    std::optional<QString> typedInProduction;
    QByteArray hash;
};
/// An error that names the obstacles, if there are any.
Result<void> refuseObstacles(const QString& week, const QStringList& obstacles);
/// An error unless the plan can be done, and is the one that was confirmed.
Result<void> checkConfirmed(const WeekPlan& now, const ConfirmedPlan& confirmed);

/// A sentence each of a reset and a blue/green change of the week that were begun and are not over.
Result<QStringList> begunAlready(Pg::Session& maintenance, const QString& week);
/// Whether the role may create databases.
Result<bool> mayCreateDatabases(Pg::Session& maintenance, const Pg::Call& call = {});
/// Nothing if there is no database of this name.
Result<std::optional<DatabaseFacts>> factsIfThere(Pg::Session& maintenance, const QString& name);

/// In the log beside the steps: the game is told to go to the next week, and answered that it does not.
inline constexpr QLatin1String SwitchBegun("switching over");
inline constexpr QLatin1String SwitchRefused("not switched over");

/// As the log has it.
QByteArray rowsJson(const std::vector<CarryTarget::Rows>& all);
/// The newest reset that a log tells of: of this very week, or of any in the log.
std::optional<ResetState> newestReset(const std::vector<LogEntry>& entries,
                                      const std::optional<WeekIdentity>& week = {});

/// One reset on its way; the lock of the old week's name is held by the session.
class Resetter
{
public:
    Resetter(const ResetRequest& request, Pg::Session& maintenance, ResetState& state)
        : m_request(request)
        , m_maintenance(maintenance)
        , m_state(state)
    {
    }

    /// All steps that are left, but the drop.
    Result<void> run();
    Result<void> undo();
    Result<void> drop();
    Result<void> log(LogEvent event, const QString& step = {}, const QByteArray& detail = "{}");

private:
    /// @return what the log keeps of it
    Result<QByteArray> perform(ResetStep step);
    Result<void> keepHistory();
    Result<void> archive();
    Result<QByteArray> create();
    enum class Kind { Plain, WithRoles, Distributed };
    Result<Kind> kindOfOld() const;
    Result<void> createWhole(const WeekName& name, Kind kind);
    Result<void> createPlain(const WeekName& name);
    Result<void> takeCreated(const WeekName& name);
    Result<void> migrateNext();
    Result<QByteArray> noteMade();
    Result<void> checkCarried(const CarryTarget& target) const;
    Result<QByteArray> carry();
    Result<void> switchOver();
    bool isOurs(const DatabaseFacts& next) const;
    Result<void> dropNext();
    Result<void> closeAndDrop(const DatabaseFacts& next);
    Result<void> dropShards(const WeekIdentity& next) const;
    Result<void> checkUnused(Pg::Session& next) const;
    Result<QByteArray> noteTarget(Pg::Session& next, const CarryTarget& target);
    Result<CarryTarget> expectedNow(const CarryTarget& present) const;
    Result<Pg::Session> inside(const WeekIdentity& week) const;
    Result<WeekIdentity> nextWeek() const;
    Result<void> comment(const QString& stage);
    AdminProgress progress(ResetStep step) const;

    const ResetRequest& m_request;
    Pg::Session& m_maintenance;
    ResetState& m_state;
};

}
