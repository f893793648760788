#include "cli/commands.h"

#include "cli/eventarguments.h"
#include "cli/eventoutput.h"
#include "cli/interrupt.h"
#include "cli/text.h"
#include "events/eventtail.h"

#include <CLI/CLI.hpp>
#include <QElapsedTimer>

#include <algorithm>

namespace Weekglass {

namespace {

using std::chrono::milliseconds;

constexpr int EventsAtOnce = 1000;
constexpr milliseconds LookDeadline {60000};

struct TailArguments
{
    EventArguments events;
    qint64 limit = 0; // 0: none
    qint64 seconds = 0; // 0: for ever
};

/// New events of one week until it is enough. A connection that is lost is made again, but only to the same
/// database.
class Tail
{
public:
    Tail(const Context& context, const TailArguments& arguments, WeekHandle week, EventQuery query)
        : m_arguments(arguments)
        , m_week(std::move(week))
        , m_query(std::move(query))
        , m_output(context.json, eventColumns(m_query.shape, context.json))
        , m_isWhole(context.json)
    {
        m_sinceStart.start();
    }

    Result<void> follow()
    {
        if (auto connected = connect(); !connected)
            return connected;
        auto newest = fetchEventPage(**m_session, m_query, {}, EventDirection::Older,
                                     static_cast<int>(tailOverlap), call());
        if (!newest)
            return newest.error();
        for (const EventRow& row : newest->rows)
            m_known.add(row.key);
        while (!isOver()) {
            auto found = look();
            if (found) {
                *found > 0 ? m_pace.found() : m_pace.foundNothing();
            } else {
                if (!isWorthAnotherTry(found.error()))
                    return m_interrupt.token().stop_requested() ? Result<void>() : found.error();
                printError(found.error());
                m_session.reset();
                m_pace.failed();
            }
            pause();
        }
        return {};
    }

private:
    Pg::Call call() const { return {.stop = m_interrupt.token(), .deadline = LookDeadline}; }

    static bool isWorthAnotherTry(const Error& error)
    {
        return error.kind == Error::Kind::Timeout
            || (error.kind == Error::Kind::Connection && !isNotFound(error));
    }

    milliseconds left() const
    {
        return std::chrono::seconds(m_arguments.seconds) - milliseconds(m_sinceStart.elapsed());
    }
    bool isOver() const
    {
        return m_interrupt.token().stop_requested()
            || (m_arguments.limit > 0 && m_printed >= m_arguments.limit)
            || (m_arguments.seconds > 0 && left().count() <= 0);
    }

    /// A session of the same database, listening if the source says when something comes.
    Result<void> connect()
    {
        if (m_session)
            return {};
        auto session = m_week.acquire(m_interrupt.token());
        if (!session)
            return session.error();
        m_session.emplace(*std::move(session));
        m_listens = !m_query.source.notify.isEmpty() && (*m_session)->listen(m_query.source.notify, call());
        return {};
    }

    /// Prints what is new. @return the number of events.
    Result<qint64> look()
    {
        if (auto connected = connect(); !connected)
            return connected.error();
        const qint64 before = m_printed;
        bool more = true;
        while (more && !isOver()) {
            auto fresh = fetchNewEvents(**m_session, m_query, m_known.keys(), EventsAtOnce, call());
            if (!fresh)
                return fresh.error();
            more = fresh->more;
            for (const EventRow& row : fresh->rows) {
                if (isOver())
                    break;
                if (auto printed = print(row); !printed)
                    return printed.error();
            }
        }
        return m_printed - before;
    }

    Result<void> print(const EventRow& row)
    {
        auto cells = eventCells(**m_session, m_query.source, row, m_isWhole, call());
        if (!cells)
            return cells.error();
        m_known.add(row.key);
        m_output.addNow(*cells);
        ++m_printed;
        return {};
    }

    void pause()
    {
        milliseconds time = m_pace.wait();
        if (m_arguments.seconds > 0)
            time = std::clamp(left(), milliseconds(0), time);
        if (time.count() <= 0 || isOver())
            return;
        if (!m_session || !m_listens)
            return m_interrupt.sleep(time);
        const auto notified =
            (*m_session)->waitForNotification({.stop = m_interrupt.token(), .deadline = time});
        if (notified && *notified) {
            m_pace.notified();
            m_interrupt.sleep(m_pace.wait());
        }
    }

    const TailArguments& m_arguments;
    const WeekHandle m_week;
    const EventQuery m_query;
    Interrupt m_interrupt;
    Output m_output;
    const bool m_isWhole;
    KnownEvents m_known;
    TailPace m_pace;
    std::optional<Pg::SessionPool::Lease> m_session;
    bool m_listens = false;
    qint64 m_printed = 0;
    QElapsedTimer m_sinceStart;
};

struct Followed
{
    WeekHandle week;
    EventQuery query;
};

/// What to follow; looked up in a session of its own, which ends with that.
Result<Followed> find(const Context& context, const TailArguments& arguments)
{
    auto opened = arguments.events.open(context);
    if (!opened)
        return opened.error();
    auto week = handleOf(context, opened->week);
    if (!week)
        return week.error();
    return Followed {.week = *std::move(week), .query = std::move(opened->query)};
}

Result<void> tail(const Context& context, const TailArguments& arguments)
{
    auto followed = find(context, arguments);
    if (!followed)
        return followed.error();
    return Tail(context, arguments, std::move(followed->week), std::move(followed->query)).follow();
}

}

void addTailCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<TailArguments>();
    auto* command = app.add_subcommand("tail", "Print events of a week as they come, until Ctrl+C");
    arguments->events.addWeekTo(*command, context);
    arguments->events.addSourceTo(*command);
    arguments->events.addFilterTo(*command);
    command->add_option("--limit", arguments->limit, "Stop after this many events")
        ->check(CLI::PositiveNumber);
    command->add_option("--for", arguments->seconds, "Stop after this many seconds")
        ->check(CLI::PositiveNumber);
    command->callback([&, arguments] { exitCode = conclude(tail(context, *arguments)); });
}

}
