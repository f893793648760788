#pragma once

#include "base/result.h"
#include "game/gamedefinition.h"

#include <QTemporaryDir>

#include <memory>

namespace Weekglass {

/// A game's Alembic where the program can run it: in the game's folder, or, for a game that ships, whose
/// files lie in this program, in a private folder that goes with this.
class AlembicProject
{
public:
    /// An error if the game names no config that is there, or if the files are not those that were trusted
    /// when the game was loaded.
    static Result<AlembicProject> of(const GameDefinition& game);

    const QString& config() const { return m_config; } ///< absolute path
    /// What the files call revisions, in their order; read without running them, to be offered.
    static QStringList revisionsIn(const GameDefinition& game);

private:
    Result<void> write(const GameDefinition& game);

    std::unique_ptr<QTemporaryDir> m_copy; // null: it runs in the game's folder
    QString m_config;
};

}
