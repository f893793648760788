#include "migrations/migrationplan.h"

#include "migrations/flywaychecksum.h"
#include "migrations/migrationerror.h"
#include "migrations/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

/// A version, and what the history or the game's files say about it.
struct Applied
{
    MigrationVersion version;
    HistoryRow row;
};

struct Resolved
{
    MigrationName name;
    QString script;
    qint32 checksum = 0;
    std::size_t index = 0;
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
            m_plan.problems.push_back(migrationError(
                row.script, Text::tr("The history records that this migration failed."),
                Text::tr(
                    "Check which objects it left, and remove its row from flyway_schema_history (repair).")));
        if (row.type == QLatin1String("SCHEMA"))
            return;
        if (row.version.isEmpty())
            return readRepeatable(row);
        auto version = MigrationVersion::parse(row.version);
        if (!version) {
            m_plan.problems.push_back(
                migrationError(row.script, version.error().message, Text::tr("Flyway would refuse it too.")));
            return;
        }
        const bool isUndo = row.type.startsWith(QLatin1String("UNDO"));
        if (row.type == QLatin1String("BASELINE") || row.type.endsWith(QLatin1String("_BASELINE"))) {
            m_baseline = *version;
            return;
        }
        std::erase_if(m_undone, [&version](const Applied& one) { return one.version == *version; });
        if (isUndo || row.type == QLatin1String("DELETE"))
            std::erase_if(m_applied, [&version](const Applied& one) { return one.version == *version; });
        if (isUndo)
            m_undone.push_back({*std::move(version), row});
        else if (row.type != QLatin1String("DELETE"))
            m_applied.push_back({*std::move(version), row});
    }

    const Applied* applied(const MigrationVersion& version) const { return find(m_applied, version); }
    const Applied* undone(const MigrationVersion& version) const { return find(m_undone, version); }
    const HistoryRow* repeatable(const QString& description) const
    {
        const auto found =
            std::find_if(m_repeatable.begin(), m_repeatable.end(),
                         [&description](const HistoryRow& row) { return row.description == description; });
        return found == m_repeatable.end() ? nullptr : &*found;
    }
    bool isBelowBaseline(const MigrationVersion& version) const
    {
        return m_baseline && version <= *m_baseline;
    }
    const std::vector<Applied>& applied() const { return m_applied; }
    const std::vector<HistoryRow>& repeatable() const { return m_repeatable; }
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
    void readRepeatable(const HistoryRow& row)
    {
        std::erase_if(m_repeatable,
                      [&row](const HistoryRow& one) { return one.description == row.description; });
        if (row.type != QLatin1String("DELETE"))
            m_repeatable.push_back(row);
    }

    static const Applied* find(const std::vector<Applied>& list, const MigrationVersion& version)
    {
        const auto found = std::find_if(list.begin(), list.end(),
                                        [&version](const Applied& one) { return one.version == version; });
        return found == list.end() ? nullptr : &*found;
    }

    MigrationPlan& m_plan;
    std::vector<Applied> m_applied;
    std::vector<Applied> m_undone;
    std::vector<HistoryRow> m_repeatable; // the last one of each description
    std::optional<MigrationVersion> m_baseline;
};

/// How Flyway writes checksums, the file's and the history's.
Error changed(const QString& script, qint32 now, std::optional<qint32> then)
{
    return migrationError(
        script,
        Text::tr("The file was changed after it was applied: its checksum is %1, the history has %2.")
            .arg(QString::number(now), then ? QString::number(*then) : Text::tr("none")),
        Text::tr("Put the file back as it was, and write the change as a new migration."));
}

Error renamed(const Resolved& file, const HistoryRow& row)
{
    return migrationError(
        file.script,
        Text::tr("The file was renamed after it was applied: its description is “%1”, the history has “%2”.")
            .arg(file.name.description, row.description),
        Text::tr("Give it its old name back, or put the history in order (repair)."));
}

Error missing(const QString& what, const HistoryRow& row)
{
    return migrationError(row.script, what,
                          Text::tr("Put the file back; if the week was made with a newer version of the "
                                   "game, use that one."));
}

/// Fills a plan with what the history and the game's files say together.
class Planner
{
public:
    Planner(MigrationPlan& plan, const MigrationHistory& history, const GameDefinition& game)
        : m_plan(plan)
        , m_history(plan)
    {
        for (const HistoryRow& row : history.rows)
            m_history.read(row);
        m_versioned = resolve(game.migrations);
        m_repeatable = resolve(game.repeatable);
        m_undo = resolve(game.undo);
    }

    void run()
    {
        for (const Applied& one : m_history.applied())
            m_plan.applied.push_back(one.row);
        if (const auto newest = m_history.newest())
            m_plan.version = newest->text();
        addMissing();
        for (const Resolved& file : m_versioned)
            addVersioned(file);
        std::stable_sort(m_plan.migrations.begin(), m_plan.migrations.end(),
                         [](const MigrationStatus& a, const MigrationStatus& b) {
                             return a.name.version < b.name.version;
                         });
        addMissingRepeatable();
        for (const Resolved& file : m_repeatable)
            addRepeatable(file);
    }

private:
    std::vector<Resolved> resolve(const std::vector<GameFile>& files)
    {
        std::vector<Resolved> list;
        for (std::size_t i = 0; i < files.size(); ++i) {
            const QString script = files[i].name.section(QLatin1Char('/'), -1);
            if (auto name = MigrationName::parse(script))
                list.push_back({*std::move(name), script, flywayChecksum(files[i].text), i});
            else
                m_plan.problems.push_back(name.error());
        }
        return list;
    }

    static const Resolved* find(const std::vector<Resolved>& files, const MigrationVersion& version)
    {
        const auto found = std::find_if(files.begin(), files.end(), [&version](const Resolved& one) {
            return one.name.version == version;
        });
        return found == files.end() ? nullptr : &*found;
    }

    MigrationStatus& add(const Resolved& file, MigrationState state, const HistoryRow* row)
    {
        m_plan.migrations.push_back(
            {.name = file.name,
             .script = file.script,
             .state = state,
             .checksum = file.checksum,
             .row = row ? std::optional(*row) : std::nullopt,
             .hasUndo = file.name.kind == MigrationName::Kind::Versioned && find(m_undo, file.name.version)});
        return m_plan.migrations.back();
    }

    void addPending(const Resolved& file)
    {
        m_plan.pending.push_back({file.name, file.script, file.checksum, file.index});
    }

    void addVersioned(const Resolved& file)
    {
        const MigrationVersion& version = file.name.version;
        if (const Applied* applied = m_history.applied(version)) {
            const bool isCovered = m_history.isBelowBaseline(version); // which Flyway does not compare
            const bool isSameText = isCovered || applied->row.checksum == file.checksum;
            const bool isSameName = isCovered || applied->row.description == file.name.description;
            if (!isSameText)
                m_plan.problems.push_back(changed(file.script, file.checksum, applied->row.checksum));
            if (!isSameName)
                m_plan.problems.push_back(renamed(file, applied->row));
            add(file,
                !applied->row.success          ? MigrationState::Failed
                    : isSameText && isSameName ? MigrationState::Applied
                                               : MigrationState::Changed,
                &applied->row);
            return;
        }
        if (m_history.isBelowBaseline(version)) {
            add(file, MigrationState::BelowBaseline, nullptr);
            return;
        }
        const Applied* undone = m_history.undone(version);
        auto& status = add(file, undone ? MigrationState::Undone : MigrationState::Pending,
                           undone ? &undone->row : nullptr);
        addPending(file);
        if (const auto newest = m_history.newest(); newest && version < *newest) {
            status.state = MigrationState::OutOfOrder;
            m_plan.problems.push_back(migrationError(
                file.script,
                Text::tr(
                    "The migration is new, but version %1 is applied already: it would run out of order.")
                    .arg(newest->text()),
                Text::tr("Give it a version after the newest one.")));
        }
    }

    void addRepeatable(const Resolved& file)
    {
        const HistoryRow* row = m_history.repeatable(file.name.description);
        const bool isSame = row && row->checksum == file.checksum;
        const auto state = !row ? MigrationState::Pending
            : !row->success     ? MigrationState::Failed
            : isSame            ? MigrationState::Applied
                                : MigrationState::Outdated;
        add(file, state, row);
        if (state == MigrationState::Pending || state == MigrationState::Outdated)
            addPending(file);
    }

    void addMissing()
    {
        for (const Applied& applied : m_history.applied()) {
            if (find(m_versioned, applied.version))
                continue;
            m_plan.problems.push_back(
                missing(Text::tr("Version %1 (%2) was applied, but the game has no such file.")
                            .arg(applied.version.text(), applied.row.description),
                        applied.row));
            addUnknown({.version = applied.version, .description = applied.row.description}, applied.row);
        }
    }

    void addMissingRepeatable()
    {
        for (const HistoryRow& row : m_history.repeatable()) {
            const bool found =
                std::any_of(m_repeatable.begin(), m_repeatable.end(),
                            [&row](const Resolved& one) { return one.name.description == row.description; });
            if (found)
                continue;
            m_plan.problems.push_back(
                missing(Text::tr("The repeatable migration “%1” was applied, but the game has no such file.")
                            .arg(row.description),
                        row));
            addUnknown({.kind = MigrationName::Kind::Repeatable, .description = row.description}, row);
        }
    }

    void addUnknown(const MigrationName& name, const HistoryRow& row)
    {
        m_plan.migrations.push_back({.name = name,
                                     .script = row.script,
                                     .state = row.success ? MigrationState::Missing : MigrationState::Failed,
                                     .row = row});
    }

    MigrationPlan& m_plan;
    HistoryReader m_history;
    std::vector<Resolved> m_versioned;
    std::vector<Resolved> m_repeatable;
    std::vector<Resolved> m_undo;
};

}

MigrationPlan planMigrations(const MigrationHistory& history, const GameDefinition& game)
{
    MigrationPlan plan;
    if (!history.alembicRevision.isEmpty()) {
        plan.manager = MigrationPlan::Manager::Alembic;
        plan.version = history.alembicRevision;
        plan.problems.push_back(migrationError(
            QStringLiteral("alembic_version"),
            Text::tr("Alembic manages the schema of this database (revision %1).").arg(plan.version),
            Text::tr("Migrate it with Alembic.")));
        return plan;
    }
    if (history.hasFlyway)
        plan.manager = MigrationPlan::Manager::Flyway;
    else if (history.hasTables)
        plan.problems.push_back(
            migrationError(QStringLiteral("flyway_schema_history"),
                           Text::tr("The database has tables, but no history of migrations."),
                           Text::tr("If they are this game's, write the history with a baseline; if not, "
                                    "this is not a week of this game.")));
    Planner(plan, history, game).run();
    return plan;
}

Result<MigrationPlan> planMigrations(Pg::Session& session, const GameDefinition& game, const Pg::Call& call)
{
    const auto history = readHistory(session, call);
    if (!history)
        return history.error();
    return planMigrations(*history, game);
}

void MigrationPlan::stopAt(const MigrationVersion& target)
{
    const auto isLater = [&target](const PendingMigration& one) {
        return one.name.kind == MigrationName::Kind::Versioned && one.name.version > target;
    };
    if (const auto now = MigrationVersion::parse(version); now && *now > target) {
        problems.push_back(migrationError(
            version, Text::tr("The week has version %1, which is later than %2.").arg(version, target.text()),
            Text::tr("Take versions back with Undo, or “migrate --to” for this week "
                     "alone.")));
        pending.clear();
    } else if (std::ranges::any_of(pending, isLater)) {
        std::erase_if(pending, [&isLater](const PendingMigration& one) {
            return one.name.kind == MigrationName::Kind::Repeatable || isLater(one);
        });
    }
}

QString MigrationPlan::versionAfter() const
{
    QString after = version;
    for (const PendingMigration& one : pending) {
        if (one.name.kind == MigrationName::Kind::Versioned)
            after = one.name.version.text();
    }
    return after;
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
