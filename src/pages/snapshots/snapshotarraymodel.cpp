#include "pages/snapshots/snapshotarraymodel.h"

#include "base/safetext.h"
#include "json/number.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Json::Document;
using Json::Kind;
using Json::NodeId;
using Json::noNode;

constexpr int MaxSampled = 2000; // elements that are looked at for their members
constexpr std::size_t MaxDepth = 3; // of columns, in steps
constexpr int MaxSpread = 4; // values of an array
constexpr qsizetype CellChars = 200;

bool isTable(const Document& document, NodeId node)
{
    if (document.kind(node) != Kind::Array || document.childCount(node) == 0)
        return false;
    for (int row = 0; row < document.childCount(node); ++row) {
        if (document.kind(document.child(node, row)) != Kind::Object)
            return false;
    }
    return true;
}

/// Values of different kinds: nothing first, then as JSONB orders them.
int rank(const Document& document, NodeId node)
{
    return node == noNode ? -1 : static_cast<int>(document.kind(node));
}

QByteArray tsvCell(const Document& document, NodeId node)
{
    if (node == noNode)
        return {};
    QByteArray text = document.kind(node) == Kind::String ? document.stringValue(node).toUtf8()
                                                          : document.rawText(node).toByteArray();
    return text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r");
}

}

std::vector<ObjectArray> objectArrays(const Document& document, int limit)
{
    std::vector<ObjectArray> found;
    for (NodeId node = 0; node < document.nodeCount() && static_cast<int>(found.size()) < limit; ++node) {
        if (isTable(document, node))
            found.push_back(
                {.node = node, .path = document.pointer(node), .elements = document.childCount(node)});
    }
    return found;
}

namespace {

/// Finds the columns of a table: members in the order in which they first come, those that only later
/// elements have behind the one before them.
class ColumnFinder
{
public:
    using Column = SnapshotArrayModel::Column;

    explicit ColumnFinder(const Document& document)
        : m_document(document)
    {
    }

    std::vector<Column> find(NodeId array)
    {
        const int sampled = std::min(m_document.childCount(array), MaxSampled);
        for (int row = 0; row < sampled; ++row) {
            m_next = 0;
            collect(m_document.child(array, row), {});
        }
        return std::move(m_columns);
    }

private:
    void collect(NodeId container, const Json::Path& above)
    {
        const bool isArray = m_document.kind(container) == Kind::Array;
        for (int row = 0; row < m_document.childCount(container); ++row) {
            const NodeId value = m_document.child(container, row);
            Json::Path path = above;
            path.push_back(isArray ? Json::Step {.row = row} : Json::Step {.key = m_document.key(value)});
            if (isSpread(value) && path.size() < MaxDepth)
                collect(value, path);
            else
                note(std::move(path), m_document.kind(value) == Kind::Number);
        }
    }

    /// Objects, and arrays as vectors are written.
    bool isSpread(NodeId value) const
    {
        const int children = m_document.childCount(value);
        if (m_document.kind(value) != Kind::Array || children == 0 || children > MaxSpread)
            return m_document.kind(value) == Kind::Object && children > 0;
        for (int row = 0; row < children; ++row) {
            if (m_document.isContainer(m_document.child(value, row)))
                return false;
        }
        return true;
    }

    void note(Json::Path path, bool isNumber)
    {
        if (m_next >= m_columns.size() || m_columns[m_next].path != path) { // mostly it is the next one
            const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                            [&](const Column& column) { return column.path == path; });
            m_next = static_cast<std::size_t>(found - m_columns.begin());
            if (found == m_columns.end())
                m_columns.push_back({.path = std::move(path), .isNumeric = true});
        }
        m_columns[m_next].isNumeric = m_columns[m_next].isNumeric && isNumber;
        ++m_next;
    }

    const Document& m_document;
    std::vector<Column> m_columns;
    std::size_t m_next = 0;
};

}

void SnapshotArrayModel::setArray(std::shared_ptr<const Document> document, NodeId array)
{
    auto columns = document ? ColumnFinder(*document).find(array) : std::vector<Column>();
    beginResetModel();
    m_isCut = columns.size() > MaxColumns;
    columns.resize(std::min<std::size_t>(columns.size(), MaxColumns));
    if (columns != m_columns)
        m_sortColumn = -1;
    m_columns = std::move(columns);
    m_document = std::move(document);
    m_array = array;
    arrange();
    endResetModel();
}

NodeId SnapshotArrayModel::follow(NodeId element, const Column& column) const
{
    NodeId node = element;
    for (const Json::Step& step : column.path) {
        if (node == noNode || m_document->kind(node) != (step.isRow() ? Kind::Array : Kind::Object))
            return noNode;
        if (!step.isRow())
            node = m_document->find(node, step.key);
        else
            node = step.row < m_document->childCount(node) ? m_document->child(node, step.row) : noNode;
    }
    return node;
}

NodeId SnapshotArrayModel::valueAt(int row, int column) const
{
    return follow(element(row), m_columns[static_cast<std::size_t>(column)]);
}

bool SnapshotArrayModel::isLess(const Sorted& left, const Sorted& right) const
{
    const NodeId a = left.value;
    const NodeId b = right.value;
    if (rank(*m_document, a) != rank(*m_document, b))
        return rank(*m_document, a) < rank(*m_document, b);
    if (a == noNode)
        return false;
    switch (m_document->kind(a)) {
    case Kind::Number:
        return Json::compareNumbers(m_document->rawText(a), m_document->rawText(b)) < 0;
    case Kind::String:
        return Json::compareBytes(left.text, right.text) < 0;
    case Kind::Array:
    case Kind::Object:
        return m_document->childCount(a) < m_document->childCount(b);
    default:
        return m_document->rawText(a) < m_document->rawText(b); // false, true
    }
}

void SnapshotArrayModel::arrange()
{
    m_order.clear();
    if (!m_document)
        return;
    for (int row = 0; row < m_document->childCount(m_array); ++row)
        m_order.push_back(m_document->child(m_array, row));
    if (m_sortColumn < 0)
        return;
    std::vector<Sorted> rows; // with texts made once, not at each comparison
    for (const NodeId element : m_order) {
        const NodeId value = follow(element, m_columns[static_cast<std::size_t>(m_sortColumn)]);
        const bool isText = value != noNode && m_document->kind(value) == Kind::String;
        rows.push_back({.element = element,
                        .value = value,
                        .text = isText ? m_document->stringValue(value).toUtf8() : QByteArray()});
    }
    std::ranges::stable_sort(rows, [this](const Sorted& left, const Sorted& right) {
        return m_sortOrder == Qt::AscendingOrder ? isLess(left, right) : isLess(right, left);
    });
    std::ranges::transform(rows, m_order.begin(), &Sorted::element);
}

void SnapshotArrayModel::sort(int column, Qt::SortOrder order)
{
    if (column >= columnCount())
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList old = persistentIndexList();
    std::vector<NodeId> elements;
    for (const QModelIndex& index : old)
        elements.push_back(element(index.row()));
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
    QModelIndexList moved;
    for (qsizetype i = 0; i < old.size(); ++i) {
        const auto at = std::find(m_order.begin(), m_order.end(), elements[static_cast<std::size_t>(i)]);
        moved << index(static_cast<int>(at - m_order.begin()), old[i].column());
    }
    changePersistentIndexList(old, moved);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

QByteArray SnapshotArrayModel::tsv(const std::vector<int>& rows) const
{
    QByteArray text;
    const auto add = [this, &text](const auto& cell) {
        for (int column = 0; column < columnCount(); ++column) {
            if (column > 0)
                text += '\t';
            text += cell(column);
        }
        text += '\n';
    };
    add([this](int column) { return headerData(column, Qt::Horizontal).toString().toUtf8(); });
    for (const int row : rows)
        add([this, row](int column) { return tsvCell(*m_document, valueAt(row, column)); });
    return text;
}

int SnapshotArrayModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int SnapshotArrayModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant SnapshotArrayModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const NodeId value = valueAt(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        if (value == noNode)
            return {};
        if (m_document->kind(value) == Kind::String)
            return visibleText(m_document->stringValue(value), CellChars);
        return visibleText(m_document->rawText(value), CellChars);
    case Qt::TextAlignmentRole: {
        const bool isNumber = m_columns[static_cast<std::size_t>(index.column())].isNumeric;
        return QVariant::fromValue(
            Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    case NodeRole:
        return value;
    default:
        return {};
    }
}

QVariant SnapshotArrayModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    QString name;
    for (const Json::Step& step : m_columns[static_cast<std::size_t>(section)].path) {
        if (step.isRow())
            name += QStringLiteral("[%1]").arg(step.row);
        else
            name += name.isEmpty() ? step.key : QString(QLatin1Char('.') + step.key);
    }
    return visibleText(name, CellChars);
}

}
