#include "pages/replay/statemodel.h"

#include "base/safetext.h"
#include "widgets/parts/tablemodel.h"

#include <algorithm>
#include <utility>

namespace Weekglass {

struct StateModel::Node
{
    Node* parent = nullptr;
    int row = 0;
    std::size_t column = 0; ///< of the log; for the nodes of values only
    bool isGroup = false;
    bool isNull = false;
    bool isChanged = false;
    bool isStale = false; ///< differs from what the views were told
    QString name;
    QString value;
    QString before;
    QByteArray shown; ///< the text that the children were made of, with the one before
    std::vector<std::unique_ptr<Node>> children;

    Node& add()
    {
        auto& child = children.emplace_back(std::make_unique<Node>());
        child->parent = this;
        child->row = static_cast<int>(children.size()) - 1;
        return *child;
    }

    void set(const QString& newName, const QString& newValue, bool changed, const QString& valueBefore)
    {
        const QString newBefore = changed ? valueBefore : QString();
        isStale =
            isStale || name != newName || value != newValue || isChanged != changed || before != newBefore;
        name = newName;
        value = newValue;
        isChanged = changed;
        before = newBefore;
    }
};

namespace {

const StateEntry* entryAt(const std::optional<StateEntries>& entries, std::size_t index)
{
    return entries && index < entries->entries.size() ? &entries->entries[index] : nullptr;
}

QString fieldBefore(const StateEntry* before, std::size_t index, const QString& key)
{
    return before && index < before->fields.size() && before->fields[index].first == key
        ? before->fields[index].second
        : QString();
}

}

StateModel::StateModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

StateModel::~StateModel() = default;

void StateModel::setLog(std::shared_ptr<const PlayLog> log)
{
    beginResetModel();
    m_log = std::move(log);
    m_position = -1;
    m_pinned = -1;
    m_root = std::make_unique<Node>();
    if (m_log && !m_log->isEmpty())
        build();
    endResetModel();
}

bool StateModel::growLog(std::shared_ptr<const PlayLog> log)
{
    const bool isSame = m_log && !m_log->isEmpty()
        && std::ranges::equal(m_log->columns(), log->columns(), {}, &PlayStateColumn::label,
                              &PlayStateColumn::label);
    if (isSame) {
        m_log = std::move(log);
        return false;
    }
    const qsizetype pinned = m_pinned;
    setLog(std::move(log));
    m_pinned = pinned;
    return true;
}

void StateModel::build()
{
    Node* group = nullptr;
    for (std::size_t column = 0; column < m_log->columns().size(); ++column) {
        const PlayStateColumn& shown = m_log->columns()[column];
        const QString title = visibleText(shown.group);
        if (!group || group->name != title) {
            group = &m_root->add();
            group->name = title;
            group->isGroup = true;
        }
        Node& value = group->add();
        value.name = visibleText(shown.label);
        value.column = column;
    }
}

void StateModel::setPosition(qsizetype position)
{
    if (!m_log || position < 0 || position >= m_log->size() || position == m_position)
        return;
    m_position = position;
    refresh();
}

void StateModel::setPinned(qsizetype index)
{
    if (index == m_pinned || !m_log || index >= m_log->size())
        return;
    m_pinned = std::max<qsizetype>(index, -1);
    Q_EMIT headerDataChanged(Qt::Horizontal, BeforeColumn, BeforeColumn);
    if (m_position >= 0)
        refresh();
}

void StateModel::refresh()
{
    for (const auto& group : m_root->children) {
        const bool wasChanged = std::exchange(group->isChanged, false);
        for (const auto& value : group->children) {
            update(*value);
            group->isChanged = group->isChanged || value->isChanged;
        }
        group->isStale = group->isChanged != wasChanged;
    }
    tellStale(*m_root);
}

/// Cell by cell: a range would make a view paint everything again, and most of a state stays as it is.
void StateModel::tellStale(Node& node)
{
    for (const auto& child : node.children) {
        if (std::exchange(child->isStale, false)) {
            const QModelIndex first = indexOf(*child);
            for (int column = 0; column <= BeforeColumn; ++column) {
                const QModelIndex cell = first.siblingAtColumn(column);
                Q_EMIT dataChanged(cell, cell);
            }
        }
        tellStale(*child);
    }
}

QString StateModel::shownValue(const TextColumn::Text& text, const std::optional<StateEntries>& entries)
{
    if (!text)
        return QStringLiteral("–");
    if (entries)
        return tr("entries: %L1").arg(entries->total);
    return visibleText(*text);
}

void StateModel::update(Node& node)
{
    const TextColumn::Text now = m_log->value(m_position, node.column);
    const bool changed = reference() >= 0 && !m_log->isSame(m_position, reference(), node.column);
    const TextColumn::Text before = changed ? m_log->value(reference(), node.column) : now;
    const auto nowEntries = now ? stateEntries(*now) : std::nullopt;
    const auto beforeEntries = changed && before ? stateEntries(*before) : nowEntries;
    node.isStale = node.isNull != !now;
    node.isNull = !now;
    node.set(node.name, shownValue(now, nowEntries), changed, shownValue(before, beforeEntries));
    updateEntries(node, nowEntries, beforeEntries);
}

void StateModel::resizeChildren(Node& node, std::size_t count)
{
    const std::size_t old = node.children.size();
    if (count > old) {
        beginInsertRows(indexOf(node), static_cast<int>(old), static_cast<int>(count) - 1);
        while (node.children.size() < count)
            node.add();
        endInsertRows();
    } else if (count < old) {
        beginRemoveRows(indexOf(node), static_cast<int>(count), static_cast<int>(old) - 1);
        node.children.resize(count);
        endRemoveRows();
    }
}

void StateModel::updateEntries(Node& node, const std::optional<StateEntries>& now,
                               const std::optional<StateEntries>& before)
{
    const std::size_t count = now ? now->entries.size() : 0;
    const bool isCut = now && now->total > MaxStateEntries;
    resizeChildren(node, count + (isCut ? 1 : 0));
    for (std::size_t i = 0; i < count; ++i) {
        Node& child = *node.children[i];
        const StateEntry& entry = now->entries[i];
        const StateEntry* old = entryAt(before, i);
        child.set(entry.name, entry.value, !old || old->text != entry.text, old ? old->value : QString());
        resizeChildren(child, entry.fields.size());
        for (std::size_t f = 0; f < entry.fields.size(); ++f) {
            const auto& [key, value] = entry.fields[f];
            const QString valueBefore = fieldBefore(old, f, key);
            child.children[f]->set(key, value, valueBefore != value, valueBefore);
        }
    }
    if (isCut) {
        resizeChildren(*node.children[count], 0);
        node.children[count]->set(QStringLiteral("…"), tr("%L1 more").arg(now->total - MaxStateEntries),
                                  false, {});
    }
}

const StateModel::Node* StateModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<const Node*>(index.constInternalPointer()) : m_root.get();
}

QModelIndex StateModel::indexOf(const Node& node) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.row, 0, &node);
}

QModelIndex StateModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex StateModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(*nodeOf(child)->parent) : QModelIndex();
}

int StateModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int StateModel::columnCount(const QModelIndex& parent) const
{
    Q_UNUSED(parent);
    return ColumnCount;
}

QVariant StateModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node& node = *nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == NameColumn ? node.name
            : index.column() == ValueColumn ? node.value
                                            : node.before;
    case Qt::ToolTipRole:
        if (node.isNull)
            return tr("no value (NULL)");
        return node.isChanged && !node.isGroup ? tr("%1 (before: %2)").arg(node.value, node.before)
                                               : node.value;
    case Qt::AccessibleTextRole:
        if (node.isChanged && !node.isGroup && index.column() == ValueColumn)
            return tr("%1, changed from %2").arg(node.value, node.before);
        return {};
    case ChangedRole:
        return node.isChanged;
    case PreviousRole:
        return node.isChanged ? QVariant(node.before) : QVariant();
    case NullRole:
        return node.isNull;
    case GroupRole:
        return node.isGroup;
    default:
        return {};
    }
}

QVariant StateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QString before = m_pinned < 0 ? tr("Before")
        : m_log->isStart(m_pinned)      ? tr("At the start")
                                        : tr("At play %1").arg(m_log->playNumber(m_pinned));
    return titleOf({tr("State"), tr("Value"), before}, section, orientation, role);
}

}
