#pragma once

#include "game/gamelibrary.h"
#include "pg/sessionpool.h"
#include "weeks/viewedplayer.h"
#include "weeks/weekidentity.h"

#include <memory>

namespace Weekglass {

/// What a page is bound to: one week of one game on one server, by its identity. A page bound to a database
/// that was dropped never reaches one that was made later under the same name.
struct WeekHandle
{
    std::shared_ptr<Pg::SessionPool> pool;
    GamePointer game;
    WeekIdentity identity;
    /// As whom all of its sessions read, and nothing is changed; nothing: as the role of the connection.
    std::optional<ViewedPlayer> player = {};

    /// The same week with all the rows that the role of the connection sees.
    WeekHandle withAllRows() const { return {.pool = pool, .game = game, .identity = identity}; }
    /// A session of this very database; else an error for isGone(). Where a player's rows are read, it reads
    /// as that player (Session::readAs()), or it is an error that says why it cannot.
    Result<Pg::SessionPool::Lease> acquire(const std::stop_token& stop = {}) const;
    const QString& title() const { return identity.name; }
    /// False: it was opened as one of its game, by choice or from an archive. It is read, replayed and rolled
    /// back like a week; the steps of a week's life are not for it.
    bool isWeek() const;
    /// What tells the command line which one it is: a week by its name behind @p option, which may be null,
    /// and any other as --database NAME --as GAME.
    QStringList arguments(const char* option = "--week") const;
};

/// Why a step that needs the name of a week is not for this database; empty for a week of the game.
QString whyNoWeek(const GameDefinition& game, const QString& database);

/// Whether the error says that the database is not there any more, or that another one has its name.
bool isGone(const Error& error);

}
