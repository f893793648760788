#pragma once

#include "pg/session.h"

#include <QStringList>

#include <vector>

namespace Weekglass {

/// What a query in a database can name.
struct SqlCatalog
{
    struct Relation
    {
        QString schema;
        QString name;
        QStringList columns; ///< in their order
    };

    std::vector<Relation> relations; ///< by schema and name
    QStringList functions; ///< those outside of pg_catalog with their schema, as SQL text

    static Result<SqlCatalog> load(Pg::Session& session, const Pg::Call& call = {});
    QStringList schemas() const;
    /// Null if there is none. An empty schema: any.
    const Relation* relation(const QString& schema, const QString& name) const;
};

/// What may stand where the cursor is.
struct SqlProposals
{
    qsizetype begin = 0; ///< what stands from here to the cursor is replaced
    QStringList words; ///< as SQL text, the most likely first
};

/// Behind a dot: tables and functions of a schema, or columns of a table, also by its alias. Else columns of
/// the tables that the statement names, tables, schemas, functions and keywords that begin like the word
/// before the cursor. None inside strings and comments.
SqlProposals sqlProposals(const SqlCatalog& catalog, QStringView text, qsizetype cursor);

}
