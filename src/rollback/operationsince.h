#pragma once

#include "rollback/operation.h"

namespace Weekglass {

/// The newest operation on a game unless it is @p known; nothing too if the game has none. Quick: it is meant
/// to be asked again and again.
Result<std::optional<Operation>> operationSince(Pg::Session& session, const QString& log,
                                                const QByteArray& gameId, const QByteArray& known,
                                                const Pg::Call& call = {});

}
