#pragma once

#include "game/gamedefinition.h"
#include "lifecycle/validations.h"
#include "weeks/databasefacts.h"
#include "weeks/operationslog.h"

#include <functional>

namespace Weekglass {

/// The steps of a blue/green change, in their order. The week is the blue one; the green one is a copy of it
/// with its rows, which becomes the week. Each is done whole or again.
enum class BlueGreenStep {
    Close, ///< nobody connects to the week, so that no row is written which the copy lacks
    Copy, ///< the green one, with all rows
    Migrate, ///< to the newest version
    Validate, ///< the game's queries
    SwitchOver, ///< both get their new names, in one transaction
};
inline constexpr int BlueGreenSteps = 5;

/// How long the blue one is kept for going back before dropping it is proposed.
inline constexpr std::chrono::minutes KeptFor(30);

QString blueGreenStepName(BlueGreenStep step); ///< as the log has it
QString blueGreenStepTitle(BlueGreenStep step); ///< as people read it

/// What a change is, from its begin to its end, as the server's log has it.
struct BlueGreenState
{
    QByteArray operation; ///< UUID
    WeekIdentity week; ///< the blue one, under the week's name
    QString green; ///< name of the copy until the switch
    QString kept; ///< name of the blue one afterwards
    QString version; ///< that the week has
    QString target; ///< that it is to have
    QString comment = {}; ///< of the blue one before
    std::optional<quint32> greenOid = {}; ///< nothing: not copied yet
    AnswersBefore before = {};
    std::vector<BlueGreenStep> done = {};
    std::vector<ValidationAnswer> answers = {}; ///< as they were asked last
    bool isOver = false; ///< done, or taken back
    bool isGone = false; ///< no database, or another one, has the week's name

    bool isDone(BlueGreenStep step) const;
};

/// What is about to happen.
struct BlueGreenPlan
{
    WeekIdentity week;
    QString version;
    QString target;
    QStringList files = {};
    QStringList validations = {}; ///< titles
    std::optional<qint64> bytes = {}; ///< that are copied; nothing: we may not ask
    std::optional<qint64> free = {}; ///< where they go; nothing: not known from here
    std::vector<DatabaseUser> users = {}; ///< their sessions are ended
    QString phrase = {};
    QStringList obstacles = {}; ///< each forbids it
    QByteArray hash = {};
};

struct BlueGreenRequest
{
    Pg::ConnectOptions server; ///< maintenance database
    const GameDefinition& game;
    AdminBy by = {};
    /// resetProductionPhrase(); nothing: the server is not marked production, or a hash was typed
    std::optional<QString> typedInProduction = {};
    /// Called before each step, and with details of it.
    std::function<void(BlueGreenStep step, const QString& text)> onProgress = {};
    std::stop_token stop = {};
};

/// Looks only.
Result<BlueGreenPlan> planBlueGreen(const BlueGreenRequest& request, const QString& week);
/// Begins as planned and confirmed, and runs to the switch.
Result<BlueGreenState> beginBlueGreen(const BlueGreenRequest& request, const BlueGreenPlan& plan,
                                      const QString& typed, const QByteArray& hash);

/// A change of the database of this name that was neither ended nor taken back.
Result<std::optional<BlueGreenState>> unfinishedBlueGreen(Pg::Session& maintenance, const QString& week);
/// Runs what is left of the one that was @p shown; refused if it is another one by now, or has gone on.
Result<BlueGreenState> resumeBlueGreen(const BlueGreenRequest& request, const BlueGreenState& shown);
/// Takes it back: the copy goes and the week opens as it was. Refused as above.
Result<BlueGreenState> undoBlueGreen(const BlueGreenRequest& request, const BlueGreenState& shown);

/// A database that a change, or going back from one, has kept beside a week.
struct KeptCopy
{
    WeekIdentity identity; ///< with the name under which it is kept
    QString week; ///< whose name it had, or was to have
    QByteArray operation; ///< UUID of what has kept it
    QByteArray since; ///< the server's time
    bool isOverdue = false; ///< longer than KeptFor
    bool isBlue = false; ///< the week goes back to it
};

/// By name.
Result<std::vector<KeptCopy>> keptCopies(Pg::Session& maintenance, const Pg::Call& call = {});

/// Going back to the blue one that was kept. What was written since stays in the green one, which is kept
/// then.
struct BackPlan
{
    WeekIdentity week; ///< the green one, under the week's name
    KeptCopy blue;
    QString keptGreen; ///< name of the green one afterwards
    std::vector<DatabaseUser> users = {};
    bool isBegun = false; ///< it was cut off: it can only be finished, or taken back
    QByteArray operation = {}; ///< of one that is begun
    QString phrase = {};
    QStringList obstacles = {};
    QByteArray hash = {};
};

/// Whether going back was begun with the database of this name and is not over.
Result<bool> isGoingBack(Pg::Session& maintenance, const QString& week);
/// Looks only. Nothing: no blue one of this week is kept.
Result<std::optional<BackPlan>> planBack(const BlueGreenRequest& request, const QString& week);
/// Also finishes one that was begun.
Result<void> goBack(const BlueGreenRequest& request, const BackPlan& plan, const QString& typed,
                    const QByteArray& hash);
/// Opens the week again of one that was begun and has not changed the names.
Result<void> stayGreen(const BlueGreenRequest& request, const BackPlan& plan);

}
