#include "migrations/alembicproject.h"

#include "base/files.h"
#include "game/gamefolder.h"
#include "migrations/migrationerror.h"
#include "migrations/text.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace Weekglass {

namespace {

/// What Alembic would run must be what the game was loaded with: that was trusted.
Result<void> refuseChanged(const GameDefinition& game)
{
    const GameFolder folder(game.folder);
    if (auto read = folder.readAll(); !read)
        return read;
    if (folder.files() == game.files)
        return {};
    return migrationError(
        game.folder, Text::tr("Files of the game changed after they were read; Alembic was not started."),
        Text::tr("Try again. They are read again, and need to be trusted again."));
}

bool ships(const GameDefinition& game)
{
    return game.folder.startsWith(QLatin1Char(':'));
}

/// The config's absolute path. A link must not lead out of the game's folder.
QString configIn(const QString& gameFolder, const QString& name)
{
    const QString folder = QFileInfo(gameFolder).canonicalFilePath();
    const QString config = QFileInfo(gameFolder + QLatin1Char('/') + name).canonicalFilePath();
    const bool isThere =
        !folder.isEmpty() && config.startsWith(folder + QLatin1Char('/')) && QFileInfo(config).isFile();
    return isThere ? config : QString();
}

}

Result<AlembicProject> AlembicProject::of(const GameDefinition& game)
{
    const QString advice =
        Text::tr("Name the alembic.ini below the game's folder as “alembic” in its manifest.");
    if (game.alembic.isEmpty())
        return migrationError(game.id, Text::tr("The game does not say where its Alembic is."), advice);
    AlembicProject project;
    if (ships(game)) {
        if (auto written = project.write(game); !written)
            return written.error();
    }
    project.m_config = configIn(ships(game) ? project.m_copy->path() : game.folder, game.alembic);
    if (project.m_config.isEmpty())
        return migrationError(game.alembic, Text::tr("There is no such file in the game's folder."), advice);
    if (!ships(game)) {
        if (const auto same = refuseChanged(game); !same)
            return same.error();
    }
    return project;
}

/// The folder is its user's only, so nobody changes what will run.
Result<void> AlembicProject::write(const GameDefinition& game)
{
    m_copy = std::make_unique<QTemporaryDir>();
    if (!m_copy->isValid())
        return Error {.kind = Error::Kind::Io,
                      .message = Text::tr("There is no place for a temporary folder."),
                      .where = QDir::tempPath(),
                      .advice =
                          Text::tr("Free some space there, or set TMPDIR to a folder that you may write.")};
    for (const GameFile& file : game.files) {
        const QString path = m_copy->filePath(file.name);
        if (!QDir().mkpath(QFileInfo(path).path()))
            return Error {.kind = Error::Kind::Io,
                          .message = Text::tr("The game's files cannot be written for Alembic."),
                          .where = path,
                          .advice = Text::tr("Free some space there.")};
        if (auto written = writePrivateFile(path, file.text); !written)
            return written;
    }
    return {};
}

QStringList AlembicProject::revisionsIn(const GameDefinition& game)
{
    static const QRegularExpression assignment(
        QStringLiteral("^revision\\s*(?::[^=\\n]*)?=\\s*['\"]([^'\"\\n]+)['\"]"),
        QRegularExpression::MultilineOption);
    const QString folder = game.alembic.section(QLatin1Char('/'), 0, -2) + QLatin1Char('/');
    QStringList revisions;
    for (const GameFile& file : game.files) {
        if (!file.name.startsWith(folder) || !file.name.endsWith(QLatin1String(".py")))
            continue;
        if (const auto found = assignment.match(QString::fromUtf8(file.text)); found.hasMatch())
            revisions << found.captured(1);
    }
    return revisions;
}

}
