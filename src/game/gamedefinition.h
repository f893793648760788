#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace Weekglass {

/// A file of a game definition, read whole when the definition was loaded.
struct GameFile
{
    QString name; ///< below the game's folder, e.g. "events/api.sql"
    QByteArray text;
};

struct EventSource
{
    QString id;
    QString title;
    GameFile query; ///< id, at, kind, subject, payload (+ status, hash)
};

struct StateColumn
{
    QString name; ///< column of the plays query or of an as-of query
    QString label;
};

struct StateGroup
{
    QString title;
    std::vector<StateColumn> columns;
};

struct PlayLogDefinition
{
    QString id;
    QString title;
    GameFile games; ///< game_id, title, started_at, plays, status
    GameFile plays; ///< $1 game; play_number, at, kind, title, then the state after the play
    std::vector<GameFile> asOf; ///< $1 game; play_number, then state that holds after it until the next row
    std::vector<StateGroup> groups;
};

/// Where recorded responses go.
struct ImportTarget
{
    QString table; ///< schema.table with the columns of raw.api_events
    QString eventSource; ///< id of the event source that shows them
};

/// A kind of game: all that its folder says. Plain values, immutable once loaded.
struct GameDefinition
{
    QString id;
    QString title;
    QString description;
    QString prefix; ///< week databases are named <prefix>_<ISO year>_w<ISO week>
    QString folder; ///< where it was read from, ":/sql/games/<id>" for the ones that ship
    std::vector<EventSource> events;
    std::vector<PlayLogDefinition> playLogs;
    std::optional<ImportTarget> import;
    std::vector<GameFile> migrations; ///< V*.sql in version order
    std::vector<GameFile> transforms; ///< in the order of the manifest
    std::optional<GameFile> sample; ///< sample.sql

    const EventSource* eventSource(const QString& wanted) const;
    const PlayLogDefinition* playLog(const QString& wanted) const;
};

}
