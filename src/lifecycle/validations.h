#pragma once

#include "game/gamedefinition.h"
#include "pg/session.h"

#include <QHash>

namespace Weekglass {

/// How a database answered one of the game's validations.
struct ValidationAnswer
{
    QString id;
    QString title;
    bool isPassed = false;
    QString told; ///< "no rows", or the rows and errors that say why not
};

/// What a copy answers before it is migrated: by id, a digest and the number of rows.
struct AnsweredRows
{
    QByteArray digest;
    qint64 rows = 0;

    friend bool operator==(const AnsweredRows&, const AnsweredRows&) = default;
};
using AnswersBefore = QHash<QString, AnsweredRows>;

/// Of those that expect the same rows afterwards. One that fails is not there; why is told afterwards.
Result<AnswersBefore> answersBefore(Pg::Session& session, const GameDefinition& game,
                                    const Pg::Call& call = {});
/// Asks all of the game's validations, each in a transaction that cannot write.
Result<std::vector<ValidationAnswer>> validate(Pg::Session& session, const GameDefinition& game,
                                               const AnswersBefore& before, const Pg::Call& call = {});

}
