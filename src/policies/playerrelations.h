#pragma once

#include "game/playersdefinition.h"
#include "pg/session.h"

namespace Weekglass {

/// What the catalog says of a relation that may show rows of players to the role of the session.
struct PlayerRelation
{
    QString schemaName;
    QString relationName;
    QString name; ///< both, quoted where they must be
    char kind = 'r'; ///< as in pg_class
    bool hasPolicies = false;
    bool isBound = false; ///< the policies bind the role
    bool mayRead = false;
    bool asksReader = false; ///< a view that reads with the rights of whoever reads it
    QString root; ///< of a partition: the table above it, if that has rows of players
    QStringList policies;
    QStringList keys; ///< columns that may say whose a row is, the one with the players' name first
    QStringList reads; ///< of a view: tables with rows of players
    QStringList grantees; ///< quoted where they must be

    bool isView() const { return kind == 'v' || kind == 'm'; }
    Result<Pg::Sql> sql() const;
};

/// Of the role that the session reads as.
Result<std::vector<PlayerRelation>>
readPlayerRelations(Pg::Session& session, const PlayersDefinition& players, const Pg::Call& call);

}
