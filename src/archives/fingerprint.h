#pragma once

#include "pg/session.h"

#include <QString>

#include <vector>

namespace Weekglass {

/// One object of a database, as the catalog defines it.
struct Definition
{
    QString kind; ///< "table", "column", "constraint", ...
    QString name; ///< qualified and quoted
    QString text;
    QString owner = {}; ///< the object that it comes and goes with, as name; empty: none
    QString partitionOf = {}; ///< the table that it is a partition of; empty: none
    QString ddl = {}; ///< makes it (see definitions.sql); only if asked for

    /// The definition without what a dump and restore may write differently: casts between text types,
    /// parentheses and spaces.
    QString normalized() const;
    /// Whether it holds a query: servers of different versions write the same one in different ways.
    bool isWrittenByVersion() const;
};

/// How the rows of a fingerprint are hashed.
enum class RowHash {
    Record, ///< by the hash functions of the columns' types, so that equal values have equal hashes
    Text, ///< by their text; archives of earlier versions have it
};

/// What a database holds, so that two can be compared although they are on different servers.
struct Fingerprint
{
    struct TableRows
    {
        QString name; ///< qualified and quoted
        qint64 rows = 0;
        QByteArray hash; ///< of all rows, in whatever order they are

        RowHash hashedBy() const;
        friend bool operator==(const TableRows&, const TableRows&) = default;
    };

    std::vector<TableRows> tables; ///< by name, then the large objects, if there are any
    QByteArray definitions; ///< SHA-256 of the normalized definitions
    // no parts of digest(), and empty in older archives
    QByteArray exactDefinitions = {}; ///< of them as they are
    QByteArray portableDefinitions = {}; ///< of what all versions of PostgreSQL write in the same way

    qint64 rows() const;
    RowHash hashedBy() const;
    /// SHA-256 of all.
    QByteArray digest() const;
    /// For servers of different versions: of views, rules and SQL bodies only the names count.
    Fingerprint portable() const;
    /// What differs, a line each, at most @p limit.
    QStringList differences(const Fingerprint& other, int limit = 10) const;
};

/// Where a sequence stands. It is not part of the fingerprint, because no snapshot holds it still.
struct SequencePosition
{
    QString name;
    qint64 lastValue = 0;
    bool isCalled = false;
    bool goesDown = false;

    /// How far it is, so that a larger number is further.
    qint64 reach() const { return goesDown ? -lastValue : lastValue; }
    friend bool operator==(const SequencePosition&, const SequencePosition&) = default;
};

/// All of these see what the transaction of the session sees. Row-level security that would hide a row is an
/// error, and so is a table that may not be read.
Result<std::vector<Definition>> readDefinitions(Pg::Session& session, const Pg::Call& call = {});
/// The same with what makes each of them.
Result<std::vector<Definition>> readDefinitionsWithDdl(Pg::Session& session, const Pg::Call& call = {});
Result<Fingerprint> readFingerprint(Pg::Session& session, const Pg::Call& call = {},
                                    RowHash by = RowHash::Record);
/// Of one table, whose name is as the server writes it.
Result<Fingerprint::TableRows> readTableRows(Pg::Session& session, const QString& table,
                                             const Pg::Call& call = {}, RowHash by = RowHash::Record);
Result<std::vector<SequencePosition>> readSequences(Pg::Session& session, const Pg::Call& call = {});
/// The number of rows in all tables.
Result<qint64> countRows(Pg::Session& session, const Pg::Call& call = {});

/// For a transaction that takes its time: no time limits, and no rows hidden.
Result<void> liftLimits(Pg::Session& session);
/// The same for one that reads a whole database, and nothing but its tables where the server can see to that.
Result<void> setForWholeRead(Pg::Session& session);

}
