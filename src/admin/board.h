#pragma once

#include "game/gamelibrary.h"
#include "week/weekidentity.h"

#include <QDate>

#include <memory>
#include <optional>

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
    QByteArray droppedAt = {};
    bool isInvalid = false; ///< an interrupted CREATE or DROP left it; it can only be dropped
    bool isClosed = false; ///< lets nobody connect
    bool isResetting = false; ///< a reset of it waits to be resumed or taken back
    bool isDue = false; ///< live, although its week is over; or planned, although its week has begun
    std::shared_ptr<const WeekFacts> facts = {}; ///< only if asked for (weekfacts.h)
};

struct GameBoard
{
    GamePointer game;
    std::vector<BoardWeek> weeks; ///< the newest first
};

QString stageName(WeekStage stage);

struct BoardOptions
{
    QDate today = QDate::currentDate();
    bool withSizes = false; ///< looks at the files of each database
    bool withDropped = false;
    Pg::Call call = {};
};

/// All games of the library with their weeks, by two queries, however many there are.
Result<std::vector<GameBoard>> readBoard(Pg::Session& maintenance, const GameLibrary& library,
                                         const BoardOptions& options = {});

}
