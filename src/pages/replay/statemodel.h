#pragma once

#include "pages/replay/stateentries.h"
#include "replay/playlog.h"

#include <QAbstractItemModel>

#include <memory>

namespace Weekglass {

/// The state after one play as a tree: groups, their values, and below a value that is a JSON array or object
/// (a line-up, a hold) its elements and their fields. What differs from the play before is marked, with the
/// value it had; or, while a play is pinned, what differs from that one. Moving to another play keeps groups
/// and values, so that views keep what is unfolded.
class StateModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Columns { NameColumn, ValueColumn, BeforeColumn, ColumnCount };
    enum Roles {
        ChangedRole = Qt::UserRole, ///< bool: differs from the play before, or from the pinned one
        PreviousRole, ///< the value there, where it differs
        NullRole, ///< bool: the value is NULL
        GroupRole, ///< bool: the row is a group
    };

    explicit StateModel(QObject* parent = nullptr);
    ~StateModel() override;

    /// A null log shows nothing. Nothing is pinned afterwards.
    void setLog(std::shared_ptr<const PlayLog> log);
    /// The same game with more plays. @return whether all rows are new, since the log has more columns.
    bool growLog(std::shared_ptr<const PlayLog> log);
    /// Index of the play whose state is shown; -1: none.
    void setPosition(qsizetype position);
    qsizetype position() const { return m_position; }
    /// Index of the play to compare with; -1: the one before.
    void setPinned(qsizetype index);
    qsizetype pinned() const { return m_pinned; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node;

    const Node* nodeOf(const QModelIndex& index) const;
    QModelIndex indexOf(const Node& node) const;
    void build();
    void refresh();
    void tellStale(Node& node);
    /// Index of the play that the shown one is compared with; -1: none.
    qsizetype reference() const { return m_pinned >= 0 ? m_pinned : m_position - 1; }
    void update(Node& node);
    void updateEntries(Node& node, const std::optional<StateEntries>& now,
                       const std::optional<StateEntries>& before);
    void resizeChildren(Node& node, std::size_t count);
    static QString shownValue(const TextColumn::Text& text, const std::optional<StateEntries>& entries);

    std::shared_ptr<const PlayLog> m_log;
    qsizetype m_position = -1;
    qsizetype m_pinned = -1;
    std::unique_ptr<Node> m_root;
};

}
