#pragma once

#include "workspace/workspace.h"

namespace Weekglass {

/// What the user keeps of one kind for all weeks of a game. A value for jobs: every call opens the workspace
/// and waits for the disk.
class SavedItems
{
public:
    /// @p kind: e.g. "eventFilter".
    SavedItems(QString game, QString kind);

    /// By name.
    Result<std::vector<SavedItem>> all() const;
    /// One of the same name is replaced.
    Result<void> save(const SavedItem& item) const;
    /// Removing what is gone already is no error.
    Result<void> remove(const QString& name) const;

private:
    QString m_game;
    QString m_kind;
};

}
