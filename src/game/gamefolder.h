#pragma once

#include "base/result.h"
#include "game/gamedefinition.h"

#include <QMap>

namespace Weekglass {

/// Each kind in its order: versioned and undo ones by version, repeatable ones by description.
struct GameMigrations
{
    std::vector<GameFile> versioned;
    std::vector<GameFile> repeatable;
    std::vector<GameFile> undo;
};

/// The files of one game definition. A name never leads out of the folder: a definition that somebody passes
/// on must not read what belongs to its user. Each file is read once, however often it is asked for.
class GameFolder
{
public:
    /// @p path may be a resource.
    explicit GameFolder(const QString& path);
    /// The folder as it was when the game was loaded: nothing is read from the disk.
    explicit GameFolder(const GameDefinition& game);

    /// The folder's own name.
    QString name() const;
    bool has(const QString& file) const;
    /// Up to 4 MB of UTF-8 text without NUL. Names go down from the folder, with forward slashes.
    Result<GameFile> read(const QString& file) const;
    /// The files of migrations/. Refuses other names that end in .sql, and two files of one kind and version
    /// or description.
    Result<GameMigrations> migrations() const;
    /// Reads whatever is in the folder, also below, but for what Python and Git put there. For games that run
    /// programs of their folder, which may read any of it.
    Result<void> readAll() const;
    /// What was read so far, by name.
    std::vector<GameFile> files() const;

private:
    Result<QString> pathOf(const QString& file) const;
    Result<QByteArray> bytesOf(const QString& file) const;

    QString m_path;
    mutable QMap<QString, QByteArray> m_read; // by name
    bool m_isOnDisk = true; // else m_read is all there is
};

}
