#pragma once

#include "game/placesdefinition.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace Weekglass {

/// A file of a game definition, read whole when the definition was loaded.
struct GameFile
{
    QString name; ///< below the game's folder, e.g. "events/api.sql"
    QByteArray text;

    friend bool operator==(const GameFile&, const GameFile&) = default;
};

/// Which rows of a table the game lets go: of each group those beyond the newest @p keep, and of these only
/// the ones old enough.
struct RetentionRule
{
    QString table; ///< schema.table
    QString id; ///< column with the key, which also decides between rows that are equally new
    std::vector<QString>
        newestBy; ///< columns, the most important first; the newest row has the greatest values
    QString per; ///< column that makes the groups; empty: all rows are one group
    qint64 keep = 1;
    QString at; ///< column with the time that the age is counted from; empty: age does not matter
    qint64 minAgeSeconds = 0;
};

struct EventSource
{
    QString id;
    QString title;
    GameFile query; ///< id, at, kind, subject, payload (+ status, hash)
    QString notify = {}; ///< the channel on which the game announces new events; empty: it does not
    std::optional<RetentionRule> retention = {};
};

/// How the elements of an array are told apart, so that one that moved is found again.
struct ArrayIdentity
{
    QString array; ///< JSON Pointer, where * is any one step and ** any number of steps: /ships
    QString key; ///< of the elements: ship_id
};

/// How elements of a state's array become things in a picture. Pointers are of the element, where array is of
/// the state.
struct PictureLayer
{
    QString title;
    QString array;
    QString x; ///< of a grid: the column
    QString y; ///< of a grid: the row
    QString label = {};
    QString id = {}; ///< tells elements apart over time; empty: the label does
    QString size = {}; ///< radius on a map, cells along a side in a grid
    QString group = {}; ///< of a grid: each group is a grid of its own
};

enum class PictureType {
    ScatterMap, ///< things at their places
    Grid, ///< things in cells
    Places ///< a drawing with fixed places; of play logs only
};

struct PictureDefinition
{
    PictureType type = PictureType::ScatterMap;
    QString title;
    QString unit = {}; ///< of the places: "km"
    std::vector<PictureLayer> layers = {};
    PlacesDefinition places = {}; ///< of the type Places
};

enum class SnapshotChecksum {
    None,
    Sha256Canonical ///< column checksum: SHA-256 in hex of the payload's canonical JSON
};

struct SnapshotSource
{
    QString id;
    QString title;
    GameFile query; ///< id, seq (tick or version), at, subject, payload (+ checksum)
    std::vector<ArrayIdentity> identity; ///< the first that fits an array counts
    std::vector<QString> ignore; ///< pointers likewise: differences there and below say nothing
    SnapshotChecksum checksum = SnapshotChecksum::None;
    std::optional<RetentionRule> retention;
    std::vector<PictureDefinition> pictures = {};
};

enum class MetricKind {
    Gauge, ///< goes up and down; a reading holds until the next one
    Counter, ///< the same, but only grows, until it starts again at zero
    Count, ///< how much there was in MetricMeaning::seconds from the reading on; without a reading it is zero
    Ratio ///< of what happened at the reading, and of no time beside it
};

/// What the readings of a metric say.
struct MetricMeaning
{
    MetricKind kind = MetricKind::Gauge;
    qint64 seconds = 0; ///< a reading is of so much time from its moment on; 0: of the moment itself
    qint64 holdsFor = 0; ///< seconds that a gauge or counter holds at most; 0: until the next reading

    bool operator==(const MetricMeaning&) const = default;
};

/// As manifests, files and commands write it: "gauge".
QString metricKindName(MetricKind kind);
/// The other way round.
std::optional<MetricKind> metricKindOf(const QString& name);

/// What several series that mean the same in every week are together, at a time.
enum class SeriesAggregate {
    None, ///< there is only one of them
    Latest, ///< the newest reading, whichever series it is of
    Sum,
    Mean,
    Median,
    Greatest
};

/// What weeks are compared by where no time is asked for.
enum class ComparedValue {
    Last, ///< the last reading
    Sum, ///< of all readings
    Mean, ///< of all readings
    Rate ///< what a counter or a count grew per hour
};

/// How a metric's series are found again in other weeks, whose ids are others.
struct MetricComparison
{
    QString by = {}; ///< column that means the same in every week: "series", "role"; empty: all are one
    SeriesAggregate across = SeriesAggregate::None; ///< of the series that are one
    int top = 0; ///< the greatest of them by rank, each a series: "#1", "#2"; 0: the aggregate
    ComparedValue value = ComparedValue::Last;

    bool operator==(const MetricComparison&) const = default;
};

/// The events that a metric counts.
struct CountedEvents
{
    QString source; ///< id
    std::vector<QString> filter = {}; ///< conditions as they are typed: "status >= 400"
    QString series = {}; ///< the field that the name of a series is of: "status"; empty: none
};

struct MetricDefinition
{
    QString id;
    QString title;
    QString unit; ///< of the values: "credits"
    MetricMeaning meaning = {};
    QString description;
    GameFile query; ///< at, value (+ series)
    std::optional<CountedEvents> events = {};
    MetricComparison comparison = {.by = QStringLiteral("series")};
};

/// Who came to a week for the first time, and who came back.
struct CohortDefinition
{
    QString id;
    QString title; ///< of the subjects: "Players"
    QString description;
    GameFile firstSeen; ///< subject, at: one row for each subject
    GameFile returns; ///< subject, at: whenever the subject did something, its first time too
    QString events = {}; ///< id of an event source: a subject is one of its events'; empty: it has none there
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

/// A word in the labels of a play log that gives way to a name where the game has one: "Away" to the team.
struct LabelName
{
    QString word;
    QString column; ///< of an as-of query; it is not shown as state itself
};

/// What a replay can step to and marks on its timeline: plays that satisfy any of the three.
struct PlayMark
{
    QString id;
    QString title; ///< "Scoring play"
    std::vector<QString> changed = {}; ///< state columns: one of them differs from the play before
    std::vector<QString> kinds = {}; ///< the play is of one of these kinds
    std::vector<QString> truthy = {}; ///< state columns: one of them is a number above zero, or true
};

enum class RollbackAction { Delete, Update };

/// One table of a rollback. Conditions and assignments are SQL over the table, which is called t, with the
/// game $1 (text) and the play number $2 (bigint).
struct RollbackStep
{
    QString title; ///< "Dice rolls"
    RollbackAction action = RollbackAction::Delete;
    QString table; ///< schema.table
    QByteArray where;
    QByteArray set = {}; ///< of an update
    bool touchesOthers = false; ///< rows of other games too, on purpose; otherwise that is refused
};

/// A word or number that is told to people, as an SQL expression over a row, which is called t; $1 is the
/// game.
struct ToldValue
{
    QString label; ///< "Score"
    QByteArray value;
};

/// How the rows of a table are told to people, in expressions over the row t.
struct ToldRows
{
    QString table; ///< schema.table
    QString title; ///< "Line-ups"
    QByteArray subject; ///< names the row: a player, a play
    QByteArray order = {}; ///< rows come in its order; empty: in that of their key
    std::vector<ToldValue> fields = {}; ///< what changes in a row; empty: its columns
};

/// What a rollback takes from the players, in words of the game.
struct RollbackWords
{
    QString plays = {}; ///< what its plays are called: "saves"; empty: plays
    QByteArray title = {}; ///< of the game, over the row that stands for it; empty: that of the games query
    std::vector<ToldValue> facts = {}; ///< over that row, told as they are before and after
    std::vector<ToldRows> tables = {}; ///< of others the columns are told
};

/// How a play log is cut after a play. The only source of preview, execution, ledger and undo.
struct RollbackDefinition
{
    QString lockTable; ///< schema.table: the row that stands for the game
    QByteArray lockWhere; ///< as in a step
    GameFile head; ///< $1 game; play_number of the last play: one row
    std::optional<GameFile> refused = {}; ///< $1 game; play_number, reason: plays that it cannot go back to
    std::vector<RollbackStep> steps; ///< child before parent
    bool runsTransforms = false; ///< afterwards, in the same transaction
    RollbackWords words = {};
};

struct PlayLogDefinition
{
    QString id;
    QString title;
    GameFile games; ///< game_id, title, started_at, plays, status
    GameFile plays; ///< $1 game; play_number, at, kind, title, then the state after the play
    /// $1 game; columns of plays but for play_number: the state before the first play; one row, or none.
    std::optional<GameFile> start = {};
    std::vector<GameFile> asOf; ///< $1 game; play_number, then state that holds after it until the next row
    std::vector<LabelName> names = {};
    std::vector<StateGroup> groups;
    std::vector<PlayMark> marks = {};
    std::vector<PictureDefinition> pictures = {}; ///< of the state after a play, as one JSON object
    /// $1 game; play_number, path, expected, found: where what is stored is not what the plays say.
    std::optional<GameFile> verify = {};
    std::optional<RollbackDefinition> rollback = {};
};

/// What people look for by its name, and where it is shown: at least one of the three.
struct NameSource
{
    QString title; ///< "Players"
    GameFile query; ///< id, name, detail (text): few and quick to read, whatever happened in the week
    QString playLog = {}; ///< the id is a game of this one
    QString events = {}; ///< the id is a subject of this source's events
    QString snapshots = {}; ///< the same of snapshots
};

/// How the value of a recovery key is written outside the database.
enum class RecoveryType {
    Integer,
    Number,
    Boolean ///< true and false, or 1 and 0
};

/// A value that the running game keeps outside the database, in Redis, and that its snapshots keep too.
struct RecoveryKey
{
    QString key; ///< in Redis
    QString path; ///< JSON Pointer into the snapshot's payload
    RecoveryType type = RecoveryType::Integer;
};

/// What a game that was stopped starts again from.
struct RecoveryDefinition
{
    QString source; ///< id of the snapshot source
    QString position; ///< the one of the keys that is compared with a snapshot's seq: an integer
    std::vector<RecoveryKey> keys; ///< in the order in which they are written
};

/// Where recorded responses go.
struct ImportTarget
{
    QString table; ///< schema.table with the columns of raw.api_events
    QString eventSource; ///< id of the event source that shows them
    /// subject, records, reason: what is loaded and the transforms cannot use yet.
    std::optional<GameFile> waiting = {};
};

enum class ImportType {
    Integer, ///< bigint
    Number, ///< double precision
    Text,
    Time, ///< ISO 8601 with seconds and offset
    Uuid,
    Json
};

/// One column of a table that lines are imported into.
struct ImportColumn
{
    QString name;
    QString member; ///< of the line
    ImportType type = ImportType::Text;
    bool isOptional = false; ///< a line may lack it, or have null there: then it is NULL
    std::optional<QString> value = {}; ///< the same for every line: then there is no member
};

/// Lines that are one row of a table each. A line is known by having all its members that are not optional.
struct RowImport
{
    QString table; ///< schema.table
    std::vector<ImportColumn> columns;
    std::vector<QString> key; ///< columns: a row that equals one in these is there already
};

/// A table that is partitioned by month: its partitions are made ahead, and old ones let go.
struct PartitionRule
{
    QString table; ///< schema.table
    qint64 ahead = 2; ///< months after this one that have a partition
    qint64 keep = 6; ///< months before this one that stay
};

/// Rows of a table that move to another one with the same columns when they are old.
struct ArchiveRule
{
    QString id;
    QString title;
    QString from; ///< schema.table
    QString to; ///< schema.table
    QString at; ///< column of both with the time that the age is counted from
    QByteArray where; ///< further condition on a row t; empty: all rows
    qint64 afterDays = 30;
};

/// Storage parameters that the game wants of a table.
struct TableSettings
{
    QString table; ///< schema.table
    std::vector<std::pair<QString, QString>> values; ///< name, value: autovacuum_vacuum_scale_factor, 0.01
};

/// What is done to a week now and then, so that it stays quick and small.
struct MaintenanceDefinition
{
    std::vector<ArchiveRule> archives;
    std::vector<QString> indexes; ///< schema.index: made anew
    qint64 reindexDays = 30; ///< so often
    std::vector<TableSettings> settings;
    qint64 keepDays = 7; ///< so long what was pruned or moved can be put back
};

/// What a week says now, as a table, for those who decide what to do next.
struct ReportDefinition
{
    QString id;
    QString title;
    QString description;
    GameFile query; ///< any columns
    QString asOf = {}; ///< the column that says since when a row is known; empty: rows do not grow old
    qint64 staleAfterSeconds = 0; ///< an older row is marked as stale
    /// Of the rows: an array of objects at /rows, or one for each value of a text column "kind", at its name.
    std::optional<PictureDefinition> picture = {};
};

/// A kind of game: all that its folder says. Plain values, immutable once loaded.
struct GameDefinition
{
    QString id;
    QString title;
    QString description;
    QString prefix; ///< week databases are named <prefix>_<ISO year>_w<ISO week>
    QString folder; ///< where it was read from, ":/sql/games/<id>" for the ones that ship
    std::vector<GameFile> files; ///< all that it was made of, by name: nothing is read later
    bool isTrusted = true; ///< false: here are its names only, and none of its SQL
    std::vector<EventSource> events;
    std::vector<SnapshotSource> snapshots;
    std::vector<MetricDefinition> metrics;
    std::vector<CohortDefinition> cohorts;
    std::vector<PlayLogDefinition> playLogs;
    std::vector<NameSource> names; ///< in the order in which they are searched
    std::optional<ImportTarget> import; ///< of recorded responses
    std::vector<RowImport> rowImports; ///< of other lines; the first that knows a line takes it
    std::optional<RecoveryDefinition> recovery;
    std::vector<GameFile> migrations; ///< V*.sql in version order
    std::vector<GameFile> repeatable; ///< R__*.sql by description: applied again when they changed
    std::vector<GameFile> undo; ///< U*.sql in version order: take a version back, only if asked
    std::vector<GameFile> transforms; ///< in the order of the manifest
    std::optional<GameFile> sample; ///< sample.sql
    std::optional<GameFile> reset; ///< reset_at: when the week began, as the game says; one row or none
    std::vector<QString> carried; ///< schema.table: what a reset takes over into the next week, in this order
    std::map<QString, QStringList> carriedColumns; ///< of a carried table; without it all of them
    std::vector<PartitionRule> partitions;
    MaintenanceDefinition maintenance;
    QString alembic; ///< below the game's folder: the alembic.ini; empty: Alembic is not used
    std::optional<GameFile> fetchPlan; ///< fetch/plan.json: where its events are fetched from
    std::vector<ReportDefinition> reports;

    /// The carried tables as people read them: with their columns, where only some are carried.
    QStringList carriedTexts() const;
    const EventSource* eventSource(const QString& wanted) const;
    const SnapshotSource* snapshotSource(const QString& wanted) const;
    const MetricDefinition* metric(const QString& wanted) const;
    const PlayLogDefinition* playLog(const QString& wanted) const;
    /// What may be shown of a game that is not trusted: names, and nothing that runs.
    GameDefinition namesOnly() const;
    /// In every letter; also those that are applied again, and those that undo.
    bool hasMigrationsOf(const GameDefinition& other) const;
};

}
