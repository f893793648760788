#include "migrations/alembic.h"

#include "base/safetext.h"
#include "migrations/alembicproject.h"
#include "migrations/migrationerror.h"
#include "migrations/migrationhistory.h"
#include "migrations/text.h"
#include "pg/transaction.h"
#include "scratch/clientprogram.h"
#include "weeks/databasefacts.h"
#include "weeks/planhash.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>

namespace Weekglass {

namespace {

using Direction = AlembicWish::Direction;

const QString Separator = QStringLiteral(", "); // of revisions

/// One database and one config, and the programs that are run for them.
class AlembicRun
{
public:
    AlembicRun(const Pg::ConnectOptions& server, const WeekIdentity& week, QString config, AlembicWish wish,
               const std::stop_token& stop)
        : m_server(server)
        , m_week(week)
        , m_config(std::move(config))
        , m_wish(std::move(wish))
        , m_stop(stop)
    {
        m_server.database = week.name.toUtf8();
    }

    Result<AlembicPlan> plan();
    Result<AlembicReport> go(const AlembicPlan& plan, const AdminProgress& progress);

private:
    using OnLine = std::function<void(const QString&)>;
    enum class Access { ReadOnly, ReadWrite };

    Result<Pg::Session> open() const;
    /// The database's own word, sorted; empty: none.
    Result<QStringList> revisions() const;
    Result<QStringList> listed(const QString& command, QString (*revisionOf)(const QString&));
    Result<void> findTarget(const QStringList& before, AlembicPlan& plan);
    Result<void> checkDirection(const QStringList& history, AlembicPlan& plan) const;
    Result<void> print(AlembicPlan& plan);
    Result<void> count(AlembicPlan& plan) const;
    static QByteArray hashOf(const AlembicPlan& plan);
    Result<void> run(const QStringList& command, const OnLine& onLine, Access access);

    Pg::ConnectOptions m_server;
    const WeekIdentity& m_week;
    QString m_config;
    AlembicWish m_wish;
    const std::stop_token& m_stop;
    const QTemporaryDir m_noCache;
};

Result<Pg::Session> AlembicRun::open() const
{
    auto session = openDatabase(m_server, m_week.name, m_stop);
    if (!session)
        return session;
    if (auto same = verifyIdentity(*session, m_week); !same)
        return same.error();
    return session;
}

Result<QStringList> AlembicRun::revisions() const
{
    auto session = open();
    if (!session)
        return session.error();
    const auto history = readHistory(*session, {.stop = m_stop});
    if (!history)
        return history.error();
    if (history->hasFlyway)
        return migrationError(
            m_week.name,
            Text::tr("The week has a history of Flyway; two managers would contradict each other."),
            Text::tr("Migrate it like the other weeks of the game."));
    return history->alembicRevisions;
}

Result<void> AlembicRun::run(const QStringList& command, const OnLine& onLine, Access access)
{
    // without it, Python would run what it has kept beside the programs
    if (!m_noCache.isValid())
        return Error {.kind = Error::Kind::Io,
                      .message = Text::tr("There is no place for a temporary folder."),
                      .where = QDir::tempPath(),
                      .advice =
                          Text::tr("Free some space there, or set TMPDIR to a folder that you may write.")};
    const QString program = QStandardPaths::findExecutable(QStringLiteral("alembic"));
    if (program.isEmpty())
        return Error {.kind = Error::Kind::Io,
                      .message = Text::tr("Alembic is not installed on this computer."),
                      .advice =
                          Text::tr("Install it (on Debian: sudo apt-get install alembic python3-psycopg2).")};
    ClientProgram task {
        .program = program,
        .arguments = QStringList {QStringLiteral("-c"), m_config} + command,
        .server = m_server,
        .stop = m_stop,
        .onLine = onLine,
        .folder = QFileInfo(m_config).path(),
        .variables = {{QStringLiteral("DATABASE_URL"), QStringLiteral("postgresql://")},
                      {QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1")},
                      // an empty folder: what Python kept beside the programs is not what was trusted
                      {QStringLiteral("PYTHONPYCACHEPREFIX"), m_noCache.path()}}};
    if (access == Access::ReadOnly) // an env.py may connect although only SQL is printed
        task.variables.emplace_back(QStringLiteral("PGOPTIONS"),
                                    QStringLiteral("-c default_transaction_read_only=on"));
    return runClientProgram(task);
}

Result<QStringList> AlembicRun::listed(const QString& command, QString (*revisionOf)(const QString&))
{
    QStringList found;
    const auto ran = run(
        {command},
        [&](const QString& line) {
            if (const QString revision = revisionOf(line); !revision.isEmpty())
                found << revision;
        },
        Access::ReadOnly);
    if (!ran)
        return ran.error();
    return found;
}

/// Only where a revision is named: the head is what Alembic itself goes to.
Result<void> AlembicRun::checkDirection(const QStringList& history, AlembicPlan& plan) const
{
    const auto place = [&history](const QString& revision) { // the newest is listed first
        return revision.isEmpty() ? history.size() : history.indexOf(revision.section(Separator, 0, 0));
    };
    plan.isDowngrade = place(plan.after) > place(plan.before);
    const bool isRight = m_wish.direction == Direction::Either || plan.isNothing()
        || plan.isDowngrade == (m_wish.direction == Direction::Downgrade);
    if (isRight)
        return {};
    const QString target = plan.after.isEmpty() ? QString(AlembicBase) : plan.after;
    return migrationError(
        m_week.name,
        plan.isDowngrade ? Text::tr("Revision %1 is before %2, which the week has.").arg(target, plan.before)
                         : Text::tr("Revision %1 is not before %2, which the week has.")
                               .arg(target, plan.before.isEmpty() ? Text::tr("no revision") : plan.before),
        plan.isDowngrade ? Text::tr("Ask for a downgrade.")
                         : Text::tr("Ask for an upgrade, not for a downgrade."));
}

Result<void> AlembicRun::findTarget(const QStringList& before, AlembicPlan& plan)
{
    const auto history = listed(QStringLiteral("history"), revisionIn);
    if (!history)
        return history.error();
    const auto unknown = std::ranges::find_if(
        before, [&history](const QString& revision) { return !history->contains(revision); });
    if (unknown != before.end())
        return migrationError(m_week.name,
                              Text::tr("The week is at revision %1, which the game's Alembic does not know.")
                                  .arg(visibleText(*unknown)),
                              Text::tr("Use the version of the game that the week was migrated with."));
    if (m_wish.target.isEmpty()) {
        auto heads = listed(QStringLiteral("heads"), headIn);
        if (!heads)
            return heads.error();
        heads->sort();
        plan.after = heads->join(Separator);
        if (m_wish.direction == Direction::Downgrade)
            return migrationError(m_week.name, Text::tr("A downgrade needs its target revision."),
                                  Text::tr("Name one, or “base” for before all."));
        return {};
    }
    plan.after = m_wish.target == AlembicBase ? QString() : m_wish.target;
    if (!plan.after.isEmpty() && !history->contains(plan.after))
        return migrationError(m_wish.target, Text::tr("The game's Alembic has no such revision."),
                              Text::tr("It has %1.").arg(history->join(Separator)));
    return checkDirection(*history, plan);
}

/// Not every env.py can; then the plan says why.
Result<void> AlembicRun::print(AlembicPlan& plan)
{
    static const QRegularExpression logged(QStringLiteral("^[A-Z]+ +\\["));
    const QString target = m_wish.target.isEmpty() ? QStringLiteral("head") : m_wish.target;
    QStringList lines;
    auto printed = run(
        {plan.isDowngrade ? QStringLiteral("downgrade") : QStringLiteral("upgrade"), QStringLiteral("--sql"),
         plan.before.isEmpty() ? target : plan.before + QLatin1Char(':') + target},
        [&lines](const QString& line) {
            if (!logged.match(line).hasMatch())
                lines << line;
        },
        Access::ReadOnly);
    if (printed)
        plan.sql = lines.join(QLatin1Char('\n')).trimmed();
    else if (printed.error().kind == Error::Kind::Cancelled)
        return printed;
    else
        plan.notPrinted = printed.error().text();
    return {};
}

Result<void> AlembicRun::count(AlembicPlan& plan) const
{
    plan.lint = lintMigration({.name = QStringLiteral("downgrade.sql"), .text = plan.sql.toUtf8()});
    auto session = open();
    if (!session)
        return session.error();
    auto transaction = Pg::Transaction::begin(*session, Pg::Transaction::Access::ReadOnly, {.stop = m_stop});
    if (!transaction)
        return transaction.error();
    auto tables = destroyedRows(*session, plan.lint, Locking::None, {.stop = m_stop});
    if (!tables)
        return tables.error();
    std::erase_if(*tables, [](const DestroyedTable& table) {
        return table.name.endsWith(QLatin1String("alembic_version"));
    });
    plan.tables = *std::move(tables);
    return {};
}

QByteArray AlembicRun::hashOf(const AlembicPlan& plan)
{
    PlanHash hash(plan.week);
    hash.add(plan.before);
    hash.add(plan.after);
    hash.add(QByteArray(plan.isDowngrade ? "downgrade" : "upgrade"));
    hash.add(plan.sql);
    for (const DestroyedTable& table : plan.tables) {
        hash.add(table.name);
        hash.add(table.rows);
    }
    return hash.result();
}

Result<AlembicPlan> AlembicRun::plan()
{
    const auto before = revisions();
    if (!before)
        return before.error();
    AlembicPlan plan {.week = m_week, .before = before->join(Separator), .after = {}};
    if (auto found = findTarget(*before, plan); !found)
        return found.error();
    if (!plan.isNothing()) {
        if (auto printed = print(plan); !printed)
            return printed.error();
        if (plan.isDowngrade && !plan.sql.isEmpty()) {
            if (auto counted = count(plan); !counted)
                return counted.error();
        }
    }
    plan.hash = hashOf(plan);
    return plan;
}

Result<AlembicReport> AlembicRun::go(const AlembicPlan& plan, const AdminProgress& progress)
{
    const auto shown = [&progress](const QString& line) {
        if (progress && !line.isEmpty())
            progress(visibleText(line));
    };
    const QStringList command {plan.isDowngrade ? QStringLiteral("downgrade") : QStringLiteral("upgrade"),
                               m_wish.target.isEmpty() ? QStringLiteral("head") : m_wish.target};
    if (auto ran = run(command, shown, Access::ReadWrite); !ran)
        return ran.error().at(m_config);
    const auto after = revisions();
    if (!after)
        return after.error();
    const AlembicReport report {.before = plan.before, .after = after->join(Separator)};
    if (report.after == plan.after)
        return report;
    return migrationError(
        m_config,
        Text::tr("Alembic reports success, but %1 is at %2 and not at %3.")
            .arg(m_week.name, after->isEmpty() ? Text::tr("no revision") : report.after, plan.after),
        Text::tr("Its env.py must connect to DATABASE_URL or by the PG* variables; check whether it has "
                 "changed another database."));
}

}

QString headIn(const QString& line)
{
    return line.contains(QLatin1String("(head)")) ? line.section(QLatin1Char(' '), 0, 0) : QString();
}

QString revisionIn(const QString& line)
{
    static const QRegularExpression step(QStringLiteral("^\\S.*? -> ([^ ,()]+)"));
    return step.match(line).captured(1);
}

Result<AlembicPlan> planAlembic(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                const GameDefinition& game, const AlembicWish& wish,
                                const std::stop_token& stop)
{
    const auto project = AlembicProject::of(game);
    if (!project)
        return project.error();
    return AlembicRun(server, week, project->config(), wish, stop).plan();
}

Result<AlembicReport> runAlembic(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                 const GameDefinition& game, const AlembicWish& wish, const QByteArray& hash,
                                 const AdminProgress& progress, const std::stop_token& stop)
{
    const auto project = AlembicProject::of(game);
    if (!project)
        return project.error();
    AlembicRun run(server, week, project->config(), wish, stop);
    const auto plan = run.plan();
    if (!plan)
        return plan.error();
    if (plan->hash != hash)
        return migrationError(week.name, Text::tr("Alembic's plan differs from the confirmed one."),
                              Text::tr("Make a new plan; nothing was changed."));
    return run.go(*plan, progress);
}

}
