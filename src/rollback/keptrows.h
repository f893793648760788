#pragma once

#include "rollback/operation.h"

namespace Weekglass {

/// Rows that go from a table, and are kept in the week's ledger so that undoOperation() puts them back.
struct KeptDeletion
{
    QString table; ///< schema.table
    QString into = {}; ///< schema.table that the rows move to; it has all columns of the other; empty: none
    QString title = {}; ///< why they go, for the receipt
    Pg::Sql deletion = {}; ///< DELETE FROM … RETURNING all columns of the table
    Pg::Params params = {};
    /// Looks, before it is committed, whether these are the right rows: how many, and a table expression with
    /// what was kept of them. Empty: they are.
    std::function<Result<void>(Pg::Session&, qint64 rows, const Pg::Sql& kept)> check = {};
};

/// Why rows of the table cannot go and be kept, or may not by this role; nothing is changed.
Result<void> checkKeptDeletion(Pg::Session& session, const KeptDeletion& deletion,
                               const RollbackOptions& options = {});

/// Deletes, keeps and, if it is to, inserts the rows, in one transaction: all of it or none. A superuser goes
/// on as the owner of the table. Refused if more happens than that, by triggers or cascades. @return the
/// operation; one without id: there was no row, and nothing was written.
Result<Operation> deleteKept(Pg::Session& session, const KeptDeletion& deletion, const OperationBy& by,
                             const RollbackOptions& options = {});

}
