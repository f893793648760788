#pragma once

#include "game/playlogdefinition.h"
#include "pg/session.h"

#include <QStringList>

#include <vector>

namespace Weekglass {

/// Something about a game that people know it by, as it is before and after an operation; nothing: NULL.
struct ToldFact
{
    QString label = {};
    Pg::Value before = {};
    Pg::Value after = {};

    friend bool operator==(const ToldFact&, const ToldFact&) = default;
};

/// A game in its own words; kept with the operation.
struct ToldGame
{
    QString title = {}; ///< empty: not known
    QString plays = {}; ///< what its plays are called; empty: plays
    std::vector<ToldFact> facts = {};
};

/// One field of a row that changes.
struct ToldChange
{
    QString subject = {}; ///< names the row
    QString field = {};
    Pg::Value before = {};
    Pg::Value after = {};
};

/// What an operation does to a table, in words of the game. Rows that are named are the first of them, at
/// most MostToldRows of each kind.
struct ToldTable
{
    QString title = {};
    qint64 gone = 0;
    qint64 added = 0;
    qint64 changed = 0;
    QStringList goneRows = {}; ///< by their subjects
    QStringList addedRows = {};
    std::vector<ToldChange> changes = {};
    qint64 changedRows = 0; ///< that the changes are of
    bool isOrdered = false; ///< the rows come in an order that means something: from the first to the last
};

inline constexpr int MostToldRows = 500;

class LedgerTransaction;
struct TableEffect;
struct TableFacts;

/// Tells the game before and after what happens between the two calls, in one transaction.
class GameTeller
{
public:
    /// @p log has a rollback and outlives it.
    GameTeller(LedgerTransaction& transaction, const PlayLogDefinition& log, QByteArray game)
        : m_transaction(transaction)
        , m_log(log)
        , m_game(std::move(game))
    {
    }

    Result<void> before() { return look(m_before); }
    Result<ToldGame> after();

private:
    struct Look
    {
        QString title = {};
        std::vector<ToldFact> facts = {}; ///< with their values before
    };

    Result<void> look(Look& told);
    Result<QString> titleOfList();

    LedgerTransaction& m_transaction;
    const PlayLogDefinition& m_log;
    const QByteArray m_game;
    Look m_before;
};

/// Of which rows of the ledger something is told.
struct ToldRowsOf
{
    const TableFacts& table;
    Pg::Sql mirror; ///< with the rows
    QByteArray operation; ///< that they were kept by
    bool isUndo = false; ///< they come back
};

/// The effects that touched rows, in the order in which the words name their tables, then the others.
std::vector<TableEffect> inToldOrder(const std::vector<TableEffect>& effects, const RollbackWords& words);

/// @p effect as it is shown: of an undo what is gone is what it removes.
Result<ToldTable> tellTable(LedgerTransaction& transaction, const ToldRowsOf& rows, const TableEffect& effect,
                            const RollbackWords& words, const QByteArray& game);

}
