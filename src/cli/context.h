#pragma once

#include "game/gamelibrary.h"
#include "pg/serverrole.h"
#include "weeks/weekhandle.h"
#include "weeks/weeklist.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace Weekglass {

/// Exit codes, see exitMeanings().
enum class ExitCode {
    Done = 0,
    Failed = 1, ///< the operation was refused or failed; nothing half-done is left
    Usage = 2, ///< the command line cannot be understood
    NoServer = 3, ///< no server answers, or it does not let us in
    NotFound = 4, ///< no such week, game, event or play
    Rejects = 5, ///< the import is done, but lines were put aside
    Unknown = 6, ///< the connection was lost during COMMIT: look before doing it again
    Alert = 7, ///< a row of a report has an alert, and --fail-on-alert asks for that
};

/// The databases of --database, which are no weeks.
struct OpenedDatabases
{
    std::vector<std::string> names;
    std::string game; ///< id: what they are opened as
    std::string gameOfCommand; ///< the same, by the command's own --game
    bool areTaken = false; ///< the command looks at them
};

/// What all commands share: the options before the command, and the connection made of them.
struct Context
{
    QString connection; ///< conninfo; empty with local false: PG* variables
    QString sqlFolder = QStringLiteral(":/sql");
    QStringList gameFolders;
    bool local = false;
    bool json = false;
    bool allowSuperuser = false; ///< code of a week's owner may run with more rights than that one has
    std::optional<QByteArray> asPlayer = {}; ///< id of --as-player
    bool trustsGames = false; ///< all that does not ship, for this run
    std::optional<GameLibrary> games = {}; ///< of readGameFolders()
    std::shared_ptr<OpenedDatabases> opened = std::make_shared<OpenedDatabases>();
    std::vector<std::string> words = {}; ///< of the command line
    bool changes = false; ///< the command changes the server, so it is the primary that is meant
    /// Of the server, once it was asked.
    std::shared_ptr<std::optional<Pg::ServerRole>> role = std::make_shared<std::optional<Pg::ServerRole>>();
    std::optional<GameContent> untrustedSql = {}; ///< of --sql-dir: then no server is asked anything

    /// One of these options is on the command line, whatever it belongs to.
    bool isGiven(std::initializer_list<std::string_view> options) const;
    /// Takes the program's SQL from there, if it is trusted.
    Result<void> takeSqlFolder(const QString& folder);
    /// Reads the games once for the run; an error for a folder of --games-dir that no game is loaded from.
    Result<void> readGameFolders();
    /// All games; says what is wrong with those that did not load.
    GameLibrary readGames() const;
    /// The same; says also which are not trusted yet.
    GameLibrary loadGames() const;
    /// A session in the maintenance database, or in @p database. With --local the server is started if
    /// needed.
    Result<Pg::Session> open(const QString& database = {}) const;
    /// Where a command changes the server, of its primary; an error if that is none.
    Result<Pg::ConnectOptions> connectOptions() const;
    /// The options by which another run finds the same server and games, from any folder.
    QStringList sameOptions() const;
};

/// A session in the week's own database, with its game.
struct OpenWeek
{
    GamePointer game;
    QString name; ///< of the database
    Pg::Session session;
    std::optional<ViewedPlayer> player = {}; ///< as whom the session reads
};

/// The SQL that a command reads of a week of this game; nothing: it may read any table.
using Reads = std::function<std::optional<QString>(const GameDefinition&)>;

/// Says on stderr whose rows it reads; see whoseRows(). @p reads: empty: it may be any table.
Result<OpenWeek> openWeek(const Context& context, const QString& week, const Reads& reads = {});
/// The same week, for work in sessions of its own.
Result<WeekHandle> handleOf(const Context& context, OpenWeek& week);
/// The game of a week's name, whether the database is there or not. For what needs a week's name: a database
/// of --database is refused, with the reason.
Result<GameLibrary::Match> gameOfWeek(const Context& context, const GameLibrary& library,
                                      const QString& week);
/// The game of this week, or the one that this database of --database is opened as.
Result<GamePointer> gameOfDatabase(const Context& context, const GameLibrary& library,
                                   const QString& database);
Result<GamePointer> gameWithId(const GameLibrary& library, const QString& id);

/// The weeks of all games on the server, and the databases of --database.
Result<std::vector<GameWeeks>> listedWeeks(const Context& context, const GameLibrary& library,
                                           Pg::Session& maintenance,
                                           ListedGames listed = ListedGames::Trusted);

/// A session in the maintenance database, and the weeks that the server has of all games.
struct FoundWeeks
{
    Pg::ConnectOptions options;
    Pg::Session session;
    std::vector<GameWeeks> games;
};

Result<FoundWeeks> findWeeks(const Context& context, const GameLibrary& library,
                             ListedGames listed = ListedGames::Trusted);

/// The play log with this id; an empty id: the first one.
Result<const PlayLogDefinition*> playLogOf(const GameDefinition& game, const std::string& id);

/// The id of the game that is called so; see findGame().
Result<QByteArray> gameOf(OpenWeek& week, const PlayLogDefinition& log, const std::string& name);

Error notFound(const QString& message, const QString& advice);
bool isNotFound(const Error& error);
ExitCode exitCodeOf(const Error& error);

}
