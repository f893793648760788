#include "week/migrationplan.h"

#include "week/flywaychecksum.h"

#include <QCoreApplication>

#include <algorithm>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(MigrationPlan)
};

Error problem(const QString& where, const QString& message, const QString& advice)
{
    return {.kind = Error::Kind::Format, .message = message, .where = where, .advice = advice};
}

struct Applied
{
    MigrationVersion version;
    HistoryRow row;
};

/// What the history says when it is read from the beginning: undone and deleted migrations do not count.
class HistoryReader
{
public:
    explicit HistoryReader(MigrationPlan& plan)
        : m_plan(plan)
    {
    }

    void read(const HistoryRow& row)
    {
        if (!row.success)
            m_plan.problems.push_back(problem(row.script,
                                              Text::tr("The history records that this migration failed."),
                                              Text::tr("See what it left behind, and take its row out of "
                                                       "flyway_schema_history (Flyway: repair).")));
        if (row.version.isEmpty() || row.type == QLatin1String("SCHEMA"))
            return;
        auto version = MigrationVersion::parse(row.version);
        if (!version) {
            m_plan.problems.push_back(
                problem(row.script, version.error().message, Text::tr("Flyway would refuse it too.")));
            return;
        }
        if (row.type == QLatin1String("DELETE") || row.type.startsWith(QLatin1String("UNDO")))
            std::erase_if(m_applied, [&version](const Applied& one) { return one.version == *version; });
        else if (row.type == QLatin1String("BASELINE"))
            m_baseline = *version;
        else
            m_applied.push_back({*std::move(version), row});
    }

    const Applied* find(const MigrationVersion& version) const
    {
        const auto found = std::find_if(m_applied.begin(), m_applied.end(),
                                        [&version](const Applied& one) { return one.version == version; });
        return found == m_applied.end() ? nullptr : &*found;
    }
    bool isBelowBaseline(const MigrationVersion& version) const
    {
        return m_baseline && version <= *m_baseline;
    }
    const std::vector<Applied>& applied() const { return m_applied; }
    std::optional<MigrationVersion> newest() const
    {
        std::optional<MigrationVersion> version = m_baseline;
        for (const Applied& one : m_applied) {
            if (!version || one.version > *version)
                version = one.version;
        }
        return version;
    }

private:
    MigrationPlan& m_plan;
    std::vector<Applied> m_applied;
    std::optional<MigrationVersion> m_baseline;
};

/// How Flyway writes checksums, the file's and the history's.
Error changed(const QString& script, qint32 now, std::optional<qint32> then)
{
    return problem(
        script,
        Text::tr("The file was changed after it was applied: its checksum is %1, the history has %2.")
            .arg(QString::number(now), then ? QString::number(*then) : Text::tr("none")),
        Text::tr("Put the file back as it was, and write the change as a new migration."));
}

void addFile(MigrationPlan& plan, const HistoryReader& reader, const GameDefinition& game, std::size_t index)
{
    const GameFile& file = game.migrations[index];
    const QString script = file.name.section(QLatin1Char('/'), -1);
    auto name = MigrationName::parse(script);
    if (!name)
        return plan.problems.push_back(name.error());
    const qint32 checksum = flywayChecksum(file.text);
    if (const Applied* applied = reader.find(name->version)) {
        if (applied->row.checksum != checksum)
            plan.problems.push_back(changed(script, checksum, applied->row.checksum));
        return;
    }
    if (reader.isBelowBaseline(name->version))
        return;
    if (const auto newest = reader.newest(); newest && name->version < *newest)
        plan.problems.push_back(problem(
            script,
            Text::tr("The migration is new, but version %1 is applied already: it would run out of order.")
                .arg(newest->text()),
            Text::tr("Give it a version after the newest one.")));
    plan.pending.push_back({*std::move(name), script, checksum, index});
}

void addMissing(MigrationPlan& plan, const HistoryReader& reader, const GameDefinition& game)
{
    for (const Applied& applied : reader.applied()) {
        const bool found =
            std::any_of(game.migrations.begin(), game.migrations.end(), [&applied](const GameFile& file) {
                const auto name = MigrationName::parse(file.name.section(QLatin1Char('/'), -1));
                return name && name->version == applied.version;
            });
        if (!found)
            plan.problems.push_back(
                problem(applied.row.script,
                        Text::tr("Version %1 (%2) was applied, but the game has no such file.")
                            .arg(applied.version.text(), applied.row.description),
                        Text::tr("Put the file back; if the week was made with a newer version of the "
                                 "game, use that one.")));
    }
}

void addFiles(MigrationPlan& plan, const MigrationHistory& history, const GameDefinition& game)
{
    HistoryReader reader(plan);
    for (const HistoryRow& row : history.rows)
        reader.read(row);
    for (const Applied& one : reader.applied())
        plan.applied.push_back(one.row);
    if (const auto newest = reader.newest())
        plan.version = newest->text();
    addMissing(plan, reader, game);
    for (std::size_t i = 0; i < game.migrations.size(); ++i)
        addFile(plan, reader, game, i);
}

}

MigrationPlan planMigrations(const MigrationHistory& history, const GameDefinition& game)
{
    MigrationPlan plan;
    if (!history.alembicRevision.isEmpty()) {
        plan.manager = MigrationPlan::Manager::Alembic;
        plan.version = history.alembicRevision;
        plan.problems.push_back(
            problem(QStringLiteral("alembic_version"),
                    Text::tr("Alembic manages the schema of this database (revision %1).").arg(plan.version),
                    Text::tr("Migrate it with Alembic; Weekglass only reads it.")));
        return plan;
    }
    if (history.hasFlyway)
        plan.manager = MigrationPlan::Manager::Flyway;
    else if (history.hasTables)
        plan.problems.push_back(
            problem(QStringLiteral("flyway_schema_history"),
                    Text::tr("The database has tables, but no history of migrations."),
                    Text::tr("If they are this game's, write the history with Flyway's baseline; if not, "
                             "this is not a week of this game.")));
    addFiles(plan, history, game);
    return plan;
}

Result<MigrationPlan> planMigrations(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    const auto history = readHistory(session, call);
    if (!history)
        return history.error();
    return planMigrations(*history, game);
}

Error MigrationPlan::error() const
{
    Q_ASSERT(!problems.empty());
    Error error = problems.front();
    QStringList others;
    for (std::size_t i = 1; i < problems.size(); ++i)
        others << problems[i].where + QStringLiteral(": ") + problems[i].message;
    if (!others.isEmpty())
        error.detail = others.join(QLatin1Char('\n'));
    return error;
}

}
