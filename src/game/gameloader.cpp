#include "game/gameloader.h"

#include "game/gamefolder.h"
#include "json/manifest.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace Weekglass {

namespace {

using Json::ManifestObject;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(GameLoader)
};

/// Goes on after a problem, so that one run tells them all.
class GameLoader
{
public:
    explicit GameLoader(const QString& path)
        : m_folder(path)
    {
        m_game.folder = path;
    }

    Result<GameDefinition> load();

private:
    void loadManifest(const ManifestObject& root);
    void loadNames(const ManifestObject& root);
    void loadEvents(const ManifestObject& root);
    void loadPlayLogs(const ManifestObject& root);
    PlayLogDefinition playLog(const ManifestObject& object);
    std::vector<StateGroup> groups(const ManifestObject& playLog);
    StateGroup group(const ManifestObject& object, QSet<QString>& names);
    void loadImport(const ManifestObject& root);
    void loadOtherFiles(const ManifestObject& root);

    void problem(const Error& error);
    void onlyKeys(const ManifestObject& object, std::initializer_list<QLatin1String> known);
    /// Not empty.
    QString text(const ManifestObject& object, const QString& key);
    QString name(const ManifestObject& object, const QString& key, const QRegularExpression& pattern);
    /// An identifier that no earlier one of its list equals.
    QString id(const ManifestObject& object, QSet<QString>& taken);
    std::vector<ManifestObject> objects(const ManifestObject& object, const QString& key);
    GameFile file(const ManifestObject& object, const QString& key);
    std::vector<GameFile> files(const ManifestObject& object, const QString& key);
    GameFile read(const ManifestObject& object, const QString& key, const QString& fileName);

    GameFolder m_folder;
    GameDefinition m_game;
    std::vector<Error> m_problems;
};

const QRegularExpression& idPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z][a-z0-9_]{0,40}\\z"));
    return pattern;
}

/// Columns of PostgreSQL that need no quotes: what a query file may well call its columns.
const QRegularExpression& columnPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z_][a-z0-9_]{0,62}\\z"));
    return pattern;
}

Result<GameDefinition> GameLoader::load()
{
    const QString label = m_folder.name() + QStringLiteral("/game.json");
    const auto manifest = m_folder.read(QStringLiteral("game.json"));
    if (!manifest)
        problem(manifest.error());
    else if (const auto root = ManifestObject::parse(manifest->text, label); !root)
        problem(root.error());
    else
        loadManifest(*root);
    if (m_problems.empty())
        return std::move(m_game);

    Error error = m_problems.front();
    QStringList others;
    for (std::size_t i = 1; i < m_problems.size(); ++i)
        others << m_problems[i].where + QStringLiteral(": ") + m_problems[i].message;
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
              QLatin1String("snapshots")});
    for (const QString& key : {QStringLiteral("metrics"), QStringLiteral("snapshots")}) {
        if (!objects(root, key).empty())
            problem(root.error(key, Text::tr("this version of Weekglass knows only an empty list")));
    }
    loadNames(root);
    loadEvents(root);
    loadPlayLogs(root);
    loadImport(root);
    loadOtherFiles(root);
}

void GameLoader::loadNames(const ManifestObject& root)
{
    m_game.id = name(root, QStringLiteral("id"), idPattern());
    if (!m_game.id.isEmpty() && m_game.id != m_folder.name())
        problem(root.error(QStringLiteral("id"),
                           Text::tr("it must be the name of the folder, %1").arg(m_folder.name())));
    m_game.title = text(root, QStringLiteral("title"));
    m_game.prefix = name(root, QStringLiteral("prefix"), idPattern());
    const auto description = root.optionalString(QStringLiteral("description"));
    if (!description)
        problem(description.error());
    else
        m_game.description = description->value_or(QString());
}

void GameLoader::loadEvents(const ManifestObject& root)
{
    QSet<QString> ids;
    for (const ManifestObject& object : objects(root, QStringLiteral("events"))) {
        onlyKeys(object, {QLatin1String("id"), QLatin1String("title"), QLatin1String("file")});
        EventSource source;
        source.id = id(object, ids);
        source.title = text(object, QStringLiteral("title"));
        source.query = file(object, QStringLiteral("file"));
        m_game.events.push_back(std::move(source));
    }
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
              QLatin1String("asOf"), QLatin1String("groups")});
    PlayLogDefinition log;
    log.title = text(object, QStringLiteral("title"));
    log.games = file(object, QStringLiteral("games"));
    log.plays = file(object, QStringLiteral("plays"));
    log.asOf = files(object, QStringLiteral("asOf"));
    log.groups = groups(object);
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

void GameLoader::loadImport(const ManifestObject& root)
{
    if (!root.has(QStringLiteral("import")))
        return;
    const auto object = root.object(QStringLiteral("import"));
    if (!object)
        return problem(object.error());
    onlyKeys(*object, {QLatin1String("table"), QLatin1String("event")});
    static const QRegularExpression table(
        QStringLiteral("^[a-z_][a-z0-9_]{0,62}\\.[a-z_][a-z0-9_]{0,62}\\z"));
    ImportTarget target;
    target.table = name(*object, QStringLiteral("table"), table);
    target.eventSource = name(*object, QStringLiteral("event"), idPattern());
    if (!target.eventSource.isEmpty() && !m_game.eventSource(target.eventSource))
        problem(object->error(QStringLiteral("event"),
                              Text::tr("there is no event source %1").arg(target.eventSource)));
    m_game.import = std::move(target);
}

void GameLoader::loadOtherFiles(const ManifestObject& root)
{
    m_game.transforms = files(root, QStringLiteral("transforms"));
    if (auto migrations = m_folder.migrations(); !migrations)
        problem(migrations.error());
    else
        m_game.migrations = *std::move(migrations);
    if (!m_folder.has(QStringLiteral("sample.sql")))
        return;
    if (auto sample = m_folder.read(QStringLiteral("sample.sql")); !sample)
        problem(sample.error());
    else
        m_game.sample = *std::move(sample);
}

void GameLoader::problem(const Error& error)
{
    Error named = error;
    if (!named.where.startsWith(m_folder.name() + QLatin1Char('/')))
        named.where.prepend(m_folder.name() + QLatin1Char('/'));
    m_problems.push_back(std::move(named));
}

void GameLoader::onlyKeys(const ManifestObject& object, std::initializer_list<QLatin1String> known)
{
    if (const auto checked = object.onlyKeys(known); !checked)
        problem(checked.error());
}

QString GameLoader::text(const ManifestObject& object, const QString& key)
{
    const auto value = object.string(key);
    if (!value)
        problem(value.error());
    else if (value->trimmed().isEmpty() || value->size() > 200)
        problem(object.error(key, Text::tr("1 to 200 characters are expected")));
    return value ? *value : QString();
}

QString GameLoader::name(const ManifestObject& object, const QString& key, const QRegularExpression& pattern)
{
    const auto value = object.string(key);
    if (!value) {
        problem(value.error());
        return {};
    }
    if (pattern.match(*value).hasMatch())
        return *value;
    problem(object.error(key,
                         Text::tr("it does not match %1")
                             .arg(pattern.pattern().replace(QLatin1String("\\z"), QLatin1String("$")))));
    return {};
}

QString GameLoader::id(const ManifestObject& object, QSet<QString>& taken)
{
    QString value = name(object, QStringLiteral("id"), idPattern());
    if (!value.isEmpty() && taken.contains(value))
        problem(object.error(QStringLiteral("id"), Text::tr("%1 is taken already").arg(value)));
    taken.insert(value);
    return value;
}

std::vector<ManifestObject> GameLoader::objects(const ManifestObject& object, const QString& key)
{
    auto list = object.objects(key);
    if (list)
        return *std::move(list);
    problem(list.error());
    return {};
}

GameFile GameLoader::file(const ManifestObject& object, const QString& key)
{
    const auto fileName = object.string(key);
    if (fileName)
        return read(object, key, *fileName);
    problem(fileName.error());
    return {};
}

std::vector<GameFile> GameLoader::files(const ManifestObject& object, const QString& key)
{
    const auto names = object.strings(key);
    if (!names) {
        problem(names.error());
        return {};
    }
    std::vector<GameFile> list;
    for (qsizetype i = 0; i < names->size(); ++i)
        list.push_back(read(object, QStringLiteral("%1[%2]").arg(key).arg(i), names->at(i)));
    return list;
}

GameFile GameLoader::read(const ManifestObject& object, const QString& key, const QString& fileName)
{
    auto file = m_folder.read(fileName);
    if (!file) {
        Error error = object.error(key, fileName + QStringLiteral(": ") + file.error().message);
        error.detail = file.error().detail;
        problem(error);
        return {};
    }
    if (file->text.trimmed().isEmpty())
        problem(object.error(key, Text::tr("%1 is empty").arg(fileName)));
    return *std::move(file);
}

}

Result<GameDefinition> loadGame(const QString& folder)
{
    return GameLoader(folder).load();
}

}
