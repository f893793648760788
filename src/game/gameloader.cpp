#include "game/gameloader.h"

#include "game/importreader.h"
#include "game/manifestreader.h"
#include "game/recoveryreader.h"
#include "game/replayreader.h"
#include "game/reportreader.h"
#include "game/rollbackreader.h"
#include "game/sourcereader.h"
#include "game/weeklifereader.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

using Json::ManifestObject;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(GameLoader)
};

class GameLoader : private ManifestReader
{
public:
    explicit GameLoader(const QString& path)
        : ManifestReader(path)
    {
        m_game.folder = path;
    }

    Result<GameDefinition> load();

private:
    void loadManifest(const ManifestObject& root);
    void loadNames(const ManifestObject& root);
    void loadPlayLogs(const ManifestObject& root);
    PlayLogDefinition playLog(const ManifestObject& object);
    std::vector<StateGroup> groups(const ManifestObject& playLog);
    StateGroup group(const ManifestObject& object, QSet<QString>& names);
    void loadOtherFiles(const ManifestObject& root);

    GameDefinition m_game;
};

Result<GameDefinition> GameLoader::load()
{
    const QString label = folder().name() + QStringLiteral("/game.json");
    const auto manifest = folder().read(QStringLiteral("game.json"));
    if (!manifest)
        problem(manifest.error());
    else if (const auto root = ManifestObject::parse(manifest->text, label); !root)
        problem(root.error());
    else
        loadManifest(*root);
    m_game.files = folder().files();
    if (problems().empty())
        return std::move(m_game);

    Error error = problems().front();
    QStringList others;
    for (std::size_t i = 1; i < problems().size(); ++i)
        others << problems()[i].where + QStringLiteral(": ") + problems()[i].message;
    if (!others.isEmpty())
        error.detail = others.join(QLatin1Char('\n'));
    error.advice = Text::tr("Correct the files in %1 and load the game again.").arg(m_game.folder);
    return error;
}

void GameLoader::loadManifest(const ManifestObject& root)
{
    onlyKeys(root,
             {QLatin1String("id"), QLatin1String("title"), QLatin1String("description"),
              QLatin1String("prefix"), QLatin1String("events"), QLatin1String("playLogs"),
              QLatin1String("import"), QLatin1String("transforms"), QLatin1String("metrics"),
              QLatin1String("snapshots"), QLatin1String("recovery"), QLatin1String("reset"),
              QLatin1String("carried"), QLatin1String("partitions"), QLatin1String("alembic"),
              QLatin1String("fetch"), QLatin1String("reports")});
    loadNames(root);
    m_game.events = readEventSources(*this, root);
    m_game.snapshots = readSnapshotSources(*this, root);
    m_game.metrics = readMetrics(*this, root);
    loadPlayLogs(root);
    readImports(*this, root, m_game);
    m_game.recovery = readRecovery(*this, root, m_game.snapshots);
    readWeekLife(*this, root, m_game);
    m_game.reports = readReports(*this, root);
    loadOtherFiles(root);
}

void GameLoader::loadNames(const ManifestObject& root)
{
    m_game.id = name(root, QStringLiteral("id"), idPattern());
    if (!m_game.id.isEmpty() && m_game.id != folder().name())
        problem(root.error(QStringLiteral("id"),
                           Text::tr("it must be the name of the folder, %1").arg(folder().name())));
    m_game.title = text(root, QStringLiteral("title"));
    m_game.prefix = name(root, QStringLiteral("prefix"), idPattern());
    const auto description = root.optionalString(QStringLiteral("description"));
    if (!description)
        problem(description.error());
    else
        m_game.description = description->value_or(QString());
}

void GameLoader::loadPlayLogs(const ManifestObject& root)
{
    QSet<QString> ids;
    for (const ManifestObject& object : objects(root, QStringLiteral("playLogs"))) {
        PlayLogDefinition log = playLog(object);
        log.id = id(object, ids);
        m_game.playLogs.push_back(std::move(log));
    }
}

PlayLogDefinition GameLoader::playLog(const ManifestObject& object)
{
    onlyKeys(object,
             {QLatin1String("id"), QLatin1String("title"), QLatin1String("games"), QLatin1String("plays"),
              QLatin1String("asOf"), QLatin1String("groups"), QLatin1String("marks"),
              QLatin1String("pictures"), QLatin1String("verify"), QLatin1String("rollback")});
    PlayLogDefinition log;
    log.title = text(object, QStringLiteral("title"));
    log.games = file(object, QStringLiteral("games"));
    log.plays = file(object, QStringLiteral("plays"));
    log.asOf = files(object, QStringLiteral("asOf"));
    log.groups = groups(object);
    readReplay(*this, object, log);
    log.rollback = readRollback(*this, object);
    return log;
}

std::vector<StateGroup> GameLoader::groups(const ManifestObject& playLog)
{
    std::vector<StateGroup> list;
    QSet<QString> names;
    for (const ManifestObject& object : objects(playLog, QStringLiteral("groups")))
        list.push_back(group(object, names));
    return list;
}

StateGroup GameLoader::group(const ManifestObject& object, QSet<QString>& names)
{
    onlyKeys(object, {QLatin1String("title"), QLatin1String("columns")});
    StateGroup group;
    group.title = text(object, QStringLiteral("title"));
    for (const ManifestObject& column : objects(object, QStringLiteral("columns"))) {
        onlyKeys(column, {QLatin1String("name"), QLatin1String("label")});
        StateColumn state;
        state.name = name(column, QStringLiteral("name"), columnPattern());
        state.label = text(column, QStringLiteral("label"));
        if (!state.name.isEmpty() && names.contains(state.name))
            problem(
                column.error(QStringLiteral("name"), Text::tr("%1 is in a group already").arg(state.name)));
        names.insert(state.name);
        group.columns.push_back(std::move(state));
    }
    if (group.columns.empty())
        problem(object.error(QStringLiteral("columns"), Text::tr("a group needs at least one column")));
    return group;
}

void GameLoader::loadOtherFiles(const ManifestObject& root)
{
    if (!m_game.alembic.isEmpty()) { // which runs programs of the folder
        if (const auto read = folder().readAll(); !read)
            problem(read.error());
    }
    m_game.transforms = files(root, QStringLiteral("transforms"));
    if (auto migrations = folder().migrations(); !migrations) {
        problem(migrations.error());
    } else {
        m_game.migrations = std::move(migrations->versioned);
        m_game.repeatable = std::move(migrations->repeatable);
        m_game.undo = std::move(migrations->undo);
    }
    if (!folder().has(QStringLiteral("sample.sql")))
        return;
    if (auto sample = folder().read(QStringLiteral("sample.sql")); !sample)
        problem(sample.error());
    else
        m_game.sample = *std::move(sample);
}

}

Result<GameDefinition> loadGame(const QString& folder)
{
    return GameLoader(folder).load();
}

}
