#pragma once

#include "base/result.h"
#include "game/gamedefinition.h"

namespace Weekglass {

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
    /// V*.sql of migrations/ in version order. Refuses other names that end in .sql, and two files of one
    /// version.
    Result<std::vector<GameFile>> migrations() const;

private:
    Result<QString> pathOf(const QString& file) const;

    QString m_path;
};

}
