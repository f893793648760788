#include "migrations/alembic.h"

#include "base/safetext.h"
#include "game/gamefolder.h"
#include "migrations/migrationhistory.h"
#include "migrations/text.h"
#include "scratch/clientprogram.h"
#include "weeks/databasefacts.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace Weekglass {

namespace {

Error refused(const QString& where, const QString& message, const QString& advice)
{
    return {.kind = Error::Kind::Format, .message = message, .where = where, .advice = advice};
}

/// What Alembic would run must be what the game was loaded with: that was trusted.
Result<void> refuseChanged(const GameDefinition& game)
{
    const GameFolder folder(game.folder);
    if (auto read = folder.readAll(); !read)
        return read;
    if (folder.files() == game.files)
        return {};
    return refused(game.folder,
                   Text::tr("Files of the game changed after they were read; Alembic was not started."),
                   Text::tr("Try again. They are read again, and need to be trusted again."));
}

/// The config's absolute path. A link must not lead out of the game's folder.
Result<QString> configOf(const GameDefinition& game)
{
    const QString advice =
        Text::tr("Name the alembic.ini below the game's folder as “alembic” in its manifest.");
    if (game.alembic.isEmpty())
        return refused(game.id, Text::tr("The game does not say where its Alembic is."), advice);
    const QString folder = QFileInfo(game.folder).canonicalFilePath();
    const QString config = QFileInfo(game.folder + QLatin1Char('/') + game.alembic).canonicalFilePath();
    if (folder.isEmpty() || !config.startsWith(folder + QLatin1Char('/')) || !QFileInfo(config).isFile())
        return refused(game.alembic, Text::tr("There is no such file in the game's folder."), advice);
    if (const auto same = refuseChanged(game); !same)
        return same.error();
    return config;
}

/// The database's own word, sorted; empty: none.
Result<QStringList> revisions(const Pg::ConnectOptions& server, const WeekIdentity& week,
                              const std::stop_token& stop)
{
    auto session = openDatabase(server, week.name, stop);
    if (!session)
        return session.error();
    if (auto same = verifyIdentity(*session, week); !same)
        return same.error();
    const auto history = readHistory(*session, {.stop = stop});
    if (!history)
        return history.error();
    return history->alembicRevisions;
}

/// One database and one config, and the programs that are run for them.
class AlembicRun
{
public:
    AlembicRun(const Pg::ConnectOptions& server, const WeekIdentity& week, QString config,
               const AdminProgress& progress, const std::stop_token& stop)
        : m_server(server)
        , m_week(week)
        , m_config(std::move(config))
        , m_progress(progress)
        , m_stop(stop)
    {
        m_server.database = week.name.toUtf8();
    }

    Result<AlembicReport> plan();
    Result<AlembicReport> upgrade();

private:
    Result<QStringList> heads();
    Result<void> run(const QStringList& command, const std::function<void(const QString&)>& onLine);

    Pg::ConnectOptions m_server;
    const WeekIdentity& m_week;
    QString m_config;
    const AdminProgress& m_progress;
    const std::stop_token& m_stop;
    const QTemporaryDir m_noCache;
};

Result<void> AlembicRun::run(const QStringList& command, const std::function<void(const QString&)>& onLine)
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
    return runClientProgram(
        {.program = program,
         .arguments = QStringList {QStringLiteral("-c"), m_config} + command,
         .server = m_server,
         .stop = m_stop,
         .onLine = onLine,
         .folder = QFileInfo(m_config).path(),
         .variables = {{QStringLiteral("DATABASE_URL"), QStringLiteral("postgresql://")},
                       {QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1")},
                       // an empty folder: what Python kept beside the programs is not what was trusted
                       {QStringLiteral("PYTHONPYCACHEPREFIX"), m_noCache.path()}}});
}

Result<QStringList> AlembicRun::heads()
{
    QStringList heads;
    const auto listed = run({QStringLiteral("heads")}, [&heads](const QString& line) {
        if (const QString head = headIn(line); !head.isEmpty())
            heads << head;
    });
    if (!listed)
        return listed.error();
    heads.sort();
    return heads;
}

Result<AlembicReport> AlembicRun::plan()
{
    const auto before = revisions(m_server, m_week, m_stop);
    if (!before)
        return before.error();
    const auto wanted = heads();
    if (!wanted)
        return wanted.error();
    return AlembicReport {.before = before->join(QLatin1String(", ")),
                          .after = wanted->join(QLatin1String(", "))};
}

Result<AlembicReport> AlembicRun::upgrade()
{
    const auto planned = plan();
    if (!planned)
        return planned.error();
    const auto shown = [this](const QString& line) {
        if (m_progress && !line.isEmpty())
            m_progress(visibleText(line));
    };
    if (auto ran = run({QStringLiteral("upgrade"), QStringLiteral("head")}, shown); !ran)
        return ran.error().at(m_config);
    const auto after = revisions(m_server, m_week, m_stop);
    if (!after)
        return after.error();
    const AlembicReport report {.before = planned->before, .after = after->join(QLatin1String(", "))};
    if (report.after == planned->after)
        return report;
    return refused(
        m_config,
        Text::tr("Alembic says that it is done, but %1 is at %2 and not at %3.")
            .arg(m_week.name, after->isEmpty() ? Text::tr("no revision") : report.after, planned->after),
        Text::tr("Its env.py must connect to DATABASE_URL or by the PG* variables; look whether it "
                 "has changed another database."));
}

}

QString headIn(const QString& line)
{
    return line.contains(QLatin1String("(head)")) ? line.section(QLatin1Char(' '), 0, 0) : QString();
}

Result<AlembicReport> planAlembic(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                  const GameDefinition& game, const std::stop_token& stop)
{
    const auto config = configOf(game);
    if (!config)
        return config.error();
    return AlembicRun(server, week, *config, {}, stop).plan();
}

Result<AlembicReport> upgradeWithAlembic(const Pg::ConnectOptions& server, const WeekIdentity& week,
                                         const GameDefinition& game, const AdminProgress& progress,
                                         const std::stop_token& stop)
{
    const auto config = configOf(game);
    if (!config)
        return config.error();
    return AlembicRun(server, week, *config, progress, stop).upgrade();
}

}
