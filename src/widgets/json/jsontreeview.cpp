#include "widgets/json/jsontreeview.h"

#include "widgets/json/jsondelegate.h"
#include "widgets/json/jsontreemodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace Weekglass {
namespace {

using Json::NodeId;
using Json::noNode;

constexpr int indent = 14;
constexpr int maxDepthShown = 16; ///< more would push the keys out of their column
constexpr int levelsAbove = 6; ///< that stay on the screen when the view moves down
constexpr int firstRows = 30; ///< shown open before anybody opened anything
constexpr int maxRowsOpened = 5'000; ///< by one "open all"

NodeId ancestor(const Json::Document& document, NodeId node, int levels)
{
    for (; levels > 0 && node != noNode; --levels)
        node = document.parent(node);
    return node;
}

}

JsonTreeView::JsonTreeView(QWidget* parent)
    : QTreeView(parent)
    , m_model(new JsonTreeModel(this))
    , m_delegate(new JsonDelegate(this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setUniformRowHeights(true);
    setVerticalScrollMode(ScrollPerItem); // anchors count rows
    setEditTriggers(NoEditTriggers);
    setTextElideMode(Qt::ElideRight);
    setIndentation(indent);
    setAccessibleName(tr("Values of the document"));
    m_fit.setSingleShot(true);
    m_fit.setInterval(0);
    connect(&m_fit, &QTimer::timeout, this, &JsonTreeView::fitKeyColumn);
    m_descend.setSingleShot(true);
    m_descend.setInterval(0);
    connect(&m_descend, &QTimer::timeout, this, &JsonTreeView::descend);
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(false);
    header()->resizeSection(JsonTreeModel::KeyColumn, 180);
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) { remember(index, true); });
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) { remember(index, false); });
}

void JsonTreeView::setDocument(std::shared_ptr<const Json::Document> document)
{
    rememberPlace();
    m_descend.stop();
    {
        const QScopedValueRollback guard(m_restoring, true);
        m_model->setDocument(std::move(document));
        if (m_model->document())
            restorePlace();
    }
    if (m_model->document() && !m_touched)
        openFirstLevels();
    m_fit.start();
    Q_EMIT currentNodeChanged();
}

/// As long as nobody opened or closed anything, a document shows its first levels, as far as they fit.
void JsonTreeView::openFirstLevels()
{
    std::vector<QModelIndex> waiting {m_model->index(0, 0)};
    int rows = 1;
    for (std::size_t next = 0; next < waiting.size(); ++next) {
        const QModelIndex index = waiting[next];
        const int children = m_model->rowCount(index);
        if (rows + children > firstRows)
            continue;
        rows += children;
        expand(index);
        for (int row = 0; row < children; ++row) {
            if (const QModelIndex child = m_model->index(row, 0, index); m_model->hasChildren(child))
                waiting.push_back(child);
        }
    }
    m_touched = false; // that was us
}

NodeId JsonTreeView::currentNode() const
{
    return m_model->document() ? JsonTreeModel::nodeOf(currentIndex()) : noNode;
}

NodeId JsonTreeView::topNode() const
{
    return JsonTreeModel::nodeOf(rootIndex());
}

void JsonTreeView::setMatches(std::shared_ptr<const JsonMatches> matches)
{
    m_delegate->setMatches(std::move(matches));
    viewport()->update();
}

void JsonTreeView::reveal(NodeId node)
{
    const QModelIndex index = m_model->indexOf(node);
    if (!index.isValid())
        return;
    showNear(node);
    setCurrentIndex(index);
    scrollTo(index);
}

/// Levels from the container at the top down to @p node, limit + 1 if there are more or it is elsewhere.
int JsonTreeView::depthBelowTop(NodeId node, int limit) const
{
    const NodeId top = topNode();
    int depth = 0;
    while (node != top && depth <= limit) {
        if (node == noNode)
            return limit + 1;
        node = m_model->document()->parent(node);
        ++depth;
    }
    return depth;
}

/// Chooses the top so that the node is among the rows (if what is around it is open), and not too deep.
void JsonTreeView::showNear(NodeId node)
{
    const int depth = depthBelowTop(node, maxDepthShown);
    if (depth > 0 && depth <= maxDepthShown)
        return;
    const Json::Document& document = *m_model->document();
    const bool shallow = ancestor(document, node, maxDepthShown) == noNode;
    setTop(shallow ? noNode : ancestor(document, node, levelsAbove));
}

void JsonTreeView::setTop(NodeId node)
{
    const QScopedValueRollback guard(m_restoring, true);
    collapseAll();
    setRootIndex(node == noNode ? QModelIndex() : m_model->indexOf(node));
    // the layout is pending now, so opening thousands of rows costs one layout
    for (const NodeId open : m_expansion.nodesIn(*m_model->document())) {
        const int depth = depthBelowTop(open, maxDepthShown);
        if (depth > 0 && depth < maxDepthShown)
            setExpanded(m_model->indexOf(open), true);
    }
}

void JsonTreeView::remember(const QModelIndex& index, bool expanded)
{
    if (m_restoring || !m_model->document())
        return;
    m_touched = true;
    const NodeId node = JsonTreeModel::nodeOf(index);
    if (!JsonTreeModel::isRange(index))
        m_expansion.set(*m_model->document(), node, expanded);
    if (!expanded)
        return;
    m_fit.start();
    if (depthBelowTop(node, maxDepthShown) < maxDepthShown)
        return;
    m_deep = node;
    m_descend.start(); // not now: the view is in the middle of opening it
}

void JsonTreeView::descend()
{
    if (!m_model->document() || qsizetype(m_deep) >= m_model->document()->nodeCount())
        return;
    setTop(ancestor(*m_model->document(), m_deep, levelsAbove));
    if (!isInOpenParents(currentNode()))
        setCurrentIndex(
            m_model->indexOf(m_deep)); // opened by the mouse, and what was selected is out of sight
    scrollTo(currentIndex());
}

/// Makes room for keys that came on the screen; never takes room away, which would move what one reads.
void JsonTreeView::fitKeyColumn()
{
    const int wanted = std::min(sizeHintForColumn(JsonTreeModel::KeyColumn), viewport()->width() * 7 / 10);
    if (wanted > columnWidth(JsonTreeModel::KeyColumn))
        setColumnWidth(JsonTreeModel::KeyColumn, wanted);
}

bool JsonTreeView::expandBelow()
{
    const QModelIndex start = currentIndex().siblingAtColumn(JsonTreeModel::KeyColumn);
    if (!start.isValid())
        return true;
    std::vector<QModelIndex> waiting {start};
    int rows = 0;
    scheduleDelayedItemsLayout(); // one layout for all that opens now
    // breadth first, so that what is left closed is the deepest
    for (std::size_t next = 0; next < waiting.size(); ++next) {
        const QModelIndex index = waiting[next];
        const int children = m_model->rowCount(index);
        rows += children;
        if (rows > maxRowsOpened && next > 0)
            return false;
        if (depthBelowTop(JsonTreeModel::nodeOf(index), maxDepthShown) >= maxDepthShown - 1)
            return false;
        expand(index);
        for (int row = 0; row < children && rows <= maxRowsOpened; ++row) {
            const QModelIndex child = m_model->index(row, 0, index);
            if (m_model->hasChildren(child))
                waiting.push_back(child);
        }
    }
    return rows <= maxRowsOpened;
}

void JsonTreeView::collapseBelow()
{
    if (!m_model->document())
        return;
    const Json::Document& document = *m_model->document();
    const NodeId start = currentNode();
    if (start == noNode)
        return;
    for (const NodeId node : m_expansion.nodesIn(document)) {
        // nodes stand in the order of the text
        if (node >= start && document.rawText(node).data() < document.rawText(start).end())
            m_expansion.set(document, node, false);
    }
    setTop(topNode());
    setCurrentIndex(m_model->indexOf(start));
}

void JsonTreeView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!rootIndex().isValid())
        return QTreeView::scrollTo(index, hint);
    // the base class would open everything up to the document's root, a thousand levels above the top
    std::vector<QModelIndex> closed;
    QModelIndex above = m_model->parent(index);
    for (; above.isValid() && above != rootIndex(); above = m_model->parent(above))
        closed.push_back(above);
    if (!above.isValid())
        return;
    for (auto it = closed.rbegin(); it != closed.rend(); ++it)
        expand(*it);
    const QRect rect = visualRect(index);
    const int page = std::max(1, verticalScrollBar()->pageStep());
    const int row = shownRow(index);
    const int first = verticalScrollBar()->value();
    if (rect.isValid() && (row < first || row >= first + page))
        verticalScrollBar()->setValue(row - page / 2);
}

void JsonTreeView::keyboardSearch(const QString& text)
{
    Q_EMIT searchTyped(text); // the base class would look at every row of a large container
}

void JsonTreeView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    if (m_restoring)
        return;
    m_keepWanted = false;
    Q_EMIT currentNodeChanged();
}

void JsonTreeView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Asterisk) { // the base class would open without a limit
        expandBelow();
        return;
    }
    const bool leavesTop = event->key() == Qt::Key_Left && rootIndex().isValid()
        && m_model->parent(currentIndex()) == rootIndex() && !isExpanded(currentIndex());
    if (leavesTop)
        return reveal(topNode());
    QTreeView::keyPressEvent(event);
}

/// Counted from the first row of all, also for rows that are not on the screen.
int JsonTreeView::shownRow(const QModelIndex& index) const
{
    const QRect rect = visualRect(index);
    return rect.isValid() ? rect.top() / std::max(1, rect.height()) + verticalScrollBar()->value() : -1;
}

bool JsonTreeView::isInOpenParents(NodeId node) const
{
    QModelIndex above = m_model->parent(m_model->indexOf(node));
    while (above.isValid() && above != rootIndex() && isExpanded(above))
        above = m_model->parent(above);
    return above == rootIndex();
}

/// Before the document goes: what is selected, and a row of the screen that shall stay where it is.
void JsonTreeView::rememberPlace()
{
    if (!m_model->document())
        return;
    const Json::Document& document = *m_model->document();
    if (!m_keepWanted && currentIndex().isValid())
        m_wanted = pathOf(document, currentNode());
    m_anchor = {{}, -1, verticalScrollBar()->value()};
    QModelIndex index = currentIndex();
    if (!viewport()->rect().intersects(visualRect(index)))
        index = indexAt(QPoint(1, 1));
    if (!index.isValid())
        return;
    m_anchor.path = pathOf(document, JsonTreeModel::nodeOf(index));
    m_anchor.row = shownRow(index) - m_anchor.scroll;
}

void JsonTreeView::restorePlace()
{
    const Json::Document& document = *m_model->document();
    const NodeId selected = nodeAt(document, m_wanted);
    m_keepWanted = selected == noNode;
    const bool shallow = m_keepWanted || ancestor(document, selected, maxDepthShown) == noNode;
    setTop(shallow ? noNode : ancestor(document, selected, levelsAbove));

    setAutoScroll(false); // it would open what is around the selection
    setCurrentIndex(m_model->indexOf(selected));
    setAutoScroll(true);

    const NodeId node = nodeAt(document, m_anchor.path);
    const bool anchored = m_anchor.row >= 0 && node != noNode && isInOpenParents(node);
    executeDelayedItemsLayout(); // the scroll bar has its range only then
    verticalScrollBar()->setValue(anchored ? shownRow(m_model->indexOf(node)) - m_anchor.row
                                           : m_anchor.scroll);
}

}
