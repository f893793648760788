#include "lifecycle/bluegreenrun.h"

#include "lifecycle/databasecopy.h"
#include "lifecycle/text.h"
#include "migrations/migrate.h"
#include "pg/lockholders.h"
#include "pg/transaction.h"
#include "weeks/weekcard.h"
#include "json/strings.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

Result<void> rename(Pg::Session& maintenance, const QString& from, const QString& to)
{
    return maintenance
        .execute(Sql("ALTER DATABASE ") + Sql::identifier(from) + Sql(" RENAME TO ") + Sql::identifier(to))
        .at(from);
}

Result<void> closeDatabase(Pg::Session& maintenance, const WeekIdentity& database)
{
    if (auto same = sameDatabase(maintenance, database); !same)
        return same;
    if (auto closed = allowConnections(maintenance, database.name, false); !closed)
        return closed;
    return endSessions(maintenance, database.oid);
}

/// The names, rights and cards, in the transaction of the session.
Result<void> exchange(Pg::Session& maintenance, const QString& game, const NameSwap& swap)
{
    const QString week = swap.leaves.name;
    if (auto renamed = rename(maintenance, week, swap.leavesAs); !renamed)
        return renamed;
    if (auto renamed = rename(maintenance, swap.comes.name, week); !renamed)
        return renamed;
    const WeekCard card {.game = game, .stage = KeptStage, .operation = swap.keptBy};
    if (auto marked = writeWeekCard(maintenance, swap.leavesAs, card); !marked)
        return marked;
    if (auto marked = setDatabaseComment(maintenance, week, swap.comment); !marked)
        return marked;
    const Result<Sql> readOnly = Sql("ALTER DATABASE ") + Sql::identifier(swap.leavesAs)
        + Sql(" SET default_transaction_read_only = on");
    const Result<Sql> writable =
        Sql("ALTER DATABASE ") + Sql::identifier(week) + Sql(" RESET default_transaction_read_only");
    for (const Result<Sql>* each : {&readOnly, &writable}) {
        if (auto set = maintenance.execute(*each); !set)
            return set;
    }
    for (const QString& name : {swap.leavesAs, week}) {
        if (auto opened = allowConnections(maintenance, name, true); !opened)
            return opened;
    }
    return {};
}

}

Result<void> swapNames(Pg::Session& maintenance, const QString& game, const NameSwap& swap,
                       const std::function<Result<void>()>& log)
{
    for (const WeekIdentity* each : {&swap.leaves, &swap.comes}) {
        if (auto closed = closeDatabase(maintenance, *each); !closed)
            return closed;
    }
    auto transaction = Pg::Transaction::begin(maintenance, Pg::Transaction::Access::ReadWrite);
    if (!transaction)
        return transaction.error();
    if (auto done = exchange(maintenance, game, swap); !done)
        return Pg::withLockHolders(maintenance, done);
    if (auto written = log(); !written)
        return written;
    return transaction->commit();
}

void BlueGreen::tell(BlueGreenStep step, const QString& text) const
{
    if (m_request.onProgress)
        m_request.onProgress(step, text);
}

Result<void> BlueGreen::log(LogEvent event, const QString& step, const QByteArray& detail)
{
    return addToLog(m_maintenance,
                    {.operation = m_state.operation,
                     .kind = BlueGreenKind,
                     .event = event,
                     .step = step,
                     .week = m_state.week,
                     .by = m_request.by,
                     .detail = detail});
}

Result<void> BlueGreen::distrustOpened()
{
    const auto facts = readDatabaseFacts(m_maintenance, m_state.week.name);
    if (!facts)
        return facts.error();
    if (!facts->allowsConnections || m_state.done.empty())
        return {};
    m_state.done.clear();
    m_state.greenOid.reset();
    return log(LogEvent::Step, BlueGreenAnew);
}

Result<void> BlueGreen::run()
{
    if (auto known = distrustOpened(); !known)
        return known;
    for (int i = 0; i < BlueGreenSteps; ++i) {
        const auto step = static_cast<BlueGreenStep>(i);
        if (m_state.isDone(step))
            continue;
        if (m_request.stop.stop_requested())
            return Error {.kind = Error::Kind::Cancelled,
                          .message = Text::tr("Stopped before the step “%1”.").arg(blueGreenStepTitle(step)),
                          .where = m_state.week.name,
                          .advice = Text::tr("The week is closed: resume, or back out.")};
        tell(step, {});
        const auto done = perform(step);
        if (!done) {
            Error told = done.error().at(m_state.week.name);
            (void)log(LogEvent::Failed, blueGreenStepName(step),
                      "{\"error\": " + Json::quoted(told.message) + '}');
            told.detail = told.detail.isEmpty() ? told.advice : told.detail + QLatin1Char('\n') + told.advice;
            told.advice = told.kind == Error::Kind::Unknown
                ? Text::tr("Read the state again: it has switched completely, or not at all.")
                : Text::tr("It stopped at the step “%1”. The week has all its rows and is closed: resume, or "
                           "back out, which opens it as it was.")
                      .arg(blueGreenStepTitle(step));
            return told;
        }
        if (step != BlueGreenStep::SwitchOver) { // whose row is written with the names
            if (auto written = log(LogEvent::Step, blueGreenStepName(step), *done); !written)
                return written;
        }
        m_state.done.push_back(step);
    }
    m_state.isOver = true;
    return {};
}

Result<QByteArray> BlueGreen::perform(BlueGreenStep step)
{
    const auto nothingToNote = [](const Result<void>& done) {
        return done ? Result<QByteArray>(QByteArray("{}")) : Result<QByteArray>(done.error());
    };
    switch (step) {
    case BlueGreenStep::Close:
        return nothingToNote(close());
    case BlueGreenStep::Copy:
        return copy();
    case BlueGreenStep::Migrate:
        return nothingToNote(migrateCopy());
    case BlueGreenStep::Validate:
        return validateCopy();
    case BlueGreenStep::SwitchOver:
        break;
    }
    return nothingToNote(switchOver());
}

Result<void> BlueGreen::close()
{
    if (auto may = endSessions(m_maintenance, m_state.week.oid, "0", Ending::OnlyLook); !may)
        return may.error().at(m_state.week.name);
    return closeDatabase(m_maintenance, m_state.week);
}

WeekIdentity BlueGreen::green() const
{
    return {m_state.week.systemIdentifier, m_state.greenOid.value_or(0), m_state.green};
}

Result<Pg::Session> BlueGreen::inGreen() const
{
    auto session = openForWork(m_request.server, m_state.green, m_request.stop);
    if (!session)
        return session;
    if (auto same = verifyIdentity(*session, green()); !same)
        return same.error();
    return session;
}

Result<QByteArray> BlueGreen::copy()
{
    // also one whose closing was undone by somebody since
    if (auto closed = closeDatabase(m_maintenance, m_state.week); !closed)
        return closed.error();
    if (auto dropped = dropGreen(); !dropped)
        return dropped.error();
    const auto blue = readDatabaseFacts(m_maintenance, m_state.week.name);
    if (!blue)
        return blue.error();
    if (auto copied = copyDatabase(m_maintenance, *blue, m_state.green, {.stop = m_request.stop}); !copied)
        return copied.error();
    const WeekCard card {
        .game = m_request.game.id, .stage = QStringLiteral("created"), .operation = m_state.operation};
    if (auto marked = writeWeekCard(m_maintenance, m_state.green, card); !marked)
        return marked.error();
    const auto made = readDatabaseFacts(m_maintenance, m_state.green);
    if (!made)
        return made.error();
    m_state.greenOid = made->identity.oid;
    auto session = inGreen();
    if (!session)
        return session.error();
    auto before = answersBefore(*session, m_request.game, {.stop = m_request.stop});
    if (!before)
        return before.error();
    m_state.before = *std::move(before);
    return QByteArray("{\"greenOid\": " + QByteArray::number(*m_state.greenOid)
                      + ", \"before\": " + answersJson(m_state.before) + '}');
}

Result<void> BlueGreen::migrateCopy()
{
    auto session = inGreen();
    if (!session)
        return session.error();
    const auto migrated =
        migrate(*session, m_request.game,
                {.stop = m_request.stop, .onProgress = [this](const MigrationProgress& now) {
                     tell(BlueGreenStep::Migrate, now.script);
                 }});
    if (!migrated)
        return migrated.error();
    m_state.target = migrated->version;
    return {};
}

Result<QByteArray> BlueGreen::validateCopy()
{
    auto session = inGreen();
    if (!session)
        return session.error();
    auto answers = validate(*session, m_request.game, m_state.before, {.stop = m_request.stop});
    if (!answers)
        return answers.error();
    m_state.answers = *std::move(answers);
    QStringList failed;
    for (const ValidationAnswer& answer : m_state.answers) {
        tell(BlueGreenStep::Validate,
             QString(answer.title + QStringLiteral(": ")
                     + (answer.isPassed ? Text::tr("passed") : Text::tr("FAILED")) + QStringLiteral(", ")
                     + answer.told));
        if (!answer.isPassed)
            failed << answer.title + QStringLiteral(": ") + answer.told;
    }
    const QByteArray detail = "{\"answers\": " + answersJson(m_state.answers) + '}';
    if (failed.isEmpty())
        return detail;
    if (auto written = log(LogEvent::Step, QStringLiteral("validations failed"), detail); !written)
        return written.error();
    return resetRefused(
        m_state.week.name,
        Text::tr("%n validation(s) failed; nothing was switched.", nullptr, static_cast<int>(failed.size())),
        Text::tr("Correct the problems that they report, in the game or in the copy %1, and resume.")
            .arg(m_state.green),
        failed.join(QLatin1Char('\n')));
}

Result<void> BlueGreen::switchOver()
{
    const auto facts = readDatabaseFacts(m_maintenance, m_state.week.name);
    if (!facts)
        return facts.error();
    if (facts->allowsConnections)
        return resetRefused(
            m_state.week.name,
            Text::tr("Somebody has opened the week since it was copied; nothing was switched."),
            Text::tr("Resume: it is closed and copied again."));
    const NameSwap swap {.leaves = m_state.week,
                         .leavesAs = m_state.kept,
                         .keptBy = m_state.operation,
                         .comes = green(),
                         .comment = m_state.comment};
    return swapNames(m_maintenance, m_request.game.id, swap, [this]() -> Result<void> {
        const QString step = blueGreenStepName(BlueGreenStep::SwitchOver);
        if (auto written = log(LogEvent::Step, step); !written)
            return written;
        return log(LogEvent::Done, {},
                   "{\"kept\": " + Json::quoted(m_state.kept)
                       + ", \"version\": " + Json::quoted(m_state.target)
                       + ", \"greenOid\": " + QByteArray::number(m_state.greenOid.value_or(0)) + '}');
    });
}

/// Only what the operation itself has made: its name is nobody else's.
Result<void> BlueGreen::dropGreen()
{
    const auto facts = factsIfThere(m_maintenance, m_state.green);
    if (!facts || !*facts)
        return facts ? Result<void>() : facts.error();
    const QString& comment = (*facts)->comment;
    if (!comment.isEmpty() && weekCardOf(comment).operation != m_state.operation)
        return resetRefused(m_state.green, Text::tr("The copy is not one that this change has made."),
                            Text::tr("Check which database it is, and drop it separately."));
    return m_maintenance
        .execute(Sql("DROP DATABASE ") + Sql::identifier(m_state.green) + Sql(" WITH (FORCE)"))
        .at(m_state.green);
}

Result<void> BlueGreen::undo()
{
    if (auto dropped = dropGreen(); !dropped)
        return dropped;
    if (!m_state.isGone) {
        if (auto opened = allowConnections(m_maintenance, m_state.week.name, true); !opened)
            return opened;
    }
    m_state.isOver = true;
    return log(LogEvent::Undone);
}

}
