#include "migrations/migrationmatrix.h"

#include "base/together.h"
#include "pg/transaction.h"

#include <algorithm>

namespace Weekglass {

namespace {

Result<MigrationPlan> readPlan(const WeekHandle& week, const std::stop_token& stop)
{
    const auto session = week.acquire(stop);
    if (!session)
        return session.error();
    const Pg::Call call {.stop = stop};
    auto transaction = Pg::Transaction::begin(**session, Pg::Transaction::Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    return planMigrations(**session, *week.game, call);
}

bool isBefore(const MigrationMatrix::Entry& a, const MigrationMatrix::Entry& b)
{
    if (a.name.kind != b.name.kind)
        return a.name.kind < b.name.kind;
    return a.name.kind == MigrationName::Kind::Repeatable ? a.name.description < b.name.description
                                                          : a.name.version < b.name.version;
}

bool isSame(const MigrationName& a, const MigrationName& b)
{
    return a.kind == b.kind && a.version == b.version
        && (a.kind == MigrationName::Kind::Versioned || a.description == b.description);
}

void addEntry(std::vector<MigrationMatrix::Entry>& entries, const MigrationName& name, const QString& script,
              bool isGames)
{
    const bool isThere =
        std::any_of(entries.begin(), entries.end(),
                    [&name](const MigrationMatrix::Entry& one) { return isSame(one.name, name); });
    if (!isThere)
        entries.push_back({name, script, isGames});
}

}

const MigrationStatus* MigrationMatrix::status(std::size_t week, std::size_t migration) const
{
    const auto& statuses = weeks[week].plan.migrations;
    const auto found = std::find_if(statuses.begin(), statuses.end(), [&](const MigrationStatus& one) {
        return isSame(one.name, migrations[migration].name);
    });
    return found == statuses.end() ? nullptr : &*found;
}

std::vector<WeekMigrations>
readWeekMigrations(const std::vector<WeekHandle>& weeks,
                   const std::function<void(std::size_t, const WeekMigrations&)>& onWeek,
                   const std::stop_token& stop, int together)
{
    std::vector<WeekMigrations> all(weeks.size());
    const auto read = [&](std::size_t i) {
        auto plan = readPlan(weeks[i], stop);
        weeks[i].pool->closeIdle(std::chrono::milliseconds(0)); // a server has no session for each week
        return plan;
    };
    readTogether(weeks.size(), together, read, [&](std::size_t i, Result<MigrationPlan> plan) {
        all[i].week = weeks[i].identity;
        if (plan)
            all[i].plan = *std::move(plan);
        else
            all[i].error = plan.error().at(weeks[i].title());
        if (onWeek)
            onWeek(i, all[i]);
    });
    return all;
}

MigrationMatrix migrationMatrix(const GameDefinition& game, std::vector<WeekMigrations> weeks)
{
    MigrationMatrix matrix;
    matrix.weeks = std::move(weeks);
    for (const auto* files : {&game.migrations, &game.repeatable}) {
        for (const GameFile& file : *files) {
            const QString script = file.name.section(QLatin1Char('/'), -1);
            if (const auto name = MigrationName::parse(script))
                addEntry(matrix.migrations, *name, script, true);
        }
    }
    for (const WeekMigrations& week : matrix.weeks) {
        for (const MigrationStatus& one : week.plan.migrations)
            addEntry(matrix.migrations, one.name, one.script, false);
    }
    std::stable_sort(matrix.migrations.begin(), matrix.migrations.end(), isBefore);
    return matrix;
}

}
