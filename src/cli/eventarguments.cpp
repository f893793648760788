#include "cli/eventarguments.h"

#include "base/servertime.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "events/eventquery.h"

#include <CLI/CLI.hpp>

namespace Weekglass {

namespace {

std::string timeProblem(const std::string& text)
{
    return parseTime(QString::fromStdString(text)).isValid()
        ? std::string()
        : "“" + text + "” is not a time; write it as 2025-01-06T12:00:00, in UTC";
}

std::string conditionProblem(const std::string& text)
{
    const auto condition = parseCondition(QString::fromStdString(text));
    return condition ? std::string() : condition.error().text().toStdString();
}

}

void EventArguments::addWeekTo(CLI::App& command, const Context& context)
{
    addWeek(command, context, week);
}

void EventArguments::addSourceTo(CLI::App& command)
{
    command.add_option("--source", source, "Id of the event source (default: the game's first)");
}

void EventArguments::addFilterTo(CLI::App& command)
{
    command.add_option("--kind", kind, "Only this kind");
    command.add_option("--subject", subject, "Only subjects that contain this");
    command.add_option("--status", status, "Only this status: 429, 4xx,5xx or >=400");
    command.add_option("--from", from, "At or after this time (ISO 8601, UTC)")->check(timeProblem);
    command.add_option("--until", until, "Before this time")->check(timeProblem);
    command.add_option("--text", text, "Only payloads whose text contains this");
    command
        .add_option("--where", where,
                    "FIELD TEST VALUE, such as \"payload.fuel < 10\" or \"subject ~ ^/my\"; may be given "
                    "more than once")
        ->take_all()
        ->check(conditionProblem);
    command.add_flag("--hide-unchanged", hideUnchanged,
                     "Leave out events whose payload equals the previous one of the same kind and subject");
}

EventFilter EventArguments::filter() const
{
    using Field = EventCondition::Field;
    using Test = EventCondition::Test;
    EventFilter filter = EventFilter()
                             .with(Field::Kind, Test::Equals, QString::fromStdString(kind))
                             .with(Field::Subject, Test::Contains, QString::fromStdString(subject))
                             .with(Field::Status, Test::Equals, QString::fromStdString(status))
                             .with(Field::Text, Test::Contains, QString::fromStdString(text));
    for (const std::string& condition : where)
        filter.conditions.push_back(*parseCondition(QString::fromStdString(condition)));
    filter.from = parseTime(QString::fromStdString(from));
    filter.until = parseTime(QString::fromStdString(until));
    filter.hideUnchanged = hideUnchanged;
    return filter;
}

Result<EventSource> EventArguments::sourceOf(const GameDefinition& game) const
{
    const QString wanted = QString::fromStdString(source);
    const EventSource* found =
        wanted.isEmpty() && !game.events.empty() ? &game.events.front() : game.eventSource(wanted);
    if (found)
        return *found;
    return notFound(Text::tr("%1 has no event source “%2”.").arg(game.title, wanted), {});
}

Result<OpenEvents> EventArguments::open(const Context& context) const
{
    auto opened = openWeek(context, QString::fromStdString(week), [this](const GameDefinition& game) {
        const auto read = sourceOf(game);
        return read ? std::optional(QString::fromUtf8(read->query.text)) : std::nullopt;
    });
    if (!opened)
        return opened.error();
    auto asked = query(*opened);
    if (!asked)
        return asked.error();
    return OpenEvents {.week = *std::move(opened), .query = *std::move(asked)};
}

Result<EventQuery> EventArguments::query(OpenWeek& opened) const
{
    auto wanted = sourceOf(*opened.game);
    if (!wanted)
        return wanted.error();
    auto shape = describeEvents(opened.session, *wanted);
    if (!shape)
        return shape.error();
    return EventQuery {.source = *std::move(wanted), .shape = *std::move(shape), .filter = filter()};
}

}
