#include "workspace/saveditems.h"

namespace Weekglass {

SavedItems::SavedItems(QString game, QString kind)
    : m_game(std::move(game))
    , m_kind(std::move(kind))
{
}

Result<std::vector<SavedItem>> SavedItems::all() const
{
    const auto workspace = Workspace::open();
    return workspace ? workspace->items(m_game, m_kind) : workspace.error();
}

Result<void> SavedItems::save(const SavedItem& item) const
{
    const auto workspace = Workspace::open();
    return workspace ? workspace->saveItem(m_game, m_kind, item) : workspace.error();
}

Result<void> SavedItems::remove(const QString& name) const
{
    const auto workspace = Workspace::open();
    return workspace ? workspace->removeItem(m_game, m_kind, name) : workspace.error();
}

}
