#include "cli/commands.h"

#include "base/csv.h"
#include "base/servertime.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/text.h"
#include "cli/weekoption.h"
#include "metrics/cohorts.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace Weekglass {

namespace {

struct CohortArguments
{
    std::string week;
    std::string cohort;
    bool csv = false;
    std::optional<int> day;
    std::optional<int> after;
};

/// The one with this id; without an id the first one.
Result<const CohortDefinition*> definitionOf(const GameDefinition& game, const std::string& id)
{
    const QString wanted = QString::fromStdString(id);
    const auto found = std::ranges::find_if(game.cohorts, [&wanted](const CohortDefinition& one) {
        return wanted.isEmpty() || one.id == wanted;
    });
    if (found != game.cohorts.end())
        return &*found;
    QStringList known;
    for (const CohortDefinition& one : game.cohorts)
        known << one.id;
    if (known.isEmpty())
        return notFound(Text::tr("%1 has no cohorts.").arg(game.title), {});
    return notFound(Text::tr("%1 has no cohorts “%2”.").arg(game.title, wanted),
                    Text::tr("It has %1.").arg(known.join(QStringLiteral(", "))));
}

/// "20 (83 %)"; "≥20" while the day goes on.
QString cellText(const CohortTable& table, int day, int after)
{
    const Cohort& cohort = table.cohorts[static_cast<std::size_t>(day)];
    if (static_cast<std::size_t>(after) >= cohort.active.size())
        return {};
    const auto share = cohort.share(after);
    if (!share)
        return QStringLiteral("–");
    const qint64 active = cohort.active[static_cast<std::size_t>(after)];
    return Text::tr("%1%2 (%3 %)", "≥ or nothing, number, share")
        .arg(table.isOver(day + after) ? QString() : QStringLiteral("≥"), QString::number(active),
             QString::number(qRound(*share * 100)));
}

void printForPeople(const CohortTable& table, const CohortDefinition& definition)
{
    QStringList titles {Text::tr("Day"), definition.title};
    for (std::size_t after = 0; after < table.cohorts.size(); ++after)
        titles << (after == 0 ? Text::tr("Same day") : Text::tr("+%1 d", "days later").arg(after));
    Output output = Output::forPeople(titles);
    for (int day = 0; const Cohort& cohort : table.cohorts) {
        std::vector<Pg::Value> row {QByteArray::number(day), QByteArray::number(cohort.size)};
        for (int after = 0; after < static_cast<int>(table.cohorts.size()); ++after)
            row.emplace_back(cellText(table, day, after).toUtf8());
        output.add(std::move(row));
        ++day;
    }
    output.finish();
    say(Text::tr("≥: that day is not over. The week is known from %1 to %2.")
            .arg(QString::fromLatin1(timestampOf(table.start.at)),
                 QString::fromLatin1(timestampOf(table.lastAt))));
}

void printAsJson(const CohortTable& table)
{
    Output output(true,
                  {jsonColumn("day"), column("day_begins"), jsonColumn("first_seen"), jsonColumn("after"),
                   jsonColumn("active"), jsonColumn("share"), jsonColumn("is_over")});
    for (int day = 0; const Cohort& cohort : table.cohorts) {
        for (int after = 0; const qint64 active : cohort.active) {
            const auto share = cohort.share(after);
            output.add({day, timestampOf(table.dayBegin(day)), cohort.size, after, active,
                        share ? Cell(QByteArray::number(*share, 'g', 17)) : Cell(),
                        table.isOver(day + after)});
            ++after;
        }
        ++day;
    }
    output.finish();
}

void printSubjects(const Context& context, const CohortArguments& arguments, const CohortSubjects& subjects)
{
    if (arguments.csv) {
        QByteArray csv = "subject,name,first_seen\r\n";
        for (const CohortSubject& subject : subjects.list)
            csv += csvCell(subject.subject.toUtf8()) + ',' + csvCell(subject.name.toUtf8()) + ','
                + timestampOf(subject.firstAt) + "\r\n";
        return printBytes(csv);
    }
    Output output(context.json,
                  {column("subject", Text::tr("Subject")), column("name", Text::tr("Name")),
                   column("first_seen", Text::tr("First seen (UTC)"))});
    for (const CohortSubject& subject : subjects.list)
        output.add({subject.subject, subject.name.isEmpty() ? Cell() : Cell(subject.name),
                    timestampOf(subject.firstAt)});
    output.finish();
    if (subjects.count > static_cast<qint64>(subjects.list.size()))
        say(Text::tr("These are the first %1 of %2.").arg(subjects.list.size()).arg(subjects.count));
}

/// Nothing if the week has such a cell.
std::optional<Error> noCell(const CohortTable& table, const CohortCell& cell)
{
    const int days = static_cast<int>(table.cohorts.size());
    if (cell.day + cell.after.value_or(0) < days)
        return {};
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("The week is known until its day %1 only.").arg(days - 1)};
}

Result<void> printCohorts(const Context& context, const CohortArguments& arguments)
{
    auto week = openWeek(context, QString::fromStdString(arguments.week));
    if (!week)
        return week.error();
    const auto definition = definitionOf(*week->game, arguments.cohort);
    if (!definition)
        return definition.error();
    const Interrupt interrupt;
    const Pg::Call call {.stop = interrupt.token()};
    const auto table = fetchCohorts(week->session, *week->game, **definition, call);
    if (!table)
        return table.error();
    if (arguments.day) {
        const CohortCell cell {.day = *arguments.day, .after = arguments.after};
        if (auto error = noCell(*table, cell))
            return *std::move(error);
        constexpr int Most = 1'000'000;
        const auto subjects =
            fetchCohortSubjects(week->session, *week->game, **definition, *table, cell, Most, call);
        if (!subjects)
            return subjects.error();
        printSubjects(context, arguments, *subjects);
        return {};
    }
    if (arguments.csv)
        printBytes(cohortCsv(*table));
    else if (context.json)
        printAsJson(*table);
    else
        printForPeople(*table, **definition);
    if (table->earlier > 0)
        say(Text::tr("Seen before the week began, and in no cohort: %1.").arg(table->earlier));
    if (table->isCut)
        say(Text::tr("The week has more days than these."));
    return {};
}

}

void addCohortsCommand(CLI::App& app, const Context& context, ExitCode& exitCode)
{
    auto arguments = std::make_shared<CohortArguments>();
    auto* command =
        app.add_subcommand("cohorts", "Print who came to a week first on each of its days and who came back");
    addWeek(*command, context, arguments->week);
    command->add_option("--cohort", arguments->cohort, "Id of the game's cohorts; without it the first ones");
    command->add_flag("--csv", arguments->csv, "As CSV, a line for each cohort and day");
    auto* day = command
                    ->add_option("--day", arguments->day,
                                 "List the subjects that came first on this day, counted from 0")
                    ->check(CLI::NonNegativeNumber);
    command->add_option("--after", arguments->after, "Only those who did something this many days later")
        ->needs(day)
        ->check(CLI::NonNegativeNumber);
    command->callback([&, arguments] { exitCode = conclude(printCohorts(context, *arguments)); });
}

}
