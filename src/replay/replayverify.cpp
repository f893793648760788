#include "replay/replayverify.h"

#include "pg/promisedrows.h"
#include "pg/subquery.h"

#include <QCoreApplication>

#include <limits>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Weekglass::ReplayVerify)
};

}

Result<Pg::Sql> verifySql(const PlayLogDefinition& definition)
{
    if (!definition.verify)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("The play log \"%1\" cannot be verified.").arg(definition.title),
                      .where = QStringLiteral("game.json"),
                      .advice = Text::tr("Add a query file under the key \"verify\" to the game's folder.")};
    const auto query = Pg::subqueryOf(definition.verify->text, definition.verify->name, Pg::Sql("q"));
    if (!query)
        return query.error();
    Result<Pg::Sql> plays = Pg::Sql();
    if (!definition.document.isEmpty()) {
        plays = playsSql(definition);
        if (!plays)
            return plays;
        plays = Pg::Sql("WITH plays AS (") + plays + Pg::Sql(")\n");
    }
    // the first rows and how many there are: a game that is wrong all over does not fill the memory
    return plays
        + Pg::Sql("SELECT q.play_number, q.path, q.expected, q.found, pg_catalog.count(*) OVER () FROM ")
        + *query + Pg::Sql("\nORDER BY q.play_number\nLIMIT $2::bigint");
}

Result<ReplayVerification> verifyReplay(Pg::Session& session, const PlayLogDefinition& definition,
                                        const QByteArray& gameId, const std::stop_token& stop)
{
    const auto sql = verifySql(definition);
    if (!sql)
        return sql.error();
    ReplayVerification verification {.gameId = gameId, .count = 0, .first = {}};
    const auto addDivergence = [&verification](Pg::PromisedRow& row) {
        const auto number = row.integerOrNull(0);
        verification.count = row.integer(4);
        verification.first.push_back(
            {.playNumber = number ? Pg::Value(QByteArray::number(*number)) : Pg::Value(),
             .path = row.value(1),
             .expected = row.value(2),
             .found = row.value(3)});
    };
    auto read =
        Pg::readRows(session, definition.verify->name, *sql,
                     {gameId, QByteArray::number(qint64(MaxDivergences))}, addDivergence, {.stop = stop});
    if (!read)
        return read.error();
    return verification;
}

Result<qint64> verifyReplays(Pg::Session& session, const PlayLogDefinition& definition,
                             const std::function<void(const ReplayVerified&)>& onGame,
                             const std::stop_token& stop)
{
    const auto games =
        loadGames(session, definition, {.search = {}, .limit = std::numeric_limits<int>::max() - 1}, stop);
    if (!games)
        return games.error();
    qint64 divergent = 0;
    qsizetype done = 0;
    for (const PlayLogGame& game : games->games) {
        if (stop.stop_requested())
            return Error {.kind = Error::Kind::Cancelled, .message = Text::tr("Verifying was stopped.")};
        const auto verified = verifyReplay(session, definition, game.gameId, stop);
        if (!verified)
            return verified.error();
        divergent += verified->agrees() ? 0 : 1;
        onGame({.done = ++done,
                .total = static_cast<qsizetype>(games->games.size()),
                .game = game,
                .verification = *verified});
    }
    return divergent;
}

}
