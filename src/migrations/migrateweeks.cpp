#include "migrations/migrateweeks.h"

#include "migrations/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Outcome = WeekMigrated::Outcome;

struct OutcomeWords
{
    const char* key;
    const char* name;
};

OutcomeWords wordsOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Waiting:
        return {"waiting", QT_TRANSLATE_NOOP("MigrateWeeks", "waiting")};
    case Outcome::Running:
        return {"running", QT_TRANSLATE_NOOP("MigrateWeeks", "running")};
    case Outcome::Migrated:
        return {"migrated", QT_TRANSLATE_NOOP("MigrateWeeks", "migrated")};
    case Outcome::UpToDate:
        return {"up_to_date", QT_TRANSLATE_NOOP("MigrateWeeks", "up to date")};
    case Outcome::Failed:
        return {"failed", QT_TRANSLATE_NOOP("MigrateWeeks", "failed")};
    case Outcome::Unknown:
        return {"unknown", QT_TRANSLATE_NOOP("MigrateWeeks", "unknown: preview again")};
    case Outcome::Skipped:
        return {"skipped", QT_TRANSLATE_NOOP("MigrateWeeks", "skipped")};
    }
    return {};
}

Result<MigrationReport> migrateOne(const WeekHandle& week, const MigrateOptions& options)
{
    const auto session = week.acquire(options.stop);
    return session ? migrate(**session, *week.game, options) : Result<MigrationReport>(session.error());
}

}

QByteArray outcomeKey(Outcome outcome)
{
    return wordsOf(outcome).key;
}

QString outcomeName(Outcome outcome)
{
    return Text::tr(wordsOf(outcome).name);
}

namespace {

Result<MigrationReport> migrateListed(const std::vector<WeekHandle>& weeks, std::size_t i,
                                      const MigrateWeeksOptions& options, WeekMigrated& week)
{
    QString running; // what a failure leaves behind is whole files
    const auto take = [&](const MigrationProgress& progress) {
        if (progress.done > week.report.applied.size())
            week.report.applied << running;
        running = progress.script.isEmpty() ? running : progress.script;
        if (options.onProgress)
            options.onProgress(i, progress);
    };
    const auto begin = [&]() -> Result<void> {
        return options.onBegin ? options.onBegin(i) : Result<void>();
    };
    auto report =
        migrateOne(weeks[i],
                   {.lockWait = options.lockWait,
                    .stop = options.stop,
                    .onProgress = take,
                    .onBegin = begin,
                    .shown = i < options.shown.size() ? std::optional(options.shown[i]) : std::nullopt,
                    .target = options.target});
    weeks[i].pool->closeIdle(std::chrono::milliseconds(0)); // a server has no session for each week
    return report;
}

}

std::vector<WeekMigrated> migrateWeeks(const std::vector<WeekHandle>& weeks,
                                       const MigrateWeeksOptions& options)
{
    std::vector<WeekMigrated> all(weeks.size());
    bool goesOn = true;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        WeekMigrated& week = all[i];
        week.week = weeks[i].identity;
        const auto become = [&](Outcome outcome) {
            week.outcome = outcome;
            if (options.onWeek)
                options.onWeek(i, week);
        };
        if (!goesOn || options.stop.stop_requested()) {
            become(Outcome::Skipped);
            continue;
        }
        become(Outcome::Running);
        const auto report = migrateListed(weeks, i, options, week);
        if (report) {
            week.report = *report;
            become(report->applied.isEmpty() ? Outcome::UpToDate : Outcome::Migrated);
        } else {
            week.error = report.error().at(weeks[i].title());
            become(week.error->kind == Error::Kind::Unknown ? Outcome::Unknown : Outcome::Failed);
            goesOn = options.continueOnError && i > 0;
        }
    }
    return all;
}

const WeekMigrated* worstOf(const std::vector<WeekMigrated>& weeks)
{
    for (const Outcome outcome : {Outcome::Unknown, Outcome::Failed}) {
        const auto found = std::ranges::find(weeks, outcome, &WeekMigrated::outcome);
        if (found != weeks.end())
            return &*found;
    }
    return nullptr;
}

std::optional<Error> errorOf(const std::vector<WeekMigrated>& weeks)
{
    if (const WeekMigrated* worst = worstOf(weeks))
        return worst->error;
    const auto skipped = std::ranges::count(weeks, Outcome::Skipped, &WeekMigrated::outcome);
    if (skipped == 0)
        return {};
    return Error {.kind = Error::Kind::Cancelled,
                  .message =
                      Text::tr("Stopped: %n week(s) were not started.", nullptr, static_cast<int>(skipped)),
                  .advice = Text::tr("Migrate again to continue with them.")};
}

}
