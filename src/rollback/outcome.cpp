#include "rollback/outcome.h"

#include "base/utf8.h"
#include "rollback/text.h"

#include <QElapsedTimer>

#include <algorithm>
#include <thread>

namespace Weekglass {

namespace {

using Pg::Sql;

/// So long a transaction may go on after its COMMIT was sent before its session is ended: it may wait for a
/// COMMIT that never arrived.
constexpr qint64 PatienceMs = 3000;

enum class Outcome { Done, NotDone, UnderWay };

Result<Outcome> ask(Pg::Session& session, const PendingOperation& pending, bool isImpatient)
{
    const Pg::Call call {.deadline = std::chrono::seconds(10)};
    const auto state = session.query(Sql::load("weekglass/ledger_outcome.sql"),
                                     {pending.id, pending.transaction, pending.pid}, call);
    if (!state)
        return state.error();
    if (state->rows.at(0).at(1) == "t") {
        if (isImpatient)
            (void)session.query(Sql("SELECT pg_catalog.pg_terminate_backend($1::INTEGER)"), {pending.pid},
                                call);
        return Outcome::UnderWay;
    }
    if (state->single() != "t")
        return Outcome::NotDone;
    // a statement of its own: its snapshot is younger than the end of the transaction
    const auto row =
        session.query(Sql("SELECT 1 FROM weekglass.operations WHERE id = $1::UUID"), {pending.id}, call);
    if (!row)
        return row.error();
    return row->rows.empty() ? Outcome::NotDone : Outcome::Done;
}

}

Result<void> lookUpOutcome(const PendingOperation& pending,
                           const std::function<Result<Pg::Session>()>& reopen,
                           std::chrono::milliseconds lookUpFor, const Error& lost)
{
    Error unknown = lost;
    unknown.advice = Text::tr("The operation's id is %1. If the week's history has it, it was done; if not, "
                              "it was not.")
                         .arg(fromUtf8(pending.id));
    if (!reopen)
        return unknown;
    QElapsedTimer time;
    time.start();
    auto pause = std::chrono::milliseconds(50);
    // a session that opens right after a crash may die again, so an answer is what counts
    while (time.elapsed() < lookUpFor.count()) {
        if (auto session = reopen()) {
            const auto outcome = ask(*session, pending, time.elapsed() > PatienceMs);
            if (outcome && *outcome == Outcome::Done)
                return {};
            if (outcome && *outcome == Outcome::NotDone)
                return Error {.kind = Error::Kind::Connection,
                              .message =
                                  Text::tr("The connection was lost. A check shows that nothing was done."),
                              .advice = Text::tr("Try again."),
                              .detail = lost.detail};
        }
        std::this_thread::sleep_for(pause);
        pause = std::min(pause * 2, std::chrono::milliseconds(1000));
    }
    unknown.message = Text::tr("The connection was lost during COMMIT, and no server has answered since: it "
                               "is unknown whether it was done.");
    return unknown;
}

}
