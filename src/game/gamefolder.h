#pragma once

#include "base/result.h"
#include "game/gamedefinition.h"

namespace Weekglass {

/// Each kind in its order: versioned and undo ones by version, repeatable ones by description.
struct GameMigrations
{
    std::vector<GameFile> versioned;
    std::vector<GameFile> repeatable;
    std::vector<GameFile> undo;
};

/// The files of one game definition. A name never leads out of the folder: a definition that somebody passes
/// on must not read what belongs to its user.
class GameFolder
{
public:
    /// @p path may be a resource.
    explicit GameFolder(const QString& path);

    /// The folder's own name.
    QString name() const;
    bool has(const QString& file) const;
    /// Up to 4 MB of UTF-8 text without NUL. Names go down from the folder, with forward slashes.
    Result<GameFile> read(const QString& file) const;
    /// The files of migrations/. Refuses other names that end in .sql, and two files of one kind and version
    /// or description.
    Result<GameMigrations> migrations() const;

private:
    Result<QString> pathOf(const QString& file) const;

    QString m_path;
};

}
