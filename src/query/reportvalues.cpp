#include "query/reportvalues.h"

#include "base/servertime.h"
#include "base/utf8.h"
#include "game/reportparameter.h"
#include "metrics/weekstart.h"
#include "pg/cluster.h"
#include "pg/promisedrows.h"
#include "pg/subquery.h"
#include "query/text.h"

#include <algorithm>
#include <ranges>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr int NamesInErrors = 6;
const QLatin1String Now("now");
const QLatin1String Newest("newest");

/// The query of a parameter that has one.
Result<GameFile> choicesFile(Pg::Session& session, const ReportParameter& parameter, const Pg::Call& call)
{
    if (!parameter.choicesOnNodes)
        return *parameter.choices;
    const auto isOnNodes = Pg::hasCitus(session, call);
    if (!isOnNodes)
        return isOnNodes.error();
    return *isOnNodes ? *parameter.choicesOnNodes : *parameter.choices;
}

QString takes(const ReportDefinition& report)
{
    if (report.parameters.empty())
        return Text::tr("It takes none.");
    QStringList lines;
    for (const ReportParameter& parameter : report.parameters)
        lines << parameterText(parameter);
    return Text::tr("It takes %1.").arg(lines.join(QStringLiteral(" · ")));
}

/// A report's values, one parameter after the other.
class Resolver
{
public:
    Resolver(Pg::Session& session, const GameDefinition& game, const ReportDefinition& report,
             const Pg::Call& call)
        : m_session(session)
        , m_game(game)
        , m_report(report)
        , m_call(call)
    {
    }

    Result<ReportValues> resolve(const ReportSettings& settings);

private:
    Result<ReportValues::Value> valueOf(const ReportParameter& parameter, const QString& given);
    Result<ReportValues::Value> presentOf(const ReportParameter& parameter, const QString& given);
    Result<ReportValues::Value> chosen(const ReportParameter& parameter, const QString& given);
    Error refusal(const QString& message) const
    {
        return {.kind = Error::Kind::Format, .message = message, .advice = takes(m_report)};
    }

    Pg::Session& m_session;
    const GameDefinition& m_game;
    const ReportDefinition& m_report;
    const Pg::Call& m_call;
    ReportValues m_values;
};

Result<qint64> serverClock(Pg::Session& session, const Pg::Call& call)
{
    const auto now = session.readTable(
        Sql("SELECT (EXTRACT(EPOCH FROM pg_catalog.now()) OPERATOR(pg_catalog.*) 1000000)::BIGINT"), {},
        call);
    return now ? Result<qint64>(Pg::numberOf(now->single())) : now.error();
}

Result<ReportValues::Value> Resolver::presentOf(const ReportParameter& parameter, const QString& given)
{
    const QString word = given.toLower();
    ReportValues::Value value {.name = parameter.name};
    if (word.isEmpty() || word == Now || word == Newest) {
        const auto clock = serverClock(m_session, m_call);
        if (!clock)
            return clock.error();
        const auto times = fetchWeekTimes(m_session, m_game, m_call);
        if (!times)
            return times.error();
        const auto newest = times->lastAt;
        if (word == Newest && !newest)
            return refusal(Text::tr("The week has no event yet, so there is no newest one."));
        const bool isOver = newest && (*newest > *clock || *clock - *newest > MicrosecondsPerDay);
        const bool usesNewest = word == Newest || (word.isEmpty() && isOver);
        m_values.present = {.at = usesNewest ? *newest : *clock, .isNewestEvent = usesNewest};
    } else if (const QDateTime at = parseTime(given); at.isValid()) {
        m_values.present = {.at = at.toMSecsSinceEpoch() * 1000};
    } else {
        return refusal(Text::tr("“%1” is not %2.").arg(given, parameterTypeText(parameter.type)));
    }
    value.value = QString::fromLatin1(timestampOf(m_values.present->at));
    value.title = given;
    return value;
}

/// The choice with this value, or with this name, or the only one there is.
Result<ReportValues::Value> Resolver::chosen(const ReportParameter& parameter, const QString& given)
{
    const auto choices = fetchChoices(m_session, parameter, given, m_call);
    if (!choices)
        return choices.error();
    const auto isNamed = [&given](const ReportChoice& choice) {
        return choice.title.compare(given, Qt::CaseInsensitive) == 0;
    };
    auto found = std::ranges::find_if(*choices, [&given](const ReportChoice& choice) {
        return choice.value.compare(given, Qt::CaseInsensitive) == 0;
    });
    if (found == choices->end() && std::ranges::count_if(*choices, isNamed) == 1)
        found = std::ranges::find_if(*choices, isNamed);
    if (found == choices->end() && choices->size() == 1)
        found = choices->begin();
    if (found != choices->end())
        return ReportValues::Value {.name = parameter.name, .value = found->value, .title = found->title};
    if (choices->empty())
        return refusal(Text::tr("The week has no “%1” for %2.").arg(given, parameter.name));
    QStringList names;
    for (const ReportChoice& choice : *choices | std::views::take(NamesInErrors))
        names << Text::tr("%1 (%2)", "choice: name, value").arg(choice.title, choice.value);
    return refusal(Text::tr("“%1” may mean several values of %2: %3%4.")
                       .arg(given, parameter.name, names.join(Text::tr(", ")),
                            choices->size() > NamesInErrors ? QStringLiteral(", …") : QString()));
}

Result<ReportValues::Value> Resolver::valueOf(const ReportParameter& parameter, const QString& given)
{
    if (parameter.type == ParameterType::Present)
        return presentOf(parameter, given);
    const QString typed = given.isEmpty() ? parameter.standard : given;
    if (typed.isEmpty()) {
        if (parameter.isOptional)
            return ReportValues::Value {.name = parameter.name};
        return refusal(Text::tr("The report “%1” needs %2.").arg(m_report.id, parameter.name));
    }
    if (parameter.choices)
        return chosen(parameter, typed);
    if (fitsParameter(parameter, typed))
        return ReportValues::Value {.name = parameter.name, .value = typed, .title = typed};
    return refusal(parameter.values.isEmpty()
                       ? Text::tr("“%1” is not %2, which %3 must be.")
                             .arg(typed, parameterTypeText(parameter.type), parameter.name)
                       : Text::tr("“%1” is none of the values of %2.").arg(typed, parameter.name));
}

Result<ReportValues> Resolver::resolve(const ReportSettings& settings)
{
    for (auto setting = settings.cbegin(); setting != settings.cend(); ++setting) {
        if (!m_report.parameter(setting.key()))
            return refusal(Text::tr("The report “%1” takes no “%2”.").arg(m_report.id, setting.key()));
    }
    for (const ReportParameter& parameter : m_report.parameters) {
        auto value = valueOf(parameter, settings.value(parameter.name).trimmed());
        if (!value)
            return value.error();
        m_values.list.push_back(*std::move(value));
    }
    return std::move(m_values);
}

}

Pg::Params ReportValues::params() const
{
    Pg::Params params;
    for (const Value& value : list)
        params.push_back(value.value ? Pg::Value(value.value->toUtf8()) : Pg::Value());
    return params;
}

ReportSettings ReportValues::settings() const
{
    ReportSettings settings;
    for (const Value& value : list) {
        const bool isPresent = present && value.value == QString::fromLatin1(timestampOf(present->at));
        if (value.value && !(isPresent && value.title.isEmpty()))
            settings.insert(value.name, isPresent ? value.title : *value.value);
    }
    return settings;
}

QString ReportValues::text(const ReportDefinition& report) const
{
    QStringList parts;
    for (const Value& value : list) {
        const ReportParameter* parameter = report.parameter(value.name);
        if (parameter && parameter->type != ParameterType::Present && value.value)
            parts << Text::tr("%1: %2", "parameter: title, value").arg(parameter->title, value.title);
    }
    return parts.join(Text::tr(", "));
}

Result<std::vector<ReportChoice>> fetchChoices(Pg::Session& session, const ReportParameter& parameter,
                                               const QString& typed, const Pg::Call& call)
{
    std::vector<ReportChoice> choices;
    if (!parameter.choices) {
        for (const QString& value : parameter.values) {
            if (value.contains(typed, Qt::CaseInsensitive))
                choices.push_back({.value = value, .title = value});
        }
        return choices;
    }
    const auto file = choicesFile(session, parameter, call);
    if (!file)
        return file.error();
    const auto query = Pg::subqueryOf(file->text, file->name, Sql("c"));
    if (!query)
        return query.error();
    // no order of ours: the query has its own, by the index that it reads
    const auto read = Pg::readRows(
        session, file->name,
        Sql("SELECT c.value::text, c.title::text, c.detail::text FROM ") + *query + Sql(" LIMIT $2::int"),
        {typed.trimmed().toUtf8(), QByteArray::number(MostChoices)},
        [&choices](Pg::PromisedRow& row) {
            choices.push_back({.value = fromUtf8(row.text(0)),
                               .title = fromUtf8(row.text(1)),
                               .detail = fromUtf8(row.value(2).value_or(QByteArray()))});
        },
        call);
    return read ? Result<std::vector<ReportChoice>>(std::move(choices)) : read.error();
}

Result<ReportValues> resolveValues(Pg::Session& session, const GameDefinition& game,
                                   const ReportDefinition& report, const ReportSettings& settings,
                                   const Pg::Call& call)
{
    return Resolver(session, game, report, call).resolve(settings);
}

QString parameterText(const ReportParameter& parameter)
{
    const QString what = !parameter.values.isEmpty() ? parameter.values.join(QStringLiteral(" | "))
        : parameter.choices ? Text::tr("%1, or a name").arg(parameterTypeText(parameter.type))
                            : parameterTypeText(parameter.type);
    const QString without = parameter.type == ParameterType::Present ? Text::tr("default: the week's present")
        : parameter.isOptional         ? (parameter.hint.isEmpty() ? Text::tr("may be left out")
                                                                   : Text::tr("default: %1").arg(parameter.hint))
        : parameter.standard.isEmpty() ? Text::tr("required")
                                       : Text::tr("default: %1").arg(parameter.standard);
    return Text::tr("%1 (%2; %3)", "parameter: name, what it is, without it")
        .arg(parameter.name, what, without);
}

QStringList missingTitles(const ReportDefinition& report, const ReportSettings& settings)
{
    QStringList titles;
    for (const ReportParameter& parameter : report.parameters) {
        const bool isNeeded =
            parameter.type != ParameterType::Present && !parameter.isOptional && parameter.standard.isEmpty();
        if (isNeeded && settings.value(parameter.name).trimmed().isEmpty())
            titles << parameter.title;
    }
    return titles;
}

}
