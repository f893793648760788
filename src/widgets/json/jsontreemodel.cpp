#include "widgets/json/jsontreemodel.h"

#include "widgets/json/jsontext.h"
#include "widgets/parts/tablemodel.h"

#include <algorithm>

namespace Weekglass {
namespace {

using Json::NodeId;
using Json::noNode;

// An index is the node's id; for a range the upper half counts from 1 which one of the node's ranges it is.
static_assert(sizeof(quintptr) == 8, "ranges need the upper half of the id");

quintptr rangeId(NodeId node, int range)
{
    return (quintptr(range) + 1) << 32 | node;
}

int rangeOf(const QModelIndex& index)
{
    return static_cast<int>(index.internalId() >> 32) - 1;
}

}

JsonTreeModel::JsonTreeModel(QObject* parent, int flatChildren, int rangeSize)
    : QAbstractItemModel(parent)
    , m_flatChildren(flatChildren)
    , m_rangeSize(rangeSize)
{
}

void JsonTreeModel::setDocument(std::shared_ptr<const Json::Document> document)
{
    beginResetModel();
    m_document = std::move(document);
    endResetModel();
}

QModelIndex JsonTreeModel::indexOf(NodeId node, int column) const
{
    if (!m_document || qsizetype(node) >= m_document->nodeCount())
        return {};
    int row = m_document->rowInParent(node);
    const NodeId above = m_document->parent(node);
    if (above != noNode && hasRanges(above))
        row %= m_rangeSize;
    return createIndex(row, column, quintptr(node));
}

NodeId JsonTreeModel::nodeOf(const QModelIndex& index)
{
    return index.isValid() ? static_cast<NodeId>(index.internalId()) : noNode;
}

bool JsonTreeModel::isRange(const QModelIndex& index)
{
    return index.isValid() && rangeOf(index) >= 0;
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr(Json::Document::root()));
    const NodeId above = nodeOf(parent);
    if (isRange(parent))
        return createIndex(row, column,
                           quintptr(m_document->child(above, rangeOf(parent) * m_rangeSize + row)));
    if (hasRanges(above))
        return createIndex(row, column, rangeId(above, row));
    return createIndex(row, column, quintptr(m_document->child(above, row)));
}

QModelIndex JsonTreeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || !m_document)
        return {};
    if (isRange(index))
        return indexOf(nodeOf(index));
    const NodeId above = m_document->parent(nodeOf(index));
    if (above == noNode)
        return {};
    if (!hasRanges(above))
        return indexOf(above);
    const int range = m_document->rowInParent(nodeOf(index)) / m_rangeSize;
    return createIndex(range, KeyColumn, rangeId(above, range));
}

int JsonTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!m_document || parent.column() > KeyColumn)
        return 0;
    if (!parent.isValid())
        return 1;
    const int children = m_document->childCount(nodeOf(parent));
    if (isRange(parent))
        return std::min(m_rangeSize, children - rangeOf(parent) * m_rangeSize);
    return children > m_flatChildren ? (children - 1) / m_rangeSize + 1 : children;
}

int JsonTreeModel::columnCount(const QModelIndex& parent) const
{
    return parent.column() > KeyColumn ? 0 : ColumnCount;
}

bool JsonTreeModel::hasChildren(const QModelIndex& parent) const
{
    return rowCount(parent) > 0;
}

Qt::ItemFlags JsonTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return hasChildren(index.siblingAtColumn(KeyColumn)) ? flags : flags | Qt::ItemNeverHasChildren;
}

QVariant JsonTreeModel::data(const QModelIndex& index, int role) const
{
    if (!m_document || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == NodeRole)
        return nodeOf(index);
    return isRange(index) ? rangeData(index, role) : nodeData(index, role);
}

QVariant JsonTreeModel::rangeData(const QModelIndex& index, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    const NodeId above = nodeOf(index);
    const int first = rangeOf(index) * m_rangeSize;
    const int last = std::min(first + m_rangeSize, m_document->childCount(above)) - 1;
    if (index.column() == KeyColumn)
        return tr("%L1 to %L2", "a range of rows").arg(first).arg(last);
    if (m_document->kind(above) == Json::Kind::Array)
        return {};
    const QString firstKey = shownJsonKey(*m_document, m_document->child(above, first));
    const QString lastKey = shownJsonKey(*m_document, m_document->child(above, last));
    return tr("%1 … %2", "from key to key").arg(firstKey, lastKey);
}

QVariant JsonTreeModel::nodeData(const QModelIndex& index, int role) const
{
    const NodeId node = nodeOf(index);
    const auto inexact = [&] {
        return index.column() == ValueColumn && m_document->kind(node) == Json::Kind::Number
            && exceedsDouble(m_document->rawText(node));
    };
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == KeyColumn ? shownJsonKey(*m_document, node)
                                           : shownJsonValue(*m_document, node);
    case Qt::ToolTipRole:
        return inexact()
            ? tr("More digits than a double holds: programs that read numbers as floating point, "
                 "as JavaScript does, see another number.")
            : QVariant();
    case BadgeRole:
        return inexact() ? tr("beyond double") : QVariant();
    case KindRole:
        return static_cast<int>(m_document->kind(node));
    case RawTextRole:
        return m_document->rawText(node).toByteArray();
    default:
        return {};
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOf({tr("Key"), tr("Value")}, section, orientation, role);
}

}
