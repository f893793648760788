#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

namespace Weekglass {

/// A player of a week, as whom it is read.
struct ViewedPlayer
{
    Pg::ReadAs as;
    QString name; ///< what the game calls the player

    const QByteArray& id() const { return as.value; }
    /// "Ada (1b2c…)", made visible
    QString title() const;
    friend bool operator==(const ViewedPlayer&, const ViewedPlayer&) = default;
};

struct ListedPlayer
{
    QByteArray id;
    QString name;
    QString detail;
};

/// An error if the game does not say who plays.
Result<const PlayersDefinition*> playersOf(const GameDefinition& game);
/// At most @p most of them: those of whom the id or the name begins with @p typed or has it inside, best
/// first.
Result<std::vector<ListedPlayer>> searchPlayers(Pg::Session& session, const GameDefinition& game,
                                                const QString& typed, int most, const Pg::Call& call = {});
/// The one with this id; an error that says so where the id is of no player, or of another type. Asks nothing
/// of the role: see requireRole().
Result<ViewedPlayer> findPlayer(Pg::Session& session, const GameDefinition& game, const QByteArray& id,
                                const Pg::Call& call = {});
/// An error unless the session may take the role, and policies bind it then; with the statement that helps.
Result<void> requireRole(Pg::Session& session, const QString& role, const Pg::Call& call = {});

}
