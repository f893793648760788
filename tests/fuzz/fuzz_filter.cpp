#include "fuzz.h"

#include "base/servertime.h"
#include "events/eventstatement.h"
#include "json/path.h"

using namespace Weekglass;

namespace {

/// A filter is kept as it is, and a statement is made of it or an error with words.
void check(const EventFilter& filter)
{
    const auto kept = EventFilter::fromJson(filter.toJson());
    demand(kept && kept->toJson() == filter.toJson(), "a filter is kept as it is");
    const EventSource source {.id = QStringLiteral("api"),
                              .title = QStringLiteral("API"),
                              .query = {.name = QStringLiteral("events/api.sql"), .text = "SELECT 1"}};
    const EventShape shape {.columns = {"id", "at", "kind", "subject", "status", "hash"},
                            .types = {20, 1184, 25, 25, 23, 25}};
    for (const EventValues values : {EventValues::Parameters, EventValues::Literals}) {
        EventSelect select({.source = source, .shape = shape, .filter = filter}, values);
        select.where(filter);
        const auto statement = select.finish(Pg::Sql("e.id"));
        demand(statement || !statement.error().message.isEmpty(), "an error has words");
        demand(!statement || values == EventValues::Parameters || statement->params.empty(),
               "literals need no parameters");
    }
    for (const EventCondition& condition : filter.conditions)
        demand(!condition.text().isEmpty(), "a condition has words");
}

}

/// The conditions of the command line, the filters that are kept, paths and times.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes = inputOf(data, size);
    const QString text = QString::fromUtf8(bytes);
    if (const auto condition = parseCondition(text))
        check({.conditions = {*condition}});
    if (const auto filter = EventFilter::fromJson(bytes))
        check(*filter);
    if (const auto path = Json::parsePath(text)) {
        const auto again = Json::parsePath(Json::toJsonPath(*path));
        demand(again && *again == *path, "a path is read as it is written");
    }
    (void)parseTime(text);
    return 0;
}
