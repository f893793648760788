#pragma once

#include "rollback/ledgertransaction.h"

#include <map>
#include <set>

namespace Weekglass {

/// Rows inserted, updated and deleted.
struct RowCounts
{
    qint64 inserted = 0;
    qint64 updated = 0;
    qint64 deleted = 0;

    friend bool operator==(const RowCounts&, const RowCounts&) = default;
    RowCounts& operator+=(const RowCounts& other)
    {
        inserted += other.inserted;
        updated += other.updated;
        deleted += other.deleted;
        return *this;
    }
    RowCounts operator-(const RowCounts& other) const
    {
        return {inserted - other.inserted, updated - other.updated, deleted - other.deleted};
    }
};

/// The server's count of what this session did to each table.
struct Counters
{
    struct Entry
    {
        QByteArray name;
        RowCounts rows;
    };
    std::map<quint32, Entry> tables;
    QByteArray files; ///< differs after a table was emptied, rewritten, made or dropped

    static Result<Counters> read(LedgerTransaction& transaction);
};

/// "INSERT INTO t (columns) SELECT …", with the parameters' types told first.
Pg::Sql insertSql(const TableFacts& table, const Pg::Sql& columns, const Pg::Sql& select);

/// One row about what the ledger keeps of the table for an operation: place, gone, changed, added, and the
/// fingerprints before and after.
Pg::Sql effectSql(const TableFacts& table, const QByteArray& operation, int place);

/// Keeps in the ledger what an operation does to the rows of its tables. Per table and key the net: a row
/// gone (image g), changed (b before and a after) or added (n). A table without a primary key has no changed
/// rows: they are gone and added.
class Journal
{
public:
    /// @p tables outlive it; those in @p copied are compared with a copy of themselves, since cascades and
    /// triggers change them too.
    Journal(LedgerTransaction& transaction, QByteArray operation, const std::vector<TableFacts>& tables,
            std::set<quint32> copied);

    /// Takes the copies and the first count.
    Result<void> begin();
    /// Deletes or updates the rows of @p condition, in SQL over the table t with the parameters.
    Result<void> remove(const TableFacts& table, const Pg::Sql& condition, const Pg::Params& params);
    Result<void> update(const TableFacts& table, const Pg::Sql& assignments, const Pg::Sql& condition,
                        const Pg::Params& params);
    /// Inserts the rows of @p select, a query with the parameters, into the columns.
    Result<void> insert(const TableFacts& table, const Pg::Sql& columns, const Pg::Sql& select,
                        const Pg::Params& params);
    /// Completes the images. @return tables in which more happened than was asked for, by name: they have to
    /// be copied, so the operation has to be tried again with them.
    Result<QByteArrayList> finish();
    /// Of the rows gone, changed and added, those for which the condition that they are of @p game is false.
    Result<qint64> countOfOthers(const TableFacts& table, const Pg::Sql& isOfGame, const QByteArray& game);
    /// How many rows more are gone than came that have a number of at most @p target in the column.
    Result<qint64> countUpTo(const TableFacts& table, const Pg::Sql& column, qint64 target);
    /// Counts and fingerprints, from what the ledger keeps, in the order of the tables.
    Result<std::vector<TableEffect>> effects(bool withSample);

private:
    bool isCopied(const TableFacts& table) const { return m_copied.contains(table.oid); }
    Result<void> copy(const TableFacts& table);
    Result<void> compareWithCopy(const TableFacts& table);
    Result<void> compareTexts(const TableFacts& table, const Pg::Sql& copy);
    Result<void> completeUpdates(const TableFacts& table);
    /// No row may be gone and come again: it would have two images of how it was.
    Result<void> refuseReturns(const TableFacts& table);
    /// Keeps the rows of @p from as images. @return how many.
    Result<qint64> keep(const TableFacts& table, char image, const Pg::Sql& alias, const Pg::Sql& from,
                        const Pg::Params& params);
    /// Whether one statement can both change and keep, which is quicker: no trigger may refuse or change rows
    /// unnoticed, no earlier step has changed them, and all are on this server, which then counts them.
    bool isSimple(const TableFacts& table);
    Result<void> removeSimply(const TableFacts& table, const Pg::Sql& condition, const Pg::Params& params);
    Result<void> updateSimply(const TableFacts& table, const Pg::Sql& assignments, const Pg::Sql& condition,
                              const Pg::Params& params);
    /// "INSERT INTO mirror SELECT …, alias.* FROM ", to be followed by the rows.
    Pg::Sql intoMirror(const TableFacts& table, char image, const Pg::Sql& alias) const;
    Result<qint64> keepBefore(const TableFacts& table, char image, const Pg::Sql& condition,
                              const Pg::Params& params);
    Result<Pg::Table> sample(const TableFacts& table);

    LedgerTransaction& m_transaction;
    const QByteArray m_operation;
    const std::vector<TableFacts>& m_tables;
    const std::set<quint32> m_copied;
    Counters m_before;
    std::set<quint32> m_complete; // tables with updates that have both images already
    std::map<quint32, RowCounts> m_asked; // what the statements themselves did
    std::map<quint32, qint64> m_goneAfterUpdate; // rows that one step changed and a later one deleted
};

}
