#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

#include <optional>

namespace Weekglass {

/// When a week began, the zero of elapsed time, and how that is known.
struct WeekStart
{
    enum class Source {
        Told, ///< by the game: the reset query of its manifest
        FirstRecorded, ///< the first event or snapshot
        Marker, ///< the user said so
    };

    qint64 at = 0; ///< microseconds since 1970
    Source source = Source::Told;

    bool operator==(const WeekStart&) const = default;
};

/// The stretch of time that a week covers.
struct WeekTimes
{
    std::optional<WeekStart> start = {}; ///< nothing: the game does not say and nothing is recorded yet
    std::optional<qint64> lastAt = {}; ///< of the newest event or snapshot, microseconds since 1970
    /// Why what the game or a source says is not used: the first query that failed. Server text.
    QString note = {};

    bool operator==(const WeekTimes&) const = default;
};

/// What the game says first, else the earliest of all its event and snapshot sources. A query that fails (in
/// a week of an older schema) is passed over and noted; an error only if the session is lost or the call
/// stopped.
Result<WeekTimes> fetchWeekTimes(Pg::Session& session, const GameDefinition& game, const Pg::Call& call = {});

/// Whether other statements of the session may succeed after this one failed.
bool canGoOn(const Pg::Session& session, const Error& error);

/// "told by the game", "first event or snapshot", "set by you".
QString sourceText(WeekStart::Source source);

/// "2d 03:04:05" of elapsed microseconds, with a minus sign before the start; seconds have a fraction only if
/// there is one.
QString elapsedText(qint64 microseconds);
/// "45 s", "12 min", "3 h" or "2 d", rounded down.
QString ageText(qint64 microseconds);
/// The other way round, and also "36h", "90m", "1d12h", "02:30:00". Nothing if it is none of these.
std::optional<qint64> elapsedFrom(const QString& text);

}
