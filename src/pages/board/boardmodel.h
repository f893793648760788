#pragma once

#include "lifecycle/weekfacts.h"
#include "lifecycle/weekgates.h"

#include <QAbstractItemModel>

#include <array>

namespace Weekglass {

/// The weeks of some games under their stages. Names and stages come at once, sizes and schemas later.
class BoardModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Columns {
        WeekColumn,
        StateColumn, ///< what is due or wrong
        NextColumn, ///< the usual next step
        SchemaColumn,
        SizeColumn,
        SessionsColumn,
        ArchiveColumn,
        OwnerColumn,
        ColumnCount
    };
    enum Roles {
        SortRole = Qt::UserRole,
        FilterRole,
        ImportantRole ///< to be seen before the others
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// What is known of the same databases stays.
    void setBoards(const std::vector<GameBoard>& boards);
    /// Sizes and facts that the boards have; nothing else of them counts.
    void addKnown(const std::vector<GameBoard>& boards);
    /// Weeks that can be asked and were not yet, at most so many.
    std::vector<GameBoard> withoutFacts(std::size_t count) const;
    /// All are to be asked again; what is known stays until then.
    void forgetFacts();

    /// Null for a stage.
    const BoardWeek* week(const QModelIndex& index) const;
    GamePointer game(const QModelIndex& index) const;
    std::optional<WeekStage> stage(const QModelIndex& index) const;
    /// Null as long as it was not asked.
    const WeekFacts* facts(const BoardWeek& week) const;
    std::optional<qint64> bytes(const BoardWeek& week) const;
    std::vector<WeekGate> gates(const QModelIndex& index) const;
    QModelIndex find(const QString& name, WeekStage stage) const;
    /// Weeks at each stage.
    std::array<int, 6> counts() const;
    /// Whose time is over.
    int dueCount() const;
    /// That should be there by now.
    int toMakeCount() const;
    int weekCount() const;

    /// Due, invalid, closed, ...; empty: nothing to say.
    static QString stateText(const BoardWeek& week);
    static QString schemaText(const WeekFacts& facts);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        GamePointer game;
        BoardWeek week;
    };
    struct Group
    {
        WeekStage stage;
        std::vector<Row> rows;
    };
    struct Known
    {
        std::optional<qint64> bytes = {};
        std::shared_ptr<const WeekFacts> facts = {};
        bool isFresh = false;
    };

    const Row* row(const QModelIndex& index) const;
    const Known* known(const BoardWeek& week) const;
    void useFacts();
    QVariant groupData(const Group& group, int column, int role) const;
    QString text(const Row& row, int column) const;
    QString toolTip(const Row& row) const;
    QVariant sortValue(const Row& row, int column) const;

    std::vector<Group> m_groups; // only stages that have weeks
    std::map<quint32, Known> m_known; // by OID: one server has each once
};

}
