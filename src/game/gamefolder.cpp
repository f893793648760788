#include "game/gamefolder.h"

#include "base/files.h"
#include "game/migrationname.h"
#include "game/text.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qint64 MaxFileBytes = 4LL * 1024 * 1024;
constexpr qsizetype MaxMigrations = 10000;
constexpr qsizetype MaxFiles = 5000; // of a folder that is read whole
constexpr qint64 MaxFolderBytes = 64LL * 1024 * 1024;

Error refused(const QString& file, const QString& message)
{
    return {.kind = Error::Kind::Format, .message = message, .where = file};
}

bool isPlainPath(const QString& file)
{
    if (file.isEmpty() || file.contains(QLatin1Char('\\')) || file.contains(QChar(u'\0')))
        return false;
    const QStringList parts = file.split(QLatin1Char('/'));
    return std::none_of(parts.begin(), parts.end(), [](const QString& part) {
        return part.isEmpty() || part == QLatin1String(".") || part == QLatin1String("..");
    });
}

struct MigrationFile
{
    MigrationName name;
    QString file;

    /// Kind by kind; those that may not both be there are equal.
    friend bool operator<(const MigrationFile& a, const MigrationFile& b)
    {
        if (a.name.kind != b.name.kind)
            return a.name.kind < b.name.kind;
        return a.name.kind == MigrationName::Kind::Repeatable ? a.name.description < b.name.description
                                                              : a.name.version < b.name.version;
    }
};

std::vector<GameFile>& listOf(GameMigrations& migrations, MigrationName::Kind kind)
{
    switch (kind) {
    case MigrationName::Kind::Repeatable:
        return migrations.repeatable;
    case MigrationName::Kind::Undo:
        return migrations.undo;
    case MigrationName::Kind::Versioned:
        break;
    }
    return migrations.versioned;
}

}

GameFolder::GameFolder(const QString& path)
    : m_path(QDir::cleanPath(path))
{
}

GameFolder::GameFolder(const GameDefinition& game)
    : m_path(QDir::cleanPath(game.folder))
    , m_isOnDisk(false)
{
    for (const GameFile& file : game.files)
        m_read.insert(file.name, file.text);
}

QString GameFolder::name() const
{
    return QFileInfo(m_path).fileName();
}

bool GameFolder::has(const QString& file) const
{
    return m_read.contains(file) || (m_isOnDisk && QFileInfo::exists(m_path + QLatin1Char('/') + file));
}

Result<QString> GameFolder::pathOf(const QString& file) const
{
    if (!isPlainPath(file))
        return refused(file,
                       Text::tr("A file is named by its path below the game's folder, without \"..\"."));
    const QString path = m_path + QLatin1Char('/') + file;
    if (m_path.startsWith(QLatin1Char(':')))
        return path; // resources have no links
    const QString real = QFileInfo(path).canonicalFilePath();
    if (real.isEmpty())
        return refused(file, Text::tr("There is no such file in the game's folder."));
    if (!real.startsWith(QFileInfo(m_path).canonicalFilePath() + QLatin1Char('/')))
        return refused(file, Text::tr("The file is a link to a place outside the game's folder."));
    return path;
}

Result<QByteArray> GameFolder::bytesOf(const QString& file) const
{
    if (const auto known = m_read.constFind(file); known != m_read.constEnd())
        return *known;
    if (!m_isOnDisk)
        return refused(file, Text::tr("The file was not there when the game was loaded."));
    const auto path = pathOf(file);
    if (!path)
        return path.error();
    auto bytes = readFile(*path, MaxFileBytes);
    if (!bytes) {
        Error error = bytes.error();
        error.where = file;
        return error;
    }
    m_read.insert(file, *bytes);
    return bytes;
}

Result<GameFile> GameFolder::read(const QString& file) const
{
    auto bytes = bytesOf(file);
    if (!bytes)
        return bytes.error();
    if (bytes->contains('\0'))
        return refused(file, Text::tr("The file holds a NUL character; SQL is plain text."));
    if (!QUtf8StringView(*bytes).isValidUtf8())
        return refused(file, Text::tr("The file is not UTF-8."));
    return GameFile {file, *std::move(bytes)};
}

Result<void> GameFolder::readAll() const
{
    static const QRegularExpression leftOut(QStringLiteral("(^|/)(__pycache__|\\.git)/"));
    qint64 size = 0;
    QDirIterator entries(m_path, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString file = entries.next().sliced(m_path.size() + 1);
        const QFileInfo info = entries.fileInfo();
        if (info.isDir() && info.isSymLink())
            return refused(file, Text::tr("A link to a folder is not followed; put the folder here."));
        if (info.isDir() || leftOut.match(file).hasMatch())
            continue;
        const auto bytes = bytesOf(file);
        if (!bytes)
            return bytes.error();
        size += bytes->size();
        if (size > MaxFolderBytes || m_read.size() > MaxFiles)
            return refused(
                name(),
                Text::tr("The folder is too large: at most %1 files with %2 MB in total are allowed.")
                    .arg(MaxFiles)
                    .arg(MaxFolderBytes / 1024 / 1024));
    }
    return {};
}

std::vector<GameFile> GameFolder::files() const
{
    std::vector<GameFile> list;
    for (auto file = m_read.constBegin(); file != m_read.constEnd(); ++file)
        list.push_back({file.key(), file.value()});
    return list;
}

Result<GameMigrations> GameFolder::migrations() const
{
    std::vector<MigrationFile> entries;
    const QString below = QStringLiteral("migrations/");
    const QDir folder(m_path + QLatin1Char('/') + below);
    for (const QString& file :
         folder.entryList({QStringLiteral("*.sql")}, QDir::Files | QDir::Hidden | QDir::System)) {
        auto name = MigrationName::parse(file);
        if (!name)
            return refused(below + file, name.error().message + QLatin1Char(' ') + name.error().advice);
        entries.push_back({*std::move(name), below + file});
    }
    if (static_cast<qsizetype>(entries.size()) > MaxMigrations)
        return refused(below, Text::tr("There are more than %1 migrations.").arg(MaxMigrations));
    std::sort(entries.begin(), entries.end());
    GameMigrations migrations;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (i > 0 && !(entries[i - 1] < entries[i]))
            return refused(entries[i].file,
                           Text::tr("%1 has the same version or description.").arg(entries[i - 1].file));
        auto file = read(entries[i].file);
        if (!file)
            return file.error();
        listOf(migrations, entries[i].name.kind).push_back(*std::move(file));
    }
    return migrations;
}

}
