#pragma once

#include "rollback/journal.h"
#include "rollback/undo.h"

namespace Weekglass {

/// An undo inside its transaction, up to the point where it is either committed or thrown away.
class UndoRun
{
public:
    enum class Conflicts {
        Refuse,
        Overwrite ///< for a transaction that is thrown away
    };

    UndoRun(LedgerTransaction& transaction, const Operation& operation)
        : m_transaction(transaction)
        , m_operation(operation)
    {
    }

    /// Reads the catalog and refuses what cannot be put back or may not be; changes nothing.
    Result<void> prepare();
    Result<void> lock();
    /// Rows that are in the way, the first twenty and how many.
    Result<void> findConflicts(qint64& count, std::vector<UndoConflict>& first);
    /// Rows that were added go, changed ones become what they were, gone ones come back; then it looks
    /// whether all of them are byte for byte what they were.
    Result<void> putBack(Conflicts conflicts);

    /// @p effects as the undo has them: what it removes is gone.
    Result<std::vector<ToldTable>> tell(const std::vector<TableEffect>& effects, const RollbackWords& words);
    QStringList triggers() const;
    std::vector<quint32> oids() const;

private:
    struct Table
    {
        TableFacts facts;
        TableEffect effect; ///< of the operation that is undone
        Pg::Sql mirror;
    };
    struct ForeignKey
    {
        const Table* child;
        const Table* parent;
        Pg::Sql name;
        bool isDeferrable;
    };

    Result<void> checkRights() const;
    Result<void> readForeignKeys();
    void orderTables();
    /// Switches off what would run along, and puts off checks until all rows are there.
    Result<void> loosen();
    Result<void> tighten();
    static bool hasToWait(const ForeignKey& key);
    Result<qint64> removeAdded(const Table& table);
    Result<qint64> revertChanged(const Table& table, Conflicts conflicts);
    Result<qint64> insertGone(const Table& table, Conflicts conflicts);
    static Result<void> checkCount(const Table& table, const Result<qint64>& done, qint64 expected);
    Result<void> verify();
    Result<void> refuseSideEffects(const Counters& before);
    Pg::Sql images(const char* list) const;
    /// Rows m whose values in unique columns change: one by one they could meet a row that has them still.
    Pg::Sql isMoved(const Table& table) const;
    Result<void> countMoved();
    qint64 movedOf(const Table& table) const;

    LedgerTransaction& m_transaction;
    const Operation& m_operation;
    std::vector<Table> m_tables; // in the order in which rows are inserted: parents first
    std::vector<ForeignKey> m_foreignKeys;
    std::map<quint32, qint64> m_moved; ///< by table: how many changed rows give way and come back
};

}
