#include "drift/schemaclone.h"

#include "base/files.h"
#include "drift/text.h"
#include "localserver/installation.h"
#include "scratch/clientprogram.h"
#include "scratch/restoredump.h"
#include "weeks/databasefacts.h"

namespace Weekglass {

namespace {

using Pg::Sql;

/// The week while it is cloned.
class Cloner
{
public:
    Cloner(const Pg::ConnectOptions& server, const WeekIdentity& week, const AdminProgress& progress,
           const std::stop_token& stop)
        : m_server(server)
        , m_week(week)
        , m_progress(progress)
        , m_stop(stop)
    {
        m_server.database = week.name.toUtf8();
    }

    Result<ScratchDatabase> run(const Pg::ConnectOptions& scratch);

private:
    Result<void> dump(const QString& path, const Pg::ConnectOptions& scratch);
    /// The rows of Flyway's table; empty if there is none.
    Result<QByteArray> history();
    Result<void> restoreHistory(const RestoreTarget& target, const QByteArray& rows);
    void tell(const QString& text) const
    {
        if (m_progress)
            m_progress(text);
    }
    Pg::Call call() const { return {.stop = m_stop}; }

    Pg::ConnectOptions m_server;
    const WeekIdentity& m_week;
    const AdminProgress& m_progress;
    const std::stop_token& m_stop;
    std::unique_ptr<Pg::Session> m_session;
};

Result<ScratchDatabase> Cloner::run(const Pg::ConnectOptions& scratch)
{
    auto session = openForWork(m_server, m_week.name, m_stop);
    if (!session)
        return session.error();
    m_session = std::make_unique<Pg::Session>(*std::move(session));
    if (auto same = verifyIdentity(*m_session, m_week); !same)
        return same.error();
    const auto facts = readDatabaseFacts(*m_session, m_week.name, call());
    if (!facts)
        return facts.error();
    if (auto made = makePrivateFolder(dataFolder()); !made)
        return made.error();
    const auto file = PrivateFile::create(dataFolder() + QStringLiteral("/schema.dump")); // never committed
    if (!file)
        return file.error();
    const QString path = file->unfinishedName();
    const auto before = history();
    if (!before)
        return before.error();
    if (auto dumped = dump(path, scratch); !dumped)
        return dumped.error();
    const auto after = history();
    if (!after)
        return after.error();
    if (*before != *after)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("Somebody migrated the week while it was copied."),
                      .where = m_week.name,
                      .advice = Text::tr("Try again.")};
    const auto needs = likeWeek(*m_session, *facts, call());
    if (!needs)
        return needs.error();
    auto clone = ScratchDatabase::make(scratch, *needs);
    if (!clone)
        return clone.error();
    tell(Text::tr("Restoring the schema into %1").arg(clone->target().database));
    if (auto restored = restoreDump(path, clone->target(), {}, m_stop); !restored)
        return restored.error();
    if (auto restored = restoreHistory(clone->target(), *after); !restored)
        return restored.error();
    return clone;
}

Result<void> Cloner::dump(const QString& path, const Pg::ConnectOptions& scratch)
{
    const auto tools = dumpTools(*m_session, scratch, m_stop);
    if (!tools)
        return tools.error();
    tell(Text::tr("Dumping the schema"));
    return runClientProgram({.program = tools->pgDump,
                             .arguments = {QStringLiteral("--format=custom"), QStringLiteral("--schema-only"),
                                           QStringLiteral("--lock-wait-timeout=10s"),
                                           QStringLiteral("--no-password"), QStringLiteral("--no-owner"),
                                           QStringLiteral("--no-privileges"), QStringLiteral("--file"), path},
                             .server = m_server,
                             .takesDatabase = true,
                             .stop = m_stop,
                             .onLine = {}});
}

Result<QByteArray> Cloner::history()
{
    const auto isThere = m_session->query(
        Sql("SELECT pg_catalog.to_regclass('public.flyway_schema_history') IS NOT NULL"), {}, call());
    if (!isThere)
        return isThere.error();
    QByteArray rows;
    if (isThere->single() != "t")
        return rows;
    const auto copied = m_session->copyOut(
        Sql("COPY (SELECT * FROM public.flyway_schema_history ORDER BY installed_rank) TO STDOUT"),
        [&rows](QByteArrayView row) -> Result<void> {
            rows += row;
            return {};
        },
        call());
    if (!copied)
        return copied.error();
    return rows;
}

Result<void> Cloner::restoreHistory(const RestoreTarget& target, const QByteArray& rows)
{
    if (rows.isEmpty())
        return {};
    const auto options = optionsOf(target);
    if (!options)
        return options.error();
    auto session = Pg::Session::open(*options, m_stop);
    if (!session)
        return session.error().at(target.database);
    bool isGiven = false;
    const auto copied = session->copyIn(
        Sql("COPY public.flyway_schema_history FROM STDIN"),
        [&]() -> Result<QByteArray> { return std::exchange(isGiven, true) ? QByteArray() : rows; }, call());
    return copied ? Result<void>() : Result<void>(copied.error());
}

}

Result<ScratchDatabase> cloneSchema(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                    const Pg::ConnectOptions& scratch, const AdminProgress& progress,
                                    const std::stop_token& stop)
{
    return Cloner(server, week, progress, stop).run(scratch);
}

Result<MigrationReport> tryMigrations(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                      const GameDefinition& game, const Pg::ConnectOptions& scratch,
                                      const AdminProgress& progress, const std::stop_token& stop,
                                      const std::optional<MigrationVersion>& target)
{
    const auto clone = cloneSchema(server, week, scratch, progress, stop);
    if (!clone)
        return clone.error();
    const auto options = optionsOf(clone->target());
    if (!options)
        return options.error();
    auto session = Pg::Session::open(*options, stop);
    if (!session)
        return session.error();
    const auto shown = [&progress](const MigrationProgress& step) {
        if (progress && !step.script.isEmpty())
            progress(Text::tr("Trying %1").arg(step.script));
    };
    return migrate(*session, game, {.stop = stop, .onProgress = shown, .target = target});
}

}
