#include "rollback/operationsince.h"

namespace Weekglass {

using Pg::Sql;

Result<std::optional<Operation>> operationSince(Pg::Session& session, const QString& log,
                                                const QByteArray& gameId, const QByteArray& known,
                                                const Pg::Call& call)
{
    const auto there =
        session.readTable(Sql("SELECT pg_catalog.to_regclass('weekglass.operations') IS NOT NULL"), {}, call);
    if (!there)
        return there.error();
    if (there->single() != "t")
        return std::optional<Operation>();
    const auto newest =
        session.readTable(Sql("SELECT o.id FROM weekglass.operations AS o WHERE o.log = $1::TEXT "
                              "AND o.game_id = $2::TEXT ORDER BY o.at DESC, o.xid DESC LIMIT 1"),
                          {log.toUtf8(), gameId}, call);
    if (!newest)
        return newest.error();
    const Pg::Value id = newest->single();
    if (!id || *id == known)
        return std::optional<Operation>();
    auto operation = loadOperation(session, *id, call);
    return operation ? Result<std::optional<Operation>>(*std::move(operation)) : operation.error();
}

}
