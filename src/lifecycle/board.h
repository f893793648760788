#pragma once

#include "game/gamelibrary.h"
#include "weeks/weekidentity.h"

#include <QDate>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace Weekglass {

struct WeekFacts;

enum class WeekStage {
    Planned, ///< the present week, which is not there yet
    Created, ///< made by a reset that has not switched over
    Live,
    Frozen, ///< its sessions begin read-only
    Archived, ///< frozen, with a verified archive
    Dropped ///< only the log knows it
};

/// One week on the board.
struct BoardWeek
{
    WeekIdentity identity; ///< oid 0: not there
    WeekName name;
    WeekStage stage = WeekStage::Live;
    QString owner = {};
    int sessions = 0;
    std::optional<qint64> bytes = {}; ///< only if asked for
    QByteArray archivedAt = {}; ///< of the newest verified archive
    QString archiveFile = {}; ///< where it was put, on whatever computer; empty: the log does not say it
    QByteArray droppedAt = {};
    bool isInvalid = false; ///< an interrupted CREATE or DROP left it; it can only be dropped
    bool isClosed = false; ///< lets nobody connect
    bool isResetting = false; ///< a reset of it waits to be resumed or taken back
    bool isDue = false; ///< live, although its week is over; or planned, although its week has begun
    QString followedBy = {}; ///< a later week of the game has taken its place; empty: none
    QString keptBlue = {}; ///< database that a blue/green change has kept of it; empty: none
    bool isKeptOver = false; ///< for longer than it is kept for going back
    std::shared_ptr<const WeekFacts> facts = {}; ///< only if asked for (weekfacts.h)
};

struct GameBoard
{
    GamePointer game;
    std::vector<BoardWeek> weeks; ///< the newest first
};

QString stageName(WeekStage stage);
/// Of a database that is there. @p comment: its own, see weekCardOf()
WeekStage stageOf(bool isReadOnly, bool isArchived, const QString& comment);
/// Adds @p present, the week of today, as planned where it is not there, and puts the newest first.
void addPlanned(GameBoard& board, const WeekName& present);
/// What was read inside of the week. The game itself may say there that its week is over.
void setFacts(BoardWeek& week, std::shared_ptr<const WeekFacts> facts);
/// Says of each of the @p weeks of one game which later one has taken its place: the next that is there,
/// unless it is the newest and its facts say that it is still empty, so that a reset may go into it.
void markFollowed(std::vector<BoardWeek*> weeks);
/// Of all weeks of the board.
void markFollowed(GameBoard& board);

struct BoardOptions
{
    QDate today = QDate::currentDate();
    bool withSizes = false; ///< looks at the files of each database
    bool withDropped = false;
    Pg::Call call = {};
};

struct Board
{
    std::vector<GameBoard> games; ///< all of the library
    /// How far this computer's clock is ahead of the server's; negative: behind. 0: not by more than is
    /// noise.
    std::chrono::milliseconds clockAhead {0};
};

/// What the server's clock showed at some moment between two times of ours, in milliseconds since 1970, says
/// of ours: see Board::clockAhead.
std::chrono::milliseconds clockAhead(qint64 before, qint64 after, qint64 server);
/// "This computer's clock is 12 s behind the server's…"; empty: it is not.
QString clockWarning(std::chrono::milliseconds ahead);

/// All games of the library with their weeks, by a few queries, however many there are.
Result<Board> readBoard(Pg::Session& maintenance, const GameLibrary& library,
                        const BoardOptions& options = {});

}
