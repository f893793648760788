#pragma once

#include "tables/relation.h"

namespace Weekglass {

struct RelationColumn
{
    /// For what can be asked of a value.
    enum class Sort {
        Text,
        Number,
        Time,
        Truth,
        Enum,
        Json,
        Jsonb,
        Plain, ///< compared by the server's own operators: uuid, inet, bytea, …
        Other ///< known by its text only
    };

    QString name;
    QString type = {}; ///< as the server writes it
    Sort sort = Sort::Other;
    bool isNotNull = false;
    QString defaultText = {}; ///< the expression; empty: none
    bool isIdentity = false;
    bool isGenerated = false; ///< the default is how it is computed
    QString comment = {};
    bool isLong = false; ///< of a type without a bound: a list shows how a value begins
    bool isPlain = true; ///< comparing its values runs the server's own code only
    /// Of a type of an extension: the schema of the operators that order it; empty: it has no order that may
    /// be trusted, or needs none named.
    QString orderSchema = {};
    bool isReadable = true; ///< by the role of the session
    bool isKey = false; ///< of the primary key

    bool isJson() const { return sort == Sort::Json || sort == Sort::Jsonb; }
};

struct RelationIndex
{
    QString name;
    bool isPrimary = false;
    bool isUnique = false;
    bool isValid = true;
    QString method = {};
    QString definition = {};
    std::optional<qint64> bytes = {};
    QString comment = {};
    bool isOrder = false; ///< it knows each row just once, and has them in the order of ORDER BY
    QStringList columns = {}; ///< without expressions
};

struct RelationConstraint
{
    enum class Kind { Primary, Unique, Exclusion, Check };

    QString name;
    Kind kind = Kind::Check;
    QString definition;
    QString comment = {};
};

struct ForeignKey
{
    QString name;
    quint32 fromOid = 0;
    RelationName from = {};
    QStringList fromColumns = {};
    quint32 toOid = 0;
    RelationName to = {};
    QStringList toColumns = {}; ///< in pairs with the others
    QString definition = {};
};

/// By which columns the rows of a relation are walked.
struct RowOrder
{
    QStringList columns = {}; ///< empty: there is no such key
    QString index = {};
    QString whyNone = {}; ///< translated
};

struct RelationDetails
{
    Relation relation;
    std::vector<RelationColumn> columns;
    std::vector<RelationIndex> indexes = {};
    std::vector<RelationConstraint> constraints = {};
    std::vector<ForeignKey> references = {}; ///< from here
    std::vector<ForeignKey> referring = {}; ///< to here; one that refers to its own table is in both
    RowOrder order = {};

    /// Null if there is none.
    const RelationColumn* column(const QString& name) const;
};

Result<RelationDetails> readRelationDetails(Pg::Session& session, const Relation& relation,
                                            const Pg::Call& call = {});
/// Columns of all tables that are no partitions, each with its table's OID.
Result<std::vector<std::pair<quint32, RelationColumn>>> readAllColumns(Pg::Session& session,
                                                                       const Pg::Call& call = {});
/// @p relation: 0: all.
Result<std::vector<ForeignKey>> readForeignKeys(Pg::Session& session, quint32 relation,
                                                const Pg::Call& call = {});

/// By the primary key, else by a unique index of columns that are never NULL, the one of the fewest columns.
/// It is none if a column may not be read, or has a type whose order is somebody's own code.
RowOrder rowOrderOf(const RelationDetails& details);

}
