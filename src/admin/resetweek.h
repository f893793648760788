#pragma once

#include "admin/archiveweek.h"
#include "admin/carryover.h"
#include "admin/dropweek.h"
#include "game/gamedefinition.h"
#include "game/weekname.h"

namespace Weekglass {

/// The steps of a reset, in their order. Each is done whole or again, so that a reset that was cut off
/// anywhere goes on from there.
enum class ResetStep {
    Freeze, ///< the old week only reads
    KeepHistory, ///< its metrics are kept
    Archive, ///< and all of it, verified
    Create, ///< the next week, with its migrations
    CarryOver, ///< what the game takes with it
    SwitchOver, ///< the next week is the live one; from here on there is no way back
    Drop, ///< of the old week, only if asked
};

/// As the log has it.
QString resetStepName(ResetStep step);
/// As people read it.
QString resetStepTitle(ResetStep step);

/// What a reset is, from its begin to its end; kept in the server's log.
struct ResetState
{
    QByteArray operation; ///< UUID
    WeekIdentity week; ///< the old one
    QString next; ///< name of the next one
    bool nextExisted = false; ///< it was there before the reset
    bool drops = false; ///< the old week is dropped in the end
    /// Rows that the next week had in what is carried over, and still has to have; nothing: it lacked
    /// migrations.
    std::optional<std::vector<CarryTarget::Rows>> replaced = {};
    QByteArray rights = {}; ///< of the old week before, as rightsJson() writes them
    std::vector<ResetStep> done = {};
    bool isOver = false; ///< done, or taken back

    bool isDone(ResetStep step) const;
};

/// What is about to happen.
struct ResetPlan
{
    WeekIdentity week;
    WeekName next;
    bool nextExists = false;
    bool drops = false;
    QStringList carried = {}; ///< tables
    std::vector<CarryTarget::Rows> replaced = {}; ///< rows of those tables in a next week that exists
    bool nextIsCurrent = false; ///< it exists and has all migrations
    std::vector<DatabaseUser> users = {}; ///< their sessions are ended
    QStringList obstacles = {}; ///< each forbids it
    QByteArray hash = {};

    QString confirmation() const;
};

struct ResetRequest
{
    Pg::ConnectOptions server; ///< maintenance database
    Pg::ConnectOptions scratch; ///< where the archive is verified
    const GameDefinition& game;
    QString archiveFolder = {};
    AdminBy by = {};
    /// Keeps what is to be remembered of the old week; may be called again after a crash.
    std::function<Result<void>(const WeekIdentity& week)> keepHistory = {};
    /// Tells the running game where to go; may be called again after a crash.
    std::function<Result<void>(const WeekIdentity& from, const WeekIdentity& to)> switchOver = {};
    /// Called before each step, and with details of it.
    std::function<void(ResetStep step, const QString& text)> onProgress = {};
    std::stop_token stop = {};
};

/// Looks only. Proposes the week after the old one, or the present one if that is later.
Result<ResetPlan> planReset(const ResetRequest& request, const QString& week, bool drops);

/// Begins a reset as it was planned and confirmed, and runs it to its end.
Result<ResetState> resetWeek(const ResetRequest& request, const ResetPlan& plan, const QString& typed,
                             const QByteArray& hash);

/// A reset of this week that was neither ended nor taken back.
Result<std::optional<ResetState>> unfinishedReset(Pg::Session& maintenance, const QString& week);

/// Runs what is left of a reset.
Result<ResetState> resumeReset(const ResetRequest& request, const QString& week);
/// Takes back a reset that has not switched over: the next week goes, if the reset made it, and the old one
/// is as it was. The archive stays.
Result<ResetState> undoReset(const ResetRequest& request, const QString& week);

}
