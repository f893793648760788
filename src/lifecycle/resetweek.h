#pragma once

#include "archives/archiveweek.h"
#include "game/gamedefinition.h"
#include "game/weekname.h"
#include "lifecycle/carryover.h"
#include "lifecycle/dropweek.h"

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
    /// Which database the next week is; nothing: it is not made yet, or an older version did not note it.
    std::optional<quint32> nextOid = {};
    std::optional<CarryTarget> made = {}; ///< what it had when it was made; nothing: likewise
    std::optional<CarryTarget> carriedOver = {}; ///< and after something was carried over into it
    std::optional<QByteArray> newestEvent = {}; ///< that migrations or triggers put into it: its time
    bool isSwitching = false; ///< the game was told to go to the next week, or that one is live already
    bool isGone = false; ///< no database has the old week's name any more
    bool nextStays = false; ///< it was taken back, but the next week is not one that it may drop

    bool isDone(ResetStep step) const;
    bool canResume() const { return !isGone || isDone(ResetStep::CarryOver); }
    bool canUndo() const { return !isDone(ResetStep::SwitchOver) && !isSwitching; }
};

/// What is about to happen.
struct ResetPlan
{
    WeekIdentity week;
    WeekName next;
    bool nextExists = false;
    quint32 nextOid = 0; ///< of a next week that exists
    bool drops = false;
    bool isDistributed = false; ///< the next week is made as a distributed one, as the old one is
    QStringList carried = {}; ///< tables
    std::vector<CarryTarget::Rows> replaced = {}; ///< rows of those tables in a next week that exists
    bool nextIsCurrent = false; ///< it exists and has all migrations
    std::vector<DatabaseUser> users = {}; ///< their sessions are ended
    EndingJobs jobs = {}; ///< of pg_cron in the old week, which go with the switch
    QString phrase = {}; ///< weekPhrase()
    QStringList obstacles = {}; ///< each forbids it
    QByteArray hash = {};
};

struct ResetRequest
{
    Pg::ConnectOptions server; ///< maintenance database
    Pg::ConnectOptions scratch; ///< where the archive is verified
    const GameDefinition& game;
    QString archiveFolder = {};
    AdminBy by = {};
    /// resetProductionPhrase(); nothing: the server is not marked production, or a hash was typed
    std::optional<QString> typedInProduction = {};
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

/// The OID of the old week: what a server marked production wants typed besides, also to go on or back.
QString resetProductionPhrase(const WeekIdentity& week);

/// Begins a reset as it was planned and confirmed, and runs it to its end.
Result<ResetState> resetWeek(const ResetRequest& request, const ResetPlan& plan, const QString& typed,
                             const QByteArray& hash);

/// A reset that was neither ended nor taken back, of the database that has this name now, or of the last one
/// that had it.
Result<std::optional<ResetState>> unfinishedReset(Pg::Session& maintenance, const QString& week);
/// An error if a reset that is not over is still making this week.
Result<void> refuseHalfMade(Pg::Session& maintenance, const QString& week, const QString& comment);

/// Runs what is left of the reset that was @p shown; refused if it is another one by now, or has gone on.
Result<ResetState> resumeReset(const ResetRequest& request, const ResetState& shown);
/// Takes back a reset that has not switched over: the next week goes, if the reset made it and nobody has
/// used it, and the old one is as it was. The archive stays. Where the old week is gone, the reset is only
/// ended, and the next week stays. Refused as above.
Result<ResetState> undoReset(const ResetRequest& request, const ResetState& shown);

}
