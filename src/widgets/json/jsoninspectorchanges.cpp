// What the inspector compares its value with.
#include "widgets/json/jsondiffview.h"
#include "widgets/json/jsoninspector.h"
#include "widgets/json/jsontreeview.h"

#include <QTabBar>

namespace Weekglass {

void JsonInspector::setComparison(std::shared_ptr<const Json::Document> before, const QString& beforeTitle)
{
    Q_ASSERT(before);
    m_before = std::move(before);
    m_beforeTitle = beforeTitle;
    startComparison();
}

void JsonInspector::clearComparison(const QString& message)
{
    m_comparing.cancel();
    m_before.reset();
    m_changes->showMessage(message.isEmpty() ? tr("There is nothing to compare with.") : message);
    m_tabs->setTabText(ChangesView, tr("Changes"));
    Q_EMIT comparisonChanged();
}

std::shared_ptr<const JsonComparison> JsonInspector::comparison() const
{
    return m_before ? m_changes->diffModel()->comparison() : nullptr;
}

void JsonInspector::setDiffOptions(const Json::DiffOptions& options)
{
    m_diffOptions = options;
    startComparison();
}

void JsonInspector::startComparison()
{
    if (!m_before || m_content != Content::Document)
        return;
    if (!m_changes->diffModel()->comparison())
        m_changes->showLoading();
    m_comparing.start(
        [before = m_before, after = document(), options = m_diffOptions](const std::stop_token& stop) {
            return JsonComparison::make(before, after, options, stop);
        },
        [this](std::shared_ptr<const JsonComparison> comparison) { showComparison(std::move(comparison)); });
}

void JsonInspector::showComparison(std::shared_ptr<const JsonComparison> comparison)
{
    const auto changes = static_cast<qlonglong>(comparison->diff.changes.size());
    m_changes->setComparison(std::move(comparison), m_beforeTitle);
    m_tabs->setTabText(ChangesView, tr("Changes (%L1)").arg(changes));
    Q_EMIT comparisonChanged();
}

/// In the tree; for what is gone, what it was in.
void JsonInspector::revealChange(int row)
{
    const Json::Diff::Change change = m_changes->diffModel()->change(row);
    setView(TreeView);
    reveal(change.after == Json::noNode ? change.within : change.after);
    m_tree->setFocus();
}

}
