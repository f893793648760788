#include "lifecycle/weekfacts.h"

#include "base/together.h"
#include "drift/drift.h"
#include "lifecycle/text.h"
#include "migrations/migrationplan.h"
#include "migrations/weekdetails.h"
#include "pg/transaction.h"
#include "weeks/databasefacts.h"

#include <QDateTime>

namespace Weekglass {

namespace {

Result<void> readSchema(Pg::Session& session, const GameDefinition& game, WeekFacts& facts,
                        const Pg::Call& call)
{
    const auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    const auto plan = planMigrations(session, game, call);
    if (!plan)
        return plan.error();
    facts.version = plan->version;
    facts.pending = static_cast<int>(plan->pending.size());
    if (!plan->problems.empty())
        facts.note = plan->problems.front().where + QStringLiteral(": ") + plan->problems.front().message;
    const auto newest = newestEvent(session, game, call); // last: an error ends the transaction
    facts.isEmpty = newest && !*newest && !game.events.empty();
    return {};
}

/// A week that lacks migrations may lack the tables, too, and says nothing yet.
void readReset(Pg::Session& session, const GameDefinition& game, const WeekName& name, WeekFacts& facts,
               const Pg::Call& call)
{
    if (!game.reset)
        return;
    const auto query = Pg::Sql::trusted(game.reset->text);
    const auto answer = query
        ? session.readTable(Pg::Sql("SELECT q.reset_at FROM ") + query->asSubquery(Pg::Sql("q")), {}, call)
        : Result<Pg::Table>(query.error());
    if (!answer && facts.pending == 0 && facts.note.isEmpty())
        facts.note = answer.error().at(game.reset->name).text();
    if (!answer || answer->rows.empty())
        return;
    if (answer->rows.size() > 1) {
        if (facts.note.isEmpty())
            facts.note = Text::tr("%1: the time of its reset is unknown: the query returned %2 rows.")
                             .arg(game.reset->name)
                             .arg(answer->rows.size());
        return;
    }
    facts.resetAt = answer->single().value_or(QByteArray());
    const QDate day = QDate::fromString(QString::fromLatin1(facts.resetAt.left(10)), Qt::ISODate);
    const auto began = WeekName::of(game.prefix, day);
    facts.isOver = began && *began > name;
}

void compare(Pg::Session& session, const GameDefinition& game, ReferenceCatalogs& references,
             WeekFacts& facts, const Pg::Call& call)
{
    const auto drift = readDrift(session, game, references, call);
    if (!drift) {
        facts.driftNote = drift.error().message;
        return;
    }
    facts.differences = static_cast<int>(drift->items.size());
    facts.driftNote = drift->notComparable.join(QLatin1Char(' '));
}

/// Weeks that can be looked into: those that are there and let us in.
std::vector<std::pair<const GameDefinition*, BoardWeek*>> reachable(std::vector<GameBoard>& boards)
{
    std::vector<std::pair<const GameDefinition*, BoardWeek*>> weeks;
    for (GameBoard& board : boards) {
        for (BoardWeek& week : board.weeks) {
            if (week.identity.oid != 0 && !week.isInvalid && !week.isClosed)
                weeks.emplace_back(board.game.get(), &week);
        }
    }
    return weeks;
}

}

WeekFacts readWeekFacts(const Pg::ConnectOptions& server, const GameDefinition& game, const BoardWeek& week,
                        const WeekFactsOptions& options)
{
    WeekFacts facts;
    const Pg::Call call {.stop = options.stop};
    auto session = openDatabase(server, week.identity.name, options.stop);
    if (!session) {
        facts.error = session.error();
        return facts;
    }
    auto read = verifyIdentity(*session, week.identity);
    if (read)
        read = readSchema(*session, game, facts, call);
    if (!read) {
        facts.error = read.error();
        return facts;
    }
    readReset(*session, game, week.name, facts, call);
    if (options.references)
        compare(*session, game, *options.references, facts, call);
    return facts;
}

Result<void> readBoardFacts(const Pg::ConnectOptions& server, std::vector<GameBoard>& boards,
                            const WeekFactsOptions& options)
{
    const auto weeks = reachable(boards);
    const auto read = [&](std::size_t i) {
        return options.stop.stop_requested()
            ? std::nullopt
            : std::optional(readWeekFacts(server, *weeks[i].first, *weeks[i].second, options));
    };
    readTogether(weeks.size(), options.sessions, read, [&](std::size_t i, std::optional<WeekFacts> facts) {
        if (facts && options.onFacts)
            options.onFacts(*weeks[i].second, *facts);
        if (facts)
            setFacts(*weeks[i].second, std::make_shared<const WeekFacts>(*std::move(facts)));
    });
    if (!options.stop.stop_requested())
        return {};
    return Error {.kind = Error::Kind::Cancelled,
                  .message = Text::tr("Stopped; not all weeks were checked.")};
}

}
